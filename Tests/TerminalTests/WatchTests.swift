// `qari add --watch`: folders followed while they change, by a program on a terminal of its own.
import Glibc
import TestSupport
import Testing

@Suite("Watching folders")
struct WatchTests {
    let folder = TemporaryFolder()
    private var environment: [String: String?] { ["QARI_LIBRARY": folder.path + "/library.db", "QARI_LANG": "en"] }

    private func watch(_ names: String...) throws -> PseudoTerminal {
        let terminal = try PseudoTerminal(
            ["add", "--watch"] + names.map { folder.path + "/" + $0 }, environment: environment, size: (columns: 200, rows: 24))
        try terminal.wait(forText: "Watching \(names.count) folder")
        return terminal
    }

    private func list() throws -> String { try ProgramRun(["list", "--json"], environment: environment).text }

    private static func article(_ title: String, _ end: String) -> String {
        "\(title)\n\nافتتحت البلدية صباح اليوم حديقة جديدة على ضفة النهر، وحضر الافتتاح جمع من أهل الحي.\n\n\(end)\n"
    }

    @Test("an article moved in, written slowly or put into a new folder comes in by itself, and so does its change")
    func changes() throws {
        folder.write("in/old.txt", Self.article("حديقة على النهر", "كانت هناك من قبل."))
        let terminal = try watch("in")
        #expect(try list().contains("حديقة على النهر"))

        let aside = folder.write("aside.txt", Self.article("جسر جديد في المدينة", "نُقل إلى مكانه دفعة واحدة."))
        rename(aside, folder.path + "/in/bridge.txt")
        try terminal.wait("the moved one") { _ in try list().contains("جسر جديد في المدينة") }

        let slow = open(folder.path + "/in/slow.txt", O_WRONLY | O_CREAT | O_CLOEXEC, 0o644)
        for piece in Self.article("مكتبة الحي تفتح أبوابها", "وصل آخر الكلام.").split(separator: "\n", omittingEmptySubsequences: false) {
            let bytes = Array((piece + "\n").utf8)
            _ = write(slow, bytes, bytes.count)
            usleep(50_000)
            #expect(try !list().contains("مكتبة الحي"), "It is not taken before it is whole.")
        }
        close(slow)
        try terminal.wait("the slow one") { _ in try list().contains("مكتبة الحي تفتح أبوابها") }
        #expect(try ProgramRun(["search", "وصل"], environment: environment).text.contains("مكتبة الحي تفتح أبوابها"))

        folder.write("in/new/deep.txt", Self.article("سوق الكتب القديمة", "في مجلد لم يكن."))
        try terminal.wait("the one in a new folder") { _ in try list().contains("سوق الكتب القديمة") }

        folder.write("in/bridge.txt", Self.article("جسر المدينة يُغلق للصيانة", "تغيّر الخبر."))
        try terminal.wait("the change") { _ in try list().contains("جسر المدينة يُغلق للصيانة") }
        #expect(try !list().contains("جسر جديد في المدينة"))

        terminal.send("\u{3}")
        #expect(try terminal.waitForEnd() == .exit(0))
    }

    @Test("a signal ends it, with the library whole in its one file", arguments: [SIGINT, SIGTERM, SIGHUP])
    func ending(_ number: Int32) throws {
        folder.write("in/a.txt", Self.article("حديقة على النهر", "ثم عاد الناس إلى بيوتهم."))
        let terminal = try watch("in")
        terminal.child.signal(number)
        #expect(try terminal.waitForEnd() == .exit(0))
        #expect(access(folder.path + "/library.db-wal", F_OK) != 0)
        #expect(try list().contains("حديقة على النهر"))
    }

    @Test("a link to a folder is watched as the folder is")
    func link() throws {
        folder.write("real/a.txt", Self.article("حديقة على النهر", "ثم عاد الناس إلى بيوتهم."))
        symlink(folder.path + "/real", folder.path + "/link")
        let terminal = try watch("link")
        folder.write("real/b.txt", Self.article("جسر جديد في المدينة", "جاء بعد البداية."))
        try terminal.wait("the new one") { _ in try list().contains("جسر جديد في المدينة") }
        terminal.send("\u{3}")
        #expect(try terminal.waitForEnd() == .exit(0))
    }

    @Test("a folder that is removed and made again is followed on")
    func another() throws {
        folder.write("in/a.txt", Self.article("حديقة على النهر", "ثم عاد الناس إلى بيوتهم."))
        let terminal = try watch("in")
        rename(folder.path + "/in", folder.path + "/old")
        folder.write("in/b.txt", Self.article("جسر جديد في المدينة", "جاء في المجلد الجديد."))
        try terminal.wait("the new folder's") { _ in try list().contains("جسر جديد في المدينة") }
        terminal.send("\u{3}")
        #expect(try terminal.waitForEnd() == .exit(0))
    }

    @Test("without a folder there is nothing to watch, and that is said")
    func noFolder() throws {
        let file = folder.write("a.txt", Self.article("حديقة على النهر", "ثم عاد الناس إلى بيوتهم."))
        for source in [file, "https://news.invalid/feed.xml"] {
            let run = try ProgramRun(["add", "--watch", source], environment: environment)
            #expect(run.ending == .exit(1))
            #expect(run.errorText.contains("no folder to watch") && run.errorText.contains("qari sync"), "\(run.errorText)")
        }
        let missing = try ProgramRun(["add", "--watch", folder.path + "/nowhere"], environment: environment)
        #expect(missing.ending == .exit(1) && missing.errorText.contains("/nowhere"))
        #expect(!missing.errorText.contains("could not be watched"))
    }
}
