// The highlights of an article, each where its passage stands in this text. One that no longer stands where it was kept is looked for by its
// words, a slice at a time; what is not found keeps its note, and is said to be gone. Refuses to guess: a passage whose words have changed is
// another one.
import ArabicText
import ArticleModel

struct PlacedHighlights {
    private(set) var all: [Highlight] = []
    /// By the highlights' numbers.
    private(set) var stretches: [Int64: TextStretch] = [:]
    private var sought: [SoughtPassage] = []
    /// Where looking goes on; nil when nothing is looked for.
    private var next: BlockAddress?

    var isSettled: Bool { next == nil }
    /// Those whose passage the text no longer has.
    var gone: [Highlight] { isSettled ? all.filter { stretches[$0.id] == nil } : [] }

    mutating func set(_ highlights: [Highlight], in document: ArticleDocument) {
        all = highlights
        place(in: document)
    }

    /// Finds all of them in a text of which blocks may have other numbers than before.
    mutating func place(in document: ArticleDocument) {
        (stretches, sought) = ([:], [])
        for highlight in all {
            if let stretch = Self.stretch(of: highlight, in: document) {
                stretches[highlight.id] = stretch
            } else {
                sought.append(SoughtPassage(highlight))
            }
        }
        next = sought.isEmpty ? nil : document.firstAddress
    }

    /// Looks on through about so many bytes.
    /// - Returns: what was found elsewhere, once all has been looked through.
    mutating func extend(in document: ArticleDocument, bytes: Int) -> [(id: Int64, stretch: TextStretch)] {
        var passed = 0
        while let address = next, passed < bytes {
            let block = document.passing.block(at: address)
            let text = block.isToldAgain ? [] : SoughtPassage.plain(block)
            passed += text.count * 2 + 16
            let folded = FoldedText(text)
            for index in sought.indices { sought[index].look(at: address, text, folded, in: document) }
            next = document.passing.address(after: address).flatMap { $0.isInTail ? nil : $0 }
        }
        guard next == nil else { return [] }
        let found = sought.compactMap { passage in passage.best.map { (id: passage.highlight.id, stretch: $0.stretch) } }
        for (id, stretch) in found { stretches[id] = stretch }
        sought = []
        return found
    }

    /// The scalars of a block that are highlighted.
    func ranges(in address: BlockAddress, of count: Int) -> [Range<ScalarOffset>] { stretches.values.compactMap { $0.range(in: address, of: count) } }

    func highlight(at place: TextPlace) -> Highlight? {
        all.first { highlight in stretches[highlight.id].map { $0.start <= place && place < $0.end } ?? false }
    }

    // MARK: Where it was kept

    /// Where it was kept, if the text says the same there.
    private static func stretch(of highlight: Highlight, in document: ArticleDocument) -> TextStretch? {
        guard let start = TextPlace(highlight.start), let end = TextPlace(highlight.end), start < end, isNear(start, end, highlight),
            document.nearest(to: start) == start, document.nearest(to: end) == end
        else { return nil }
        let stretch = TextStretch(start, end)
        return document.plainText(of: stretch) == codePoints(highlight.text) ? stretch : nil
    }

    /// False for places between which there is more than the passage: what a file says of them may be anything.
    private static func isNear(_ start: TextPlace, _ end: TextPlace, _ highlight: Highlight) -> Bool {
        guard case .body(let first) = start.address, case .body(let last) = end.address else { return true }
        return last - first <= 16 * highlight.text.utf8.count + 4096
    }
}

extension TextPlace {
    init?(_ place: Highlight.Place) { self.init(part: place.part, offset: place.offset, scalar: place.scalar) }
}

extension Highlight.Place {
    package init(_ place: TextPlace) {
        let (part, offset, scalar) = place.stored
        self.init(part: part, offset: offset, scalar: scalar)
    }
}
