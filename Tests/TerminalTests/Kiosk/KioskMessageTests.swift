// An emergency message, from the newsroom's library by way of what it publishes to a screen elsewhere.
import Glibc
import TestSupport
import Testing

@Suite("Emergency messages", .slow)
struct KioskMessageTests {
    private let folder = TemporaryFolder()
    private static let text = "أخلوا المبنى بهدوء من الباب الشرقي"
    private func environment(_ library: String) -> [String: String?] { ["QARI_LIBRARY": folder.path + "/\(library).db", "QARI_LANG": "en"] }

    private func run(_ arguments: String..., as library: String) throws -> ProgramRun {
        try ProgramRun(arguments, environment: environment(library))
    }

    /// Publishes what has happened, and has the screen's side ask for it.
    private func publish(_ command: String...) throws {
        let run = try run("publish", "--base", "https://news.example/", folder.path + "/site", as: "newsroom")
        #expect(run.ending == .exit(0), "\(run.errorText)")
        let taken = try ProgramRun(command, environment: environment("screen"))
        #expect(taken.ending == .exit(0), "\(taken.errorText)")
    }

    @Test("it comes by the published feed, holds the screen, and is taken back the same way")
    func journey() throws {
        folder.write("a.txt", "حديقة على النهر\n\nافتتحت البلدية حديقة جديدة على ضفة النهر، وحضر الافتتاح جمع من أهل الحي.\n")
        #expect(try run("add", folder.path + "/a.txt", as: "newsroom").ending == .exit(0))
        let feed = folder.path + "/site/feed.atom"
        let server = try LoopbackServer { _ in
            .respond(status: 200, headers: ["Content-Type": "application/atom+xml"], body: Array(KioskRoom.contents(feed).utf8))
        }
        try publish("add", server.url("/feed.atom"))
        let terminal = try PseudoTerminal(
            ["kiosk", "--shared", "--no-rotation", "--library", folder.path + "/screen.db"], answer: TerminalAnswers.usual.reply)
        try terminal.wait(forText: "حديقة على النهر")
        let said = try run("kiosk-message", Self.text, "--for", "2h", as: "newsroom")
        #expect(said.ending == .exit(0) && said.errorText.contains("until"), "\(said.errorText)")
        try publish("sync")
        try terminal.wait("the message alone") { $0.picture.reads(Self.text) && !$0.picture.reads("المصادر") }
        terminal.send("F/ q")
        terminal.settle(milliseconds: 500)
        #expect(terminal.picture.reads(Self.text) && terminal.child.state == .running)
        let ended = try run("kiosk-message", "--end", as: "newsroom")
        #expect(ended.ending == .exit(0) && ended.errorText.contains("1"), "\(ended.errorText)")
        try publish("sync")
        try terminal.wait("the front page again") { $0.picture.reads("المصادر") && !$0.picture.reads(Self.text) }
    }

    /// A feed with an article and a message for twelve seconds, both written at that moment.
    private static func feed(written: Int64) -> String {
        func moment(_ seconds: Int64) -> String { text("%Y-%m-%dT%H:%M:%SZ", seconds) }
        func entry(_ number: Int, _ title: String, _ category: String) -> String {
            """
            <entry><id>tag:news.example,2026:\(number)</id><title>\(title)</title><updated>\(moment(written))</updated>\
            <published>\(moment(written))</published><category term="\(category)"/><content type="text">\(title)، كما قالت الإدارة.</content></entry>
            """
        }
        return
            "<?xml version=\"1.0\" encoding=\"utf-8\"?><feed xmlns=\"http://www.w3.org/2005/Atom\"><title>الحي</title><id>tag:news.example,2026:f</id><updated>\(moment(written))</updated>"
            + entry(1, "حديقة على النهر", "محلي") + entry(2, Self.text, "qari-message-until:" + moment(written + 12)) + "</feed>"
    }

    private static func text(_ form: String, _ seconds: Int64) -> String {
        var (instant, parts, text) = (time_t(seconds), tm(), [CChar](repeating: 0, count: 64))
        gmtime_r(&instant, &parts)
        strftime(&text, text.count, form, &parts)
        return String(decoding: text.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }

    /// Follows such a feed and shows it.
    /// - Parameters:
    ///   - written: seconds from now, by this machine's clock.
    ///   - server: what its clock is ahead by, in seconds; nil for one that tells no time.
    private func screen(written: Int64, server ahead: Int64?) throws -> PseudoTerminal {
        let server = try LoopbackServer { _ in
            let now = Int64(time(nil))
            var headers = ["Content-Type": "application/atom+xml"]
            if let ahead { headers["Date"] = Self.text("%a, %d %b %Y %H:%M:%S GMT", now + ahead) }
            return .respond(status: 200, headers: headers, body: Array(Self.feed(written: now + written).utf8))
        }
        #expect(try ProgramRun(["add", server.url("/feed.atom")], environment: environment("screen")).ending == .exit(0))
        return try PseudoTerminal(
            ["kiosk", "--shared", "--no-rotation", "--library", folder.path + "/screen.db"], answer: TerminalAnswers.usual.reply)
    }

    @Test(
        "wherever the newsroom's clock stands beside the screen's a message is seen, and lasts no longer than it was to",
        arguments: [(8_100, nil), (8_100, 8_100), (-8_100, -8_100)] as [(Int64, Int64?)])
    func otherClock(written: Int64, server: Int64?) throws {
        let terminal = try screen(written: written, server: server)
        try terminal.wait("the message") { $0.picture.reads(Self.text) && !$0.picture.reads("المصادر") }
        try terminal.wait("the front page") { $0.picture.reads("المصادر") && $0.picture.reads("حديقة على النهر") }
    }

    @Test("a message that ended before it came is not seen", arguments: [0, nil] as [Int64?])
    func over(server: Int64?) throws {
        let terminal = try screen(written: -8_100, server: server)
        try terminal.wait(forText: "حديقة على النهر")
        terminal.settle(milliseconds: 6_000)
        #expect(terminal.picture.reads("المصادر"))
    }

    @Test(
        "what is no time and no message is refused",
        arguments: [
            ["text", "--for", "25h"], ["text", "--for", "5"], ["text", "--for", "9s"], ["--for", "10m"], ["text", "--end"], [" ", "--for", "1m"],
        ])
    func refused(arguments: [String]) throws {
        #expect(try ProgramRun(["kiosk-message"] + arguments, environment: environment("none")).ending == .exit(2))
    }
}
