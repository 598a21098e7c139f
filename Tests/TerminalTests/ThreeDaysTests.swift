// Twelve feeds followed for three days, on a real server: what comes, changes, goes, comes twice, moves and fails. Every row of what is kept
// is looked at.
import ArticleLibrary
import ArticleModel
import Synchronization
import TestSupport
import Testing

@Suite("Three days of news", .slow)
struct ThreeDaysTests {
    /// An entry as its feed gives it.
    private struct Item {
        var title: String
        var guid: String?
        var link: String
        var text: String
        /// Its place among the feed's items, which makes its author, its hour and its recording.
        var number: Int

        var markup: String {
            let name = guid.map { "<guid isPermaLink=\"false\">\($0)</guid>" } ?? ""
            return """
                <item><title>\(title)</title><link>\(link)</link>\(name)<description>\(text)</description><author>m@a.example (\(author))</author>
                <pubDate>Sun, 22 Nov 2026 \(hour):00:00 +0000</pubDate><category>أخبار</category>
                <enclosure url="\(recording)" type="audio/mpeg" length="5000000"/></item>
                """
        }

        var author: String { "كاتب \(number)" }
        private var hour: String { number < 10 ? "0\(number)" : "\(number)" }
        /// In seconds since 1970.
        var date: Int64 { 1_795_305_600 + Int64(number) * 3_600 }
        var recording: String { link + ".mp3" }
    }

    private static let names = [
        "plain", "updated", "shrinking", "doubled", "unchanged", "failing", "moved", "lent", "namesake", "nameless", "removed", "gone",
    ]

    /// What a feed holds on a day.
    private static func items(_ name: String, day: Int) -> [Item] {
        func item(_ number: Int, _ title: String? = nil, guid: Bool = true) -> Item {
            // Each says something else: the same in two feeds would be one story.
            let words = (1...40).map { "\(name)\($0 * (number + 1))" }.joined(separator: " ")
            return Item(
                title: title ?? "\(name) \(number)", guid: guid ? "\(number)" : nil, link: "http://\(name).example/\(number)",
                text: "نص الخبر: \(words).", number: number)
        }
        switch name {
        case "plain": return (1...day * 2).map { item($0) }
        case "updated":
            var first = item(1, "updated \(day)")
            first.text += String(repeating: " وزاد في اليوم \(day).", count: day)
            return [first]
        case "shrinking": return day == 1 ? [item(1), item(2)] : day == 2 ? [item(2)] : [item(2), item(3)]
        case "doubled": return [item(1), item(1), item(2)]
        case "nameless": return [item(1, "nameless \(day)", guid: false)]
        default: return [item(1)] + (day > 1 ? [item(day)] : [])
        }
    }

    private static func feed(_ name: String, day: Int) -> [UInt8] {
        Array(
            "<rss version='2.0'><channel><title>\(name)</title><link>http://\(name).example/</link>\(items(name, day: day).map(\.markup).joined())</channel></rss>"
                .utf8)
    }

    let folder = TemporaryFolder()
    private var environment: [String: String?] { ["QARI_LIBRARY": folder.path + "/library.db", "QARI_LANG": "en"] }
    private func run(_ arguments: [String]) throws -> ProgramRun { try ProgramRun(arguments, environment: environment) }

    @Test("updates, deletions, doubles, 304, 500, 301, 302 and 404: all that came is kept once, with its marks")
    func threeDays() throws {
        let day = Mutex(1)
        let unchanged = Atomic(0)
        let server = try LoopbackServer { request in
            let today = day.withLock { $0 }
            let name = String(request.path.dropFirst())
            switch (name, today) {
            case ("unchanged", _) where request.headers["if-none-match"] == "\"one\"":
                unchanged.add(1, ordering: .relaxed)
                return .respond(status: 304, headers: [:], body: [])
            case ("unchanged", _): return .respond(status: 200, headers: ["ETag": "\"one\""], body: Self.feed(name, day: 1))
            case ("failing", 2): return .respond(status: 500, headers: [:], body: [])
            case ("moved", 2...): return .respond(status: 301, headers: ["Location": "/moved-on"], body: [])
            case ("moved-on", _): return .respond(status: 200, headers: [:], body: Self.feed("moved", day: today))
            case ("lent", 2): return .respond(status: 302, headers: ["Location": "/lent-on"], body: [])
            case ("lent-on", _): return .respond(status: 200, headers: [:], body: Self.feed("lent", day: today))
            case ("gone", 3): return .respond(status: 404, headers: [:], body: [])
            default: return .respond(status: 200, headers: [:], body: Self.feed(name, day: today))
            }
        }
        let feeds = Self.names.map { server.url("/" + $0) }
        #expect(try run(["add", "--allow-private", "true"] + feeds).ending == .exit(0))
        try markUp()
        for today in 1...3 {
            day.withLock { $0 = today }
            for _ in 0..<3 {
                let sync = try run(["sync", "--allow-private", "true"])
                #expect(sync.ending == .exit(today == 1 ? 0 : 1), "\(sync.errorText)")
            }
        }
        #expect(unchanged.load(ordering: .relaxed) == 9)
        try lookAt(server)
    }

    /// What a reader does on the first day.
    private func markUp() throws {
        let library = try Library.open(path: folder.path + "/library.db")
        defer { library.close() }
        let all = try library.headlines(.newest, limit: 100)
        func id(_ title: String) throws -> Int64 { try #require(all.first { $0.title == title }).id }
        try library.noteOpened(id("updated 1"))
        try library.setBookmarked(id("shrinking 1"), true)
        try library.setTags(["متابعة"], of: id("namesake 1"))
        try library.remove([id("removed 1")])
    }

    /// A row: all that newsboat would keep of the item as it came last.
    private func lookAt(_ headline: Headline, _ name: String, _ library: Library) throws {
        let all = (1...3).reversed().flatMap { Self.items(name, day: $0) }
        let item = try #require(all.first { $0.title == headline.title }, "\(headline.title)")
        let stored: StoredArticle? = try library.article(headline.id)
        let text = try #require(stored).text
        #expect(headline.url == item.link && headline.byline == item.author && headline.date == item.date, "\(headline)")
        #expect(
            headline.categories == ["أخبار"] && headline.isRead == (name == "updated") && headline.isBookmarked == (headline.title == "shrinking 1"))
        for part in [item.text, item.recording] { #expect(text.contains(part), "\(headline.title): \(part)") }
    }

    private func lookAt(_ server: LoopbackServer) throws {
        let library = try Library.open(path: folder.path + "/library.db")
        defer { library.close() }
        let kept = try library.headlines(.newest, limit: 200).filter { $0.path == nil }
        let expected: [String: [String]] = [
            "plain": (1...6).map { "plain \($0)" }, "updated": ["updated 3"], "shrinking": ["shrinking 1", "shrinking 2", "shrinking 3"],
            "doubled": ["doubled 1", "doubled 2"], "unchanged": ["unchanged 1"], "failing": ["failing 1", "failing 3"],
            "moved": ["moved 1", "moved 2", "moved 3"], "lent": ["lent 1", "lent 2", "lent 3"],
            "namesake": ["namesake 1", "namesake 2", "namesake 3"], "nameless": ["nameless 3"], "removed": ["removed 2", "removed 3"],
            "gone": ["gone 1", "gone 2"],
        ]
        for name in Self.names {
            let titles = kept.filter { $0.source == name }.map(\.title).sorted()
            #expect(titles == expected[name], "\(name): \(titles)")
            for headline in kept where headline.source == name { try lookAt(headline, name, library) }
        }
        #expect(kept.count == expected.values.reduce(0) { $0 + $1.count })
        let updated = try #require(kept.first { $0.title == "updated 3" })
        #expect(updated.isRead && updated.changed != nil && kept.count { $0.isRead } == 1)
        #expect(try library.headlines(.bookmarks, limit: 9).map(\.title) == ["shrinking 1"])
        #expect(kept.first { $0.title == "namesake 1" }?.tags == ["متابعة"])
        let feeds = Dictionary(uniqueKeysWithValues: try library.feeds().map { ($0.title ?? "", $0) })
        #expect(feeds.count == 12 && feeds["moved"]?.url == server.url("/moved-on") && feeds["lent"]?.url == server.url("/lent"))
        for (name, feed) in feeds {
            #expect(feed.site == "http://\(name).example/" && feed.etag == (name == "unchanged" ? "\"one\"" : nil), "\(name): \(feed)")
            #expect(feed.succeeded != nil && (feed.error == nil) == (name != "gone"))
        }
        #expect(feeds["failing"]?.failures == 0 && feeds["gone"]?.failures == 3 && feeds["gone"]?.error != nil)
        #expect(try library.damage() == nil)
    }
}
