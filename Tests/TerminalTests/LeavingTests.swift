// Every way of leaving gives the terminal back: the shell's screen, its cursor, its modes and its bidi.
import Glibc
import TestSupport
import Testing

@Suite("Leaving")
struct LeavingTests {
    @Test("quitting by key", arguments: ["q", "ض", "\u{3}", "?\u{3}", "tqq", "/abc\u{1B}q"])
    func keys(_ keys: String) throws {
        let reader = try Reader()
        #expect(reader.terminal.modes?.isCooked == false)
        // A lone Esc is told from a sequence by the silence after it.
        for key in keys {
            reader.terminal.send(String(key))
            if key == "/" { try reader.terminal.wait(forText: "ابحث") }
            if key == "\u{1B}" { try reader.terminal.wait("the prompt's end") { !$0.picture.reads("ابحث") } }
        }
        #expect(try reader.terminal.waitForEnd() == .exit(0))
        reader.expectRestored()
    }

    @Test("signals that ask for the end; the parent sees which", arguments: [SIGTERM, SIGHUP, SIGINT])
    func signals(_ number: Int32) throws {
        let reader = try Reader()
        reader.terminal.child.signal(number)
        #expect(try reader.terminal.waitForEnd() == .signal(number))
        reader.expectRestored()
    }

    @Test("the signals of crashes, that of a failure of the Swift runtime (SIGTRAP) included", arguments: [SIGABRT, SIGTRAP, SIGQUIT])
    func crashes(_ number: Int32) throws {
        let reader = try Reader()
        reader.terminal.child.signal(number)
        #expect(try reader.terminal.waitForEnd() == .signal(number))
        reader.expectRestored()
    }

    @Test("signals of faults that another process sends", arguments: [SIGSEGV, SIGILL, SIGBUS, SIGFPE])
    func sentFaults(_ number: Int32) throws {
        let reader = try Reader()
        reader.terminal.child.signal(number)
        #expect(try reader.terminal.waitForEnd() == .signal(number))
        reader.expectRestored()
    }

    @Test("a fault of the program itself, on another thread: what SQLite has mapped is cut short by another process")
    func fault() throws {
        let folder = TemporaryFolder()
        let library = folder.path + "/library.db"
        let terminal = try PseudoTerminal([], environment: ["QARI_LIBRARY": library])
        try terminal.wait(forText: "الطرفية؟")
        try #require(truncate(library + "-shm", 0) == 0)
        terminal.send("\r")
        #expect(try terminal.waitForEnd() == .signal(SIGBUS))
        #expect(terminal.endModes == terminal.originalModes)
        #expect(!terminal.picture.isAlternateScreen && terminal.picture.isCursorVisible)
    }

    @Test("a stop gives the terminal back, and going on paints everything anew", arguments: ["\u{1A}", nil])
    func stop(_ key: String?) throws {
        let reader = try Reader()
        let screen = reader.picture.text
        for _ in 0..<2 {
            if let key { reader.terminal.send(key) } else { reader.terminal.child.signal(SIGTSTP) }
            try reader.terminal.wait("the stop") { $0.child.state == .stopped && !$0.picture.isAlternateScreen }
            reader.expectRestored()
            reader.picture.take(Array("\u{1B}[2J\u{1B}[Hshell$ ls\r\n".utf8))
            reader.terminal.child.signal(SIGCONT)
            try reader.terminal.wait("the page again") { $0.picture.isAlternateScreen && $0.picture.text == screen }
            #expect(reader.terminal.modes?.isCooked == false)
        }
        try reader.press(" ", andWaitFor: "صفحة 2 من")
        try reader.quit()
    }

    @Test("a window changed during a stop is seen on going on")
    func resizeWhileStopped() throws {
        let reader = try Reader()
        reader.terminal.child.signal(SIGTSTP)
        try reader.terminal.wait("the stop") { $0.child.state == .stopped && !$0.picture.isAlternateScreen }
        reader.terminal.resize(columns: 60, rows: 16)
        reader.terminal.child.signal(SIGCONT)
        try reader.terminal.wait("a footer on row 16") { $0.picture.readingText(ofRow: 15).contains("صفحة 1 من") }
        try reader.quit()
    }

    @Test("when the window is closed the program ends")
    func hangUp() throws {
        let reader = try Reader()
        reader.terminal.hangUp()
        #expect(try reader.terminal.waitForEnd() == .signal(SIGHUP))
    }

    @Test("when keys come no more the program ends")
    func noMoreKeys() throws {
        let reader = try Reader()
        #expect(reader.terminal.child.state == .running)
        // ^D is a key in raw mode, not an end.
        reader.terminal.send("\u{4}")
        try reader.press(" ", andWaitFor: "صفحة 2 من")
        try reader.quit()
    }

    // MARK: Answers on their way

    private static let screenNames = "\u{1B}P\u{1B}[>q\u{1B}[>c\u{1B}[=c\u{1B}[c\u{1B}\\"
    private static let fontQuestion = "\u{1B}P+q6b697474792d71756572792d666f6e745f66616d696c79\u{1B}\\"
    private static let kittyName = "\u{1B}P>|kitty(0.40.0)\u{1B}\\"
    /// Questions that follow from the first answers, and their answers.
    private static let further = [
        (first: "\u{1B}[>83;40900;0c\u{1B}[?1;2c", question: screenNames, answer: "\u{1B}[>41;379;0c\u{1B}[?63;1;2c"),
        (
            first: kittyName + "\u{1B}[?62c", question: fontQuestion,
            answer: "\u{1B}P1+r6b697474792d71756572792d666f6e745f66616d696c79=4669726120436f6465\u{1B}\\\u{1B}_Gi=31;OK\u{1B}\\\u{1B}[?62c"
        ),
    ]

    /// A reader that has been told who the terminal is, in which multiplexer, and has asked on.
    private func reader(asking index: Int) throws -> Reader {
        let reader = try Reader(answers: nil)
        reader.terminal.send(Self.further[index].first)
        try reader.terminal.wait("the further question") { $0.hasSent(Self.further[index].question) }
        return reader
    }

    @Test("answers to further questions do not reach the shell", arguments: [0, 1])
    func furtherAnswers(_ index: Int) throws {
        let reader = try reader(asking: index)
        reader.terminal.send("q")
        reader.terminal.settle(milliseconds: 300)
        #expect(reader.terminal.child.state == .running, "It waits for what is owed.")
        reader.terminal.send(Self.further[index].answer + "ls")
        #expect(try reader.terminal.waitForEnd() == .exit(0))
        #expect(String(decoding: reader.terminal.endInput, as: UTF8.self) == "ls")
        reader.expectRestored()
    }

    @Test("further questions that are never answered do not keep the reader from leaving", arguments: [0, 1])
    func furtherSilence(_ index: Int) throws {
        let reader = try reader(asking: index)
        reader.terminal.send("q")
        #expect(try reader.terminal.waitForEnd() == .exit(0))
        reader.expectRestored()
    }

    @Test("what the first answers call for is not asked while the reader leaves, but after a stop")
    func asksNothing() throws {
        for key in ["q", "\u{1A}"] {
            let reader = try Reader(answers: nil)
            reader.terminal.send("\u{1B}[?2026;0$y")
            reader.terminal.settle()
            reader.terminal.send(key)
            reader.terminal.settle(milliseconds: 300)
            #expect(reader.terminal.child.state == .running, "It waits for what is owed.")
            reader.terminal.send(Self.kittyName + "\u{1B}[?62c")
            if key == "q" {
                #expect(try reader.terminal.waitForEnd() == .exit(0))
                #expect(!reader.terminal.hasSent(Self.fontQuestion))
                continue
            }
            try reader.terminal.wait("the stop") { $0.child.state == .stopped }
            #expect(!reader.terminal.hasSent(Self.fontQuestion))
            reader.terminal.child.signal(SIGCONT)
            try reader.terminal.wait("the question") { $0.hasSent(Self.fontQuestion) }
        }
    }
}
