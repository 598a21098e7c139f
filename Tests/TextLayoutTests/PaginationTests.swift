// Page rules over flows of every shape: no line lost, none twice, no empty page, headings with their text.
import Testing

@testable import TextLayout

private struct TestFlow: Flow {
    var items: [FlowItem]
    func item(at address: Int) -> FlowItem { items[address] }
    func address(after address: Int) -> Int? { address + 1 < items.count ? address + 1 : nil }
    func address(before address: Int) -> Int? { address > 0 ? address - 1 : nil }
}

@Suite("Pagination")
struct PaginationTests {
    private typealias Page = (start: FlowPlace<Int>, rows: [Pagination<TestFlow>.Row])

    private func flow(_ seed: Int) -> TestFlow {
        var state = UInt64(seed) &* 977 &+ 3
        func next(_ bound: Int) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1
            return Int(state >> 33) % bound
        }
        return TestFlow(
            items: (0..<1 + next(30)).map { _ in
                next(4) == 0
                    ? FlowItem(lineCount: 1 + next(2), spaceBefore: 1, keepsWithNext: true)
                    : FlowItem(lineCount: 1 + next(12), spaceBefore: next(2), staysWhole: next(5) == 0)
            })
    }

    private func pages(_ pagination: Pagination<TestFlow>, height: Int) -> [Page] {
        var pages: [Page] = []
        var start: FlowPlace<Int>? = FlowPlace(0)
        while let place = start {
            let page = pagination.page(from: place, height: height)
            pages.append((place, page.rows))
            #expect(page.next == pagination.next(from: place, height: height))
            start = page.next
        }
        return pages
    }

    @Test("every line is on exactly one page, in order, and no page is empty or too long", arguments: [1, 2, 3, 5, 9, 24])
    func complete(height: Int) {
        for seed in 0..<80 {
            let flow = flow(seed)
            let pages = pages(Pagination(flow: flow), height: height)
            var lines: [FlowPlace<Int>] = []
            for page in pages {
                #expect(!page.rows.isEmpty && page.rows.count <= height)
                for case .line(let place) in page.rows { lines.append(place) }
            }
            let all = flow.items.indices.flatMap { index in (0..<flow.items[index].lineCount).map { FlowPlace(index, line: $0) } }
            #expect(lines == all)
        }
    }

    @Test("a heading never ends a page and stays with two lines; no paragraph leaves one line alone")
    func rules() {
        let height = 12
        for seed in 0..<200 {
            let flow = flow(seed)
            for page in pages(Pagination(flow: flow), height: height).dropLast() {
                guard case .line(let last) = page.rows.last, case .line(let first) = page.rows.first else { continue }
                let item = flow.items[last.address]
                let isWholePage = first.address == last.address
                #expect(!item.keepsWithNext || last.address == flow.items.count - 1 || isHeadingRun(flow, page))
                if !item.keepsWithNext, !isWholePage {
                    let onPage = page.rows.filter { if case .line(let place) = $0 { place.address == last.address } else { false } }.count
                    let isSplit = last.line + 1 < item.lineCount
                    #expect(!isSplit || onPage >= 2 && item.lineCount - last.line - 1 >= 2)
                }
            }
        }
    }

    @Test("what stays whole is parted by no page that it does not open", arguments: [1, 4, 7, 12, 24])
    func whole(height: Int) {
        for seed in 0..<200 {
            let flow = flow(seed)
            for page in pages(Pagination(flow: flow), height: height) {
                for case .line(let place) in page.rows where flow.items[place.address].staysWhole && place.address != page.start.address {
                    #expect(page.rows.contains(.line(FlowPlace(place.address, line: flow.items[place.address].lineCount - 1))))
                }
            }
        }
    }

    /// A page of nothing but headings has no text to keep them with.
    private func isHeadingRun(_ flow: TestFlow, _ page: Page) -> Bool {
        page.rows.allSatisfy { if case .line(let place) = $0 { flow.items[place.address].keepsWithNext } else { true } }
    }

    @Test("a page found backward shows everything up to where it was asked to end", arguments: [1, 2, 5, 12])
    func backward(height: Int) {
        for seed in 0..<80 {
            let flow = flow(seed)
            let pagination = Pagination(flow: flow)
            let last = pagination.previous(before: nil, last: flow.items.count - 1, height: height)
            #expect(pagination.next(from: last, height: height) == nil)
            for page in pages(pagination, height: height).dropFirst() {
                let start = pagination.previous(before: page.start, last: flow.items.count - 1, height: height)
                #expect(start < page.start)
                #expect(pagination.next(from: start, height: height).map { $0 >= page.start } ?? true)
            }
        }
    }
}
