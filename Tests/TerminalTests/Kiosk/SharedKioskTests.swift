// The kiosk in front of a library that another process keeps: the file may be replaced, and that process may be gone.
import ArticleLibrary
import Glibc
import TestSupport
import Testing

@Suite("Kiosk in front of a shared library", .slow)
struct SharedKioskTests {
    private let room = KioskRoom()
    private static let stale = "تعذر الوصول إلى المصادر"

    /// A library of one article, somewhere else.
    private func library(_ title: String) throws -> String {
        let folder = room.folder.path + "/other"
        let path = folder + "/\(abs(title.hashValue)).db"
        let file = room.folder.write("other/\(abs(title.hashValue)).txt", "محلي | \(title)\n\n" + KioskRoom.long())
        #expect(try ProgramRun(["add", "--library", path, file]).ending == .exit(0))
        return path
    }

    private func open() throws -> PseudoTerminal {
        let terminal = try PseudoTerminal(
            ["kiosk", "--shared", "--no-rotation", "--library", room.library, "--state", room.state, "--log", room.folder.path + "/log"],
            answer: TerminalAnswers.usual.reply)
        try terminal.waitForFrontPage(of: room)
        return terminal
    }

    private func fill() throws {
        // A newsroom's library begins empty, without the bundled articles.
        let library = try Library.open(path: room.library)
        try library.set(.hasBundledArticles, to: "1")
        library.close()
        #expect(try ProgramRun(["add", "--library", room.library, room.incoming]).ending == .exit(0))
    }

    /// Puts a file where the library is, as whoever restores a copy does.
    private func replace(by path: String) {
        for ending in ["-wal", "-shm"] { unlink(room.library + ending) }
        rename(path, room.library)
    }

    @Test("A library that is restored from a copy is followed in place: the page stays, the front page is the copy's")
    func restored() throws {
        try fill()
        let terminal = try open()
        try terminal.find("الجسر القديم", andWaitFor: "الفقرة رقم 2")
        terminal.send(" ")
        try terminal.wait(forText: "صفحة 2 من")
        replace(by: try library("نسخة الأسبوع الماضي تعود"))
        #expect(KioskRoom.eventually { room.log.contains("another library has taken the place") }, "\(room.log)")
        #expect(terminal.picture.reads("صفحة 2 من"))
        terminal.send("F")
        try terminal.wait(forText: "نسخة الأسبوع الماضي تعود")
        #expect(terminal.child.state == .running)
        // Followed once: what comes into it comes in.
        let more = room.folder.write("more.txt", "محلي | وهذا خبر بعد العودة\n\nنص قصير.\n")
        #expect(try ProgramRun(["add", "--library", room.library, more]).ending == .exit(0))
        try terminal.wait(forText: "وهذا خبر بعد العودة")
    }

    @Test("While what has taken its place can't be opened yet, what was shown is shown on")
    func halfCopied() throws {
        try fill()
        let terminal = try open()
        replace(by: room.folder.write("half", String(repeating: "half a copy ", count: 900)))
        #expect(KioskRoom.eventually { room.log.contains("but: ") }, "\(room.log)")
        try terminal.find("الجسر القديم", andWaitFor: "الفقرة رقم 2")
        replace(by: try library("النسخة اكتملت ووصلت"))
        terminal.send("F")
        try terminal.wait(forText: "النسخة اكتملت ووصلت")
    }

    @Test("A library in a folder of its own that took the place of the old one is out of reach: it ends, to be started anew, the place kept")
    func replacedFolder() throws {
        try fill()
        do {
            let terminal = try open()
            guard room.log.contains("can be opened") else { return }
            try terminal.find("الجسر القديم", andWaitFor: "الفقرة رقم 2")
            terminal.send(" ")
            try terminal.wait(forText: "صفحة 2 من")
            let folder = room.folder.path + "/library"
            #expect(rename(folder, folder + ".old") == 0)
            #expect(try ProgramRun(["-a", folder + ".old", folder], program: "/bin/cp").ending == .exit(0))
            #expect(try terminal.waitForEnd() == .exit(1))
            #expect(room.log.contains("out of reach"), "\(room.log)")
        }
        let again = try PseudoTerminal(
            ["kiosk", "--shared", "--no-rotation", "--library", room.library, "--state", room.state], answer: TerminalAnswers.usual.reply)
        try again.wait(forText: "صفحة 2 من")
    }

    @Test("When the process that fetches falls silent the strip says how long ago; when it lives again, no more; where none was, never")
    func beat() throws {
        try fill()
        let terminal = try open()
        let library = try Library.open(path: room.library)
        defer { library.close() }
        terminal.freeze(milliseconds: 6_000)
        terminal.settle()
        #expect(!terminal.picture.reads(Self.stale), "Nobody has ever fetched for this library.")
        try library.set(.fetcherBeat, to: "\(time(nil) - 3 * 3600 - 60)")
        try terminal.wait(forText: Self.stale)
        #expect(terminal.picture.readingText(ofRow: 0).contains("3 ساعات"), "\(terminal.picture.readingText(ofRow: 0))")
        try library.set(.fetcherBeat, to: "\(time(nil))")
        try terminal.wait("the strip goes") { !$0.picture.reads(Self.stale) }
    }

    @Test("A giant is read in little memory: its likes are not looked for")
    func giant() throws {
        room.folder.write("incoming/giant.txt", "محلي | فريد في طوله\n\n" + String(repeating: "ك\n\n", count: 1 << 20))
        try fill()
        let terminal = try PseudoTerminal(
            ["kiosk", "--shared", "--no-rotation", "--library", room.library], answer: TerminalAnswers.usual.reply)
        try terminal.wait(forText: "فريد في طوله")
        terminal.send("\r")
        try terminal.wait(forText: "صفحة 1 من")
        terminal.send("   ")
        try terminal.wait(forText: "صفحة 4 من")
        let memory = try #require(Process.number("VmHWM", of: terminal.child.id, in: "status"))
        #expect(memory < 100_000, "\(memory) kB")
    }

    @Test(
        "An article whose opening ended the last process is not opened again by itself; what ended it otherwise is taken up",
        arguments: [true, false])
    func resumes(_ hasEndedIt: Bool) throws {
        try fill()
        mkdir(room.state, 0o700)
        let id = try #require(
            try Library.open(path: room.library).headlines(.newest, offset: 0, limit: 50).first { $0.title.contains("الجسر القديم") }?.id)
        room.folder.write("state/screen.place", "qari 1 \(id)\(hasEndedIt ? " resuming" : "")\n")
        let terminal = try PseudoTerminal(
            ["kiosk", "--shared", "--no-rotation", "--library", room.library, "--state", room.state], answer: TerminalAnswers.usual.reply)
        try terminal.wait(forText: hasEndedIt ? "المصادر" : "صفحة 1 من")
        terminal.settle(milliseconds: 1_500)
        #expect(terminal.picture.reads("صفحة 1 من") != hasEndedIt)
        #expect(!KioskRoom.contents(room.state + "/screen.place").contains("resuming") || hasEndedIt)
    }
}
