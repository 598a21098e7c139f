// Sizes and resizing of the real terminal.
import TestSupport
import Testing

@Suite("Sizes")
struct SizeTests {
    @Test("a resize keeps the place")
    func resize() throws {
        let reader = try Reader()
        try reader.press("  ", andWaitFor: "صفحة 3 من")
        let word = try #require((3..<22).lazy.compactMap { reader.picture.readingText(ofRow: $0).split(separator: " ").first }.first)
        let screen = reader.picture.text
        reader.terminal.resize(columns: 50, rows: 18)
        try reader.terminal.wait("a page of 50 columns with «\(word)»") {
            $0.picture.cells(ofRow: 17).contains { !$0.scalars.isEmpty } && $0.picture.reads(String(word))
        }
        reader.terminal.resize(columns: 80, rows: 24)
        try reader.terminal.wait("the page as it was") { $0.picture.text == screen }
        try reader.quit()
    }

    @Test("a small screen degrades: the text is there, and every key still works")
    func small() throws {
        let reader = try Reader(size: (20, 5), waitingFor: "قطار الساحل")
        try reader.press(" ", andWaitFor: "صفحة 2 من")
        try reader.press("t", andWaitFor: "المحتويات")
        reader.terminal.send("\u{1B}")
        try reader.terminal.wait("the contents' end") { !$0.picture.reads("المحتويات") }
        try reader.press("?", andWaitFor: "المفاتيح")
        reader.terminal.send("\u{1B}")
        try reader.terminal.wait("the help's end") { !$0.picture.reads("المفاتيح") }
        try reader.quit()
    }

    @Test("a very large screen is a newspaper's page: the text begins at its right edge, and other columns go on beside it")
    func large() throws {
        let reader = try Reader(size: (300, 100))
        #expect(reader.picture.reads("ما ينتظر الخط"))
        let row = try #require((0..<100).first { reader.picture.readingText(ofRow: $0).hasPrefix("│ عاد قطار الساحل أمس") })
        for column in [2..<72, 77..<147, 152..<222, 227..<297] {
            #expect(column.contains { !reader.picture.cell($0, row).scalars.isEmpty && reader.picture.cell($0, row).text != " " })
        }
        try reader.quit()
    }

    @Test("after a storm of resizes the screen is that of a quiet start", arguments: [1, 2])
    func storm(_ seed: UInt64) throws {
        let quiet = try Reader()
        let reader = try Reader()
        var random = SplitMix(seed)
        for _ in 0..<60 {
            reader.terminal.resize(columns: Int.random(in: 1...140, using: &random), rows: Int.random(in: 1...50, using: &random))
            if Bool.random(using: &random) { reader.terminal.settle(milliseconds: Int32.random(in: 0...5, using: &random)) }
        }
        reader.terminal.resize(columns: 80, rows: 24)
        try reader.terminal.wait("the quiet screen\n\(quiet.picture.framed)") { $0.picture.text == quiet.picture.text }
        try reader.quit()
        try quiet.quit()
    }

    @Test(
        "a window that claims any size at all takes little memory and ends nothing, at the start and later",
        arguments: [(65_535, 65_535), (1, 65_535), (65_535, 1), (4_000, 4_000), (1_001, 501)])
    func claimed(_ size: (columns: Int, rows: Int)) throws {
        let reader = try Reader()
        reader.terminal.claim(columns: size.columns, rows: size.rows)
        reader.terminal.settle(milliseconds: 500)
        reader.terminal.claim(columns: 80, rows: 24)
        try reader.terminal.wait("the page again") { $0.picture.reads("صفحة 1 من") && $0.picture.reads("رئيس التحرير") }
        let memory = try #require(Process.number("VmHWM", of: reader.terminal.child.id, in: "status"))
        #expect(memory < 300_000, "\(memory) kB")
        try reader.quit()

        let room = KioskRoom()
        let terminal = try PseudoTerminal(
            ["kiosk", "--library", room.library, "--no-rotation", room.incoming], claimed: size, answer: TerminalAnswers.usual.reply)
        terminal.settle(milliseconds: 500)
        terminal.send("\r ")
        terminal.settle(milliseconds: 500)
        terminal.claim(columns: 80, rows: 24)
        terminal.send("F\u{C}")
        try terminal.waitForFrontPage(of: room)
        let least = try #require(Process.number("VmHWM", of: terminal.child.id, in: "status"))
        #expect(least < 150_000, "\(least) kB")
    }
}
