// What parses the web is shut in: from inside nothing can be opened, run, reached or traced, while all that is to come in comes in.
import Glibc
import Synchronization
import TestSupport
import Testing

@Suite("Parsing the web, shut in")
struct ShutInTests {
    let folder = TemporaryFolder()
    private var environment: [String: String?] { ["QARI_LIBRARY": folder.path + "/kept/library.db", "QARI_LANG": "en"] }

    private func run(_ arguments: String...) throws -> ProgramRun { try ProgramRun(arguments, environment: environment) }

    /// Only with this one in force are all files shut.
    private static let landlock = "Landlock is in force"

    /// The attempts that succeeded. Only what the kernel can hold is held; what it can't, the first lines say.
    private func possible(_ run: ProgramRun, holding notes: [String]) -> [String]? {
        let lines = run.text.split(whereSeparator: \.isNewline).map(String.init)
        guard notes.allSatisfy({ note in lines.contains { $0.hasPrefix(note) } }) else { return nil }
        #expect(lines.count > 10, "\(lines)")
        return lines.filter { $0.hasSuffix("POSSIBLE") }.map { String($0.prefix { $0 != ":" }) }
    }

    @Test("What qari add and qari sync parse with can open nothing outside, run nothing, reach nobody and trace nobody")
    func parser() throws {
        let outside = TemporaryFolder()
        let run = try run("sync", "--self-test", outside.path)
        if let possible = possible(run, holding: [Self.landlock, "seccomp: programs"]) {
            #expect(possible.isEmpty)
        } else {
            #expect(run.text.contains("not available"))
        }
        #expect(access(outside.path + "/made", F_OK) != 0)
    }

    @Test("What fetches for it runs curl and reads the system's files, and can write none, and trace nobody")
    func fetcher() throws {
        let outside = TemporaryFolder()
        let run = try run("fetch-service", "--self-test", outside.path)
        if let possible = possible(run, holding: [Self.landlock, "seccomp: tracing"]) {
            #expect(possible == ["open /etc/passwd", "list /", "run a program", "socket", "unix socket", "set a limit", "send to an address"])
        } else {
            #expect(run.text.contains("not available"))
        }
        #expect(access(outside.path + "/made", F_OK) != 0)
    }

    @Test("While an answer is waited for, every process of qari add has gained its limits")
    func status() throws {
        let isHeld = Atomic(true)
        let server = try LoopbackServer { _ in .held(headers: ["Content-Type": "text/html"], while: { isHeld.load(ordering: .relaxed) }, ended: {}) }
        let terminal = try PseudoTerminal(["add", server.url("/held")], environment: environment)
        defer { isHeld.store(false, ordering: .relaxed) }
        #expect(Patience.wait { !server.requests.isEmpty })
        let children = Self.children(of: terminal.child.id, "fetch-service")
        #expect(children.count == 1)
        let fetching = children.flatMap { Self.children(of: $0, "curl") }
        #expect(!fetching.isEmpty, "curl")
        for id in [terminal.child.id] + children + fetching {
            let status = KioskRoom.contents("/proc/\(id)/status")
            #expect(status.contains("NoNewPrivs:\t1"), "\(status)")
            if KioskRoom.contents("/proc/self/status").contains("Seccomp:") { #expect(status.contains("Seccomp:\t2"), "\(status)") }
        }
    }

    @Test("Files behind links, texts in rare encodings, a list of names and a library behind a link are reached all the same")
    func reached() throws {
        let elsewhere = TemporaryFolder()
        elsewhere.write("behind.txt", FixtureArticle.news)
        // `Příliš`, as Windows-1250 has it: the system's table of it is loaded when the text is met.
        let page = Array("<meta charset=windows-1250><article><h1>P".utf8) + [0xF8] + Array("íli".unicodeScalars.map { UInt8($0.value) }) + [0x9A]
        elsewhere.write(
            "rare.html", page + Array("</h1>".utf8) + Array(repeating: Array("<p>slovo slovo slovo slovo slovo slovo.</p>".utf8), count: 9).joined())
        #expect(try ProgramRun(["list"], environment: ["QARI_LIBRARY": elsewhere.path + "/lib/library.db"]).ending == .exit(0))
        folder.write("in/own.html", ServedNews.page("عنوان الصفحة"))
        mkdir(folder.path + "/kept", 0o700)
        symlink(elsewhere.path + "/behind.txt", folder.path + "/in/link.txt")
        symlink(elsewhere.path + "/lib/library.db", folder.path + "/kept/library.db")
        let run = try run("add", folder.path + "/in", elsewhere.path + "/rare.html")
        #expect(run.errorText == "qari: 3 added.\n")
        #expect(try self.run("list").text.contains("Příliš"))
    }

    @Test("A library is made where a link leads that leads to none yet")
    func link() throws {
        let elsewhere = TemporaryFolder()
        mkdir(folder.path + "/kept", 0o700)
        symlink(elsewhere.path + "/new.db", folder.path + "/kept/library.db")
        #expect(try run("add", folder.write("a.txt", FixtureArticle.news)).errorText == "qari: 1 added.\n")
        #expect(access(elsewhere.path + "/new.db", F_OK) == 0)
    }

    @Test("A file that was not named stays shut, even where it is a feed's")
    func unnamed() throws {
        folder.write("secret.txt", FixtureArticle.news)
        folder.write("list.opml", "<opml version='2.0'><body><outline xmlUrl='file://\(folder.path)/secret.txt'/></body></opml>")
        #expect(try run("add", folder.path + "/list.opml").ending == .exit(1))
        #expect(try !run("list").text.contains("قطار الساحل"))
    }

    private static func children(of id: pid_t, _ name: String) -> [pid_t] {
        // `id (name) state parent …`
        KioskRoom.processes(name).filter { child in
            let stat = KioskRoom.contents("/proc/\(child)/stat")
            return stat.lastIndex(of: ")").map { stat[$0...].split(separator: " ") }.flatMap { $0.count > 2 ? pid_t($0[2]) : nil } == id
        }
    }
}
