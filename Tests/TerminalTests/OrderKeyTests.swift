// A terminal whose order can't be known: a key tries one after another while one reads, and what the reader settles on is kept for it.
import TestSupport
import Testing

@Suite("The key for the order of rows")
struct OrderKeyTests {
    private let state = TemporaryFolder()
    private let text = TemporaryFolder()

    private static let article = "عنوان المقال\n\nفقرة أولى من المقال تكفي لقراءة قصيرة.\n"

    /// - Parameter reportsFocus: true for VTE around mosh.
    private func mosh(_ arguments: [String], state: String? = nil, reportsFocus: Bool = false) throws -> PseudoTerminal {
        let focus = reportsFocus ? [SimulatedTerminal.focus("I")] : []
        let answers = TestSupport.TerminalAnswers([SimulatedTerminal.secondary("1;10;0"), SimulatedTerminal.primary("62")] + focus)
        return try PseudoTerminal(
            arguments, environment: ["XDG_STATE_HOME": state ?? self.state.path], size: (80, 24), answer: answers.reply)
    }

    private var kept: String { (try? ProgramRun([state.path + "/qari/terminals"], program: "/bin/cat").text) ?? "" }

    @Test("the hint is said in Latin letters too, once; the key steps on, and the choice is there on the next day")
    func keeps() throws {
        let path = text.write("a.txt", Self.article)
        let first = try mosh([path])
        try first.wait(forText: "Arabic backwards? Press O")
        first.send("O")
        try first.wait(forText: "order: konsole")
        first.send("OO")
        try first.wait(forText: "order: logical ")
        first.send("q")
        #expect(try first.waitForEnd() == .exit(0))
        #expect(kept.contains("logical\tmosh|1,10|"))

        let report = try mosh(["doctor", "--report", "--lang", "en"])
        #expect(try report.waitForEnd() == .exit(0))
        #expect(report.picture.text.contains("Order: logical"))

        let second = try mosh([path])
        try second.wait(forText: "100")
        #expect(!second.picture.text.contains("Press O"))
        // Behind the last order stands what the program thinks right: nothing is kept for that.
        for order in ["logical-ltr", "kitty-letters", "auto"] {
            second.send("O")
            try second.wait(forText: "order: \(order) ")
        }
        second.send("q")
        #expect(try second.waitForEnd() == .exit(0))
        #expect(!kept.contains("logical\t"))
    }

    @Test("VTE around mosh is known by its report of focus: its page comes by itself, the key tries the page of those that leave rows alone first")
    func focus() throws {
        let path = text.write("a.txt", Self.article)
        let first = try mosh([path], reportsFocus: true)
        try first.wait(forText: "Arabic backwards? Press O")
        // The title's first word as it is stored: VTE turns it.
        #expect(first.picture.text.contains("ﻋﻨﻮﺍﻥ"))
        #expect(String(decoding: first.output, as: UTF8.self).contains("\u{1B}[?1004l"))
        first.send("O")
        try first.wait(forText: "order: visual ")
        #expect(first.picture.text.contains("ﻥﺍﻮﻨﻋ"))
        first.send("q")
        #expect(try first.waitForEnd() == .exit(0))
        #expect(kept.contains("visual\tmosh|1,10|VTE|"))
        // Another terminal around mosh has its own page and its own hint.
        let second = try mosh([path])
        try second.wait(forText: "Arabic backwards? Press O")
        // A change of the focus is no key and no answer.
        second.send("\u{1B}[I\u{1B}[O")
        second.settle()
        #expect(second.picture.text.contains("Arabic backwards? Press O") && second.picture.text.contains("ﻥﺍﻮﻨﻋ"))
        second.send("q")
        #expect(try second.waitForEnd() == .exit(0))
        #expect(String(decoding: second.output, as: UTF8.self).contains("\u{1B}[?1004l"))
    }

    @Test("a folder that can't be written in costs nothing but the memory")
    func unwritable() throws {
        let terminal = try mosh([text.write("a.txt", Self.article)], state: "/proc/nowhere")
        try terminal.wait(forText: "Press O")
        terminal.send("O")
        try terminal.wait(forText: "order: konsole")
        terminal.send("q")
        #expect(try terminal.waitForEnd() == .exit(0))
    }
}
