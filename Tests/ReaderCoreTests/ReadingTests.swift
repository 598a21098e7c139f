// Keys in, screen out: pages, places, search, lists, files. Arabic rows are read from right to left, letters alone.
import ReaderCore
import TerminalScreen
import TestSupport
import Testing

@Suite("Reading")
struct ReadingTests {
    private func page(_ screen: ReaderScreen) -> String? { screen.footer.firstMatch(of: #/صفحة(\d+)من/#).map { String($0.1) } }

    @Test("keys turn pages and say where the reader is")
    func pages() {
        var screen = ReaderScreen()
        for (keys, expected) in [
            ("", "1"), ("Space", "2"), ("f", "3"), ("b", "2"), ("PgDn", "3"), ("PgUp", "2"), ("←", "3"), ("→", "2"), ("h", "3"), ("l", "2"),
            ("G", "4"),
            ("Home", "1"), ("End", "4"), ("g", "1"), ("3 g", "3"), ("٢ g", "2"), ("2 Space", "4"), ("۳ G", "3"),
        ] {
            screen.press(keys)
            #expect(page(screen) == expected, "after \(keys): \(screen.footer)")
        }
    }

    @Test("arrows turn the page the way an LTR article goes, and as the setting says")
    func arrows() {
        let long = FixtureArticle.english + String(repeating: "The train goes on along the coast and nobody is late.\n\n", count: 60)
        var english = ReaderScreen(long)
        english.press("→")
        #expect(english.footer.contains("صفحة2من"))
        english.press("←")
        #expect(english.footer.contains("صفحة1من"))
        var fixed = ReaderScreen { $0.arrows = .ltr }
        fixed.press("→")
        #expect(page(fixed) == "2")
    }

    @Test("a page that does not exist is refused with its number and the last one's")
    func noSuchPage() {
        var screen = ReaderScreen { $0.language = .english }
        screen.press("9 9 g")
        #expect(screen.shows("No page 99; the last is 4"))
    }

    @Test("lines and half pages move by so much, and back")
    func lines() {
        var screen = ReaderScreen(FixtureArticle.plain, size: ScreenSize(columns: 40, rows: 12))
        let first = screen.frame
        for (forward, backward) in [("j", "k"), ("↓", "↑"), ("Enter", "k"), ("d", "u"), ("3 j", "3 k"), ("] ]", "g")] {
            screen.press(forward)
            #expect(screen.frame != first, "\(forward)")
            screen.press(backward)
            #expect(screen.text(ofRow: 0) == (0..<40).map { first[$0, 0] }.map { String(Unicode.Scalar($0.scalar) ?? " ") }.joined(), "\(backward)")
        }
    }

    @Test("sections are gone to, forward and back; at the ends the reader is told")
    func sections() {
        var screen = ReaderScreen(size: ScreenSize(columns: 60, rows: 10))
        for heading in ["الرحلة الأولى", "أرقام الخط", "حكاية السكة", "آراء المسافرين", "ما ينتظر الخط"] {
            screen.press("]")
            #expect(screen.says(heading), "\(heading)")
        }
        screen.press("[")
        #expect(screen.says("آراء المسافرين"))
        screen.press("G ] ]")
        #expect(screen.says("لا عنوان بعده"))
    }

    @Test("contents go where they say, from any place", arguments: 1...5)
    func contents(_ index: Int) {
        var screen = ReaderScreen(size: ScreenSize(columns: 60, rows: 12))
        let headings = ["الرحلة الأولى", "أرقام الخط", "حكاية السكة", "آراء المسافرين", "ما ينتظر الخط"]
        screen.press("G t Home" + String(repeating: " ↓", count: index - 1) + " Enter")
        #expect(screen.letters(in: [.heading]).contains(ReaderScreen.letters(of: headings[index - 1])))
        #expect(!screen.says("المحتويات"))
    }

    @Test("an article without headings says so")
    func noContents() {
        var screen = ReaderScreen(FixtureArticle.short)
        screen.press("t")
        #expect(screen.says("لا عناوين في هذا المقال"))
    }

    @Test("a resize, another theme, another width and shown or hidden harakat keep the place")
    func placeKept() {
        var screen = ReaderScreen(FixtureArticle.plain, size: ScreenSize(columns: 40, rows: 12))
        screen.press("3 Space")
        let before = screen.frame
        let firstLine = (0..<12).map { screen.cells(ofRow: $0) }.first { row in
            row.contains { ReaderScreen.role(of: $0) == .body && $0.scalar > 0x20 }
        }
        let word = ReaderScreen.letters(of: (firstLine ?? []).suffix(8))
        for size in [(20, 5), (100, 40), (9, 7), (40, 12)] {
            screen.resize(ScreenSize(columns: size.0, rows: size.1))
            #expect(screen.letters(in: [.body, .lead, .heading]).contains(word.prefix(2)), "\(size)")
        }
        #expect(screen.frame == before)
        screen.press("- - + +")
        #expect(screen.letters(in: [.body]).contains(word))
        screen.press("H H # # # T")
        #expect(screen.letters(in: [.body]).contains(word))
    }

    @Test("digits are drawn as the setting says, without a change of order")
    func digits() {
        var screen = ReaderScreen("عنوان\n\nالوقت 12:45 والثمن 3.50 فقط.\n")
        #expect(screen.shows("12:45") && screen.shows("3.50"))
        screen.press("#")
        #expect(screen.shows("١٢:٤٥") && screen.shows("٣.٥٠"))
        screen.press("#")
        #expect(screen.shows("12:45"))
    }

    @Test("harakat are hidden and shown again")
    func harakat() {
        var screen = ReaderScreen(FixtureArticle.vocalised)
        func marks() -> Int { screen.rows.reduce(0) { $0 + screen.cells(ofRow: $1).count { $0.marks[0] != 0 } } }
        let shown = marks()
        #expect(shown > 40)
        screen.press("H")
        #expect(marks() == 0)
        screen.press("H")
        #expect(marks() == shown)
    }

    // MARK: Search

    private func hits(_ screen: ReaderScreen) -> [(column: Int, row: Int, scalar: UInt32)] {
        screen.rows.flatMap { row in
            screen.cells(ofRow: row).enumerated().filter { [.hit, .hitCurrent].contains(ReaderScreen.role(of: $0.element)) }.map {
                ($0.offset, row, $0.element.scalar)
            }
        }
    }

    @Test(
        "search folds both sides: hamza, teh marbuta, yeh, harakat, tatweel, digits, presentation forms, case",
        arguments: [
            ("الآثار القديمة", "الاثار"), ("أُجِّلَ الموعد", "اجل"), ("قراءة ثانية", "قراءه"), ("على المستشفى", "المستشفي"), ("جميـــل جدا", "جميل"),
            ("سنة 2026 بعد", "٢٠٢٦"), ("سنة ١٤٤٧ بعد", "1447"), ("شركة CoastLine هنا", "coastline"), ("سؤال كبير", "سوال"),
            ("کتاب فارسی", "كتاب فارسي"),
            ("كتاب مفتوح", "ﻛﺘﺎﺏ"), ("مسائل كثيرة", "مسايل"), ("ٱلكتاب هنا", "الكتاب"),
        ])
    func folding(_ text: String, _ query: String) {
        var screen = ReaderScreen("عنوان المقال\n\n\(text) وهذا كلام آخر.\n")
        screen.press("/")
        screen.type(query)
        #expect(screen.says("النتائج: 1"), "\(screen.footer)")
        screen.press("Enter")
        #expect(!hits(screen).isEmpty)
    }

    @Test("a hit on a letter inside a lam-alef lights the ligature, and nothing beside it")
    func ligature() {
        var screen = ReaderScreen("عنوان\n\nسلام عليكم.\n")
        screen.press("/")
        screen.type("ا")
        screen.press("Enter n")
        #expect(hits(screen).map(\.scalar) == [0xFE8D, 0xFEFC].filter { $0 == 0xFEFC } || hits(screen).contains { $0.scalar == 0xFEFC })
        #expect(hits(screen).allSatisfy { [0xFEFC, 0xFE8D, 0xFE8E].contains($0.scalar) })
    }

    @Test("n and N go around all hits, back where they began")
    func around() {
        var screen = ReaderScreen(size: ScreenSize(columns: 60, rows: 10)) { $0.language = .english }
        screen.press("/")
        screen.type("القطار")
        screen.press("Enter")
        let count = Int(screen.rows.lazy.compactMap { screen.text(ofRow: $0).firstMatch(of: #/Hit \d+ of (\d+)/#)?.1 }.first ?? "") ?? 0
        #expect(count >= 3)
        #expect(screen.shows("Hit 1 of \(count)"))
        for number in (1...count).map({ $0 % count + 1 }) {
            screen.press("n")
            #expect(screen.shows("Hit \(number) of \(count)"))
            #expect(screen.rows.contains { screen.cells(ofRow: $0).contains { ReaderScreen.role(of: $0) == .hitCurrent } }, "The hit is on screen.")
        }
        screen.press("N")
        #expect(screen.shows("Hit \(count) of \(count)"))
    }

    @Test("Esc in the prompt comes back to the place before it, and earlier queries are recalled")
    func prompt() {
        var screen = ReaderScreen(size: ScreenSize(columns: 60, rows: 10))
        let before = screen.frame
        screen.press("/")
        screen.type("السهل")
        #expect(screen.frame != before)
        screen.press("Esc")
        #expect(screen.frame == before)
        screen.press("/")
        screen.type("الجسر")
        screen.press("Enter / ↑")
        #expect(screen.says("الجسر") && screen.frame.cursor != nil)
        screen.press("Ctrl-U")
        #expect(ReaderScreen.letters(of: screen.cells(ofRow: 9).filter { ReaderScreen.role(of: $0) == .promptText }).isEmpty)
    }

    @Test("the keyboard's Arabic layout is letters in a prompt")
    func lettersInPrompt() {
        var screen = ReaderScreen()
        screen.press("/")
        screen.type("ضث")
        #expect(screen.says("ضث"))
        #expect(screen.state.isRunning)
    }

    // MARK: Files, lists, the program

    @Test("J and K go along the files, Backspace and > through the history")
    func files() {
        var screen = ReaderScreen(files: [("b.txt", FixtureArticle.short), ("c.txt", FixtureArticle.plain)])
        for (keys, expected) in [
            ("J", "يفتح متحف المحطة"), ("J", "حديقة على سطح"), ("J", "لا مقال آخر"), ("K", "يفتح متحف المحطة"), ("Backspace", "حديقة على سطح"),
            ("Backspace", "يفتح متحف المحطة"), ("Backspace", "عاد قطار الساحل"), ("Backspace", "لا مقال قبله"), (">", "يفتح متحف المحطة"),
            ("Alt-→", "حديقة على سطح"),
        ] {
            screen.press(keys)
            #expect(screen.says(expected), "after \(keys)")
        }
    }

    @Test("history comes back to the page that was left")
    func historyKeepsPlace() {
        var screen = ReaderScreen(files: [("b.txt", FixtureArticle.short)])
        screen.press("Space Space")
        let before = screen.frame
        screen.press("J Backspace")
        #expect(screen.frame == before)
    }

    @Test("a line that the reader scrolled to stays at the top when the terminal turns out to draw no marks, or keeps its size")
    func lineKeepsPlace() {
        var screen = ReaderScreen()
        screen.press("Space ↓ ↓")
        let before = screen.frame
        for showsMarks in [false, true] {
            var traits = TerminalTraits()
            traits.showsMarks = showsMarks
            screen.send(.traits(traits))
        }
        screen.resize(ScreenSize(columns: 80, rows: 24))
        let isSame = screen.frame == before
        #expect(isSame)
    }

    @Test("related articles open by digit and by Enter; one without its file is named")
    func related() {
        var screen = ReaderScreen(files: [("museum.txt", FixtureArticle.short)])
        screen.press("r 1")
        #expect(screen.says("يفتح متحف المحطة أبوابه كل خميس"))
        screen.press("Esc r ↓ Enter")
        #expect(screen.says("لا يوجد ملف بهذا الاسم"))
    }

    @Test("help lists every command of the page with its keys, in both languages", arguments: [Language.arabic, .english])
    func help(_ language: Language) {
        var screen = ReaderScreen(size: ScreenSize(columns: 200, rows: 100)) { ($0.language, $0.width) = (language, 120) }
        screen.press("?")
        for entry in CommandEntry.table where entry.contexts.contains(.reading) {
            // Latin words in an Arabic row stand in their own direction.
            let words = entry.arabic.split(separator: " ").filter { !$0.contains { $0.isASCII } }.map { ReaderScreen.letters(of: String($0)) }
            let isShown =
                language == .arabic
                ? screen.rows.contains { row in words.allSatisfy(ReaderScreen.letters(of: screen.cells(ofRow: row)).contains) }
                : screen.shows(entry.english)
            #expect(isShown, "\(entry.command)")
            for key in entry.keys { #expect(screen.rows.contains { screen.text(ofRow: $0).contains(key) }, "\(key)") }
        }
        for command in Command.allCases where ![.goToPage, .followLink, .openInBrowser].contains(command) {
            #expect(CommandEntry.table.contains { $0.command == command }, "\(command.rawValue) has no entry.")
        }
    }

    @Test("every list is left by Esc and by q, and the page is as before", arguments: ["t", "r", "?", "s"])
    func lists(_ key: String) {
        for close in ["Esc", "q", "Backspace"] {
            var screen = ReaderScreen()
            let before = screen.frame
            screen.press(key)
            #expect(screen.frame != before)
            screen.press(close)
            #expect(screen.frame == before, "\(close)")
            #expect(screen.state.isRunning)
        }
    }

    @Test("the article is copied in logical order, without controls or furniture")
    func copy() {
        var screen = ReaderScreen()
        screen.press("y")
        guard case .copy(let text)? = screen.effects.last else {
            Issue.record("Nothing was copied.")
            return
        }
        let copied = String(String.UnicodeScalarView(text.compactMap(Unicode.Scalar.init)))
        #expect(copied.contains("قال مدير المحطة: «لا نريد احتفالًا كبيرًا، نريد قطارًا يصل في موعده»."))
        #expect(!copied.contains("شارك") && !text.contains { (0x2066...0x2069).contains($0) || (0xFE70...0xFEFF).contains($0) })
    }

    @Test(
        "keys that end, stop and repaint ask the world for it",
        arguments: [("q", Effect.quit), ("Ctrl-C", .quit), ("Ctrl-Z", .suspend), ("Ctrl-L", .repaint), ("ض", .quit)])
    func effects(_ key: String, _ effect: Effect) {
        var screen = ReaderScreen()
        screen.press(key)
        #expect(screen.effects == [effect])
        #expect(screen.state.isRunning == (effect != .quit))
    }

    @Test("a remapped key does what the reader wants")
    func remapping() {
        var screen = ReaderScreen(remapping: ["x": .nextPage, "Space": .previousPage])
        screen.press("x x Space")
        #expect(page(screen) == "2")
    }

    @Test("the mouse: wheel and the page's edges")
    func mouse() {
        var screen = ReaderScreen()
        screen.send(.mouse(MouseEvent(button: .left, column: 0, row: 10)))
        #expect(page(screen) == "2")
        screen.send(.mouse(MouseEvent(button: .left, column: 79, row: 10)))
        #expect(page(screen) == "1")
        let before = screen.frame
        screen.send(.mouse(MouseEvent(button: .wheelDown, column: 40, row: 10)))
        #expect(screen.frame != before)
    }
}
