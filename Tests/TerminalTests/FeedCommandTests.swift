// Feeds as a user meets them: `qari add`, `qari sync`, `qari list --feeds`, with a server on loopback.
import ArticleLibrary
import Glibc
import Synchronization
import TestSupport
import Testing

@Suite("Bringing feeds in")
struct FeedCommandTests {
    let folder = TemporaryFolder()
    private var environment: [String: String?] { ["QARI_LIBRARY": folder.path + "/library.db", "QARI_LANG": "en"] }

    private func run(_ arguments: String...) throws -> ProgramRun { try ProgramRun(arguments, environment: environment) }

    @Test("a feed that declares entities of entities is said to be refused for it, and is not followed")
    func declarations() throws {
        let body =
            "<!DOCTYPE rss [<!ENTITY a 'المدينة'><!ENTITY b '&a;&a;'>]><rss><channel><title>موجز&b;</title></channel></rss>"
        let server = try LoopbackServer { _ in .respond(status: 200, headers: [:], body: Array(body.utf8)) }
        let run = try run("add", server.url("/feed"))
        #expect(run.ending == .exit(1) && run.errorText.contains("declares entities of its own (<!ENTITY>). They are refused on purpose"))
        #expect(try self.run("add", "--lang", "ar", server.url("/feed")).errorText.contains("وهي مرفوضة عمدًا"))
        #expect(try self.run("sync").errorText.contains("No feeds are followed"))
    }

    @Test("a name and password in an address are sent, and shown nowhere")
    func credentials() throws {
        let server = try LoopbackServer { request in
            guard request.headers["authorization"] == "Basic cmVhZGVyOmdlaGVpbQ==" else { return .respond(status: 401, headers: [:], body: []) }
            if request.path == "/gone" { return .respond(status: 404, headers: [:], body: []) }
            return .respond(
                status: 200, headers: [:],
                body: request.path == "/page" ? ServedNews.page("عنوان الصفحة") : ServedNews.feed([("عنوان أول", "/1")], base: "http://a.example"))
        }
        let base = "http://reader:geheim@127.0.0.1:\(server.port)"
        var runs = [try run("add", base + "/feed"), try run("add", base + "/page"), try run("add", base + "/gone")]
        #expect(runs.map(\.ending) == [.exit(0), .exit(0), .exit(1)])
        runs += [try run("list", "--feeds"), try run("list", "--feeds", "--json"), try run("list", "--json"), try run("sync")]
        let numbers = try run("list").text.split(separator: "\n").compactMap { $0.split(separator: "\t").first.map(String.init) }
        for number in numbers { for format in ["text", "markdown", "html"] { runs.append(try run("export", "--format", format, number)) } }
        for run in runs { #expect(!(run.text + run.errorText).contains("geheim"), "\(run.text + run.errorText)") }
        #expect(runs[3].text.contains("http://127.0.0.1:\(server.port)/feed"))
        // What a list shows names the feed.
        #expect(try run("remove", "http://127.0.0.1:\(server.port)/feed").ending == .exit(0))
    }

    @Test("what is fetched whole keeps the feed's date and source; summaries that are there already are fetched on asking, by 304 too")
    func fullFacts() throws {
        let port = Mutex<String>("")
        let server = try LoopbackServer { request in
            guard request.path == "/feed" else { return .respond(status: 200, headers: [:], body: ServedNews.page("عنوان أول")) }
            if request.headers["if-none-match"] == "\"v\"" { return .respond(status: 304, headers: ["ETag": "\"v\""], body: []) }
            let feed = String(decoding: ServedNews.feed([("عنوان أول", "/1")], base: port.withLock { $0 }), as: UTF8.self)
            let dated = feed.replacing("</guid>", with: "</guid><pubDate>Sun, 03 May 2026 09:30:00 +0300</pubDate>")
            return .respond(status: 200, headers: ["ETag": "\"v\""], body: Array(dated.utf8))
        }
        port.withLock { $0 = server.url("") }
        #expect(try run("add", server.url("/feed")).errorText.hasSuffix("qari: 1 added.\n"))
        #expect(try run("search", "متنًا").text.isEmpty)
        _ = try run("sync")
        #expect(server.requests.map(\.path) == ["/feed", "/feed"])
        #expect(try run("sync", "--full").errorText == "qari: 1 updated.\n")
        #expect(server.requests.map(\.path) == ["/feed", "/feed", "/feed", "/1"])
        let number = try #require(try run("search", "متنًا").text.split(separator: "\t").first.map(String.init))
        let text = try run("export", number).text
        #expect(text.contains("متنًا") && text.contains("3 مايو/أيار 2026"))
        #expect(try run("list", "--json").text.contains("\"source\" : \"موجز المدينة\""))
        _ = try run("sync", "--full")
        #expect(server.requests.count == 5, "What is whole is asked for no more.")
    }

    @Test("feeds are listed with how they fare, and dropped by their address; their articles stay")
    func listedAndDropped() throws {
        let server = try LoopbackServer { request in
            request.path == "/feed"
                ? .respond(status: 200, headers: [:], body: ServedNews.feed([("أول", "/1"), ("ثان", "/2")], base: "http://a.example"))
                : .respond(status: 404, headers: [:], body: [])
        }
        let outlines = ["/feed", "/dead"].map { "<outline text='ميت' xmlUrl='\(server.url($0))'/>" }.joined()
        let other = "<outline text='x' xmlUrl='file:///etc/feed.xml'/><outline text='x' xmlUrl='ftp://a.example/feed'/>"
        let list = folder.write("feeds.opml", Array("<opml version='2.0'><body>\(outlines)\(other)</body></opml>".utf8))
        let added = try run("add", list)
        #expect(added.ending == .exit(1) && added.errorText.hasSuffix("qari: 2 added, 3 failed.\n"))
        for address in ["file:///etc/feed.xml", "ftp://a.example/feed"] { #expect(added.errorText.contains("“\(address)” is no address to fetch")) }
        let synced = try run("sync")
        #expect(synced.ending == .exit(1))
        #expect(synced.errorText.contains("(404). It was never updated. If you want it no longer: qari remove \(server.url("/dead"))\n"))
        let lines = try run("list", "--feeds").lines.dropLast().map { $0.split(separator: "\t", omittingEmptySubsequences: false).map(String.init) }
        #expect(lines.count == 2 && lines.allSatisfy { $0.count == 6 })
        let good = try #require(lines.first { $0[1] == server.url("/feed") })
        #expect(good[2] == "موجز المدينة" && good[3].hasPrefix("20") && good[4] == "2" && good[5].isEmpty)
        let dead = try #require(lines.first { $0[1] == server.url("/dead") })
        #expect(dead[2] == "ميت" && dead[3].isEmpty && dead[4] == "0" && dead[5].contains("There is no page"))
        let json = try run("list", "--feeds", "--json").text
        for key in ["articles", "asked", "failures", "id", "problem", "title", "updated", "url"] { #expect(json.contains("\"\(key)\" : ")) }
        #expect(try run("list", "--status").text.contains("; feeds last updated: the freshest now, the stalest never"))
        let dropped = try run("remove", server.url("/dead"), server.url("/feed/"))
        #expect(dropped.ending == .exit(0))
        #expect(
            dropped.errorText
                == "qari: “ميت” is followed no longer.\nqari: “موجز المدينة” is followed no longer; of what it brought the library keeps 2 articles.\n"
        )
        #expect(try run("list", "--feeds").output.isEmpty && run("list").text.contains("أول"))
        let unknown = try run("remove", server.url("/feed"))
        #expect(unknown.ending == .exit(1) && unknown.errorText.contains("qari list --feeds"))
    }

    @Test("without a network everything says how old the feeds are")
    func offline() throws {
        var server: LoopbackServer? = try LoopbackServer { _ in
            .respond(status: 200, headers: [:], body: ServedNews.feed([("أول", "/1")], base: "http://a.example"))
        }
        let address = try #require(server?.url("/feed"))
        #expect(try run("add", address).ending == .exit(0))
        server = nil
        let store = try Library.open(path: folder.path + "/library.db")
        var feed = try #require(try store.feed(url: address))
        feed.succeeded = Int64(time(nil)) - 3 * 86_400 - 60
        try store.save(feed)
        store.close()
        let synced = try run("sync")
        #expect(synced.ending == .exit(1) && synced.errorText.contains("Check the network and the address. Last updated: 3 d ago.\n"))
        #expect(try run("list", "--status").text.contains("; feeds last updated: 3 d ago"))
        let terminal = try PseudoTerminal(
            [], environment: environment.merging(["QARI_LANG": "ar"]) { $1 }, size: (80, 24), answer: { TerminalAnswers.usual.reply(to: $0) })
        try terminal.wait("the feeds' age") { $0.picture.reads("الوصول إلى المصادر؛ آخر تحديث") }
        terminal.send("q")
        #expect(try terminal.waitForEnd() == .exit(0))
    }

    @Test("a feed is followed; sync asks by its marks, takes what is new, and never twice")
    func feeds() throws {
        let items = Mutex([("أول", "/1"), ("ثان", "/2")])
        let port = Mutex<String>("")
        let server = try LoopbackServer { request in
            let version = items.withLock { "\"v\($0.count)\"" }
            if request.headers["if-none-match"] == version { return .respond(status: 304, headers: ["ETag": version], body: []) }
            return .respond(
                status: 200, headers: ["Content-Type": "application/rss+xml", "ETag": version],
                body: ServedNews.feed(items.withLock { $0 }.map { (title: "عنوان " + $0.0, path: $0.1) }, base: port.withLock { $0 }))
        }
        port.withLock { $0 = server.url("") }
        let added = try run("add", server.url("/feed"))
        #expect(added.ending == .exit(0) && added.errorText == "qari: Following the feed “موجز المدينة”; qari sync refreshes it.\nqari: 2 added.\n")
        #expect(try run("sync").errorText == "qari: There was nothing to bring in.\n")
        items.withLock { $0.append(("ثالث", "/3")) }
        #expect(try run("sync").errorText == "qari: 1 added, 2 already there.\n")
        #expect(server.requests.map { $0.headers["if-none-match"] } == [nil, "\"v2\"", "\"v2\""])
    }

    @Test("a sync keeps what the library is to keep and no more, and brings nothing back that it has removed")
    func retention() throws {
        let now = Int(time(nil))
        func date(_ daysAgo: Int) -> String {
            var (moment, parts, text) = (time_t(now - daysAgo * 86_400), tm(), [CChar](repeating: 0, count: 40))
            gmtime_r(&moment, &parts)
            strftime(&text, text.count, "%Y-%m-%dT%H:%M:%SZ", &parts)
            return String(decoding: text.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
        }
        let items = [("خبر اليوم", 0), ("خبر الأسبوع", 6), ("خبر الشهر", 30), ("خبر محفوظ", 31)].map { title, age in
            "<item><title>\(title)</title><guid>\(age)</guid><pubDate>\(date(age))</pubDate><description>موجز \(title) في سطر واحد.</description></item>"
        }
        let body = "<rss version='2.0'><channel><title>موجز المدينة</title>\(items.joined())</channel></rss>"
        let server = try LoopbackServer { _ in .respond(status: 200, headers: [:], body: Array(body.utf8)) }
        #expect(try run("add", server.url("/feed")).errorText.contains("4 added"))
        let store = try Library.open(path: folder.path + "/library.db")
        let kept = try #require(try store.headlines(.newest, limit: 20).first { $0.title == "خبر محفوظ" })
        try store.setBookmarked(kept.id, true)
        store.close()
        #expect(try run("sync").errorText == "qari: 4 already there.\n", "Without a setting nothing goes.")
        #expect(try run("vacuum", "--keep-days", "60").ending == .exit(0))
        #expect(try run("sync").errorText == "qari: 4 already there.\n")
        let again = try Library.open(path: folder.path + "/library.db")
        try again.set(.keepDays, to: "20")
        again.close()
        #expect(try run("sync").errorText == "qari: 4 already there.\nqari: Articles removed: 1\n")
        #expect(try run("sync").errorText == "qari: 3 already there, 1 left out, removed before.\n")
        let list = try run("list").text
        #expect(["خبر اليوم", "خبر الأسبوع", "خبر محفوظ"].allSatisfy(list.contains) && !list.contains("خبر الشهر"))
    }

    @Test("with --full the pages of summaries are fetched, now and by sync, and no page twice")
    func full() throws {
        let port = Mutex<String>("")
        let server = try LoopbackServer { request in
            request.path == "/feed"
                ? .respond(
                    status: 200, headers: [:], body: ServedNews.feed([("عنوان أول", "/1"), ("عنوان ضائع", "/404")], base: port.withLock { $0 }))
                : request.path == "/404"
                    ? .respond(status: 404, headers: [:], body: []) : .respond(status: 200, headers: [:], body: ServedNews.page("عنوان أول"))
        }
        port.withLock { $0 = server.url("") }
        let added = try run("add", "--full", server.url("/feed"))
        #expect(
            added.ending == .exit(1) && added.errorText.contains("There is no page at") && added.errorText.hasSuffix("qari: 2 added, 1 failed.\n"))
        #expect(try run("search", "متنًا").text.contains("عنوان أول"))
        _ = try run("sync")
        #expect(
            server.requests.map(\.path) == ["/feed", "/1", "/404", "/feed", "/404"]
                || server.requests.map(\.path) == ["/feed", "/404", "/1", "/feed", "/404"])
    }

    @Test("a feed's articles are in as soon as it has answered, and its marks with them: what is broken off then is not lost")
    func brokenOff() throws {
        let port = Mutex<String>("")
        let isSlow = Mutex(true)
        let slow = LoopbackServer.Reply.drip(headers: [:], pieces: Array(repeating: [0x20], count: 100), milliseconds: 200)
        let server = try LoopbackServer { request in
            let base = port.withLock { $0 }
            let mark = "\"\(request.path)\""
            if request.headers["if-none-match"] == mark { return .respond(status: 304, headers: ["ETag": mark], body: []) }
            switch request.path {
            case "/good":
                return .respond(status: 200, headers: ["ETag": mark], body: ServedNews.feed([("عنوان سليم", "/1")], base: "http://b.example"))
            case "/whole": return .respond(status: 200, headers: ["ETag": mark], body: ServedNews.feed([("عنوان صفحته بطيئة", "/page")], base: base))
            default: return isSlow.withLock { $0 } ? slow : .respond(status: 200, headers: [:], body: ServedNews.page("عنوان صفحته بطيئة"))
            }
        }
        port.withLock { $0 = server.url("") }
        let outlines = ["/good", "/whole", "/slow"].map { "<outline text='x' xmlUrl='\(server.url($0))'/>" }.joined()
        let file = folder.write("feeds.opml", Array("<opml version='2.0'><body>\(outlines)</body></opml>".utf8))
        func isIn(_ title: String) throws -> Bool { try run("list").text.contains(title) }
        let terminal = try PseudoTerminal(["add", "--full", file], environment: environment)
        try terminal.wait("the good feed's article") { _ in (try? isIn("عنوان سليم")) ?? false }
        try terminal.wait("the page to be asked for") { _ in server.requests.contains { $0.path == "/page" } }
        terminal.child.signal(SIGKILL)
        _ = try terminal.waitForEnd()
        isSlow.withLock { $0 = false }
        // The mark of the feed whose page was still on its way is not kept.
        _ = try run("sync", "--full")
        #expect(try isIn("عنوان سليم") && isIn("عنوان صفحته بطيئة"))
    }

    @Test("one bad feed of a list stops no other")
    func list() throws {
        let port = Mutex<String>("")
        let server = try LoopbackServer { request in
            switch request.path {
            case "/good": .respond(status: 200, headers: [:], body: ServedNews.feed([("عنوان سليم", "/1")], base: port.withLock { $0 }))
            case "/broken":
                .respond(status: 200, headers: [:], body: Array(ServedNews.feed([("عنوان مكسور", "/2")], base: "http://b.example").dropLast(20)))
            case "/bomb":
                .respond(
                    status: 200, headers: [:],
                    body: Array("<!DOCTYPE r [<!ENTITY a 'x'><!ENTITY b '&a;&a;'>]><rss><channel><title>&b;</title></channel></rss>".utf8))
            case "/title": .respond(status: 200, headers: [:], body: Array("<rss><channel><title>".utf8) + Array(repeating: 0x61, count: 9 << 20))
            case "/drip": .drip(headers: [:], pieces: Array(repeating: [0x20], count: 3), milliseconds: 50)
            default: .respond(status: 500, headers: [:], body: [])
            }
        }
        port.withLock { $0 = server.url("") }
        let outlines = ["/good", "/broken", "/bomb", "/title", "/drip", "/500"].map { "<outline text='x' xmlUrl='\(server.url($0))'/>" }.joined()
        let file = folder.write("feeds.opml", Array("<opml version='2.0'><body>\(outlines)</body></opml>".utf8))
        let added = try run("add", file)
        #expect(added.ending == .exit(1))
        for address in ["/broken", "/bomb", "/title", "/drip", "/500"] { #expect(added.errorText.contains(server.url(address)), "\(address)") }
        #expect(added.errorText.contains("qari: 2 added, ") && !added.errorText.contains("\u{1B}"))
        let titles = try run("list").text
        #expect(titles.contains("عنوان سليم") && titles.contains("عنوان مكسور"))
    }
}
