// Related articles as they are set at an article's end: each with its source and age.
import ArabicText
import ArticleModel

struct RelatedComposer {
    let direction: TextDirection
    let phrases: Phrases
    let clock: ClockTime?
    /// For who listens no box is drawn.
    var isSpoken = false

    func blocks(_ entries: [RelatedEntry]) -> [ShownBlock] {
        guard !entries.isEmpty else { return [] }
        let base = BaseDirection(direction)
        var heading = ShownBlock(.heading, codePoints(phrases.related), base: phrases.base)
        heading.keepsWithNext = true
        var blocks = [heading]
        for (index, entry) in entries.enumerated() {
            let kicker = entry.kicker.map { $0 + " | " } ?? ""
            var block = ShownBlock(.related, codePoints(kicker + ShownTitle.text(entry.title)), base: .inherited(direction))
            block.marker = codePoints("•")
            (block.indent, block.spaceBefore, block.relatedIndex) = (2, 0, index)
            blocks.append(block)
            let facts = facts(of: entry)
            guard !facts.isEmpty else { continue }
            blocks[blocks.count - 1].keepsWithNext = true
            var line = ShownBlock(.dateline, facts, base: base)
            // Where they alone are on the page they lead there as well.
            (line.indent, line.spaceBefore, line.relatedIndex) = (2, 0, index)
            blocks.append(line)
        }
        return isSpoken ? blocks : FurnitureComposer.boxed(blocks)
    }

    private func facts(of entry: RelatedEntry) -> [UInt32] {
        var facts: [String] = []
        if let source = entry.source, !source.isEmpty { facts.append(source) }
        if let date = entry.date, let clock { facts.append(phrases.age(of: date, at: clock)) }
        return Array(facts.map { codePoints($0).isolated() }.joined(separator: codePoints(" · ")))
    }
}
