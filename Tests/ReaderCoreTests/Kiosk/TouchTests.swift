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

    @Test("buttons have two rows by six columns where the screen has room, and stand on it")
    func targets() throws {
        var kiosk = Self.kiosk()
        for label in ["التالي ←", "رجوع", "بحث"] { #expect(kiosk.shows(label), "\(label)") }
        kiosk.press("Enter")
        for context in 0...2 {
            let board = try #require(kiosk.kiosk.board)
            for target in board.targets { #expect(target.rect.rows >= 2 && target.rect.columns >= 6, "\(context): \(target.label)") }
            // The help stands for every list.
            if context == 0 { kiosk.press("?") } else { try touch(&kiosk, context == 1 ? "إغلاق" : "بحث") }
        }
        for label in ["ض", "ش", "ئ", "مسافة", "حذف", "إلغاء"] { #expect(kiosk.shows(label), "\(label)") }
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
        #expect(Self.kiosk(rows: 11).kiosk.boardRows == 1)
        #expect(Self.kiosk(rows: 5).kiosk.boardRows == 0)
        let narrow = try #require(Self.kiosk(columns: 20).kiosk.board)
        #expect(narrow.targets.first?.label == "التالي ←" && narrow.targets.count == 2)
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

    @Test("without --touch there is none of it") func off() {
        let kiosk = FakeKiosk(KioskFixture.store())
        #expect(kiosk.kiosk.board == nil && !kiosk.shows("التالي ←"))
    }
}
