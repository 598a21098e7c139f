// Feeds in the kiosk: a server on loopback that answers well, badly and not at all.
import Glibc
import Synchronization
import TestSupport
import Testing

@Suite("Feeds in the kiosk", .slow)
struct KioskFeedTests {
    /// What the newsroom's server has, and how it is today.
    private final class Newsroom: Sendable {
        enum Mood { case well, failing, garbled }
        struct Item { var title: String, category: String }

        let mood = Mutex(Mood.well)
        let items = Mutex([Item(title: "افتتاح مكتبة الحي بعد ترميمها", category: "ثقافة")])

        var reply: LoopbackServer.Reply {
            switch mood.withLock({ $0 }) {
            case .failing: return .respond(status: 500, headers: [:], body: [])
            case .garbled: return .respond(status: 200, headers: ["Content-Type": "application/rss+xml"], body: Array("<html>عطل".utf8))
            case .well:
                let items = items.withLock { $0 }.enumerated().map { index, item in
                    """
                    <item><title>\(item.title)</title><link>http://127.0.0.1/\(index)</link><guid>\(index)</guid><category>\(item.category)</category>
                    <description>&lt;p&gt;\(KioskRoom.long(item.title))&lt;/p&gt;</description></item>
                    """
                }
                let feed = "<rss version='2.0'><channel><title>أخبار الحي</title>\(items.joined())</channel></rss>"
                return .respond(status: 200, headers: ["Content-Type": "application/rss+xml"], body: Array(feed.utf8))
            }
        }

        func add(_ title: String, _ category: String) { items.withLock { $0.append(Item(title: title, category: category)) } }
    }

    private static let stale = "تعذر الوصول إلى المصادر"

    /// Waits until the server has been asked twice more: the answer before the last has been dealt with.
    private func waitForAnswers(_ server: LoopbackServer, _ terminal: PseudoTerminal) throws {
        let before = server.requests.count
        try terminal.wait("two requests") { _ in server.requests.count >= before + 2 }
    }

    @Test("Items come to the front page by themselves; whatever the server does, the last good ones stay, with their age")
    func outage() throws {
        let newsroom = Newsroom()
        var server: LoopbackServer? = try LoopbackServer { _ in newsroom.reply }
        let room = KioskRoom()
        let terminal = try room.open(["--interval", "10"], feeds: [server!.url("/feed.xml")])
        try terminal.wait(forText: "افتتاح مكتبة الحي")
        #expect(!terminal.picture.reads(Self.stale))

        newsroom.mood.withLock { $0 = .failing }
        try terminal.wait(forText: Self.stale)
        #expect(terminal.picture.reads("آخر تحديث") && terminal.picture.reads("افتتاح مكتبة الحي"))

        newsroom.mood.withLock { $0 = .garbled }
        try waitForAnswers(server!, terminal)
        terminal.settle()
        #expect(terminal.picture.reads(Self.stale) && terminal.picture.reads("افتتاح مكتبة الحي") && !terminal.picture.reads("عطل"))

        newsroom.add("سوق الخضار ينتقل إلى مبناه الجديد", "اقتصاد")
        newsroom.mood.withLock { $0 = .well }
        try terminal.wait(forText: "سوق الخضار ينتقل")
        try terminal.wait("the strip goes") { !$0.picture.reads(Self.stale) }

        server = nil
        try terminal.wait(forText: Self.stale)
        #expect(terminal.picture.reads("سوق الخضار ينتقل") && terminal.picture.reads("افتتاح مكتبة الحي"))
    }

    @Test("A feed's breaking item is a strip over the page being read")
    func breaking() throws {
        let newsroom = Newsroom()
        let server = try LoopbackServer { _ in newsroom.reply }
        let room = KioskRoom()
        let terminal = try room.open(["--interval", "10"], feeds: [server.url("/feed.xml")])
        terminal.send("\r")
        try terminal.wait(forText: "صفحة 1 من")
        newsroom.add("انقطاع الماء عن الضفة الشرقية", "عاجل")
        try terminal.wait("the strip") { $0.picture.readingText(ofRow: 0).contains("انقطاع الماء") }
        #expect(terminal.picture.readingText(ofRow: 0).contains("عاجل"))
        #expect(terminal.picture.reads("صفحة 1 من"))
    }

    @Test("A feed that can't be reached at the start comes in when it can")
    func late() throws {
        let newsroom = Newsroom()
        newsroom.mood.withLock { $0 = .failing }
        let server = try LoopbackServer { _ in newsroom.reply }
        let room = KioskRoom()
        let terminal = try room.open(["--interval", "10"], feeds: [server.url("/feed.xml")])
        try terminal.wait(forText: Self.stale)
        newsroom.mood.withLock { $0 = .well }
        try terminal.wait(forText: "افتتاح مكتبة الحي")
    }

    @Test("With the process that fetches gone, reading goes on and the age is shown")
    func alone() throws {
        let room = KioskRoom()
        let terminal = try room.open()
        let fetchers = KioskRoom.processes("kiosk-fetch --linked --library \(room.library)")
        #expect(fetchers.count == 1)
        for id in fetchers { kill(id, SIGKILL) }
        try terminal.wait(forText: Self.stale)
        terminal.send("\r")
        try terminal.wait(forText: "صفحة 1 من")
    }
}
