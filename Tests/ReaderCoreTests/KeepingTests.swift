// What stays together at a page's foot, and what a page with every kind of block keeps.
import ArabicText
import ArticleModel
import TerminalScreen
import TestSupport
import TextLayout
import Testing

@testable import ReaderCore

@Suite("What stays together") struct KeepingTests {
    private static func screen(_ body: String, columns: Int = 60, rows: Int, count: Int = 1, justify: JustifySetting = .auto) -> ReaderScreen {
        let text = "---\ntitle: عنوان المقال\ndirection: rtl\n---\n\n\(body)\n"
        return ReaderScreen(text, size: ScreenSize(columns: columns, rows: rows)) {
            $0.columns = ColumnSetting(rawValue: "\(count)") ?? .auto
            $0.justify = justify
        }
    }

    /// The lines of each column of each page.
    private static func columns(of screen: ReaderScreen, count: Int = 1) -> [[LinePlace]] {
        guard let document = screen.state.reading?.document else { return [] }
        let shape = Geometry(size: screen.frame.size, width: 72, columns: count).shape
        var (columns, start): ([[LinePlace]], LinePlace?) = ([], document.firstAddress.map { LinePlace($0) })
        while let place = start {
            let page = Pagination(flow: document).page(from: place, shape)
            for rows in [page.spanning] + page.columns where !rows.isEmpty {
                columns.append(rows.compactMap { if case .line(let line) = $0 { line } else { nil } })
            }
            start = page.next
        }
        return columns
    }

    private static func filler(_ paragraphs: Int) -> String {
        (0..<paragraphs).map { _ in "فقرة قصيرة تملأ سطرا واحدا من الصفحة." }.joined(separator: "\n\n")
    }

    @Test(
        "a text whose last sign is a colon is no page's foot: it goes with what it leads to, of a long one the last lines",
        arguments: ["وفي ما يلي أسماء من حضر:", String(repeating: "كلام كثير يسبق القائمة ويمضي سطرا بعد سطر، ", count: 7) + "ثم هذه أسماؤهم:"])
    func colon(_ leading: String) throws {
        var feet = 0
        for paragraphs in 1...12 {
            let body = Self.filler(paragraphs) + "\n\n" + leading + "\n\n- سعاد من قسم الكتب\n- منصور من قسم الخرائط\n\nفقرة أخيرة بعد القائمة."
            let screen = Self.screen(body, rows: 16)
            let document = try #require(screen.state.reading?.document)
            for column in Self.columns(of: screen).dropLast() {
                let last = try #require(column.last)
                #expect(document.block(at: last.address).text.last != codePoint(":") || last.line + 1 < document.item(at: last.address).lineCount)
                if document.block(at: last.address).text.last == codePoint(":") { feet += 1 }
            }
        }
        // A long one is parted, a short one never.
        #expect((feet > 0) == (leading.count > 100))
    }

    @Test("a short program is parted by no page, a long one is") func code() throws {
        let short = "` let first = 1\n`\n` let second = 2\n` print(first + second)"
        for paragraphs in 1...12 {
            let screen = Self.screen(Self.filler(paragraphs) + "\n\n" + short + "\n\nفقرة أخيرة.", rows: 20)
            let document = try #require(screen.state.reading?.document)
            let parts = Self.columns(of: screen).filter { $0.contains { document.block(at: $0.address).isCode } }
            #expect(parts.count == 1, "\(paragraphs)")
        }
        let long = (1...40).map { "` print(\($0))" }.joined(separator: "\n")
        let screen = Self.screen(Self.filler(3) + "\n\n" + long, rows: 20)
        let document = try #require(screen.state.reading?.document)
        #expect(Self.columns(of: screen).filter { $0.contains { document.block(at: $0.address).isCode } }.count >= 3)
    }

    @Test("what a program says in Arabic turns nothing around it: a number behind a literal stays behind it")
    func codeOrder() throws {
        let screen = Self.screen("` print(\"مرحبا بالعالم\", 42) # تعليق، وفيه 3 كلمات\n` let x = 1", columns: 72, rows: 16)
        let row = try #require(screen.rows.first { screen.text(ofRow: $0).contains("print(") })
        let text = screen.text(ofRow: row)
        func column(_ part: String) throws -> Int { text.distance(from: text.startIndex, to: try #require(text.range(of: part)).lowerBound) }
        #expect(try column("print(\"") < column("\", 42) # ") && text.contains("\", 42) # "))
        #expect(
            screen.says("مرحبا بالعالم")
                && ReaderScreen.letters(of: screen.cells(ofRow: row)).contains(ReaderScreen.letters(of: "تعليق، وفيه 3 كلمات")))
        var eastern = screen
        eastern.press("#")
        #expect(eastern.shows("\", 42) # ") && eastern.shows("let x = 1"), "A program keeps its digits.")
        // A place in it is one of the text's: who searches finds it.
        var found = screen
        found.press("/")
        found.type("بالعالم")
        found.press("Enter")
        #expect(found.letters(in: [.hit, .hitCurrent]) == "بالعالم")
        let document = try #require(screen.state.reading?.document)
        #expect(document.bodyAddress(from: document.head.bodyStart).map { document.block(at: $0).text.withoutIsolates } != nil)
    }

    @Test("numbers behind points are another list, whose first item is not left at a page's foot") func lists() throws {
        for paragraphs in 1...12 {
            let body = Self.filler(paragraphs) + "\n\n- أول\n- ثان\n\n1. واحد\n2. اثنان\n\nفقرة أخيرة بعد القائمتين."
            let screen = Self.screen(body, rows: 14)
            let document = try #require(screen.state.reading?.document)
            for column in Self.columns(of: screen).dropLast() {
                #expect(column.last.map { document.block(at: $0.address).marker } != codePoints("1."), "\(paragraphs)")
            }
        }
    }

    @Test("a list's last item is not alone at a page's top") func lastItem() throws {
        for paragraphs in 1...12 {
            let screen = Self.screen(Self.filler(paragraphs) + "\n\n- أول\n- ثان\n- ثالث\n- رابع\n\nفقرة أخيرة بعد القائمة.", rows: 16)
            let document = try #require(screen.state.reading?.document)
            for column in Self.columns(of: screen) {
                let items = column.prefix { document.block(at: $0.address).role == .list }.count
                #expect(items != 1, "\(paragraphs)")
            }
        }
    }

    @Test("a small first page of an article without a lead gives its blank rows to the text") func withoutLead() {
        let text = """
            ---
            title: دليل المحرر إلى صفحة واحدة فيها كل ما تضعه الصحف بين السطور من قوائم وجداول وأبيات وصور
            byline: قسم الإخراج
            date: 24 نوفمبر 2026
            direction: rtl
            ---

            تختلف الصحف في أحجامها وأسمائها.
            """
        let plain = text.replacing(
            "وأسمائها.", with: "وأسمائها، لكنها تتفق على أن القارئ لا يقرأ النص وحده.\n\n" + Self.filler(4))
        let screen = ReaderScreen(plain, size: ScreenSize(columns: 40, rows: 12))
        #expect(screen.says("دليل المحرر إلى صفحة") && screen.says("تختلف الصحف في أحجامها"))
    }

    @Test(
        "after a key that changes how the page is set, or another size, all of the article is still there",
        arguments: ["#", "H", "~", "=", "|", "-", "+", "T", "size"])
    func looks(_ key: String) throws {
        func blocks(_ screen: ReaderScreen) -> [[UInt32]] {
            guard let document = screen.state.reading?.document, let first = document.firstAddress else { return [] }
            return sequence(first: first) { document.address(after: $0) }.map { document.block(at: $0).text.withoutIsolates.filter { $0 != 0x20 } }
        }
        for pages in ["", "Space", "G"] {
            var screen = Self.screen(Self.everything, columns: 80, rows: 24)
            if !pages.isEmpty { screen.press(pages) }
            let before = blocks(screen)
            if key == "size" { screen.resize(ScreenSize(columns: 132, rows: 43)) } else { screen.press(key) }
            #expect(blocks(screen) == before && before.count >= 30, "\(before.count)")
            screen.press("G")
            #expect(screen.says("بلغ آخر الصفحة"))
            let document = try #require(screen.state.reading?.document)
            let back = sequence(first: try #require(document.lastAddress)) { document.address(before: $0) }
            #expect(Array(back).count == before.count)
        }
    }

    /// Every kind of block.
    private static let everything = """
        تمهيد قصير يسبق كل شيء في هذه الصفحة[^1].

        ## القوائم

        1. بند أول طويل بعض الطول حتى يملأ السطر كله ثم يعود إلى أول السطر الذي يليه.
        2. بند ثان، وفيه:
          - نقطة داخلية
            - ونقطة داخلها
        3. بند ثالث

        > «قول مأثور يقوله من يعرف الصفحة ومن لا يعرفها»، قال المحرر وهو يطوي الجريدة.

        | الصحيفة | النسخ | السعر |
        ***
        | النهر | 12,400 | 1.50 |
        | الميناء | 104,000 | 12.25 |

        | اسم المشروع | الجهة المسؤولة عنه | تاريخ البدء | تاريخ الانتهاء | الكلفة بالدينار | عدد العاملين | نسبة الإنجاز | ملاحظات المتابعة |
        ***
        | مكتبة الحي الشرقي | بلدية المدينة وقسم الثقافة | 3/1/2025 | 30/6/2027 | 1,250,000 | 48 | 62.5% | ينتظر المقاول وصول الرفوف |
        | ممشى النهر | دائرة الأشغال | 12/5/2026 | 1/2/2027 | 340,500 | 16 | 20% | لا ملاحظات |

        يا دارنا بين النخيل سلام *** ما غيرتك عن القلوب الأعوام
        نمشي إليك وفي الخطا أشواقنا *** وتضيء فيك لنا المدى الأحلام

        أَقْبَلَ الصَّبَاحُ عَلَى الْمَدِينَةِ هَادِئًا، فَفَتَحَ الْوَرَّاقُ دُكَّانَهُ.

        ![واجهة المكتبة كما بدت في الصباح](https://example.org/p.jpg)

        وهذا مثال:

        ` def lines(text, width):
        `     # تعليق عربي، وفيه 3 كلمات
        `     print("مرحبا", 42)

        => للمزيد من القراءة

        An English paragraph stands among the others and runs from left to right.

        فقرة أخيرة تقول إن كل شيء في مكانه، وإن القارئ بلغ آخر الصفحة.
        """

    @Test(
        "each line of every kind of block is on one page once, in one column or several, however lines are set, and no letter is lost",
        arguments: [(20, 5), (40, 12), (60, 16), (80, 24), (132, 43), (200, 60), (300, 100)], [JustifySetting.none, .spaces, .kashida])
    func everyKind(_ size: (columns: Int, rows: Int), _ justify: JustifySetting) throws {
        for count in 1...4 where count == 1 || size.columns >= 34 * count + 5 * (count - 1) {
            let screen = Self.screen(Self.everything, columns: size.columns, rows: size.rows, count: count, justify: justify)
            let document = try #require(screen.state.reading?.document)
            let shown = Self.columns(of: screen, count: count).flatMap(\.self)
            let addresses = Array(sequence(first: try #require(document.firstAddress)) { document.address(after: $0) })
            let all = addresses.flatMap { address in (0..<document.item(at: address).lineCount).map { LinePlace(address, line: $0) } }
            #expect(shown == all, "\(size), \(count)")
            for address in addresses {
                let (block, layout) = (document.block(at: address), document.layout(at: address))
                guard !block.isToldAgain else { continue }
                let cells = (0..<layout.lineCount).flatMap { layout.pieces(ofLine: $0) }.flatMap(\.line.cells).filter { $0.logicalLength > 0 }
                let covered = cells.reduce(into: Set<Int>()) { $0.formUnion($1.logicalOffset..<($1.logicalOffset + $1.logicalLength)) }
                // Of a verse what parts its halves is drawn by the room between them, and a row's bars are signs.
                let signs = block.text.indices.filter { ReaderScreen.letters(of: String(codePoints: [block.text[$0]])) != "" }
                #expect(signs.allSatisfy(covered.contains), "\(size), \(count): \(String(codePoints: block.text))")
            }
        }
    }
}
