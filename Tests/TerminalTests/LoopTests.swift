// The loop of the built program: no key waits for the library, whoever holds it; what the reader changed is in what is asked next; what
// happens outside is told by itself. What is held is released by the test: whatever is on the screen before did not wait for it.
import ArticleLibrary
import Glibc
import TestSupport
import Testing

@Suite("Loop") struct LoopTests {
    private let folder = TemporaryFolder()
    private var library: String { folder.path + "/library.db" }

    private func start(_ arguments: [String] = [], environment: [String: String?] = [:]) throws -> PseudoTerminal {
        try PseudoTerminal(
            arguments, environment: environment.merging(["QARI_LIBRARY": library, "TZ": "UTC"]) { $1 },
            answer: { TerminalAnswers.usual.reply(to: $0) })
    }

    private func fill(_ count: Int = 12) throws {
        let store = try Library.open(path: library)
        defer { store.close() }
        let articles = (0..<count).map { index in
            let body = (1...30).map { "الفقرة \($0) من حديث البستان \(index)، وفيها كلام يملأ سطرين من سطور الشاشة أو أكثر." }.joined(
                separator: "\n\n")
            var article = StoredArticle(title: "حديث البستان \(index)", text: "حديث البستان \(index)\n\n\(body)\n")
            article.date = Int64(time(nil)) - Int64(index) * 600
            article.url = "https://example.org/\(index)"
            return article
        }
        _ = try store.save(articles)
        try store.set(.hasBundledArticles, to: "1")
    }

    /// The front page with its list.
    private func frontPage(_ environment: [String: String?] = [:]) throws -> PseudoTerminal {
        let terminal = try start(environment: environment)
        try terminal.wait(forText: "حديث البستان 0")
        return terminal
    }

    @Test("keys are painted while another program keeps the library from being opened") func opening() throws {
        try fill()
        let held = try HeldLibrary.whole(library)
        let terminal = try start()
        try terminal.wait("the front page, empty") { $0.picture.reads("المحفوظات") }
        terminal.send("?")
        try terminal.wait(forText: "الصفحة السابقة")
        terminal.send("\u{1B}")
        try terminal.wait("the page again") { !$0.picture.reads("الصفحة السابقة") }
        terminal.send("/زيتون")
        try terminal.wait(forText: "زيتون")
        #expect(!terminal.picture.reads("حديث البستان"))
        held.release()
        terminal.send("\u{1B}")
        try terminal.wait("the prompt's end") { !$0.picture.reads("زيتون") }
        // Whoever was kept waiting for too long has been told so, and asks again.
        try terminal.wait("the list") {
            guard !$0.picture.reads("حديث البستان 0") else { return true }
            $0.send("R")
            return false
        }
        terminal.send("q")
        #expect(try terminal.waitForEnd() == .exit(0))
    }

    @Test("keys are painted while an article that was asked for can't be read yet; it opens when it can") func reading() throws {
        try fill()
        let terminal = try frontPage()
        let held = try HeldLibrary.fromReaders(library)
        terminal.send("\r")
        terminal.send("?")
        try terminal.wait(forText: "الصفحة السابقة")
        terminal.send("\u{1B}")
        try terminal.wait("the list again") { $0.picture.reads("حديث البستان 0") && !$0.picture.reads("الصفحة السابقة") }
        #expect(!terminal.picture.reads("الفقرة 1 من"))
        held.release()
        try terminal.wait("the article") {
            guard !$0.picture.reads("الفقرة 1 من") else { return true }
            $0.send("\r")
            return false
        }
        terminal.send("q")
        try terminal.wait(forText: "المحفوظات")
        terminal.send("q")
        #expect(try terminal.waitForEnd() == .exit(0))
    }

    @Test("a program that is left does not wait for an answer that it does not get") func leaving() throws {
        try fill()
        let terminal = try frontPage()
        let held = try HeldLibrary.fromReaders(library)
        terminal.send("\rq")
        #expect(try terminal.waitForEnd() == .exit(0))
        held.release()
    }

    @Test("a bookmark set is in the list of bookmarks that is asked for behind it") func changes() throws {
        try fill()
        let terminal = try frontPage()
        terminal.send("jjmB")
        try terminal.wait("the bookmark") { $0.picture.reads("حديث البستان 2") && !$0.picture.reads("حديث البستان 0") }
        // And one that is taken off again is not.
        terminal.send("mg1B")
        try terminal.wait(forText: "لا محفوظات بعد")
    }

    @Test("a bookmark that another program keeps from being saved is in the list once it is; meanwhile the list is there without it")
    func lateChanges() throws {
        try fill()
        let terminal = try frontPage()
        // The log's index is there once something was written.
        terminal.send("m")
        try terminal.wait("the first bookmark") { _ in
            let store = try Library.open(path: library, mode: .readOnly)
            defer { store.close() }
            return try store.count(.bookmarks) == 1
        }
        let held = try HeldLibrary.fromWriters(library)
        terminal.send("jmB")
        try terminal.wait("the list without it") { $0.picture.reads("حديث البستان 0") && !$0.picture.reads("حديث البستان 2") }
        #expect(!terminal.picture.reads("حديث البستان 1"))
        terminal.send("j")
        try terminal.wait(forText: "نهاية القائمة")
        held.release()
        try terminal.wait("the list with it") { $0.picture.reads("حديث البستان 1") }
    }

    @Test("a browser that fails is told of without a key") func browserFails() throws {
        try fill()
        let script = folder.write("browser", "#!/bin/sh\nread line < \"\(folder.path)/gate\"\nexit 3\n")
        chmod(script, 0o755)
        mkfifo(folder.path + "/gate", 0o600)
        let terminal = try frontPage(["BROWSER": script])
        terminal.send("o")
        try terminal.wait(forText: "الرابط في المتصفح")
        let gate = open(folder.path + "/gate", O_WRONLY | O_CLOEXEC)
        defer { close(gate) }
        #expect(write(gate, "x\n", 2) == 2)
        try terminal.wait(forText: "الرابط إلى الحافظة")
        terminal.send("q")
        #expect(try terminal.waitForEnd() == .exit(0))
    }
}
