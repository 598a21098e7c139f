// Text that a page prints twice: for phones and for screens, as a summary and as the article, shown and hidden. What one box says
// again is said on purpose.
import ArabicText
import ArticleModel

extension ArticleAssembler {
    /// In letters; a shorter paragraph may be said twice on purpose, as verses and answers are.
    private static let longestRefrain = 80

    mutating func dropRepeats() {
        dropSecondHalf()
        dropFirstAgain()
        dropWhole()
    }

    private func letters(of block: PageBlock) -> [UInt32] { Self.letters(String(codePoints: block.text)) }

    /// The long paragraphs, by their places among the blocks.
    private var long: [(place: Int, letters: [UInt32])] {
        blocks.indices.filter { [.paragraph, .quotation].contains(blocks[$0].block.role) && blocks[$0].text.count > Self.longestRefrain }
            .map { ($0, letters(of: blocks[$0])) }
    }

    /// The box that a block stands in.
    private func box(_ block: PageBlock) -> Int { tree[block.node].parent }

    /// A text of several paragraphs that all come again in their order, in a box of their own.
    private mutating func dropSecondHalf() {
        let texts = long
        let half = texts.count / 2
        guard half >= 2, texts.count % 2 == 0, Set(texts.map(\.letters)).count == half else { return }
        let pairs = zip(texts[..<half], texts[half...])
        guard pairs.allSatisfy({ $0.letters == $1.letters && box(blocks[$0.place]) != box(blocks[$1.place]) }) else { return }
        blocks.removeSubrange(texts[half].place...)
    }

    /// The first paragraph, when it comes once more: a lead that the text begins with too.
    private mutating func dropFirstAgain() {
        let texts = long
        guard let first = texts.first, Set(texts.map(\.letters)).count == texts.count - 1,
            let again = texts.dropFirst().first(where: { $0.letters == first.letters }), box(blocks[again.place]) != box(blocks[first.place])
        else { return }
        blocks.remove(at: again.place)
    }

    /// A first paragraph in which the next ones stand, one after the other.
    private mutating func dropWhole() {
        let texts = blocks.indices.filter { [.paragraph, .listItem, .quotation].contains(blocks[$0].block.role) }
        guard texts.count >= 3 else { return }
        let whole = letters(of: blocks[texts[0]])
        var place = 0
        var found = 0
        for index in texts.dropFirst() where place < whole.count {
            let part = letters(of: blocks[index])
            guard !part.isEmpty, whole[place...].starts(with: part) else { break }
            place += part.count
            found += 1
        }
        if found >= 2, place * 10 >= whole.count * 9 { blocks.remove(at: texts[0]) }
    }
}
