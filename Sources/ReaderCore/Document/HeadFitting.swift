// What a small screen's first page leaves out of an article's head, so that it shows the title and how the text begins. In this order, one
// after the other until it fits: rules go; credits, captions, date and source, byline, subtitle and kicker stand behind the lead; blank rows
// go. Where there is no lead to stand behind, nothing is moved.
import ArticleModel

struct HeadFitting {
    /// Rows of the first page.
    let rows: Int
    let lineCount: (ShownBlock) -> Int

    private static let order: [Role] = [.credits, .caption, .dateline, .byline, .heading, .kicker]

    /// What is shown, in reading order: a block's number, that of one behind the lead raised by the count of all.
    func numbers(of blocks: [ShownBlock]) -> (numbers: [Int], hasBlanks: Bool) {
        var numbers = Array(blocks.indices)
        if fits(numbers, blocks, hasBlanks: true) { return (numbers, true) }
        numbers.removeAll { blocks[$0].isRule }
        var moved: [Int] = []
        if let lead = numbers.first(where: { blocks[$0].role == .lead }) {
            for role in Self.order where !fits(numbers, blocks, hasBlanks: true) {
                moved += numbers.filter { blocks[$0].role == role && $0 < lead }
                numbers.removeAll { moved.contains($0) }
            }
        }
        return (numbers + moved.sorted().map { $0 + blocks.count }, fits(numbers, blocks, hasBlanks: true))
    }

    /// True when everything up to the first lines of the lead stands on the page; of a head without one, all of it and lines of text.
    private func fits(_ numbers: [Int], _ blocks: [ShownBlock], hasBlanks: Bool) -> Bool {
        // Two lines stand together at a page's edge, so three can't be parted; of what follows a head the lines are not known.
        func begun(_ lines: Int) -> Int { rows < 6 ? 1 : lines <= 3 ? lines : 2 }
        var taken = 0
        for number in numbers {
            let block = blocks[number]
            if hasBlanks, number != numbers.first { taken += block.spaceBefore }
            let lines = lineCount(block)
            if block.role == .lead { return taken + begun(lines) <= rows }
            taken += lines
        }
        return taken + (hasBlanks ? 1 : 0) + begun(3) <= rows
    }
}
