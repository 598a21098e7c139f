// Pages of several columns over flows of every shape, and what the last page is left with.
import TestSupport
import Testing

@testable import TextLayout

private struct ListedFlow: Flow {
    var items: [FlowItem]
    func item(at address: Int) -> FlowItem { items[address] }
    func address(after address: Int) -> Int? { address + 1 < items.count ? address + 1 : nil }
    func address(before address: Int) -> Int? { address > 0 ? address - 1 : nil }

    var lines: [FlowPlace<Int>] { items.indices.flatMap { index in (0..<items[index].lineCount).map { FlowPlace(index, line: $0) } } }
}

@Suite("Pagination: columns and last pages")
struct ColumnPaginationTests {
    private typealias Page = PageRows<Int>

    /// Some begin with a head that stands across all columns.
    private func flow(_ seed: UInt64) -> ListedFlow {
        var random = SplitMix(seed)
        let head = (0..<Int.random(in: 0...4, using: &random)).map { _ in
            FlowItem(lineCount: Int.random(in: 1...3, using: &random), spaceBefore: Int.random(in: 0...1, using: &random), spansColumns: true)
        }
        let body = (0..<Int.random(in: 1...40, using: &random)).map { _ in
            Int.random(in: 0...3, using: &random) == 0
                ? FlowItem(lineCount: Int.random(in: 1...2, using: &random), keepsWithNext: true)
                : FlowItem(lineCount: Int.random(in: 1...14, using: &random), spaceBefore: Int.random(in: 0...1, using: &random))
        }
        return ListedFlow(items: head + body)
    }

    /// The same with tables, short programs, verses and texts that lead on among the rest.
    private func mixed(_ seed: UInt64) -> ListedFlow {
        var flow = flow(seed)
        var random = SplitMix(seed &+ 7_000)
        for index in flow.items.indices where !flow.items[index].spansColumns {
            switch Int.random(in: 0...7, using: &random) {
            case 0: flow.items[index].leadsOn = true
            case 1: (flow.items[index].staysWhole, flow.items[index].headings) = (true, 2)
            case 2: (flow.items[index].staysWhole, flow.items[index].goesOn) = (true, index + 1 < flow.items.count)
            default: break
            }
        }
        return flow
    }

    @Test("so it is with tables, programs, verses and texts that lead on among them", arguments: 1...4, [1, 2, 3, 4, 6, 9, 24, 90])
    func completeMixed(_ columns: Int, _ height: Int) {
        for seed in 0..<60 {
            let flow = mixed(UInt64(seed))
            let pages = pages(flow, PageShape(height: height, columns: columns))
            #expect(pages.flatMap { lines($0.rows) } == flow.lines)
            for page in pages {
                #expect(!page.rows.isEmpty && page.columns.count <= columns && page.columns.allSatisfy { !$0.isEmpty })
                #expect(page.columns.allSatisfy { page.spanning.count + $0.count <= height })
            }
        }
    }

    private func pages(_ flow: ListedFlow, _ shape: PageShape) -> [Page] {
        let pagination = Pagination(flow: flow)
        var pages: [Page] = []
        var start: FlowPlace<Int>? = FlowPlace(0)
        while let place = start {
            let page = pagination.page(from: place, shape)
            #expect(page.next == pagination.next(from: place, shape))
            pages.append(page)
            start = page.next
        }
        return pages
    }

    private func lines(_ rows: [Page.Row]) -> [FlowPlace<Int>] { rows.compactMap { if case .line(let place) = $0 { place } else { nil } } }

    @Test("every line is in exactly one column of one page, in order; none is empty or too long", arguments: 1...4, [1, 2, 3, 4, 6, 9, 24, 90])
    func complete(_ columns: Int, _ height: Int) {
        for seed in 0..<60 {
            let flow = flow(UInt64(seed))
            let pages = pages(flow, PageShape(height: height, columns: columns))
            #expect(pages.flatMap { lines($0.rows) } == flow.lines)
            for page in pages {
                #expect(!page.rows.isEmpty && page.columns.count <= columns && page.columns.allSatisfy { !$0.isEmpty })
                #expect(page.columns.allSatisfy { page.spanning.count + $0.count <= height })
            }
        }
    }

    @Test("what heads a table stands above each part of it, as far as it leaves room", arguments: 1...3, [3, 4, 8, 14, 30])
    func headings(_ columns: Int, _ height: Int) {
        let rows = (0..<60).map { FlowItem(lineCount: 1 + $0 % 3, spaceBefore: 0, staysWhole: true, headings: 2) }
        let flow = ListedFlow(items: [FlowItem(lineCount: 4)] + rows + [FlowItem(lineCount: 3)])
        let pages = pages(flow, PageShape(height: height, columns: columns))
        #expect(pages.flatMap { lines($0.rows) } == flow.lines)
        for column in pages.flatMap(\.columns) {
            let headings = column.prefix { if case .heading = $0 { true } else { false } }
            #expect(column.dropFirst(headings.count).allSatisfy { if case .heading = $0 { false } else { true } })
            let isWithin = lines(column).first.map { (1...60).contains($0.address) } == true
            #expect(headings.count == (height >= 6 && isWithin ? 2 : 0), "\(column.count)")
            #expect(column.count <= height)
        }
    }

    @Test("no heading ends a column, no paragraph leaves one line in one", arguments: 2...4)
    func rules(_ columns: Int) {
        for seed in 0..<120 {
            let flow = flow(UInt64(seed))
            for page in pages(flow, PageShape(height: 14, columns: columns)) {
                for column in page.columns {
                    guard let last = lines(column).last, let first = lines(column).first, last != flow.lines.last else { continue }
                    let isHeadings = lines(column).allSatisfy { flow.items[$0.address].keepsWithNext }
                    #expect(!flow.items[last.address].keepsWithNext || isHeadings || isLongChain(flow, last.address))
                    let isSplit = last.line + 1 < flow.items[last.address].lineCount
                    let count = lines(column).count { $0.address == last.address }
                    #expect(!isSplit || first.address == last.address || count >= 2 && flow.items[last.address].lineCount - last.line > 2)
                }
            }
        }
    }

    /// Of more than four headings one below the other not all are looked at together.
    private func isLongChain(_ flow: ListedFlow, _ address: Int) -> Bool {
        let before = flow.items[...address].reversed().prefix { $0.keepsWithNext }.count
        return before + flow.items[(address + 1)...].prefix { $0.keepsWithNext }.count > 4
    }

    @Test("a head stands across the columns, a gap below it; what has no room goes on the next page")
    func head() {
        let head = FlowItem(lineCount: 3, spaceBefore: 0, spansColumns: true)
        let flow = ListedFlow(items: [head, FlowItem(lineCount: 40, spaceBefore: 0)])
        let page = pages(flow, PageShape(height: 10, columns: 3))[0]
        #expect(lines(page.spanning).count == 3 && page.spanning.last == .blank && page.columns.map(\.count) == [6, 6, 6])
        let low = pages(flow, PageShape(height: 3, columns: 3))[0]
        #expect(low.spanning.count == 3 && low.columns.isEmpty && low.next == FlowPlace(1))
    }

    @Test("the last page's columns are as even as the rules let them be", arguments: 2...4)
    func balanced(_ columns: Int) {
        for seed in 0..<80 {
            let flow = flow(UInt64(seed))
            guard let last = pages(flow, PageShape(height: 30, columns: columns)).last, let top = last.columns.first.flatMap({ lines($0).first })
            else {
                continue
            }
            let height = last.columns.map(\.count).max() ?? 0
            let rest = last.columns.reduce(0) { $0 + $1.count }
            #expect(height <= max(5, (rest + columns - 1) / columns + 5))
            // A lower page would not hold it, but one of so few rows that they would be crumbs.
            if height > 5 {
                #expect(
                    Pagination(flow: flow).end(from: top, PageShape(height: height - 1, columns: columns), 2) != nil
                        || isUneven(flow, top, height, columns))
            }
        }
    }

    /// The rules may let a page of fewer rows hold the text where one of more does not.
    private func isUneven(_ flow: ListedFlow, _ top: FlowPlace<Int>, _ height: Int, _ columns: Int) -> Bool {
        (5..<height).contains { Pagination(flow: flow).end(from: top, PageShape(height: $0, columns: columns), 2) != nil }
    }

    @Test("no page of one or two lines ends a text whose page before can give", arguments: [4, 6, 8, 12, 19, 55], [1, 3])
    func lastPage(_ height: Int, _ columns: Int) {
        for count in height * columns + 1...height * columns * 4 {
            let last = pages(ListedFlow(items: [FlowItem(lineCount: count)]), PageShape(height: height, columns: columns)).last
            #expect((last?.rows.count ?? 0) >= 3, "\(count) lines")
        }
    }

    @Test("a page found backward shows everything up to where it was asked to end", arguments: 1...4, [1, 4, 12, 40])
    func backward(_ columns: Int, _ height: Int) {
        let shape = PageShape(height: height, columns: columns)
        for seed in 0..<40 {
            let flow = flow(UInt64(seed))
            let pagination = Pagination(flow: flow)
            #expect(pagination.next(from: pagination.previous(before: nil, last: flow.items.count - 1, shape), shape) == nil)
            var place: FlowPlace<Int>? = pagination.next(from: FlowPlace(0), shape)
            while let end = place {
                let start = pagination.previous(before: end, last: flow.items.count - 1, shape)
                #expect(start < end && pagination.next(from: start, shape).map { $0 >= end } ?? true)
                place = pagination.next(from: end, shape)
            }
        }
    }
}
