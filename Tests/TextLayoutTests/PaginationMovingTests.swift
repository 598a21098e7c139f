// Going up and down a flow by rows, against the rows written out one below the other.
import TestSupport
import Testing

@testable import TextLayout

private struct ListedFlow: Flow {
    var items: [FlowItem]
    func item(at address: Int) -> FlowItem { items[address] }
    func address(after address: Int) -> Int? { address + 1 < items.count ? address + 1 : nil }
    func address(before address: Int) -> Int? { address > 0 ? address - 1 : nil }

    /// Every row from the first line on; nil for a blank one.
    var rows: [FlowPlace<Int>?] {
        items.indices.flatMap { index in
            Array(repeating: nil, count: index == 0 ? 0 : items[index].spaceBefore) + (0..<items[index].lineCount).map { FlowPlace(index, line: $0) }
        }
    }
}

@Suite("Pagination: moving by rows")
struct PaginationMovingTests {
    private func flow(_ seed: UInt64) -> ListedFlow {
        var random = SplitMix(seed)
        return ListedFlow(
            items: (0..<Int.random(in: 1...12, using: &random)).map { _ in
                FlowItem(
                    lineCount: Int.random(in: 1...5, using: &random), spaceBefore: Int.random(in: 0...3, using: &random),
                    keepsWithNext: Bool.random(using: &random))
            })
    }

    @Test("so many rows above a place is the row that stands there; in a gap, the block below it", arguments: 0..<60)
    func back(_ seed: UInt64) {
        let flow = flow(seed)
        let (rows, pagination) = (flow.rows, Pagination(flow: flow))
        for (index, row) in rows.enumerated() {
            guard let place = row else { continue }
            // A page that starts with a block has no gap above it.
            let top = place.line == 0 && place.address > 0 ? index - flow.items[place.address].spaceBefore : index
            for count in 0...rows.count + 2 {
                let landing = count == 0 ? index : top - count
                let expected = landing < 0 ? FlowPlace(0) : rows[landing...].lazy.compactMap { $0 }.first
                #expect(pagination.back(place, rows: count) == expected, "\(count) above \(place) of \(flow.items)")
            }
        }
    }

    @Test("so many lines below a place is the line that stands there, gaps passed over; past the end there is none", arguments: 0..<60)
    func forward(_ seed: UInt64) {
        let flow = flow(seed)
        let (lines, pagination) = (flow.rows.compactMap { $0 }, Pagination(flow: flow))
        for (index, place) in lines.enumerated() {
            for count in 0...lines.count + 2 {
                let expected = index + count < lines.count ? lines[index + count] : nil
                #expect(pagination.forward(place, rows: count) == expected, "\(count) below \(place) of \(flow.items)")
            }
        }
    }

    @Test("so many lines up and down again is the same line", arguments: 0..<60)
    func upAndDown(_ seed: UInt64) {
        let flow = flow(seed)
        let (lines, pagination) = (flow.rows.compactMap { $0 }, Pagination(flow: flow))
        for (index, place) in lines.enumerated() {
            for count in 0...lines.count + 2 { #expect(pagination.backward(place, lines: count) == lines[max(0, index - count)]) }
        }
    }

    @Test("headings one below the other go to the next page together when the text's two lines don't fit", arguments: 1...4)
    func headings(_ count: Int) {
        let heading = FlowItem(lineCount: 1, spaceBefore: 1, keepsWithNext: true)
        for height in 8...8 + 2 * count + 4 {
            let flow = ListedFlow(items: [FlowItem(lineCount: 8)] + Array(repeating: heading, count: count) + [FlowItem(lineCount: 6)])
            let next = Pagination(flow: flow).next(from: FlowPlace(0), height: height)
            // Eight lines, a gap and a line for each heading, a gap and two lines of text.
            let fits = height >= 8 + 2 * count + 3
            #expect(fits ? next?.address == count + 1 : next == FlowPlace(1), "\(height) rows")
        }
    }
}
