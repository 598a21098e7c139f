// `qari publish`: a library as files, and what becomes of them with somebody who follows.
import Foundation
import Glibc
import TestSupport
import Testing

@Suite("Publishing")
struct PublishTests {
    let folder = TemporaryFolder()
    private var newsroom: [String: String?] { ["QARI_LIBRARY": folder.path + "/newsroom.db", "QARI_LANG": "en"] }
    private var follower: [String: String?] { ["QARI_LIBRARY": folder.path + "/follower.db", "QARI_LANG": "en"] }
    private var site: String { folder.path + "/site" }

    private func run(_ arguments: String..., as who: [String: String?]) throws -> ProgramRun {
        let run = try ProgramRun(arguments, environment: who)
        #expect(run.ending == .exit(0), "\(arguments): \(run.errorText)")
        return run
    }

    @discardableResult
    private func publish(_ more: String..., base: String = "https://news.example/") throws -> String {
        let run = try ProgramRun(["publish", "--base", base] + more + [site], environment: newsroom)
        #expect(run.ending == .exit(0), "\(run.errorText)")
        return run.errorText
    }

    private func add(_ number: Int, _ end: String = "ثم عاد الناس إلى بيوتهم.") throws {
        let day = String(format: "%02d", number % 28 + 1)
        let file = folder.write(
            "in/\(number).txt",
            "خبر الحديقة رقم \(number)\n\n\(day) نوفمبر 2026\n\nافتتحت البلدية حديقتها رقم \(number) على ضفة النهر، وحضر الافتتاح جمع من أهل الحي.\n\n\(end)\n"
        )
        _ = try run("add", file, as: newsroom)
    }

    private func pages() throws -> [String] { try FileManager.default.contentsOfDirectory(atPath: site + "/a").sorted() }
    private func text(_ name: String) throws -> String { try String(contentsOfFile: site + "/" + name, encoding: .utf8) }

    /// Serves the folder as any web server does.
    private func server() throws -> LoopbackServer {
        let root = site
        return try LoopbackServer { request in
            guard let bytes = FileManager.default.contents(atPath: root + request.path) else { return .respond(status: 404, headers: [:], body: []) }
            let tag = "\"\(bytes.count)-\(bytes.reduce(into: UInt64(7)) { $0 = $0 &* 31 &+ UInt64($1) })\""
            if request.headers["if-none-match"] == tag { return .respond(status: 304, headers: ["ETag": tag], body: []) }
            let type = request.path.hasSuffix(".html") ? "text/html; charset=utf-8" : "application/atom+xml"
            return .respond(status: 200, headers: ["ETag": tag, "Content-Type": type], body: [UInt8](bytes))
        }
    }

    private static let article = """
        رئيس التحرير: سامي نور
        مدير التحرير: هند خالد

        عاجل
        افتتاح جسر جديد في المدينة بعد عامين من العمل
        بقلم: ليلى حسن
        28 نوفمبر 2026
        المصدر: صحيفة المثال

        افتتحت بلدية المدينة أمس جسرًا جديدًا على النهر، بعد عامين من العمل المتواصل في إعداده وتجهيزه.

        الطريق إلى الجسر

        قال المهندس إن الجسر يربط بين الضفتين، وإن السير عليه مجاني لكل الناس حتى نهاية العام. انظر https://example.org/x للمزيد.

        - أول الأمور أن يُفتح الطريق
        - وثانيها أن يُغلق القديم

        صورة: الجسر من الضفة الشرقية

        مقالات ذات صلة
        حديقة جديدة على ضفة النهر https://example.org/a/7

        """

    /// What an article says, without how its day and its author's line are worded.
    private func facts(_ json: String) -> [String] {
        let lines = json.split(separator: "\n").map(String.init)
        return lines.filter { line in !["byline", "date", "published", "language", "url", "furniture"].contains { line.contains("\"\($0)\" :") } }
            .filter { !$0.contains("المصدر:") && !["  ]", "}"].contains($0) }
    }

    @Test("an article's page is read back as the article, in the program and in other readers")
    func roundTrip() throws {
        let file = folder.write("in/bridge.txt", Self.article)
        _ = try run("add", file, as: newsroom)
        #expect(try publish().contains("1 published. Now published: 1."))
        let page = site + "/a/" + (try #require(pages().first))
        let (source, back) = (try run("print", "--json", file, as: newsroom).text, try run("print", "--json", page, as: newsroom).text)
        #expect(facts(back) == facts(source))
        #expect(back.contains("\"byline\" : \"ليلى حسن\"") && back.contains("\"published\" : \"2026-11-28"))
        let html = try text("a/" + pages()[0])
        #expect(html.contains("dir=\"rtl\"") && html.contains("\"@type\" : \"NewsArticle\"") && html.contains("\"roleName\" : \"رئيس التحرير\""))
        #expect(try text("feed.atom").contains("<author><name>ليلى حسن</name></author>") && html.contains("\"name\" : \"ليلى حسن\""))
        #expect(try text("feed.atom").contains("<category scheme=\"urn:x-qari:kicker\" term=\"عاجل\"/>"))
    }

    @Test("what has not changed is not written again; a correction leads from its old name; what is withdrawn is gone")
    func changes() throws {
        for number in 1...3 { try add(number) }
        try publish()
        var dates: [String: Int] = [:]
        for name in try pages() {
            var status = stat()
            #expect(stat(site + "/a/" + name, &status) == 0)
            dates[name] = Int(status.st_ino)
        }
        #expect(try publish().contains("Nothing new."))
        let old = try #require(pages().first { try text("a/" + $0).contains("رقم 2") })

        try add(2, "وصُحّح الخبر بعد ذلك.")
        #expect(try publish().contains("1 corrected."))
        let new = try #require(pages().first { try text("a/" + $0).contains("وصُحّح") })
        #expect(try new != old && text("a/" + old).contains("url=\(new)"))
        for name in try pages() where name != new && name != old {
            var status = stat()
            #expect(stat(site + "/a/" + name, &status) == 0 && dates[name] == Int(status.st_ino), "\(name) was written again.")
        }
        #expect(try text("index.html").contains(new) && !text("index.html").contains(old))

        let id = try #require(new.split(separator: "-").first)
        _ = try run("remove", String(id), as: newsroom)
        #expect(try publish().contains("1 withdrawn."))
        #expect(try !pages().contains(new) && !pages().contains(old))
        #expect(try text("gone.conf").contains("/a/\(new) { return 410; }") && text("gone.conf").contains(old))
        #expect(try text("feed.atom").contains("<at:deleted-entry ref=") && !text("index.html").contains("رقم 2"))
    }

    @Test("a follower has the articles with their credits, then the correction, then the withdrawal")
    func following() throws {
        let server = try server()
        let file = folder.write("in/bridge.txt", Self.article)
        _ = try run("add", file, as: newsroom)
        try add(1)
        try publish(base: server.url("/"))
        _ = try run("add", server.url("/feed.atom"), as: follower)
        let listed = try run("list", "--json", as: follower).text
        #expect(listed.contains("افتتاح جسر جديد") && listed.contains("\"kicker\" : \"عاجل\"") && listed.contains("خبر الحديقة رقم 1"))
        let found = try run("search", "--json", "افتتاح جسر", as: follower).text
        let id = try #require(found.split(separator: "\n").first { $0.contains("\"id\"") }?.split(separator: " ").last?.prefix { $0.isNumber })
        let read = try run("export", "--format", "text", String(id), as: follower).text
        #expect(read.contains("رئيس التحرير: سامي نور") && read.contains("مدير التحرير: هند خالد") && read.contains("ليلى حسن"))

        try add(1, "وصُحّح الخبر بعد ذلك.")
        try publish(base: server.url("/"))
        _ = try run("sync", as: follower)
        #expect(try run("search", "وصُحّح", as: follower).text.contains("خبر الحديقة رقم 1"))

        let known = try run("list", "--json", as: newsroom).text
        let number = try #require(
            known.range(of: "\"title\" : \"خبر الحديقة رقم 1\"").map { known[..<$0.lowerBound] }?.split(separator: "\n").last {
                $0.contains("\"id\"")
            }?
            .split(separator: " ").last?.prefix { $0.isNumber })
        _ = try run("remove", String(number), as: newsroom)
        try publish(base: server.url("/"))
        #expect(try run("sync", as: follower).errorText.contains("1 withdrawn by their publisher"))
        #expect(try !run("list", "--json", as: follower).text.contains("خبر الحديقة رقم 1"))
        let before = server.requests.count
        _ = try run("sync", as: follower)
        #expect(server.requests.count == before + 1, "One question, answered by «not modified».")
    }

    @Test("a picture that an article has is there for who follows")
    func picture() throws {
        let server = try server()
        let page = folder.write(
            "in/quay.html",
            """
            <html lang="ar" dir="rtl"><head><meta charset="utf-8"><title>الرصيف</title></head><body><article><h1>الرصيف الجديد يفتح للسفن</h1>
            <figure><img src="https://pictures.example/quay.png" width="600" height="400" alt=""><figcaption>الرصيف عند الصباح</figcaption></figure>
            <p>فتحت إدارة الميناء رصيفها الجديد للسفن بعد عام من العمل، وقالت إنه يتسع لأربع سفن كبيرة في وقت واحد.</p></article></body></html>
            """)
        _ = try run("add", page, as: newsroom)
        try publish(base: server.url("/"))
        _ = try run("add", server.url("/feed.atom"), as: follower)
        let found = try run("search", "--json", "الرصيف", as: follower).text
        let id = try #require(found.split(separator: "\n").first { $0.contains("\"id\"") }?.split(separator: " ").last?.prefix { $0.isNumber })
        let read = try run("export", "--format", "markdown", String(id), as: follower).text
        #expect(read.contains("![الرصيف عند الصباح](<https://pictures.example/quay.png>)"), "\(read)")
    }

    @Test("who was away for long catches up by the archive's pages, and asks for no older ones")
    func archive() throws {
        let server = try server()
        func addMany(_ numbers: ClosedRange<Int>) throws {
            for number in numbers {
                folder.write(
                    "many/\(number).txt", "خبر السوق رقم \(number)\n\nوصلت البضائع رقم \(number) إلى السوق صباح اليوم، وباعها التجار قبل المساء.\n")
            }
            _ = try run("add", folder.path + "/many", as: newsroom)
        }
        try addMany(1...250)
        try publish(base: server.url("/"))
        _ = try run("add", server.url("/feed.atom"), as: follower)
        #expect(!server.requests.contains { $0.path.hasPrefix("/archive/") }, "Who begins to follow begins with today.")
        try addMany(251...700)
        try publish(base: server.url("/"))
        _ = try run("sync", as: follower)
        let asked = server.requests.map(\.path).filter { $0.hasPrefix("/archive/") }
        #expect(asked == (9...26).reversed().map { "/archive/\($0).atom" })
        #expect(try run("list", "--json", "--limit", "0", as: follower).text.components(separatedBy: "خبر السوق رقم").count - 1 == 700 - 225)
    }

    @Test("entries of two feeds that lead to one address are two articles for followers too")
    func sameAddress() throws {
        for (name, text) in [("a", "أول الكلام عن الجسر الجديد في المدينة."), ("b", "كلام آخر عن الجسر في صحيفة أخرى.")] {
            let file = folder.write(
                "\(name).xml",
                "<rss version='2.0'><channel><title>موجز \(name)</title><link>https://\(name).example/</link><item><title>الجسر في \(name)</title><link>https://c.example/1</link><guid isPermaLink='false'>\(name)</guid><description>\(text)</description></item></channel></rss>"
            )
            _ = try run("add", file, as: newsroom)
        }
        #expect(try publish().contains("2 published"))
        let ids = try text("feed.atom").split(separator: "\n").filter { $0.hasPrefix("<id>") }
        #expect(Set(ids).count == 3, "The feed's own, and one for each.")
    }

    @Test("--watch follows the library")
    func watch() throws {
        try add(1)
        let terminal = try PseudoTerminal(
            ["publish", "--watch", "--base", "https://news.example/", site], environment: newsroom, size: (columns: 120, rows: 24))
        try terminal.wait(forText: "Following the library")
        try add(2)
        try terminal.wait("the new page") { _ in try pages().count == 2 && text("feed.atom").contains("رقم 2") }
        terminal.send("\u{3}")
        #expect(try terminal.waitForEnd() == .exit(0))
    }

    @Test("what can't be done is said")
    func failures() throws {
        try add(1)
        let noBase = try ProgramRun(["publish", site], environment: newsroom)
        #expect(noBase.ending == .exit(1) && noBase.errorText.contains("--base https://"))
        let file = folder.write("file", "x")
        let noFolder = try ProgramRun(["publish", "--base", "https://news.example/", file], environment: newsroom)
        #expect(noFolder.ending == .exit(1) && noFolder.errorText.contains(file))
        let noAddress = try ProgramRun(["publish", "--base", "ftp://news.example/", site], environment: newsroom)
        #expect(noAddress.ending == .exit(1) && noAddress.errorText.contains("ftp://"))
    }
}
