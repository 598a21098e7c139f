// `qari doctor`: the facts, plain; the sample in one order after another until it reads right.
import TestSupport
import Testing

@Suite("Doctor")
struct DoctorTests {
    private func doctor(_ options: [String], _ name: String) throws -> PseudoTerminal {
        let simulated = try #require(SimulatedTerminal.all.first { $0.name == name })
        let answers = TestSupport.TerminalAnswers(simulated.table)
        return try PseudoTerminal(["doctor"] + options, environment: simulated.environment, size: (100, 40), answer: answers.reply)
    }

    @Test("the report says what was answered, who the terminal is, the order and why, in both languages")
    func report() throws {
        let english = try doctor(["--report", "--lang", "en"], "Konsole")
        #expect(try english.waitForEnd() == .exit(0))
        let text = english.picture.text
        for part in [
            "XTVERSION Konsole 22.12.3", "Terminal: Konsole 22.12.3 (by its own answer)", "Order: visual, because its own reordering is switched off",
            "Harakat: shown", "TERM=xterm-256color",
        ] {
            #expect(text.replacing("\n", with: "").contains(part.prefix(60)), "\(part)")
        }
        #expect(!english.picture.isAlternateScreen)
        #expect(english.endModes == english.originalModes)
        let arabic = try doctor(["--report"], "PuTTY")
        #expect(try arabic.waitForEnd() == .exit(0))
        #expect(arabic.picture.text.contains("PuTTY"))
        #expect(arabic.picture.text.contains("logical"))
    }

    @Test("the report goes to a file, the questions to the terminal")
    func reportToFile() throws {
        let folder = TemporaryFolder()
        let answers = TestSupport.TerminalAnswers(SimulatedTerminal.all[0].table)
        let terminal = try PseudoTerminal(
            ["-c", "\"$0\" doctor --report --lang en > \(folder.path)/report", BuiltProgram.path], program: "/bin/sh", answer: answers.reply)
        #expect(try terminal.waitForEnd() == .exit(0))
        let report = try ProgramRun([folder.path + "/report"], program: "/bin/cat").text
        #expect(report.contains("Terminal: XTerm(379) (by its own answer)"))
        #expect(!report.contains("\u{1B}"))
    }

    @Test("yes says that nothing is to be set")
    func yes() throws {
        let terminal = try doctor([], "xterm")
        try terminal.wait(forText: "أتقرأ السطور الثلاثة")
        terminal.send("ن")
        #expect(try terminal.waitForEnd() == .exit(0))
        #expect(String(decoding: terminal.output, as: UTF8.self).contains("كل شيء على ما يرام"))
    }

    @Test("no tries the other orders, and says what to set")
    func no() throws {
        let terminal = try doctor(["--lang", "en"], "a terminal that answers nothing")
        try terminal.wait(forText: "Do the three lines read right")
        // The visual order has just failed: logical is next.
        terminal.send("n")
        try terminal.wait(forText: "Order now: logical")
        // Its own reordering is made use of: BDSM goes back.
        #expect((terminal.lastPlace(of: "\u{1B}[8h") ?? -1) > (terminal.lastPlace(of: "\u{1B}[8l") ?? 0))
        terminal.send("y")
        #expect(try terminal.waitForEnd() == .exit(0))
        #expect(String(decoding: terminal.output, as: UTF8.self).contains("bidi = \"logical\""))
    }

    @Test("when no order fits it says so; q leaves")
    func nothingFits() throws {
        let terminal = try doctor(["--lang", "en"], "xterm")
        try terminal.wait(forText: "Do the three lines read right")
        for order in ["logical", "logical-ltr", "konsole", "kitty", "kitty-letters"] {
            terminal.send("ى")
            try terminal.wait(forText: "Order now: \(order)")
        }
        terminal.send("n")
        #expect(try terminal.waitForEnd() == .exit(0))
        #expect(String(decoding: terminal.output, as: UTF8.self).contains("No order fits"))
        let other = try doctor([], "xterm")
        try other.wait(forText: "أتقرأ السطور الثلاثة")
        other.send("ض")
        #expect(try other.waitForEnd() == .exit(0))
    }
}
