// On a slow line nobody waits for pages that they have left: a paint waits until the terminal has shown the one before.
import NcursesTerminal
import TestSupport
import Testing

@Suite("Pacing on a slow line", .slow)
struct PacingTests {
    private static let question = "\u{1B}[5n"
    private static let size = (columns: 60, rows: 15)

    // MARK: Twenty pages

    private func reader() throws -> Reader {
        try Reader(["أسفار | يوميات مسافر\n\n" + FixtureArticle.travels], size: Self.size)
    }

    private func kiosk(_ room: KioskRoom) throws -> PseudoTerminal {
        room.drop("travel.txt", "أسفار | يوميات مسافر\n\n" + FixtureArticle.travels)
        let terminal = try room.open(size: Self.size)
        try terminal.wait("the travels to be in") { _ in try ProgramRun(["list", "--library", room.library]).text.contains("يوميات مسافر") }
        try terminal.find("يوميات", andWaitFor: "وصل القطار إلى المرفأ القديم")
        return terminal
    }

    private static func isWhole(_ terminal: PseudoTerminal, _ page: Int) -> Bool {
        terminal.picture.reads("صفحة \(page) من") && !terminal.picture.text.contains("~")
    }

    /// Turns twenty pages on a line that takes all at once, each after the one before is there.
    /// - Returns: the bytes of the largest page, and the last screen.
    private func turnSlowly(_ terminal: PseudoTerminal) throws -> (page: Int, screen: String) {
        var page = 0
        for number in 2...21 {
            let before = terminal.output.count
            terminal.send(" ")
            try terminal.wait("page \(number)") { Self.isWhole($0, number) }
            terminal.settle(milliseconds: 60)
            page = max(page, terminal.output.count - before)
        }
        let screen = terminal.picture.text
        terminal.send("g")
        try terminal.wait("the first page") { Self.isWhole($0, 1) }
        terminal.settle()
        return (page, screen)
    }

    /// Types twenty spaces one by one while the line lags.
    private func turnOnModem(_ terminal: PseudoTerminal, page: Int, screen: String) throws {
        terminal.line = .modem
        let before = terminal.output.count
        for _ in 0..<20 {
            terminal.send(" ")
            let next = ContinuousClock.now + .milliseconds(200)
            try terminal.wait("the next key's time") { _ in ContinuousClock.now >= next }
        }
        let onTheWay = terminal.line?.bytesToScreen ?? 0
        try terminal.wait("the page that was typed for") { $0.picture.text == screen }
        terminal.settle()
        let sent = terminal.output.count - before
        // What is sent without a question comes beside the page.
        #expect(onTheWay <= page + PaintPacing.smallPaint, "\(onTheWay) bytes in the line after the last key; a page has \(page) at most")
        #expect(sent <= 5 * page, "\(sent) bytes for twenty pages typed in four seconds; a page has \(page) at most")
        #expect(terminal.picture.text == screen)
    }

    @Test("twenty pages typed one by one at 960 bytes a second and 300 ms of delay: a few are painted, the last is right")
    func readerPages() throws {
        let reader = try reader()
        let terminal = reader.terminal
        let (page, screen) = try turnSlowly(terminal)
        try turnOnModem(terminal, page: page, screen: screen)
        terminal.send("q")
        #expect(try terminal.waitForEnd() == .exit(0))
        #expect(terminal.endInput.isEmpty && terminal.endModes == terminal.originalModes)
    }

    @Test("the same in the kiosk")
    func kioskPages() throws {
        let room = KioskRoom()
        let terminal = try kiosk(room)
        let (page, screen) = try turnSlowly(terminal)
        try turnOnModem(terminal, page: page, screen: screen)
    }

    @Test("leaving while a page is still in the line: its report does not reach the shell")
    func leavesOnModem() throws {
        let reader = try reader()
        let terminal = reader.terminal
        terminal.settle()
        terminal.line = .modem
        terminal.send(" ")
        try terminal.wait("a page in the line") { ($0.line?.bytesToScreen ?? 0) > 300 }
        terminal.send("q")
        #expect(try terminal.waitForEnd() == .exit(0))
        #expect(terminal.endInput.isEmpty, "\(terminal.endInput)")
        #expect(terminal.endModes == terminal.originalModes && !terminal.picture.isAlternateScreen)
    }

    // MARK: Terminals that don't answer

    @Test("a terminal that doesn't report its status is asked at the start only, and each page is painted as it is typed")
    func mute() throws {
        let reader = try Reader(answers: .withoutStatus)
        let asked = reader.terminal.lastPlace(of: Self.question)
        for page in 2...3 { try reader.press(" ", andWaitFor: "صفحة \(page) من") }
        #expect(asked != nil && reader.terminal.lastPlace(of: Self.question) == asked)
        try reader.quit()
    }

    @Test("a terminal that falls silent holds one page for some seconds, and none after that")
    func fallsSilent() throws {
        let held = HeldTerminal()
        let reader = try held.readerAhead(size: Self.size)
        let start = ContinuousClock.now
        reader.terminal.send(" ")
        try reader.terminal.wait(forText: "صفحة 3 من")
        // No less, however quick or busy the machine is.
        #expect(ContinuousClock.now - start > .seconds(4), "It was held.")
        for page in 4...6 {
            let owed = held.owed
            try reader.press(" ", andWaitFor: "صفحة \(page) من")
            try reader.terminal.wait("a question, though nothing is held") { _ in held.owed == owed + 1 }
        }
        try reader.quit()
    }
}
