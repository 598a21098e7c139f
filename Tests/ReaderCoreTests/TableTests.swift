// Tables on the reading screen: rows whose cells stand under each other, in the article's order.
import TerminalScreen
import Testing

@testable import ReaderCore

@Suite("Tables") struct TableTests {
    private static let article = """
        ---
        title: أسعار السيارات
        direction: rtl
        ---

        يعرض الجدول أسعار السيارات في ثلاث أسواق، بآلاف الليرات.

        | الصنف | سوق النهر | السوق القديم |
        ***
        | Lada Niva | Port 2 | 13 |
        | سيارة صغيرة بأربعة أبواب | 9 | [السعر](https://example.org/a) |
        | شاحنة | | 7 |

        وتُجمع الأسعار كل سبت.
        """

    /// The columns of the screen where a row has its bars.
    private static func bars(_ screen: ReaderScreen, in row: Int) -> [Int] {
        screen.cells(ofRow: row).indices.filter { screen.cells(ofRow: row)[$0].scalar == 0x2502 }
    }

    @Test("the bars of all rows stand under each other, and a link in a cell is one", arguments: [72, 100]) func aligned(_ columns: Int) {
        let screen = ReaderScreen(Self.article, size: ScreenSize(columns: columns, rows: 30))
        let bars = screen.rows.map { Self.bars(screen, in: $0) }.filter { !$0.isEmpty }
        #expect(bars.count == 4 && bars[0].count == 2 && Set(bars).count == 1, "\\(bars)")
        #expect(screen.state.links.map(\.title) == ["السعر"])
    }

    @Test("cells go from the right in an Arabic article, whatever is in them") func order() throws {
        let screen = ReaderScreen(Self.article, size: ScreenSize(columns: 80, rows: 30))
        let row = try #require(screen.rows.first { screen.text(ofRow: $0).contains("Lada Niva") })
        let text = screen.text(ofRow: row)
        let (first, second) = (try #require(text.range(of: "Lada Niva")), try #require(text.range(of: "Port 2")))
        #expect(first.lowerBound > second.upperBound)
        #expect(try #require(text.range(of: "13")).upperBound < second.lowerBound)
    }

    @Test("a table of thousands of rows is read row by row, none of them padded, whichever way one comes") func long() {
        let rows = (1...3_000).map { "| بند \($0) | \($0 % 7 == 0 ? "نعم" : "لا يزال") | آخر |" }.joined(separator: "\n")
        let text = "---\ntitle: جدول طويل\ndirection: rtl\n---\n\nفقرة قبل الجدول.\n\n\(rows)\n\nفقرة بعد الجدول.\n"
        var screen = ReaderScreen(text, size: ScreenSize(columns: 60, rows: 24))
        var seen: [[String]] = []
        for _ in 0..<30 {
            seen.append(screen.rows.dropLast().map { screen.text(ofRow: $0) })
            screen.press("Space")
        }
        screen.press("G")
        #expect(screen.says("فقرة بعد الجدول") && screen.rows.contains { Self.bars(screen, in: $0).count == 2 })
        screen.press("2 1 g")
        #expect(screen.rows.dropLast().map { screen.text(ofRow: $0) } == seen[20])
    }

    @Test("a search finds words across cells and padding; a cell that has no room goes on below, between the same bars") func others() {
        var screen = ReaderScreen(Self.article, size: ScreenSize(columns: 80, rows: 30))
        screen.press("/")
        screen.type("شاحنة")
        screen.press("Enter")
        #expect(screen.letters(in: [.hit, .hitCurrent]).contains("شاحنة"))
        let wide = Self.article.replacing("سيارة صغيرة بأربعة أبواب", with: "سيارة صغيرة بأربعة أبواب وسقف يُطوى ومقاعد من الجلد الطبيعي")
        let other = ReaderScreen(wide, size: ScreenSize(columns: 80, rows: 30))
        let bars = other.rows.map { Self.bars(other, in: $0) }.filter { !$0.isEmpty }
        #expect(Set(bars).count == 1 && bars.count == 5, "\(bars)")
    }
}
