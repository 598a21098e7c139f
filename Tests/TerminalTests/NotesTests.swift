// Notes in the built program: a passage kept on the screen and printed as Markdown, a passage piped to a command, an article read aloud by
// a program that stands in for `spd-say`.
import ArticleLibrary
import ArticleModel
import Foundation
import TestSupport
import Testing

@Suite("Notes on an article")
struct NotesTests {
    let folder = TemporaryFolder()
    private var library: String { folder.path + "/library.db" }
    private static let text =
        "---\ntitle: الجسر *الجديد*\nsource: صحيفة زمردة\nurl: https://a.example/1\ndate: 3 أيار 2026\n---\n\nافتتح المحافظ الجسر صباح أمس. وقال إن العمل فيه دام عامين.\n\nوحضر الافتتاح جمع من الأهالي.\n"

    private func run(_ arguments: String...) throws -> ProgramRun {
        try ProgramRun(arguments, environment: ["QARI_LIBRARY": library, "QARI_LANG": "ar"])
    }

    private func opened(_ environment: [String: String] = [:]) throws -> PseudoTerminal {
        let file = folder.write("a.md", Self.text)
        #expect(try run("add", file).ending == .exit(0))
        let terminal = try PseudoTerminal(
            ["--theme", "dark"], environment: ["QARI_LIBRARY": library, "QARI_LANG": "ar"].merging(environment) { $1 }.mapValues { Optional($0) },
            answer: { TerminalAnswers.usual.reply(to: $0) })
        try terminal.wait(forText: "قارئ")
        terminal.send("/source:زمردة\r")
        try terminal.wait("the answer") { $0.picture.reads("النتائج") && $0.picture.reads("صحيفة زمردة") }
        terminal.send("\r")
        try terminal.wait(forText: "صفحة 1 من")
        return terminal
    }

    private func leave(_ terminal: PseudoTerminal) throws {
        terminal.send("\u{3}")
        #expect(try terminal.waitForEnd() == .exit(0))
    }

    @Test("what is kept on the screen is printed as Markdown with its source, date and link, for all, one article and a search")
    func markdown() throws {
        #expect(try run("highlights").errorText.contains("لا مقتطفات بعد"))
        let terminal = try opened()
        terminal.send("vjh")
        try terminal.wait(forText: "بلا ملاحظة")
        terminal.send("للتحقق\r")
        try terminal.wait(forText: "المقتطفات، ويتراجع")
        try leave(terminal)
        let expected =
            "## الجسر \\*الجديد\\*\n\nصحيفة زمردة · 3 مايو 2026\\\n[https://a.example/1](<https://a.example/1>)\n\n> وقال إن العمل فيه دام عامين.\n\nملاحظة: للتحقق\n"
        #expect(try run("highlights").text == expected)
        #expect(try run("highlights", "للتحقق").text == expected && run("highlights", "source:زمردة").text == expected)
        #expect(try run("highlights", "زيتون").text.isEmpty)
        let store = try Library.open(path: library)
        let id = try #require(try store.keptHighlights().first?.headline.id)
        store.close()
        #expect(try run("highlights", "\(id)").text == expected && run("highlights", "999").ending == .exit(1))
    }

    @Test("a passage goes to a command as it is read, and nothing else of the article")
    func piping() throws {
        let terminal = try opened()
        terminal.send("vj!cat > '\(folder.path)/out'\r")
        try terminal.wait(forText: "أتم الأمر عمله")
        try leave(terminal)
        let bytes = FileManager.default.contents(atPath: folder.path + "/out") ?? Data()
        #expect(String(decoding: bytes, as: UTF8.self) == "وقال إن العمل فيه دام عامين.\n")
    }

    @Test("the article is read aloud paragraph by paragraph, in its language; p stops it, and leaving does")
    func speaking() throws {
        let bin = folder.path + "/bin"
        try FileManager.default.createDirectory(atPath: bin, withIntermediateDirectories: true)
        let script = folder.write(
            "bin/spd-say",
            "#!/bin/sh\nprintf '%s|' \"$@\" >> \"\(folder.path)/said\"\necho >> \"\(folder.path)/said\"\n[ -e \"\(folder.path)/slow\" ] && sleep 300\nexit 0\n"
        )
        chmod(script, 0o755)
        let path = bin + ":" + (ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin")
        var terminal = try opened(["PATH": path])
        terminal.send("p")
        try terminal.wait(forText: "انتهت قراءة المقال")
        try leave(terminal)
        func said() -> [String] {
            String(decoding: FileManager.default.contents(atPath: folder.path + "/said") ?? Data(), as: UTF8.self).split(separator: "\n").map(
                String.init)
        }
        #expect(
            said() == [
                "--wait|--language|ar|--|افتتح المحافظ الجسر صباح أمس. وقال إن العمل فيه دام عامين.|",
                "--wait|--language|ar|--|وحضر الافتتاح جمع من الأهالي.|",
            ])
        folder.write("slow", "")
        terminal = try opened(["PATH": path])
        terminal.send("p")
        try terminal.wait("the voice") { _ in said().count == 3 }
        terminal.send("p")
        try terminal.wait("silence") { _ in said().last == "-S|" }
        terminal.send("p")
        try terminal.wait("the voice") { _ in said().count == 5 }
        try leave(terminal)
        try terminal.wait("silence") { _ in said().count == 6 && said().last == "-S|" }
    }

    @Test("without such a program it is said what to install") func withoutVoice() throws {
        let terminal = try opened(["PATH": folder.path])
        terminal.send("p")
        try terminal.wait(forText: "speech-dispatcher")
        try leave(terminal)
    }
}
