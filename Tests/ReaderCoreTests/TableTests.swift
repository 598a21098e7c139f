// Tables on the reading screen: rows whose cells stand under each other, in the article's order.
import TerminalScreen
import Testing
import TextLayout

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

    @Test("a table of thousands of rows has its columns by its first ones, whichever way one comes") func long() {
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

    /// A table of so many rows between two paragraphs.
    private static func long(_ rows: Int) -> String {
        let rows = (1...rows).map { "| المحطة \(Self.name($0)) | حي \($0 % 2 == 0 ? "الشرق" : "الغرب والميناء القديم") | \($0 * 7) |" }
        return """
            ---
            title: محطات القطار
            direction: rtl
            ---

            فقرة قبل الجدول تعدّ محطات القطار على الساحل.

            | المحطة | مكانها | ركابها |
            ***
            \(rows.joined(separator: "\n"))

            فقرة بعد الجدول.

            """
    }

    /// A word for each number, the same whatever its neighbours are.
    private static func name(_ number: Int) -> String {
        let letters: [Character] = ["ب", "ت", "ج", "د", "ر", "س", "ع", "ف", "ق", "ك"]
        return "ن" + String(String(number).map { letters[$0.wholeNumberValue ?? 0] }) + "ة"
    }

    @Test(
        "a table longer than a page has its headings and their rule on each page and column of it, each row once and none parted",
        arguments: [(80, 24, 1), (60, 16, 1), (120, 30, 2), (84, 20, 2), (132, 43, 3), (40, 14, 1)])
    func goesOn(_ columns: Int, _ rows: Int, _ count: Int) throws {
        let screen = ReaderScreen(Self.long(70), size: ScreenSize(columns: columns, rows: rows)) {
            $0.columns = ColumnSetting(rawValue: "\(count)") ?? .auto
        }
        let document = try #require(screen.state.reading?.document)
        let shape = Geometry(size: screen.frame.size, width: 72, columns: count).shape
        var (seen, parts, start): ([BlockAddress], Int, LinePlace?) = ([], 0, document.firstAddress.map { LinePlace($0) })
        while let place = start {
            let page = Pagination(flow: document).page(from: place, shape)
            for column in page.columns {
                let lines = column.compactMap { if case .line(let line) = $0 { line } else { nil } }
                let headings = column.prefix { if case .heading = $0 { true } else { false } }.count
                let first = lines.first.map { document.block(at: $0.address) }
                // What opens a page within the table stands under its headings.
                #expect(headings == first?.headingLines ?? 0, "\(columns)×\(rows)")
                if headings > 0 { parts += 1 }
                for (address, group) in Dictionary(grouping: lines.filter { document.block(at: $0.address).isTableRow }, by: \.address) {
                    #expect(group.count == document.item(at: address).lineCount)
                    seen.append(address)
                }
                #expect(column.count <= shape.height)
            }
            start = page.next
        }
        #expect(parts >= 2 && seen.count == 71 && Set(seen).count == 71)
    }

    @Test("where a table goes on the screen shows its headings again, and no more of them than once a column")
    func headingsAgain() {
        var screen = ReaderScreen(Self.long(40), size: ScreenSize(columns: 80, rows: 24))
        var shown: [Int] = []
        for _ in 0..<5 {
            let headings = screen.rows.filter { ReaderScreen.letters(of: screen.cells(ofRow: $0)).contains("مكانهاركابها") }
            let rows = screen.rows.filter { Self.bars(screen, in: $0).count == 2 }
            if !rows.isEmpty { shown.append(headings.count) }
            #expect(headings.isEmpty || headings == [rows.first ?? -1])
            screen.press("Space")
        }
        #expect(shown.count >= 3 && Set(shown) == [1])
        // A place is no line of the headings: what is copied and searched has them once.
        screen.press("g /")
        screen.type("مكانها")
        screen.press("Enter")
        #expect(screen.state.reading?.search?.count == 1)
    }

    @Test("a table of more rows than are looked at has its headings on each page, from wherever one comes to it", arguments: [201, 1_500])
    func longHeadings(_ rows: Int) {
        var screen = ReaderScreen(Self.long(rows), size: ScreenSize(columns: 80, rows: 24))
        func headed() -> Bool { screen.rows.contains { ReaderScreen.letters(of: screen.cells(ofRow: $0)).contains("مكانهاركابها") } }
        func bars() -> Set<[Int]> { Set(screen.rows.map { Self.bars(screen, in: $0) }.filter { !$0.isEmpty }) }
        // From behind: the last pages first, without having been through the table.
        screen.press("G b")
        #expect(headed() && bars().count == 1)
        let last = bars()
        screen.press("g 5 g")
        #expect(headed() && bars() == last)
        screen.press("Space")
        #expect(headed() && bars() == last)
    }

    @Test("rows whose table begins further back than is looked are set without its columns, and none is lost") func endless() {
        let rows = (1...9_000).map { "| المحطة \(Self.name($0)) | حي الميناء القديم | \($0) |" }
        let text = "---\ntitle: محطات\ndirection: rtl\n---\n\nفقرة.\n\n| المحطة | مكانها | رقمها |\n***\n\(rows.joined(separator: "\n"))\n"
        var screen = ReaderScreen(text, size: ScreenSize(columns: 80, rows: 24))
        screen.press("G")
        #expect(screen.says("المحطة \(Self.name(9_000))"))
        let last = screen.rows.dropLast().map { screen.text(ofRow: $0) }
        screen.press("b b b Space Space Space")
        #expect(screen.rows.dropLast().map { screen.text(ofRow: $0) } == last)
        screen.press("g 3 g")
        #expect(screen.rows.contains { ReaderScreen.letters(of: screen.cells(ofRow: $0)).contains("مكانهارقمها") })
    }

    @Test("over records the headings stand as quietly as a date, points between them; each record has them again")
    func legend() throws {
        let names = ["اسم المشروع", "الجهة المسؤولة", "تاريخ البدء", "تاريخ الانتهاء", "الكلفة", "العاملون", "الإنجاز", "ملاحظات المتابعة"]
        let head = "| " + names.joined(separator: " | ") + " |"
        let row = "| مكتبة الحي | بلدية المدينة | 3/1/2025 | 30/6/2027 | 1,250,000 | 48 | 62.5% | ينتظر المقاول وصول الرفوف |"
        let text = "---\ntitle: مشاريع\ndirection: rtl\n---\n\nفقرة.\n\n\(head)\n***\n\(row)\n\(row)\n"
        var screen = ReaderScreen(text, size: ScreenSize(columns: 60, rows: 40))
        let legend = try #require(screen.rows.first { ReaderScreen.letters(of: screen.cells(ofRow: $0)).contains("اسمالمشروعالجهةالمسؤولة") })
        #expect(!screen.text(ofRow: legend).contains("│") && screen.text(ofRow: legend).contains("·"))
        #expect(screen.cells(ofRow: legend).allSatisfy { $0.scalar == 0x20 || ReaderScreen.role(of: $0) == .dateline })
        #expect(screen.rows.count { ReaderScreen.letters(of: screen.cells(ofRow: $0)).hasPrefix("ملاحظاتالمتابعةينتظر") } == 2)
        // Its words are found where they stand.
        screen.press("/")
        screen.type("تاريخ الانتهاء")
        screen.press("Enter")
        #expect(screen.letters(in: [.hit, .hitCurrent]) == "تاريخالانتهاء")
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
