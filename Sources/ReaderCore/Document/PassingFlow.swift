// An article gone through once from some place on, for counting: pages, hits. It fills none of the document's caches, which are for what is
// on the screen, and keeps but the last few blocks.
import TextLayout

final class PassingFlow {
    private struct Passed {
        var byte: Int
        var block: ShownBlock
        /// Where to look for the next one, and where that starts, as far as it is known.
        var next: Int
        var following: Int?
        var item: FlowItem?
    }

    private unowned let document: ArticleDocument
    /// The blocks of the body that were passed last, in order. A small table looks ten ahead, a heading before it four more (`Pagination`).
    private var passed: [Passed] = []
    private static let mostPassed = 16

    init(_ document: ArticleDocument) { self.document = document }

    /// The layout has changed.
    func forget() { passed.removeAll(keepingCapacity: true) }

    func block(at address: BlockAddress) -> ShownBlock {
        guard case .body(let byte) = address else { return document.block(at: address) }
        return place(of: byte).map { passed[$0].block } ?? document.block(at: address)
    }

    /// Where a block stands among those that were passed; nil where none starts at the byte.
    private func place(of byte: Int) -> Int? {
        if let known = passed.lastIndex(where: { $0.byte == byte }) { return known }
        return pass(from: byte) == byte ? passed.count - 1 : nil
    }

    /// Passes the first block from a line's start on.
    /// - Returns: where it starts; nil where there is none.
    private func pass(from offset: Int) -> Int? {
        guard let (block, next) = document.firstBody(from: offset) else { return nil }
        let byte = block.sourceRange.lowerBound
        if passed.contains(where: { $0.byte == byte }) { return byte }
        if passed.count == Self.mostPassed { passed.removeFirst() }
        passed.append(Passed(byte: byte, block: document.shown(block, next), next: next))
        document.counted = (next, block.role)
        return byte
    }
}

extension PassingFlow: Flow {
    func item(at address: BlockAddress) -> FlowItem {
        guard case .body(let byte) = address, let place = place(of: byte) else { return document.item(at: address) }
        if let known = passed[place].item { return known }
        let item = document.item(of: passed[place].block)
        passed[place].item = item
        return item
    }

    func address(after address: BlockAddress) -> BlockAddress? {
        guard case .body(let byte) = address, let place = place(of: byte) else { return document.address(after: address) }
        if let following = passed[place].following { return .body(byte: following) }
        guard let following = pass(from: passed[place].next) else { return document.firstTail }
        if let place = self.place(of: byte) { passed[place].following = following }
        return .body(byte: following)
    }

    func address(before address: BlockAddress) -> BlockAddress? { document.address(before: address) }
}
