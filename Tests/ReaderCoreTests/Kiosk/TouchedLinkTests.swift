// Links of a text by touch: each counts for two rows by six columns where nothing else stands in them, and what is touched is never another
// link than the nearest.
import ArabicText
import ArticleModel
import TerminalScreen
import Testing

@testable import Kiosk
@testable import ReaderCore

@Suite("Links by touch") struct TouchedLinkTests {
    private static let sizes: [(Int, Int)] = [(80, 24), (40, 12), (132, 43), (100, 30), (30, 16)]

    private static let text = """
        ---
        title: دليل الحي
        direction: rtl
        ---

        في [دار الكتب](https://example.org/2) معرض للخط، وفي [السوق](https://example.org/3) سوق للزهور، وتفصيل ذلك في الدليل.[1] ومن شاء أن يصل بالحافلة فخطوطها في [الجدول](https://example.org/4).

        - [حديقة النهر](https://example.org/5)
        - [المتحف البحري ومقتنياته](https://example.org/6)
        - [ق](https://example.org/7)

        تُفتح الأبواب عند الثامنة صباحًا.[2]

        [انتقل إلى صفحة المواعيد الكاملة لهذا الموسم والموسم الذي يليه وما بعدهما من مواسم الحي](https://example.org/8)

        See the [map](https://example.org/9) of the quarter.

        [1] طُبع الدليل في الربيع.

        [2] إلا يوم الجمعة.
        """

    private static func kiosk(_ columns: Int, _ rows: Int) -> FakeKiosk {
        let store = FakeStore()
        for index in 0..<12 {
            var headline = Headline(id: Int64(index + 1), title: "دليل الحي (\(index))", added: FakeReader.evening - 9 * 3600)
            headline.url = "https://example.org/\(index)"
            store.add(headline, text: text)
        }
        store.similar = [5, 6, 7]
        var rules = KioskRules()
        rules.hasTouch = true
        var kiosk = FakeKiosk(store, rules: rules, size: ScreenSize(columns: columns, rows: rows))
        kiosk.press("Enter")
        return kiosk
    }

    private struct Cell: Hashable { var column, row: Int }

    /// What stands at each cell of the page, and what a touch of it finds.
    private static func links(_ kiosk: FakeKiosk) throws -> (standing: [Cell: Int], touched: [Cell: Int]) {
        let app = kiosk.kiosk.app
        let reading = try #require(app.reading)
        func link(_ cell: Cell) -> Int? { reading.link(atColumn: cell.column, row: cell.row, app.shared) }
        var (standing, touched): ([Cell: Int], [Cell: Int]) = ([:], [:])
        for row in 0..<app.shared.size.rows {
            for column in 0..<app.shared.size.columns {
                let cell = Cell(column: column, row: row)
                standing[cell] = link(cell)
                touched[cell] = app.touched(column: column, row: row, captions: false).flatMap { link(Cell(column: $0.column, row: $0.row)) }
            }
        }
        return (standing, touched)
    }

    private static func pages(_ columns: Int, _ rows: Int, _ body: (FakeKiosk) throws -> Void) rethrows {
        var kiosk = kiosk(columns, rows)
        var seen: [Frame] = []
        while !seen.contains(kiosk.frame), seen.count < 40 {
            seen.append(kiosk.frame)
            try body(kiosk)
            kiosk.press("Space")
        }
    }

    @Test("a link counts for two rows by six columns where the row above or the row below has room for that", arguments: sizes)
    func least(columns: Int, rows: Int) throws {
        var (count, narrow) = (0, 0)
        try Self.pages(columns, rows) { kiosk in
            let (standing, touched) = try Self.links(kiosk)
            for link in Set(standing.values) {
                let cells = standing.filter { $0.value == link }.keys
                // No other link is as near to the row beside it.
                func isFree(_ cell: Cell, _ step: Int) -> Bool {
                    !standing.contains { other, number in
                        number != link && (0...2).contains((other.row - cell.row) * step) && abs(other.column - cell.column) <= 8
                    }
                }
                guard [1, -1].contains(where: { step in cells.allSatisfy { isFree($0, step) } }) else { continue }
                let found = Set(touched.filter { $0.value == link }.keys)
                let isLarge = found.contains { cell in
                    (0..<2).allSatisfy { row in (0..<6).allSatisfy { found.contains(Cell(column: cell.column + $0, row: cell.row + row)) } }
                }
                #expect(isLarge, "link \(link) at \(columns)×\(rows): \(cells.map { "\($0.column),\($0.row)" })")
                count += 1
                if cells.count < 6 { narrow += 1 }
            }
        }
        #expect(count >= 3 && narrow >= 1, "\(count), \(narrow) at \(columns)×\(rows)")
    }

    @Test("a link is found where it stands, and no other where one is as near; away from links a touch is the page's", arguments: sizes)
    func nearest(columns: Int, rows: Int) throws {
        try Self.pages(columns, rows) { kiosk in
            let (standing, touched) = try Self.links(kiosk)
            for (cell, link) in standing { #expect(touched[cell] == link) }
            for (cell, link) in touched where standing[cell] == nil {
                let own = standing.filter { $0.value == link }.keys.map { 2 * abs($0.row - cell.row) + abs($0.column - cell.column) }.min() ?? .max
                let around = [-1, 1].compactMap { standing[Cell(column: cell.column, row: cell.row + $0)] }
                #expect(own <= 2 + 3 && (own <= 2 || around.isEmpty), "\(cell): \(link), not \(around), at \(columns)×\(rows)")
            }
            // Every cell right above or below a link is some link's, unless it is beside the page.
            for cell in standing.keys {
                for step in [-1, 1] where (0..<rows).contains(cell.row + step) {
                    let beside = Cell(column: cell.column, row: cell.row + step)
                    if beside.row < kiosk.kiosk.app.shared.size.rows { #expect(touched[beside] != nil) }
                }
            }
        }
    }

    @Test("a touch in the row below a link does what a touch of the link does; two rows below, the page turns")
    func follows() throws {
        let kiosk = Self.kiosk(80, 24)
        let (standing, _) = try Self.links(kiosk)
        let last = try #require(standing.keys.max { ($0.row, $0.column) < ($1.row, $1.column) })
        let strip = kiosk.kiosk.stripRows
        func after(_ row: Int) -> FakeKiosk {
            var kiosk = kiosk
            kiosk.touch(column: last.column, row: row + strip)
            return kiosk
        }
        let (on, below) = (after(last.row), after(last.row + 1))
        #expect(on.frame == below.frame && on.frame != kiosk.frame)
        #expect(on.kiosk.app.reading?.linkIndex == below.kiosk.app.reading?.linkIndex)
        #expect(after(last.row + 2).frame != below.frame)
    }
}
