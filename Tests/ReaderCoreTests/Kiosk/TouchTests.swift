// A kiosk by touch or by a mouse alone: everything is reached, and left again, by what is on the screen.
import TerminalScreen
import Testing

@testable import Kiosk
@testable import ReaderCore

@Suite("A kiosk by touch") struct TouchTests {
    private static func kiosk(columns: Int = 80, rows: Int = 24) -> FakeKiosk {
        var rules = KioskRules()
        rules.hasTouch = true
        return FakeKiosk(KioskFixture.store(), rules: rules, size: ScreenSize(columns: columns, rows: rows))
    }

    private func touch(_ kiosk: inout FakeKiosk, _ label: String) throws {
        let target = try #require(kiosk.kiosk.board?.targets.first { $0.label == label }, "\(label)")
        // Its last row and its middle: a finger is not a cell.
        kiosk.touch(column: target.rect.column + target.rect.columns / 2, row: target.rect.row + target.rect.rows - 1)
    }

    private static let screens: [(Int, Int)] = [(80, 24), (40, 12), (132, 43), (60, 20), (30, 8), (200, 60)]

    /// Touches what shows the others until something is there.
    private func reach(_ kiosk: inout FakeKiosk, _ label: String) throws {
        for _ in 0..<12 {
            guard let board = kiosk.kiosk.board, !board.targets.contains(where: { $0.label == label }) else { break }
            kiosk.touch(try #require(board.targets.first { $0.act == .others }, "\(label)"))
        }
        try touch(&kiosk, label)
    }

    /// All that the boards of a screen show, one after the other, each target once it is as large as it is to be.
    private func labels(_ kiosk: inout FakeKiosk) throws -> Set<String> {
        var found: Set<String> = []
        for _ in 0..<12 {
            let board = try #require(kiosk.kiosk.board)
            for (index, target) in board.targets.enumerated() {
                #expect(target.rect.rows >= 2 && target.rect.columns >= 6, "\(target.label) at \(kiosk.kiosk.size)")
                #expect(kiosk.frame.size.rows - board.rows >= 2)
                for other in board.targets[..<index] { #expect(!target.rect.meets(other.rect), "\(target.label) and \(other.label)") }
            }
            found.formUnion(board.targets.map(\.label))
            guard let others = board.targets.first(where: { $0.act == .others }) else { break }
            kiosk.touch(others)
        }
        return found
    }

    @Test("every target has two rows by six columns or more, none lies on another, and all are had in turn", arguments: screens)
    func targets(columns: Int, rows: Int) throws {
        var kiosk = Self.kiosk(columns: columns, rows: rows)
        #expect(try labels(&kiosk).isSuperset(of: ["التالي ←", "رجوع", "→ السابق", "بحث", "القسم التالي", "▼", "▲", "افتح", "الصفحة الأولى"]))
        kiosk.store.similar = [3, 4]
        kiosk.press("Enter")
        #expect(try labels(&kiosk).isSuperset(of: ["التالي ←", "رجوع", "المحتويات", "ذات صلة", "الروابط", "بحث", "الصفحة الأولى"]))
        kiosk.press("?")
        #expect(try labels(&kiosk).isSuperset(of: ["التالي ←", "→ السابق", "إغلاق"]))
        try reach(&kiosk, "إغلاق")
        kiosk.press("r")
        #expect(try labels(&kiosk).isSuperset(of: ["▼", "▲", "إغلاق", "افتح"]))
        try reach(&kiosk, "إغلاق")
        try reach(&kiosk, "بحث")
        let letters = try labels(&kiosk)
        let all = "ضصثقفغعهخحجدشسيبلاتنمكطذئءؤرىةوزظأإآ1234567890qwertyuiopasdfghjkl-zxcvbnm.:/".map { String($0) }
        #expect(letters.isSuperset(of: all + ["مسافة", "حذف", "إلغاء", "بحث"]), "\(Set(all).subtracting(letters))")
    }

    @Test("a search is typed, answered, opened and left by touch at every size; the next hit in an article too", arguments: screens)
    func search(columns: Int, rows: Int) throws {
        var kiosk = Self.kiosk(columns: columns, rows: rows)
        try reach(&kiosk, "بحث")
        for letter in ["ق", "ط", "ا", "ر"] { try reach(&kiosk, letter) }
        try touch(&kiosk, "بحث")
        #expect(
            kiosk.effects.contains { effect in
                if case .loadHeadlines(let query, _, _) = effect { query.base == .search("قطار") } else { false }
            })
        try reach(&kiosk, "افتح")
        #expect(!kiosk.isOnFrontPage)
        // What was looked for is marked in it.
        try reach(&kiosk, "النتيجة التالية")
        #expect(!kiosk.shows("لا بحث بعد"))
        try reach(&kiosk, "بحث")
        for letter in ["س", "ط", "ر"] { try reach(&kiosk, letter) }
        try touch(&kiosk, "بحث")
        let first = kiosk.kiosk.app.reading?.search?.current
        #expect(first != nil)
        try reach(&kiosk, "النتيجة التالية")
        #expect(kiosk.kiosk.app.reading?.search?.current != first)
        for _ in 0..<4 where !kiosk.isOnFrontPage { try reach(&kiosk, "رجوع") }
        #expect(kiosk.isOnFrontPage)
    }

    @Test("letters and buttons begin with the first board for every screen and every reader")
    func begins() throws {
        var kiosk = Self.kiosk()
        try touch(&kiosk, "بحث")
        try touch(&kiosk, "abc")
        #expect(kiosk.kiosk.board?.targets.contains { $0.label == "q" } ?? false)
        try touch(&kiosk, "إلغاء")
        try touch(&kiosk, "بحث")
        #expect(kiosk.kiosk.board?.targets.contains { $0.label == "ض" } ?? false)
        try touch(&kiosk, "abc")
        kiosk.wait(seconds: 100)
        try touch(&kiosk, "بحث")
        try touch(&kiosk, "بحث")
        #expect(kiosk.kiosk.board?.targets.contains { $0.label == "ض" } ?? false)
    }

    @Test("an article is opened, read, searched and left without a key")
    func journey() throws {
        var kiosk = Self.kiosk()
        try touch(&kiosk, "افتح")
        #expect(!kiosk.isOnFrontPage)
        let first = kiosk.frame
        // The page itself: to the left it goes on, at its right edge back.
        kiosk.touch(column: 30, row: 8)
        let second = kiosk.frame
        #expect(second != first)
        kiosk.touch(column: 75, row: 8)
        #expect(kiosk.frame == first)
        try touch(&kiosk, "التالي ←")
        #expect(kiosk.frame == second)
        try touch(&kiosk, "→ السابق")
        #expect(kiosk.frame == first)
        try touch(&kiosk, "رجوع")
        #expect(kiosk.isOnFrontPage)
        try touch(&kiosk, "بحث")
        for letter in ["ق", "ط", "ا", "ر", "ا", "حذف", "مسافة"] { try touch(&kiosk, letter) }
        #expect(kiosk.shows("قطار"))
        try touch(&kiosk, "إلغاء")
        #expect(kiosk.isOnFrontPage && !kiosk.shows("مسافة"))
    }

    @Test("an article's buttons lie and point as its pages do, whatever language the interface is in; those of lists as the interface runs")
    func directions() throws {
        var rules = KioskRules()
        (rules.hasTouch, rules.languages) = (true, [.english])
        var kiosk = FakeKiosk(KioskFixture.store(), rules: rules)
        kiosk.wait(seconds: 100)
        func ends() throws -> [String] {
            let targets = try #require(kiosk.kiosk.board).targets.sorted { $0.rect.column < $1.rect.column }
            return [targets[0].label, targets[targets.count - 1].label].filter { $0.contains("Next") }
        }
        kiosk.press("j")
        for _ in 0..<8 where !kiosk.isOnFrontPage { kiosk.press("Backspace") }
        #expect(kiosk.kiosk.app.shared.settings.language == .english && kiosk.isOnFrontPage)
        #expect(try ends() == ["Next →"])
        kiosk.press("Enter")
        #expect(!kiosk.isOnFrontPage && kiosk.kiosk.app.readsRightToLeft)
        #expect(try ends() == ["← Next"] && kiosk.kiosk.board?.targets.contains { $0.label == "Previous →" } ?? false)
        let first = kiosk.frame
        try touch(&kiosk, "← Next")
        let second = kiosk.frame
        try touch(&kiosk, "Previous →")
        kiosk.touch(column: 10, row: 8)
        #expect(first != second && kiosk.frame == second)
        let phrases = Phrases(.arabic)
        #expect([true, false].map { phrases.touchNext(turnsLeft: $0) } == ["التالي ←", "→ التالي"])
        #expect([true, false].map { phrases.touchPrevious(turnsLeft: $0) } == ["→ السابق", "السابق ←"])
    }

    @Test("other letters are there too, and the word that ends the kiosk can be touched")
    func otherLetters() throws {
        var rules = KioskRules()
        (rules.hasTouch, rules.exitCode) = (true, "close1".unicodeScalars.map(\.value))
        var kiosk = FakeKiosk(KioskFixture.store(), rules: rules)
        try touch(&kiosk, "بحث")
        try touch(&kiosk, "abc")
        for letter in "close1" { try touch(&kiosk, String(letter)) }
        #expect(!kiosk.kiosk.isRunning)
    }

    @Test("a touch of what turned by itself stops it, and does nothing else")
    func attends() throws {
        var kiosk = Self.kiosk()
        kiosk.wait(seconds: 100)
        #expect(!kiosk.kiosk.isAttended)
        try touch(&kiosk, "افتح")
        #expect(kiosk.kiosk.isAttended && kiosk.isOnFrontPage)
    }

    @Test("on smaller screens the board gives way in its order, and the page has a row; at none does it trap")
    func sizes() throws {
        #expect(Self.kiosk(rows: 7).kiosk.boardRows == 1)
        #expect(Self.kiosk(rows: 5).kiosk.boardRows == 0)
        let narrow = try #require(Self.kiosk(columns: 20).kiosk.board)
        #expect(narrow.targets.map(\.label) == ["التالي ←", "رجوع", "المزيد"])
        #expect(Self.kiosk(columns: 12).kiosk.board?.targets.map(\.label) == ["التالي ←"])
        for columns in [0, 1, 2, 5, 6, 7, 13, 20, 25, 26, 40, 79, 80, 300] {
            for rows in [0, 1, 2, 5, 6, 7, 11, 12, 13, 23, 24, 100] {
                var kiosk = Self.kiosk(columns: columns, rows: rows)
                for label in ["بحث", "ض"] {
                    if let target = kiosk.kiosk.board?.targets.first(where: { $0.label == label }) {
                        kiosk.touch(column: target.rect.column, row: target.rect.row)
                    }
                    let board = kiosk.kiosk.board
                    for target in board?.targets ?? [] {
                        #expect(target.rect.column >= 0 && target.rect.column + target.rect.columns <= columns)
                        #expect(target.rect.row >= 1 && target.rect.row + target.rect.rows <= rows)
                    }
                    #expect(kiosk.frame.size == ScreenSize(columns: columns, rows: rows))
                }
            }
        }
    }

    /// What names a key, in both languages of the interface.
    private static let keyNames = ["Esc", "Enter", "Backspace", "Ctrl", "اضغط", "المفاتيح", "Press"]

    /// Rows are read from the right, and what is Latin in them backwards.
    private static func shows(_ kiosk: FakeKiosk, _ text: String) -> Bool { kiosk.shows(text) || kiosk.shows(String(text.reversed())) }

    @Test("nothing that is shown names a key, on any screen; with keys the same screens do", arguments: [true, false])
    func noKeys(isTouched: Bool) throws {
        var rules = KioskRules()
        rules.hasTouch = isTouched
        var named: Set<String> = []
        for size in [ScreenSize(columns: 80, rows: 24), ScreenSize(columns: 132, rows: 43)] {
            var kiosk = FakeKiosk(KioskFixture.store(), rules: rules, size: size)
            var traits = TerminalTraits()
            traits.hint = .reorders(terminal: "PuTTY")
            kiosk.send(.event(.traits(traits)))
            func look() { named.formUnion(Self.keyNames.filter { Self.shows(kiosk, $0) }) }
            look()
            // Commands as buttons give them; what has no button is pressed by who has keys after all.
            for keys in ["r", "Esc", "Enter", "n", "t", "Esc U", "Esc r", "Esc", "/", "Esc", "Backspace", "Backspace"] {
                kiosk.press(keys)
                look()
            }
        }
        #expect(isTouched ? named.isEmpty : named.isSuperset(of: ["Enter", "اضغط", "المفاتيح"]), "\(named)")
    }

    @Test("no kiosk names a key that does nothing in it") func forbiddenKeys() {
        var kiosk = FakeKiosk(KioskFixture.store())
        var traits = TerminalTraits()
        traits.hint = .closedMultiplexer("tmux")
        kiosk.send(.event(.traits(traits)))
        #expect(!Self.shows(kiosk, "Press O"))
        traits.hint = .lacksArabic
        kiosk.send(.event(.traits(traits)))
        #expect(Self.shows(kiosk, "No Arabic in this font"))
    }

    @Test("the way back from a note is the button's name") func note() throws {
        let phrases = Phrases(.arabic, isTouched: true)
        #expect(phrases.backFromNote.contains(phrases.touchBack) && phrases.noSearch.contains(phrases.touchFind))
        #expect(phrases.close == nil && phrases.frontPageHints.isEmpty && Phrases(.arabic).close != nil)
    }

    @Test("without --touch there is none of it") func off() {
        let kiosk = FakeKiosk(KioskFixture.store())
        #expect(kiosk.kiosk.board == nil && !kiosk.shows("التالي ←"))
    }
}

extension Rect {
    fileprivate func meets(_ other: Rect) -> Bool {
        column < other.column + other.columns && other.column < column + columns && row < other.row + other.rows && other.row < row + rows
    }
}

extension FakeKiosk {
    fileprivate mutating func touch(_ target: TouchBoard.Target) { touch(column: target.rect.column, row: target.rect.row) }
}
