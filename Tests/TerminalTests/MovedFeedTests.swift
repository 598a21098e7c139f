// Feeds that move: which redirects the library remembers, and what is asked of the new address.
import ArticleLibrary
import Synchronization
import TestSupport
import Testing

@Suite("Feeds that move")
struct MovedFeedTests {
    private let folder = TemporaryFolder()
    private var library: String { folder.path + "/library.db" }

    private func run(_ arguments: String...) throws -> ProgramRun {
        try ProgramRun(arguments, environment: ["QARI_LIBRARY": library, "QARI_LANG": "en"])
    }

    private func feeds() throws -> [Feed] {
        let store = try Library.open(path: library, mode: .readOnly)
        defer { store.close() }
        return try store.feeds()
    }

    /// Which paths lead on, and where to.
    private final class Signs: Sendable {
        private let table = Mutex<[String: (status: Int, target: String)]>([:])

        func lead(_ path: String, to target: String, _ status: Int) { table.withLock { $0[path] = (status, target) } }

        /// Every path without a sign is the feed, with a mark of its own.
        func reply(to request: LoopbackServer.Request) -> LoopbackServer.Reply {
            if let sign = table.withLock({ $0[request.path] }) {
                return .respond(status: sign.status, headers: ["Location": sign.target], body: [])
            }
            let mark = "\"\(request.path)\""
            if request.headers["if-none-match"] == mark { return .respond(status: 304, headers: ["ETag": mark], body: []) }
            // The identifier is short: it means something within its feed alone. The text is another each time.
            let text = "يُفتح الجسر أمام المشاة، كما في \(request.path)."
            let item = "<item><title>جسر جديد فوق النهر</title><guid>17</guid><description>\(text)</description></item>"
            let body = "<rss version='2.0'><channel><title>موجز المدينة</title>\(item)</channel></rss>"
            return .respond(status: 200, headers: ["Content-Type": "application/rss+xml", "ETag": mark], body: Array(body.utf8))
        }
    }

    @Test("a permanent redirect changes the feed's address, and no article comes twice", arguments: [301, 308])
    func permanent(_ status: Int) throws {
        let signs = Signs()
        let server = try LoopbackServer { signs.reply(to: $0) }
        _ = try run("add", server.url("/old"))
        signs.lead("/old", to: "/between", status)
        signs.lead("/between", to: "/new", status)
        #expect(try run("sync").errorText == "qari: 1 updated.\n", "It is the same article, by its feed's name for it.")
        #expect(try feeds().map(\.url) == [server.url("/new")])
        #expect(try run("sync").errorText == "qari: There was nothing to bring in.\n")
        #expect(server.requests.map(\.path) == ["/old", "/old", "/between", "/new", "/new"])
        // A mark goes to the address that gave it, and to no other.
        #expect(server.requests.map { $0.headers["if-none-match"] } == [nil, "\"/old\"", nil, nil, "\"/new\""])
    }

    @Test("a temporary redirect changes nothing, wherever it stands", arguments: [302, 303, 307])
    func temporary(_ status: Int) throws {
        let signs = Signs()
        let server = try LoopbackServer { signs.reply(to: $0) }
        _ = try run("add", server.url("/old"))
        signs.lead("/old", to: "/today", status)
        signs.lead("/today", to: "/new", 301)
        _ = try run("sync")
        #expect(try run("sync").errorText == "qari: There was nothing to bring in.\n", "The new place is asked by its own mark.")
        #expect(try feeds().map(\.url) == [server.url("/old")])
        #expect(server.requests.last?.headers["if-none-match"] == "\"/new\"")
        // After a permanent one, the address is what that leads to.
        signs.lead("/old", to: "/today", 301)
        signs.lead("/today", to: "/new", status)
        _ = try run("sync")
        #expect(try feeds().map(\.url) == [server.url("/today")])
    }

    @Test("where the new address is a feed already, both stay; one that is added anew by an old address is that feed")
    func known() throws {
        let signs = Signs()
        let server = try LoopbackServer { signs.reply(to: $0) }
        _ = try run("add", server.url("/old"), server.url("/new"))
        signs.lead("/old", to: "/new", 301)
        #expect(try run("sync").ending == .exit(0))
        #expect(try Set(feeds().map(\.url)) == [server.url("/old"), server.url("/new")])
        signs.lead("/older", to: "/new", 301)
        let list = folder.write("feeds.opml", "<opml version='2.0'><body><outline xmlUrl='\(server.url("/older"))'/></body></opml>")
        #expect(try run("add", list, server.url("/older")).ending == .exit(0))
        #expect(try feeds().count == 2)
    }

    @Test("an address that leads nowhere, in a circle or to no web is a failure, and the feed keeps its own")
    func astray() throws {
        let signs = Signs()
        let server = try LoopbackServer { signs.reply(to: $0) }
        _ = try run("add", server.url("/a"), server.url("/b"))
        signs.lead("/a", to: "/a", 301)
        signs.lead("/b", to: "file:///etc/passwd", 301)
        let sync = try run("sync")
        #expect(sync.ending == .exit(1) && sync.errorText.contains("without an end") && sync.errorText.contains("2 failed"))
        #expect(try Set(feeds().map(\.url)) == [server.url("/a"), server.url("/b")])
    }
}
