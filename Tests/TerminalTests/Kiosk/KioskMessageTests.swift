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

    @Test(
        "what is no time and no message is refused",
        arguments: [
            ["text", "--for", "25h"], ["text", "--for", "5"], ["text", "--for", "9s"], ["--for", "10m"], ["text", "--end"], [" ", "--for", "1m"],
        ])
    func refused(arguments: [String]) throws {
        #expect(try ProgramRun(["kiosk-message"] + arguments, environment: environment("none")).ending == .exit(2))
    }
}
