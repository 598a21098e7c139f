// What a small screen's first page leaves out of an article's head, so that it shows the title and how the text begins. In this order, one
// after the other until it fits: rules go; credits, captions, date and source, byline, subtitle and kicker stand behind the lead; blank rows
// go; the title's last lines go, and the whole of it stands behind the lead too. Where there is no lead to stand behind, nothing is moved, and
// the title is whole.
import ArticleModel

struct HeadFitting {
    /// Rows of the first page.
    let rows: Int
    let lineCount: (ShownBlock) -> Int

    private static let order: [Role] = [.credits, .caption, .dateline, .byline, .heading, .kicker]

    struct Fitted {
        /// What is shown, in reading order: a block's number, that of one behind the lead raised by the count of all.
        var numbers: [Int]
        var hasBlanks = true
        /// Lines of the title before the lead, where it has more; nil where it is whole.
        var titleLines: Int?
    }

    func fitted(_ blocks: [ShownBlock]) -> Fitted {
        var numbers = Array(blocks.indices)
        if fits(numbers, blocks, hasBlanks: true) { return Fitted(numbers: numbers) }
        numbers.removeAll { blocks[$0].isRule }
        var moved: [Int] = []
        if let lead = numbers.first(where: { blocks[$0].role == .lead }) {
            for role in Self.order where !fits(numbers, blocks, hasBlanks: true) {
                moved += numbers.filter { blocks[$0].role == role && $0 < lead }
                numbers.removeAll { moved.contains($0) }
            }
        }
        var fitted = Fitted(numbers: [], hasBlanks: fits(numbers, blocks, hasBlanks: true))
        fitted.titleLines = fitted.hasBlanks ? nil : roomForTitle(numbers, blocks)
        if fitted.titleLines != nil { moved += numbers.filter { blocks[$0].role == .title } }
        fitted.numbers = numbers + moved.sorted().map { $0 + blocks.count }
        return fitted
    }

    /// Lines of the title that leave room for the first ones of the lead; nil where all do, and where there is no lead.
    private func roomForTitle(_ numbers: [Int], _ blocks: [ShownBlock]) -> Int? {
        guard !fits(numbers, blocks, hasBlanks: false), let title = numbers.first(where: { blocks[$0].role == .title }),
            let lead = numbers.first(where: { blocks[$0].role == .lead }), title < lead
        else { return nil }
        let others = numbers.filter { $0 != title && $0 < lead }.reduce(0) { $0 + lineCount(blocks[$1]) }
        let room = rows - others - begun(lineCount(blocks[lead]))
        return room > 0 && room < lineCount(blocks[title]) ? room : nil
    }

    /// Two lines stand together at a page's edge, so three can't be parted.
    private func begun(_ lines: Int) -> Int { rows < 6 ? 1 : lines <= 3 ? lines : 2 }

    /// True when everything up to the first lines of the lead stands on the page; of a head without one, all of it and lines of text.
    private func fits(_ numbers: [Int], _ blocks: [ShownBlock], hasBlanks: Bool) -> Bool {
        var taken = 0
        for number in numbers {
            let block = blocks[number]
            if hasBlanks, number != numbers.first { taken += block.spaceBefore }
            let lines = lineCount(block)
            if block.role == .lead { return taken + begun(lines) <= rows }
            taken += lines
        }
        // Of what follows a head the lines are not known.
        return taken + (hasBlanks ? 1 : 0) + begun(3) <= rows
    }
}
