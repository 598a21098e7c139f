// The reports by which paints are paced are for the program alone: neither the reader's keys nor the shell ever see one.
import ArticleLibrary
import Glibc
import TestSupport
import Testing

@Suite("Status reports", .slow)
struct StatusReportTests {
    /// Ways of leaving: a key, or a signal.
    static let ways: [(key: String?, signal: Int32)] = [
        ("q", 0), (nil, SIGTERM), (nil, SIGHUP), (nil, SIGINT), (nil, SIGABRT), (nil, SIGQUIT), ("\u{1A}", 0), (nil, SIGTSTP),
    ]

    @Test("one that comes while the reader leaves goes nowhere; what is typed behind it is the shell's", arguments: ways)
    func leaves(_ way: (key: String?, signal: Int32)) throws {
        let held = HeldTerminal()
        let reader = try held.readerAhead()
        if let key = way.key { reader.terminal.send(key) } else { reader.terminal.child.signal(way.signal) }
        reader.terminal.settle(milliseconds: 300)
        #expect(reader.terminal.child.state == .running, "It waits for what is owed.")
        reader.terminal.send(held.release() + "ls")
        guard way.signal == SIGTSTP || way.key == "\u{1A}" else {
            try reader.terminal.waitForEnd()
            #expect(String(decoding: reader.terminal.endInput, as: UTF8.self) == "ls")
            return reader.expectRestored()
        }
        try reader.terminal.wait("the stop") { $0.child.state == .stopped }
        reader.expectRestored()
        #expect(String(decoding: reader.terminal.takeInput(), as: UTF8.self) == "ls")
        reader.terminal.child.signal(SIGCONT)
        try reader.terminal.wait("the page again") { $0.picture.isAlternateScreen && $0.picture.reads("صفحة 2 من") }
        try reader.press(" ", andWaitFor: "صفحة 3 من")
    }

    @Test("one that never comes does not keep the reader from leaving", arguments: [SIGTERM, SIGABRT])
    func neverComes(_ signal: Int32) throws {
        let reader = try HeldTerminal().readerAhead()
        reader.terminal.child.signal(signal)
        #expect(try reader.terminal.waitForEnd() == .signal(signal))
        reader.expectRestored()
    }

    @Test("a crash in another thread waits for none: the main one still reads and paints")
    func otherThread() throws {
        let folder = TemporaryFolder()
        // The thread that keeps places.
        try Library.open(path: folder.path + "/library.db").close()
        let isQuick = try Patience.isWithin(.seconds(3)) {
            let held = HeldTerminal()
            let reader = try held.readerAhead(environment: ["QARI_LIBRARY": folder.path + "/library.db"])
            let child = reader.terminal.child
            let start = ContinuousClock.now
            try reader.terminal.wait("a thread beside the main one") { _ in child.otherThreads.contains { child.signal(SIGSEGV, thread: $0) } }
            #expect(try reader.terminal.waitForEnd() == .signal(SIGSEGV))
            let duration = ContinuousClock.now - start
            #expect(held.owed == 1)
            reader.expectRestored()
            return duration
        }
        #expect(isQuick)
    }

    @Test("one that should have come long ago does not delay Esc")
    func escapeAfterSilence() throws {
        let isQuick = try Patience.isWithin(.milliseconds(450)) {
            let reader = try HeldTerminal().reader(size: (60, 15))
            try reader.press("?", andWaitFor: "المفاتيح")
            reader.terminal.settle(milliseconds: 11_000)
            let start = ContinuousClock.now
            reader.terminal.send("\u{1B}")
            try reader.terminal.wait("the help's end") { !$0.picture.reads("المفاتيح") }
            let duration = ContinuousClock.now - start
            try reader.quit()
            return duration
        }
        #expect(isQuick)
    }

    @Test("one that should have come long ago does not delay a crash")
    func crashAfterSilence() throws {
        let isQuick = try Patience.isWithin(.seconds(3)) {
            let reader = try HeldTerminal().readerAhead(size: (60, 15))
            reader.terminal.settle(milliseconds: 11_000)
            let start = ContinuousClock.now
            reader.terminal.child.signal(SIGABRT)
            #expect(try reader.terminal.waitForEnd() == .signal(SIGABRT))
            let duration = ContinuousClock.now - start
            reader.expectRestored()
            return duration
        }
        #expect(isQuick)
    }

    @Test("Esc and a bracket typed before one are keys, and so is what follows")
    func keysBefore() throws {
        let held = HeldTerminal()
        let reader = try held.readerAhead()
        for key in ["/", "\u{1B}", "["] {
            reader.terminal.send(key)
            reader.terminal.settle()
        }
        reader.terminal.send(held.release())
        // The prompt is closed, and the bracket has led to the section before.
        try reader.terminal.wait("the bracket's work") { !$0.picture.reads("ابحث") && !$0.picture.reads("صفحة 2 من") }
        try reader.quit()
    }

    @Test("one in two pieces, with a pause, leaves a prompt open; Esc closes it")
    func inPieces() throws {
        let held = HeldTerminal()
        let reader = try held.readerAhead()
        reader.terminal.send("/")
        reader.terminal.settle()
        #expect(!reader.picture.reads("ابحث"), "The prompt is held behind the page.")
        let report = held.release()
        reader.terminal.send(String(report.prefix(1)))
        reader.terminal.settle()
        reader.terminal.send(String(report.dropFirst()))
        try reader.terminal.wait(forText: "ابحث")
        try reader.press("القطار", andWaitFor: "النتائج: ")
        reader.terminal.send("\u{1B}")
        try reader.terminal.wait("the prompt's end") { !$0.picture.reads("ابحث") }
        try reader.quit()
    }

    @Test("one between keys, in a paste and beside clicks; forged ones too: nothing but the keys is seen")
    func amongKeys() throws {
        let held = HeldTerminal()
        let reader = try held.readerAhead()
        reader.terminal.send("/\u{1B}[200~القط\(held.release())ار\u{1B}[201~")
        try reader.terminal.wait(forText: "النتائج: ")
        let report = HeldTerminal.report
        reader.terminal.send("\r\(report)\u{1B}[<0;1;1m\(report)\(report)")
        try reader.terminal.wait(forText: "النتيجة ")
        let page = reader.picture.text
        reader.terminal.send("\(report)n\(report)")
        try reader.terminal.wait("the next hit") { $0.picture.reads("النتيجة ") && $0.picture.text != page }
        #expect(!reader.picture.reads("لا عمل للمفتاح"))
        try reader.quit()
    }

    @Test("they don't keep a kiosk's session alive, nor stop its rotation")
    func kiosk() throws {
        let room = KioskRoom()
        let terminal = try room.open(["--idle", "5"])
        terminal.send("\r")
        try terminal.wait(forText: "صفحة 1 من")
        var next = ContinuousClock.now
        try terminal.wait("the front page") { terminal in
            if ContinuousClock.now >= next {
                terminal.send(HeldTerminal.report)
                next = .now + .milliseconds(300)
            }
            return KioskRoom.titles.contains { terminal.picture.reads($0) } && terminal.picture.reads("المصادر")
                && !terminal.picture.reads("صفحة 1 من")
        }
        for _ in 0..<3 { terminal.send(HeldTerminal.report) }
        terminal.settle(milliseconds: 700)
        #expect(!terminal.picture.reads("تابع القراءة"))
        terminal.send("x")
        try terminal.wait(forText: "تابع القراءة")
    }
}
