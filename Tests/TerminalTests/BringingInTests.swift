// `qari add`, `qari sync` and pages opened directly, with a server on loopback.
import ArticleLibrary
import Glibc
import Synchronization
import TestSupport
import Testing

@Suite("Bringing articles in")
struct BringingInTests {
    let folder = TemporaryFolder()
    private var environment: [String: String?] { ["QARI_LIBRARY": folder.path + "/library.db", "QARI_LANG": "en"] }

    private func run(_ arguments: String...) throws -> ProgramRun { try ProgramRun(arguments, environment: environment) }

    private static let paragraph = "فقرة طويلة بما يكفي لتكون متنًا، وفيها فواصل ونقاط، وتقول للقارئ شيئًا عن يومه وعن مدينته التي يحبها."
    private static func page(_ title: String) -> [UInt8] {
        let body = (1...4).map { "<p>\(paragraph) وهذا رقمها: \($0) من \(title).</p>" }.joined()
        return Array(
            "<!doctype html><html lang=ar dir=rtl><head><meta charset=utf-8><title>\(title)</title></head><body><nav><a href=/>الرئيسية</a></nav><article><h1>\(title)</h1>\(body)</article></body></html>"
                .utf8)
    }
    private static func feed(_ items: [(title: String, path: String)], base: String) -> [UInt8] {
        let items = items.map {
            "<item><title>\($0.title)</title><link>\(base)\($0.path)</link><guid>\($0.path)</guid><description>موجز \($0.title)...</description></item>"
        }
        return Array("<rss version='2.0'><channel><title>موجز المدينة</title><link>\(base)/</link>\(items.joined())</channel></rss>".utf8)
    }

    @Test("a folder's texts and pages come in once, however often it is added")
    func folders() throws {
        folder.write("in/a.txt", FixtureArticle.news)
        folder.write("in/deep/b.html", Self.page("عنوان الصفحة"))
        folder.write("in/c.pdf", [0, 1, 2])
        let first = try run("add", folder.path + "/in")
        #expect(first.ending == .exit(0) && first.errorText == "qari: 2 added.\n" && first.output.isEmpty)
        let second = try run("add", folder.path + "/in")
        #expect(second.ending == .exit(0) && second.errorText == "qari: 2 already there.\n")
        #expect(try run("list").text.contains("عنوان الصفحة"))
    }

    @Test("a page that is too long comes in as far as it is read, and that is told")
    func cutShort() throws {
        let page = String(decoding: Self.page("عنوان الصفحة"), as: UTF8.self)
        let long = page.replacing("</article>", with: String(repeating: "<br>", count: 120_001) + "<p>آخر الكلام.</p></article>")
        let file = folder.write("long.html", long)
        let run = try run("add", file)
        #expect(run.ending == .exit(0), "It is no failure.")
        #expect(run.errorText == "qari: “\(file)” is longer than is read; its beginning was taken.\nqari: 1 added, 1 cut short.\n")
        #expect(try self.run("print", file).text.hasSuffix("[هنا ينقطع المقال: صفحته أطول مما يُقرأ منها.]\n"))
    }

    @Test("what fails is told at the end, the others come in, and the exit code says so")
    func failures() throws {
        folder.write("a.txt", FixtureArticle.news)
        folder.write("empty.txt", [])
        let run = try run("add", folder.path + "/none.txt", folder.path + "/a.txt", "ftp://a.example/", folder.path + "/empty.txt")
        #expect(run.ending == .exit(1))
        let lines = run.errorText.split(separator: "\n")
        #expect(lines.count == 4 && lines[0].contains("none.txt") && lines[1].contains("ftp://a.example/") && lines[2].contains("empty.txt"))
        #expect(lines.last == "qari: 1 added, 3 failed.")
    }

    @Test("a page of the web comes in under its own address, and is opened and printed directly")
    func page() throws {
        let server = try LoopbackServer { request in
            request.path == "/moved"
                ? .respond(status: 301, headers: ["Location": "/a"], body: [])
                : .respond(status: 200, headers: ["Content-Type": "text/html; charset=windows-1256"], body: Self.page("عنوان الصفحة"))
        }
        #expect(try run("add", server.url("/moved")).errorText == "qari: 1 added.\n")
        #expect(try run("add", server.url("/a")).errorText == "qari: 1 already there.\n")
        let print = try run("print", server.url("/a"))
        #expect(print.ending == .exit(0) && print.lines.first == "عنوان الصفحة" && !print.text.contains("الرئيسية"))
        let gone = try run("print", "http://127.0.0.1:1/")
        #expect(gone.ending == .exit(1) && gone.errorText.contains("could not be reached"))
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
                body: Self.feed(items.withLock { $0 }.map { (title: "عنوان " + $0.0, path: $0.1) }, base: port.withLock { $0 }))
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
                ? .respond(status: 200, headers: [:], body: Self.feed([("عنوان أول", "/1"), ("عنوان ضائع", "/404")], base: port.withLock { $0 }))
                : request.path == "/404"
                    ? .respond(status: 404, headers: [:], body: []) : .respond(status: 200, headers: [:], body: Self.page("عنوان أول"))
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
            case "/good": return .respond(status: 200, headers: ["ETag": mark], body: Self.feed([("عنوان سليم", "/1")], base: "http://b.example"))
            case "/whole": return .respond(status: 200, headers: ["ETag": mark], body: Self.feed([("عنوان صفحته بطيئة", "/page")], base: base))
            default: return isSlow.withLock { $0 } ? slow : .respond(status: 200, headers: [:], body: Self.page("عنوان صفحته بطيئة"))
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
            case "/good": .respond(status: 200, headers: [:], body: Self.feed([("عنوان سليم", "/1")], base: port.withLock { $0 }))
            case "/broken":
                .respond(status: 200, headers: [:], body: Array(Self.feed([("عنوان مكسور", "/2")], base: "http://b.example").dropLast(20)))
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

    @Test("a headline cannot steer the terminal")
    func hostileHeadline() throws {
        let server = try LoopbackServer { _ in
            .respond(
                status: 200, headers: [:],
                body: Array(
                    "<rss><channel><title>x\u{1B}[2J</title><item><title>عنوان\u{1B}]0;x\u{07} &amp;#27;[31m هادئ</title><link>http://a.example/</link></item></channel></rss>"
                        .utf8))
        }
        let added = try run("add", server.url("/"))
        let list = try run("list")
        #expect(!(added.error + list.output).contains { $0 < 0x20 && $0 != 0x0A && $0 != 0x09 } && list.text.contains("عنوان هادئ"))
    }

    @Test("a link of the web is followed on the reading screen without holding it up")
    func following() throws {
        let server = try LoopbackServer { _ in
            .drip(headers: ["Content-Type": "text/html"], pieces: [[], [], [], Self.page("عنوان البعيد")], milliseconds: 150)
        }
        let text =
            "---\ntitle: عنوان القريب\ndirection: rtl\n---\n\nفقرة فيها [رابط بعيد](\(server.url("/far"))) واحد، وهي طويلة بما يكفي لتملأ سطرًا كاملًا من أسطر الشاشة الصغيرة.\n"
        let reader = try Reader([text])
        try reader.press("\t", andWaitFor: "الرابط 1 من 1")
        try reader.press("\r", andWaitFor: "الصفحة")
        // A key is answered while the page is on its way.
        try reader.press("?", andWaitFor: "المفاتيح")
        reader.terminal.send("\u{1B}")
        try reader.terminal.wait(forText: "عنوان البعيد")
        try reader.quit()
    }
}
