// A kiosk by touch on a real terminal: everything through the reports that a mouse sends, and what is touched is found by what stands on the
// screen.
import Foundation
import Glibc
import TestSupport
import Testing

@Suite("A kiosk by touch on a terminal", .slow) struct TouchScreenTests {
    private static let message = "أخلوا المبنى بهدوء من الباب الشرقي"

    /// Articles with what touch can reach: headings, links, pictures, others like them.
    private static func room(_ server: LoopbackServer) -> KioskRoom {
        let room = KioskRoom()
        let picture = { (number: Int, text: String) in "![\(text)](\(server.url("/\(number).png")))\n\n" }
        let text =
            "---\ntitle: حديقة الجسر القديم\nurl: https://news.example/garden\ndirection: rtl\n---\n\n# افتتاح الحديقة\n\nافتتحت البلدية حديقة قرب الجسر القديم.\n\n"
            + picture(1, "مدخل الحديقة") + picture(2, "نافورة الحديقة") + "# بعد الافتتاح\n\n" + KioskRoom.long("حديقة الجسر القديم وترميم الجسر")
        room.drop("e.txt", text)
        return room
    }

    private static let hasChafa = access("/usr/bin/chafa", X_OK) == 0

    @Test("every view is reached by touch alone, has its way back where it is seen, and that leads back", arguments: [(80, 24), (40, 12), (132, 43)])
    func views(columns: Int, rows: Int) throws {
        let server = try LoopbackServer { _ in .respond(status: 200, headers: ["Content-Type": "image/png"], body: PictureTests.png) }
        let room = Self.room(server)
        let terminal = try room.open(
            ["--touch", "--no-rotation", "--idle", "3600", "--allow", "show-picture,share,show-qr-code"], size: (columns, rows),
            waitsForFrontPage: false)
        try terminal.wait("the board") { Glass($0.picture).place(of: "رجوع") != nil }
        try terminal.wait("the library to be filled") { _ in room.isFilled }
        // The front page has nothing behind it, and says so.
        try terminal.touch("رجوع", andWait: "هذه الصفحة الأولى")
        // Search, on the keyboard of the screen.
        try terminal.touch("بحث", andWait: "مسافة")
        for letter in "حديقة" { try terminal.touch(String(letter)) }
        try terminal.touch("إلغاء")
        try terminal.wait("the front page") { Glass($0.picture).place(of: "مسافة") == nil && Glass($0.picture).place(of: "رجوع") != nil }
        try terminal.touch("بحث", andWait: "مسافة")
        for letter in "الحديقة" { try terminal.touch(String(letter)) }
        try terminal.wait(forText: "الحديقة")
        try terminal.touch("بحث", andWait: "النتائج")
        try terminal.wait(forText: "حديقة الجسر القديم")
        try terminal.touch("افتح", andWait: "افتتحت البلدية")
        try terminal.touch("النتيجة التالية")
        // The page itself turns: on where reading goes to, back where it starts.
        try terminal.touch("المحتويات", andWait: "بعد الافتتاح")
        try terminal.touch("إغلاق")
        try terminal.touch("الصورة")
        try terminal.wait("the picture") { PictureTests.redCells($0.picture) > 0 && Glass($0.picture).place(of: "إغلاق") != nil }
        if Glass(terminal.picture).place(of: "الصورة التالية ←") != nil { try terminal.touch("الصورة التالية ←") }
        try terminal.wait("another picture") { _ in server.requests.map(\.path).contains("/2.png") || server.requests.count == 1 }
        try terminal.touch("إغلاق")
        try terminal.wait("the page without it") { PictureTests.redCells($0.picture) == 0 }
        try terminal.touch("مشاركة")
        try terminal.touch("إغلاق")
        try terminal.touch("ذات صلة", andWait: "ترميم الجسر الحجري في صور")
        try terminal.touch("افتح")
        try terminal.wait("another article") { !$0.picture.reads("حديقة الجسر القديم") || $0.picture.reads("صور من ترميم") }
        // Back from there, as often as it takes.
        for _ in 0..<6 where !terminal.picture.reads("المصادر") && Glass(terminal.picture).place(of: "القسم التالي") == nil {
            try terminal.touch("رجوع")
            terminal.settle(milliseconds: 400)
        }
        try terminal.touch("الصفحة الأولى")
        try terminal.touch("رجوع")
    }

    @Test("an emergency message holds the screen against every touch, and gives it back to who was reading")
    func emergency() throws {
        let room = KioskRoom()
        let terminal = try room.open(["--touch", "--no-rotation", "--idle", "3600"])
        try terminal.touch("افتح", andWait: "المحتويات")
        let library: [String: String?] = ["QARI_LIBRARY": room.library]
        #expect(try ProgramRun(["kiosk-message", Self.message, "--for", "2h"], environment: library).ending == .exit(0))
        try terminal.wait("the message alone") { $0.picture.reads(Self.message) && Glass($0.picture).place(of: "رجوع") == nil }
        for row in [1, 5, 12, 23] { for column in [3, 40, 77] { terminal.touch(column: column, row: row) } }
        terminal.settle(milliseconds: 600)
        #expect(terminal.picture.reads(Self.message))
        #expect(try ProgramRun(["kiosk-message", "--end"], environment: library).ending == .exit(0))
        try terminal.wait("the page that was read") { !$0.picture.reads(Self.message) && Glass($0.picture).place(of: "المحتويات") != nil }
        try terminal.touch("رجوع", andWait: "المصادر")
    }

    @Test("breaking news is opened by a touch of its strip, and left by the button")
    func breaking() throws {
        let room = KioskRoom()
        let terminal = try room.open(["--touch", "--no-rotation", "--idle", "3600"])
        room.drop("now.txt", "عاجل | زلزال خفيف يشعر به سكان الساحل\n\nلا أضرار حتى الآن في القرى.\n\n" + KioskRoom.long())
        try terminal.wait("the strip") { $0.picture.readingText(ofRow: 0).contains("زلزال خفيف") }
        terminal.touch(column: 40, row: 0)
        try terminal.wait(forText: "لا أضرار حتى الآن")
        try terminal.touch("رجوع", andWait: "المصادر")
    }
}

/// What stands on a screen, found by what it says.
struct Glass {
    let picture: TerminalPicture

    init(_ picture: TerminalPicture) { self.picture = picture }

    /// The cells of a button: of one background, two rows at least. nil where there is none that says this and no more.
    /// - Returns: its first column and its row, and how many of each it has.
    func place(of label: String) -> (column: Int, row: Int, columns: Int, rows: Int)? {
        for row in (0..<picture.rows).reversed() {
            for end in (0..<picture.columns).reversed() where isStart(end, row) {
                guard let start = start(of: label, endingAt: end, row), let found = button(start, row), isAlone(found, start..<(end + 1)) else {
                    continue
                }
                return found
            }
        }
        return nil
    }

    /// What shows other buttons, or other letters: that is called by some of them, and stands beside the key that leads out.
    var others: (column: Int, row: Int)? {
        if let found = place(of: "المزيد") { return (found.column + found.columns / 2, found.row + 1) }
        guard let out = place(of: "إلغاء"), let space = place(of: "مسافة"), space.row == out.row else { return nil }
        return ((space.column + space.columns + out.column) / 2, out.row + 1)
    }

    private func isStart(_ column: Int, _ row: Int) -> Bool { !picture.cell(column, row).scalars.isEmpty }

    /// Read from the right: the column of the last letter.
    private func start(of label: String, endingAt end: Int, _ row: Int) -> Int? {
        var (text, column) = ("", end)
        while column >= 0, label.hasPrefix(text) {
            let cell = picture.cell(column, row)
            text += cell.scalars.isEmpty ? " " : cell.text.precomposedStringWithCompatibilityMapping
            if text == label { return column }
            column -= 1
        }
        return nil
    }

    private func button(_ column: Int, _ row: Int) -> (column: Int, row: Int, columns: Int, rows: Int)? {
        let ground = picture.cell(column, row).background
        func isOfIt(_ column: Int, _ row: Int) -> Bool {
            column >= 0 && row >= 0 && column < picture.columns && row < picture.rows && picture.cell(column, row).background == ground
        }
        var (first, last, below) = (column, column, row)
        while isOfIt(first - 1, row) { first -= 1 }
        while isOfIt(last + 1, row) { last += 1 }
        // Another key may stand right below.
        while isOfIt(column, below + 1), (first...last).allSatisfy({ isBlank($0, below + 1) }) { below += 1 }
        guard last - first < picture.columns / 2 + 20, below > row else { return nil }
        return (first, row, last - first + 1, below - row + 1)
    }

    /// Nothing else stands on it.
    private func isAlone(_ place: (column: Int, row: Int, columns: Int, rows: Int), _ label: Range<Int>) -> Bool {
        (place.column..<(place.column + place.columns)).allSatisfy { label.contains($0) || isBlank($0, place.row) }
    }

    private func isBlank(_ column: Int, _ row: Int) -> Bool { picture.cell(column, row).scalars.allSatisfy { $0 == 0x20 } }
}

extension PseudoTerminal {
    /// As xterm reports a press of the left button and its release (SGR, 1006).
    func touch(column: Int, row: Int) { send("\u{1B}[<0;\(column + 1);\(row + 1)M\u{1B}[<0;\(column + 1);\(row + 1)m") }

    /// Touches a button in its lower row, whichever of the boards it is on; it is as large as a finger needs.
    func touch(_ label: String) throws {
        for _ in 0..<12 where Glass(picture).place(of: label) == nil {
            // What shows other buttons, or other letters.
            guard let others = Glass(picture).others else { break }
            let before = picture.text
            touch(column: others.column, row: others.row)
            try wait("other buttons than those of «\(label)»") { $0.picture.text != before }
        }
        try wait("a button «\(label)»") { Glass($0.picture).place(of: label) != nil }
        guard let place = Glass(picture).place(of: label) else { return }
        // The column between two buttons counts as the one's before it.
        #expect(place.rows >= 2 && place.columns + 1 >= 6, "«\(label)»: \(place)")
        let before = output.count
        touch(column: place.column + place.columns / 2, row: place.row + 1)
        // What is to be touched next is looked for on the screen that this gives.
        try wait("something to come of «\(label)»") { $0.output.count > before }
        settle(milliseconds: 300)
    }

    func touch(_ label: String, andWait text: String) throws {
        try touch(label)
        try wait("«\(text)» after «\(label)»") { $0.picture.reads(text) || Glass($0.picture).place(of: text) != nil }
    }
}
