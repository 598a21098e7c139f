// The head of an article as one screen shows it. A block keeps its number whatever the screen: one that a small screen moves behind the
// lead is known there by another number beyond all others, which leads back to its own.
import ArticleModel

struct ShownHead {
    /// As they are composed, in the order of a page with room for them.
    private(set) var blocks: [ShownBlock]
    /// The numbers of the blocks that are shown, in reading order and rising: a moved one's is its own and the count of all.
    private(set) var numbers: [Int]
    /// Lines of the title where it stands first and is cut; nil where it is whole.
    private var titleLines: Int?

    /// False where blank rows have gone for want of room.
    private(set) var hasBlanks = true

    /// All blocks in their own order.
    init(_ blocks: [ShownBlock]) { (self.blocks, numbers) = (blocks, Array(blocks.indices)) }

    /// Fitted to a first page of so many rows.
    /// - Parameter lineCount: lines of a block.
    mutating func fit(rows: Int, lineCount: @escaping (ShownBlock) -> Int) {
        let fitted = HeadFitting(rows: rows, lineCount: lineCount).fitted(blocks)
        (numbers, titleLines, hasBlanks) = (fitted.numbers, fitted.titleLines, fitted.hasBlanks)
        if let moved = numbers.first(where: { $0 >= blocks.count }) { blocks[moved - blocks.count].spaceBefore = 1 }
        if !fitted.hasBlanks { for item in blocks.indices { blocks[item].spaceBefore = 0 } }
    }

    /// What stands above the first text of a page stands across its columns.
    mutating func spanColumns() {
        for number in numbers {
            let block = self[number]
            if block.role == .lead || block.role == .caption { return }
            blocks[number % blocks.count].spansColumns = true
        }
    }

    subscript(number: Int) -> ShownBlock {
        guard !blocks.isEmpty, number >= 0 else { return ShownBlock(.body, [], base: .automatic) }
        var block = blocks[number % blocks.count]
        if let titleLines, number < blocks.count, block.role == .title { block.form = .beginning(lines: titleLines) }
        return block
    }

    var first: Int? { numbers.first }
    var last: Int? { numbers.last }
    func number(after number: Int) -> Int? { numbers.first { $0 > number } }
    func number(before number: Int) -> Int? { numbers.last { $0 < number } }

    /// The number under which a block is shown; of one that is not, the nearest's.
    func nearest(to number: Int) -> Int? {
        guard !blocks.isEmpty, !numbers.contains(number) else { return numbers.isEmpty ? nil : number }
        let own = number >= 2 * blocks.count ? blocks.count - 1 : max(0, number) % blocks.count
        return numbers.first { $0 % blocks.count == own } ?? numbers.last { $0 <= own } ?? numbers.first
    }

    /// How many of the shown blocks stand before one.
    func place(of number: Int) -> Int { numbers.count { $0 < number } }
}
