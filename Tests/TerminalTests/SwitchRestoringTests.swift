// A terminal's own switches go back on every way out, a crash included; coming back from a stop sets them again.
import Glibc
import TestSupport
import Testing

@Suite("Switches go back")
struct SwitchRestoringTests {
    private static let (off, on) = ("\u{1B}]50;BidiRenderingEnabled=false\u{7}", "\u{1B}]50;BidiRenderingEnabled=true\u{7}")

    private func konsole() throws -> Reader {
        let konsole = try #require(SimulatedTerminal.all.first { $0.name == "Konsole" })
        let reader = try Reader(answers: TestSupport.TerminalAnswers(konsole.table))
        try reader.terminal.wait("the switch") { $0.lastPlace(of: Self.off) != nil }
        reader.terminal.settle()
        return reader
    }

    private func expectSwitchedBack(_ reader: Reader) {
        #expect((reader.terminal.lastPlace(of: Self.on) ?? -1) > (reader.terminal.lastPlace(of: Self.off) ?? 0))
        reader.expectRestored()
    }

    @Test("on quitting") func quit() throws {
        let reader = try konsole()
        reader.terminal.send("q")
        #expect(try reader.terminal.waitForEnd() == .exit(0))
        expectSwitchedBack(reader)
    }

    @Test("on signals, those of a crash included", arguments: [SIGTERM, SIGHUP, SIGINT, SIGABRT, SIGSEGV, SIGQUIT])
    func signals(_ number: Int32) throws {
        let reader = try konsole()
        reader.terminal.child.signal(number)
        #expect(try reader.terminal.waitForEnd() == .signal(number))
        expectSwitchedBack(reader)
    }

    @Test("on a stop, and off again on going on")
    func stop() throws {
        let reader = try konsole()
        reader.terminal.child.signal(SIGTSTP)
        try reader.terminal.wait("the stop") { $0.child.state == .stopped }
        reader.terminal.settle()
        expectSwitchedBack(reader)
        reader.terminal.child.signal(SIGCONT)
        try reader.terminal.wait("the switch again") { ($0.lastPlace(of: Self.off) ?? -1) > ($0.lastPlace(of: Self.on) ?? 0) }
        try reader.press(" ", andWaitFor: "صفحة 2 من")
        try reader.quit()
        expectSwitchedBack(reader)
    }
}
