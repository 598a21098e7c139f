// A passage that is looked for in a text by its words, in whatever paragraphs they stand now: harakat, tatweel and the ends of paragraphs
// make no difference. Of several places that say it, the one after the same words counts, then the nearest to where it was.
import ArabicText
import ArticleModel

struct SoughtPassage {
    let highlight: Highlight
    private let words: FoldedText
    private let firstWord: FoldedText
    private let before: [UInt32]
    private let origin: Int
    private(set) var best: (stretch: TextStretch, followsTheSame: Bool, distance: Int)?

    init(_ highlight: Highlight) {
        self.highlight = highlight
        let text = codePoints(highlight.text).map(Self.spaced)
        words = FoldedText(Self.trimmed(text))
        firstWord = FoldedText(Array(Self.trimmed(text).prefix { $0 != " " }))
        before = FoldedText(Self.trimmed(codePoints(highlight.before).map(Self.spaced))).scalars
        origin = highlight.start.offset
    }

    /// A block's text as the passage was kept: with its marker.
    static func plain(_ block: ShownBlock) -> [UInt32] { lead(of: block) + block.text.map(spaced) }

    private static func lead(of block: ShownBlock) -> [UInt32] { block.marker.map { $0 + [codePoint(" ")] } ?? [] }

    private static func spaced(_ scalar: UInt32) -> UInt32 {
        switch scalar {
        case "\n", .lineSeparator, .noBreakSpace, .narrowNoBreakSpace: codePoint(" ")
        default: scalar
        }
    }

    private static func trimmed(_ text: [UInt32]) -> [UInt32] {
        Array(text.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
    }

    /// Looks for what begins in a block.
    /// - Parameters:
    ///   - text: the block's, plain.
    ///   - folded: the same, folded.
    mutating func look(at address: BlockAddress, _ text: [UInt32], _ folded: FoldedText, in document: ArticleDocument) {
        guard !words.scalars.isEmpty, !folded.matches(of: firstWord).isEmpty else { return }
        var window = text
        var blocks: [(address: BlockAddress, start: Int, lead: Int)] = [(address, 0, Self.lead(of: document.block(at: address)).count)]
        // As much of what follows as the passage may reach into: folding makes texts shorter, never longer by much.
        while window.count < text.count + 2 * highlight.text.unicodeScalars.count, let last = blocks.last,
            let following = document.address(after: last.address), !following.isInTail
        {
            let block = document.block(at: following)
            window.append(codePoint(" "))
            blocks.append((following, window.count, Self.lead(of: block).count))
            window += Self.plain(block)
        }
        for match in FoldedText(window).matches(of: words) where match.lowerBound < text.count { take(match, window, blocks) }
    }

    private mutating func take(_ match: Range<Int>, _ window: [UInt32], _ blocks: [(address: BlockAddress, start: Int, lead: Int)]) {
        func place(_ index: Int, isEnd: Bool) -> TextPlace? {
            blocks.last { $0.start < index + (isEnd ? 0 : 1) }.map { block in
                TextPlace(address: block.address, scalar: max(0, index - block.start - block.lead))
            }
        }
        var end = match.upperBound
        while end > match.lowerBound + 1, window[end - 1] == " " { end -= 1 }
        guard let start = place(match.lowerBound, isEnd: false), let last = place(end, isEnd: true), start < last else { return }
        let prefix = FoldedText(Self.trimmed(Array(window[..<match.lowerBound]))).scalars
        let followsTheSame = before.isEmpty ? prefix.isEmpty : prefix.suffix(before.count).elementsEqual(before)
        let distance = abs(start.stored.offset - origin)
        if let best, (best.followsTheSame ? 1 : 0, -best.distance) >= (followsTheSame ? 1 : 0, -distance) { return }
        best = (TextStretch(start, last), followsTheSame, distance)
    }
}
