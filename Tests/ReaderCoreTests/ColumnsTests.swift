// Newspaper columns and text set to the measure, by keys and picture: reading order, hits, links, the mouse, the kept place.
import ArabicText
import TerminalScreen
import TestSupport
import Testing

@testable import ReaderCore

@Suite("Columns and justification on the screen")
struct ColumnsTests {
    private func screen(_ columns: Int, _ rows: Int, _ text: String = FixtureArticle.news, _ change: (inout Settings) -> Void = { _ in })
        -> ReaderScreen
    {
        ReaderScreen(text, size: ScreenSize(columns: columns, rows: rows), settings: change)
    }

    private func geometry(_ columns: Int, _ rows: Int = 60, width: Int = 72, wanted: Int? = nil) -> Geometry {
        Geometry(size: ScreenSize(columns: columns, rows: rows), width: width, columns: wanted)
    }

    /// The letters of a part of a row, from right to left.
    private func letters(_ screen: ReaderScreen, row: Int, _ columns: Range<Int>) -> String {
        ReaderScreen.letters(of: Array(screen.cells(ofRow: row)[columns]))
    }

    // MARK: How many

    @Test(
        "as many columns as have room; of those asked for, as many as have 34 cells",
        arguments: [
            (80, nil, 1, 72), (100, nil, 1, 72), (132, nil, 2, 61), (160, nil, 3, 48), (200, nil, 4, 45), (300, nil, 4, 70), (80, 2, 2, 35),
            (80, 4, 2, 35), (60, 2, 1, 56), (200, 1, 1, 72), (200, 2, 2, 72), (300, 3, 3, 72),
        ] as [(Int, Int?, Int, Int)])
    func count(_ width: Int, _ wanted: Int?, _ columns: Int, _ measure: Int) {
        let geometry = geometry(width, wanted: wanted)
        #expect(geometry.columns == columns && geometry.measure == measure)
        #expect(geometry.left >= 0 && geometry.left + geometry.pageWidth <= width)
    }

    @Test("a low screen has one column unless more are asked for; a screen reader has one")
    func low() {
        #expect(geometry(200, 12).columns == 1 && geometry(200, 12, wanted: 3).columns == 3)
        #expect(Geometry(size: ScreenSize(columns: 200, rows: 60), width: 72, columns: 4, isSpoken: true).columns == 1)
    }

    // MARK: Order

    @Test("the first column is at the right, in a left-to-right article at the left; the head stands across them")
    func order() {
        let arabic = screen(200, 60)
        let row = arabic.rows.first { letters(arabic, row: $0, 100..<200).contains("عادقطارالساحل") }
        #expect(row.map { !letters(arabic, row: $0, 0..<100).isEmpty } == true)
        let english = screen(200, 60, FixtureArticle.english)
        let first = english.rows.first { english.text(ofRow: $0).contains("│") }
        #expect(first.map { english.text(ofRow: $0).prefix(50).contains { $0.isLetter } } == true)
    }

    @Test(
        "no letter is lost on pages of columns", arguments: [(140, 20), (132, 43), (200, 60), (300, 100), (80, 24)],
        [ColumnSetting.auto, .two, .four])
    func nothingLost(_ size: (columns: Int, rows: Int), _ count: ColumnSetting) {
        var screen = screen(size.columns, size.rows, FixtureArticle.plain) { $0.columns = count }
        var letters = ""
        let roles: Set<Role> = [.kicker, .title, .byline, .lead, .heading, .quotation, .caption, .list, .body, .crossReference, .link, .related]
        for _ in 0..<200 {
            letters += screen.letters(in: roles)
            screen.press("Space")
            if screen.says("نهاية المقال") { break }
        }
        #expect(letters.sorted() == ReaderScreen.letters(of: FixtureArticle.plain).sorted())
    }

    @Test("the theme's rule stands between columns as high as they are; a theme without one has none")
    func rule() {
        let screen = screen(200, 60)
        let column = screen.rows.filter { row in screen.cells(ofRow: row).contains { ReaderScreen.role(of: $0) == .columnRule } }
        #expect(column.count > 5)
        for row in column { #expect(screen.cells(ofRow: row).count { ReaderScreen.role(of: $0) == .columnRule } == 3) }
    }

    // MARK: Keys, mouse, search, place

    @Test("| goes through the numbers of columns that the screen has room for, = through the ways to set lines; each says so")
    func keys() {
        var wide = screen(200, 60)
        for expected in ["1", "2", "3", "4", "1"] {
            wide.press("|")
            #expect(wide.footer.contains(expected))
        }
        var narrow = screen(60, 24)
        narrow.press("|")
        #expect(narrow.says("لا تتسع الشاشة لعمود آخر"))
        for expected in ["بالمسافات", "بالكشيدة", "بلا ضبط"] {
            narrow.press("=")
            #expect(narrow.says(expected))
        }
    }

    @Test("- and + go on from columns to wider and narrower ones, fewer and more of them")
    func width() {
        var screen = screen(200, 60)
        func columns() -> Int { screen.state.shared.geometry.columns }
        screen.press("+")
        #expect(columns() == 3)
        while columns() == 3 { screen.press("-") }
        #expect(columns() == 4)
    }

    @Test("a hit lights its word with the tatweel that draws it out, in whatever column it is")
    func hits() {
        let word = "المستشفيات"
        let text =
            "عنوان\n\n" + (0..<60).map { "جملة قصيرة رقمها \($0) تمضي في طريقها وحدها ثم تنتهي." }.joined(separator: "\n\n")
            + "\n\nفي \(word) كلام.\n"
        var screen = screen(200, 60, text) { $0.columns = .four }
        screen.press("/")
        screen.type(word)
        screen.press("Enter")
        let lit = screen.rows.flatMap { row in screen.cells(ofRow: row).filter { ReaderScreen.role(of: $0) == .hitCurrent } }
        #expect(ReaderScreen.letters(of: lit) == word)
    }

    @Test("search, a link and a click are blind to tatweel that was put in")
    func tatweel() {
        let link = "https://a.example/b"
        let text =
            "عنوان المقال\n\nمقدمة قصيرة.\n\nكتب المسجد القديم مستشفى الحكمة الجميلة وراجع المدينة القديمة \(link) ومسجد المدينة الجميلة والمكتبة الكبيرة.\n"
        var screen = screen(40, 24, text) {
            $0.justify = .kashida; $0.mouse = true
        }
        for word in ["المسجد", "مستشفى", "الحكمة", "الجميلة", "المدينة", "القديمة", "والمكتبة"] {
            screen.press("/")
            screen.type(word)
            screen.press("Enter")
            let lit = screen.rows.flatMap { row in screen.cells(ofRow: row).reversed().filter { ReaderScreen.role(of: $0) == .hitCurrent } }
            #expect(ReaderScreen.letters(of: lit.reversed()) == word)
            // Without a hole: what is put in is lit as well.
            #expect(
                screen.rows.contains { row in
                    screen.cells(ofRow: row).split { ReaderScreen.role(of: $0) != .hitCurrent }.count == 1
                })
        }
    }

    @Test("a click in any column follows the link that stands there")
    func click() {
        let paragraphs = (0..<40).map {
            "فقرة رقمها \($0) فيها كلام كثير يملأ السطر ثم يمضي إلى السطر الذي بعده، وفي آخرها رابط https://a.example/\($0)"
        }
        var screen = screen(200, 60, "عنوان\n\n" + paragraphs.joined(separator: "\n\n") + "\n") { $0.mouse = true }
        var clicked: Set<Int> = []
        for row in screen.rows {
            let cells = screen.cells(ofRow: row)
            for column in cells.indices
            where ReaderScreen.role(of: cells[column]) == .link && (column == 0 || ReaderScreen.role(of: cells[column - 1]) != .link) {
                screen.send(.mouse(MouseEvent(button: .left, column: column, row: row)))
                #expect(screen.shows("a.example/"))
                clicked.insert(column / 50)
                screen.press("Esc")
            }
        }
        #expect(clicked.count == 4)
    }

    @Test("the place is kept from columns to one and back", arguments: [(200, 60), (132, 30), (300, 100)])
    func place(_ columns: Int, _ rows: Int) {
        var screen = screen(80, 12)
        screen.press("Space Space Space")
        let top = screen.state.reading?.anchor
        screen.resize(ScreenSize(columns: columns, rows: rows))
        let shown = screen.letters(in: [.body, .list, .heading])
        screen.resize(ScreenSize(columns: 80, rows: 12))
        #expect(screen.state.reading?.anchor == top)
        #expect(shown.contains(screen.letters(in: [.heading])))
    }

    @Test("pages forward and back are the same pages", arguments: [(200, 20), (132, 18), (300, 17)])
    func back(_ columns: Int, _ rows: Int) {
        var screen = screen(columns, rows, FixtureArticle.travels)
        var tops = [screen.state.reading?.anchor]
        while true {
            screen.press("Space")
            if screen.says("نهاية المقال") { break }
            tops.append(screen.state.reading?.anchor)
        }
        #expect(tops.count > 2)
        for top in tops.dropLast().reversed().dropLast() {
            screen.press("b")
            #expect(screen.state.reading?.anchor == top)
        }
    }

    // MARK: Pages

    @Test(
        "text stands in the same rows on the first page, in the middle and on the last",
        arguments: [(80, 24), (40, 12), (60, 16), (132, 43), (20, 5), (30, 8)])
    func rows(_ columns: Int, _ rows: Int) {
        var screen = screen(columns, rows, FixtureArticle.plain)
        let text: Set<Role> = [.kicker, .title, .byline, .lead, .heading, .quotation, .caption, .list, .body, .crossReference, .link]
        var first: Set<Int> = []
        for _ in 0..<100 {
            let filled = screen.rows.filter { row in
                screen.cells(ofRow: row).contains { $0.scalar != 0x20 && ReaderScreen.role(of: $0).map(text.contains) == true }
            }
            if let row = filled.first { first.insert(row) }
            screen.press("Space")
            if screen.says("نهاية المقال") { break }
        }
        #expect(first.count == 1)
    }

    @Test("a small first page has the title and the beginning of the lead", arguments: [(20, 5), (40, 12), (30, 6), (24, 8)])
    func small(_ columns: Int, _ rows: Int) {
        let screen = screen(columns, rows)
        #expect(screen.letters(in: [.title]).contains("قطار") && screen.letters(in: [.lead]).hasPrefix("عاد"))
    }

    @Test("the lead begins on the first page however many lines it has", arguments: 8...20, 1...5)
    func shortLead(_ rows: Int, _ sentences: Int) {
        let lead = "بدأ العمل صباح اليوم" + String(repeating: " في كل حي من أحياء المدينة", count: sentences)
        let text = """
            ---
            title: مدارس الساحل تفتح أبوابها بعد عطلة طويلة
            source: صحيفة الساحل
            date: 2026-11-29
            lead: \(lead).
            ---

            \(Array(repeating: "فقرة من المقال تمضي في حديثها عن المدارس والطرق.", count: 30).joined(separator: "\n\n"))
            """
        let screen = ReaderScreen(text, size: ScreenSize(columns: 40, rows: rows))
        #expect(screen.says("مدارس الساحل") && screen.says("بدأ العمل"), "\(rows) \(sentences)")
    }

    @Test(
        "a title that leaves the lead no room is cut, and stands whole behind the lead; it is found there once",
        arguments: [(20, 5), (16, 6), (20, 6), (24, 5)])
    func longTitle(_ columns: Int, _ rows: Int) throws {
        let title = "مدارس الساحل تفتح أبوابها بعد عطلة طويلة، والأهالي يسألون عن الحافلات والكتب وعن مواعيد الدروس في الأحياء البعيدة"
        let lead = "بدأ العمل صباح اليوم في كل مدرسة من مدارس المدينة."
        let text = "---\ntitle: \(title)\nsource: صحيفة الساحل\nlead: \(lead)\n---\n\nفقرة أولى من المقال.\n"
        var screen = screen(columns, rows, text)
        #expect(screen.letters(in: [.title]).hasPrefix("مدارسالساحل") && screen.letters(in: [.lead]).hasPrefix("بدأ"))
        #expect(screen.rows.contains { screen.text(ofRow: $0).contains("…") })
        let whole = ReaderScreen.letters(of: title)
        var titles = ""
        for _ in 0..<20 {
            screen.press("Space")
            titles += screen.letters(in: [.title])
        }
        #expect(titles.contains(whole))
        screen.press("g /")
        screen.type("الحافلات")
        screen.press("Enter")
        #expect(screen.state.reading?.search?.count == 1 && screen.letters(in: [.hit, .hitCurrent]).contains("الحافلات"))
    }

    @Test("no two pages have one percentage, however many they are", arguments: [(20, 5), (40, 12), (80, 24)], [4, 40, 260])
    func percentages(_ size: (columns: Int, rows: Int), _ paragraphs: Int) {
        let (columns, rows) = size
        let paragraph = "ثم سار القطار في طريقه إلى المدينة التالية ولم يتوقف إلا ساعة في محطة الجبل، حيث ينتظر الناس.\n\n"
        var screen = screen(columns, rows, "عاد القطار إلى المدينة\n\n" + String(repeating: paragraph, count: paragraphs))
        var seen: Set<String> = []
        var pages = 0
        while pages < 1_500 {
            let footer = screen.text(ofRow: rows - 1)
            let percent = footer.split(separator: " ").first { $0.contains("%") }.map(String.init) ?? footer
            let (isNew, _) = seen.insert(percent)
            #expect(isNew, "\(percent) on page \(pages + 1)")
            pages += 1
            if footer.contains("100%") { break }
            screen.press("Space")
        }
        #expect(seen.contains { $0.contains("100%") } && pages == screen.state.reading?.pages.starts.count)
    }

    @Test("no page but the last is at 100 %, and none at 0 %", arguments: [(20, 5), (80, 24), (40, 12)])
    func percent(_ columns: Int, _ rows: Int) {
        var screen = screen(columns, rows, FixtureArticle.news)
        var last = ""
        for _ in 0..<100 {
            #expect(!screen.shows(" 0%") && !screen.shows(" %0"))
            let text = screen.text(ofRow: rows - 1)
            #expect(!last.contains("100%"))
            screen.press("Space")
            if screen.says("نهاية المقال") { break }
            last = text
        }
    }

    @Test("each page of a long lead is further on than the one before")
    func percentOfLead() {
        let lead = (1...40).map { "الجملة \($0) من التمهيد الطويل تقول إن القطار عاد إلى المدينة." }.joined(separator: " ")
        let text = "عاد القطار إلى المدينة\n\n\(lead)\n\n" + "ثم سار القطار في طريقه إلى المدينة التالية ولم يتوقف.\n\n"
        var screen = screen(40, 12, text)
        var last = 0
        for _ in 0..<8 {
            let digits = screen.text(ofRow: 11).split(separator: "%").first.map { String($0.reversed().prefix { $0.isNumber }.reversed()) } ?? ""
            let percent = Int(digits) ?? -1
            #expect(percent > last, "\(screen.text(ofRow: 11))")
            last = percent
            screen.press("Space")
        }
    }
}
