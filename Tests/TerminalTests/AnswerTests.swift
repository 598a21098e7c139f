// Answers that come late, in pieces, garbled or never: the first page waits for none, no key is lost, nothing of them shows.
import Glibc
import TestSupport
import Testing

@Suite("A terminal's answers", .slow)
struct AnswerTests {
    private static let konsole =
        "\u{1B}P>|Konsole 22.12.3\u{1B}\\\u{1B}[>1;115;0c\u{1B}P!|7E4B4445\u{1B}\\\u{1B}[2;2R\u{1B}[2;3R\u{1B}]11;rgb:ffff/ffff/ffff\u{1B}\\\u{1B}[?62;1;4c"
    private static let off = "\u{1B}]50;BidiRenderingEnabled=false\u{7}"

    /// A reader in a terminal that has answered nothing yet.
    private func silentReader() throws -> Reader { try Reader(answers: nil) }

    private func pause(_ seconds: Double) { usleep(UInt32(seconds * 1_000_000)) }

    /// A reader in a terminal that answers late, and yet before the program has given it up after five seconds: a machine that is too
    /// busy for that is given another try.
    private func lateReader(_ answer: (Reader) throws -> Void) throws -> Reader {
        for _ in 1..<10 {
            let start = ContinuousClock.now
            let reader = try silentReader()
            try answer(reader)
            if ContinuousClock.now - start < .milliseconds(4_500) { return reader }
        }
        throw PseudoTerminal.WaitFailure(description: "No answer was in time.")
    }

    @Test("late answers repaint; keys typed before and between them are taken at once", arguments: [0.3, 2.0])
    func late(_ delay: Double) throws {
        var before = ""
        let reader = try lateReader { reader in
            #expect(reader.terminal.lastPlace(of: "\u{1B}[c") != nil, "It asks.")
            try reader.press(" ", andWaitFor: "صفحة 2 من")
            pause(delay)
            before = reader.picture.text
            reader.terminal.send(Self.konsole)
        }
        try reader.terminal.wait("the switch") { $0.lastPlace(of: Self.off) != nil }
        try reader.terminal.wait("the same page") { $0.picture.text == before }
        try reader.press(" ", andWaitFor: "صفحة 3 من")
        try reader.quit()
        #expect((reader.terminal.lastPlace(of: "\u{1B}]50;BidiRenderingEnabled=true\u{7}") ?? -1) > (reader.terminal.lastPlace(of: Self.off) ?? 0))
    }

    @Test("answers in pieces, a pause within a sequence, a key between two")
    func inPieces() throws {
        let bytes = Array(Self.konsole.utf8)
        // Inside XTVERSION's text, inside DA2's numbers, before the end of OSC 11.
        let cuts = [0, 9, 25, bytes.count - 20, bytes.count]
        let reader = try lateReader { reader in
            for (start, end) in zip(cuts, cuts.dropFirst()) {
                reader.terminal.send(Array(bytes[start..<end]))
                pause(0.12)
            }
        }
        try reader.terminal.wait("the switch") { $0.lastPlace(of: Self.off) != nil }
        try reader.press(" ", andWaitFor: "صفحة 2 من")
        #expect(!reader.picture.reads("لا عمل للمفتاح"))
        try reader.quit()
    }

    @Test(
        "garbled answers neither show nor swallow keys",
        arguments: ["\u{1B}P>|Kons\u{1B}[>1;11", "\u{1B}[8;\u{1B}]11;rgb:ff", "\u{1B}[?62;\u{18}\u{1B}\\", "\u{1B}P1+r"])
    func garbled(_ text: String) throws {
        let reader = try silentReader()
        reader.terminal.send(text)
        pause(0.6)
        try reader.press(" ", andWaitFor: "صفحة 2 من")
        #expect(!reader.picture.reads("لا عمل للمفتاح"))
        try reader.quit()
    }

    @Test("a late background changes the theme")
    func lateBackground() throws {
        let reader = try silentReader()
        let before = reader.terminal.output.count
        reader.terminal.send("\u{1B}]11;rgb:ffff/ffff/ffff\u{1B}\\\u{1B}[?62c")
        try reader.terminal.wait("a repaint") { $0.output.count > before + 500 }
        #expect(reader.picture.reads("صفحة 1 من"))
        try reader.quit()
    }

    @Test("what a terminal can't read of the questions is wiped by the first paint")
    func nothingShows() throws {
        let reader = try silentReader()
        let output = String(decoding: reader.terminal.output, as: UTF8.self)
        let question = try #require(reader.terminal.lastPlace(of: "\u{1B}[c"))
        // The screen is cleared after the last question, and the letters of the width probes are not on the page.
        #expect((reader.terminal.lastPlace(of: "\u{1B}[2J") ?? -1) > question)
        #expect(!reader.picture.text.contains("\u{645}\u{64F}"))
        #expect(output.contains("\u{1B}[?1049h"))
        try reader.quit()
    }

    @Test("the Linux console and Emacs are asked nothing", arguments: ["linux", "eterm-color"])
    func notAsked(_ term: String) throws {
        let folder = TemporaryFolder()
        let terminal = try PseudoTerminal([folder.write("a.txt", FixtureArticle.news)], environment: ["TERM": term])
        try terminal.wait("the first page") { $0.picture.text.contains("━") || $0.picture.text.contains("─") }
        terminal.settle()
        for question in ["\u{1B}[c", "\u{1B}[>q", "\u{1B}]11", "\u{1B}[8l", "\u{1B}[6n", "\u{1B}[?2004h"] {
            #expect(terminal.lastPlace(of: question) == nil)
        }
        terminal.send("q")
        #expect(try terminal.waitForEnd() == .exit(0))
        #expect(terminal.endModes == terminal.originalModes)
    }

    @Test("on the Linux console marks are left out and Arabic-Indic digits drawn 0–9")
    func linuxConsole() throws {
        let reader = try Reader(["العنوان\n\nكَتَبَ ١٢٣ سطرًا.\n"], options: ["--digits", "arabic"], environment: ["TERM": "linux"], answers: nil)
        #expect(reader.picture.text.contains("123"))
        // The interface's own words have marks too.
        try reader.press("T", andWaitFor: "السمة")
        let scalars = reader.picture.text.unicodeScalars
        #expect(!scalars.contains { (0x64B...0x65F).contains($0.value) || (0x660...0x669).contains($0.value) })
        reader.terminal.send("q")
        #expect(try reader.terminal.waitForEnd() == .exit(0))
    }

    @Test("where a mark takes a column marks are hidden, unless the reader wants them", arguments: [("auto", false), ("show", true)])
    func marks(_ setting: String, _ shows: Bool) throws {
        let answers = TestSupport.TerminalAnswers([("\u{645}\u{64F}\u{1B}[6n", "\u{1B}[2;3R"), ("\u{1B}[c", "\u{1B}[?62c")])
        let reader = try Reader(["العنوان\n\nكَتَبَ سطرًا.\n"], options: ["--harakat", setting], answers: answers)
        try reader.terminal.wait("the marks as they should be") { terminal in
            terminal.picture.text.unicodeScalars.contains { (0x64B...0x652).contains($0.value) } == shows
        }
        try reader.quit()
    }

    @Test("paints are one picture where the terminal can synchronize output, and only there", arguments: [("2", true), ("0", false), ("4", false)])
    func synchronized(_ state: String, _ isSynchronized: Bool) throws {
        let answers = TestSupport.TerminalAnswers([("\u{1B}[?2026$p", "\u{1B}[?2026;\(state)$y"), ("\u{1B}[c", "\u{1B}[?62c")])
        let reader = try Reader(answers: answers)
        try reader.press(" ", andWaitFor: "صفحة 2 من")
        try reader.quit()
        #expect((reader.terminal.lastPlace(of: "\u{1B}[?2026h") != nil) == isSynchronized)
        if isSynchronized { #expect((reader.terminal.lastPlace(of: "\u{1B}[?2026l") ?? -1) > (reader.terminal.lastPlace(of: "\u{1B}[?2026h") ?? 0)) }
    }

    @Test("a page turn sends little more than the page's own text")
    func pageTurnBytes() throws {
        let article = String(decoding: FixtureArticle.repeated(bytes: 60_000), as: UTF8.self)
        let reader = try Reader([article], options: ["--theme", "dark"], size: (80, 24), waitingFor: "صفحة 1 من")
        reader.terminal.settle()
        let before = reader.terminal.output.count
        try reader.press(" ", andWaitFor: "صفحة 2 من")
        reader.terminal.settle()
        let sent = reader.terminal.output.count - before
        let text = reader.picture.text.utf8.count
        #expect(sent < text * 13 / 10 + 100, "\(sent) bytes for a page of \(text)")
        try reader.quit()
    }

    @Test("answers that nobody asked for, or that were given before, change nothing")
    func forged() throws {
        let reader = try Reader()
        reader.terminal.settle()
        let before = reader.picture.text
        reader.terminal.send(Self.konsole + "\u{1B}P>|kitty(0.26.5)\u{1B}\\")
        reader.terminal.settle(milliseconds: 300)
        #expect(reader.terminal.lastPlace(of: Self.off) == nil)
        #expect(reader.picture.text == before)
        try reader.quit()
    }

    @Test("an answer that comes more than five seconds late changes nothing, and is no key")
    func tooLate() throws {
        let reader = try silentReader()
        pause(5.5)
        let before = reader.picture.text
        reader.terminal.send(Self.konsole)
        reader.terminal.settle(milliseconds: 300)
        #expect(reader.terminal.lastPlace(of: Self.off) == nil)
        #expect(reader.picture.text == before)
        try reader.press(" ", andWaitFor: "صفحة 2 من")
        try reader.quit()
    }
}
