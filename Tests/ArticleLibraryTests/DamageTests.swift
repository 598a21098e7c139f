// A library's file in which anything may stand: each question is answered or fails, and none ends the program.
import ArticleLibrary
import ArticleModel
import Glibc
import SQLiteStore
import Testing

@Suite struct DamageTests {
    let folder = try! LibraryFolder()

    private func fill() throws {
        let library = try folder.open()
        var feed = Feed(url: "https://news.example/feed", owner: FeedOwner(name: "newsroom", url: "https://news.example/feed"))
        feed.id = try library.save(feed)
        for number in 1...6 {
            var article = StoredArticle(
                "خبر رقم \(number)", "تفتح المكتبة العامة أبوابها مساء، ويقرأ الزوار صحف اليوم رقم \(number) في القاعة الكبيرة.",
                source: "صحيفة الميناء",
                date: 1_780_000_000, url: "https://news.example/\(number)")
            (article.feed, article.kicker, article.lead, article.isExcerpt) = (feed.id, "محليات", "مقدمة الخبر", number == 2)
            article.links = [RelatedItem(title: "خبر آخر", url: "/\(number - 1)")]
            let id = try #require(try library.save(article).id)
            try library.savePosition(ReadingPosition(part: 1, offset: 2, logicalOffset: 3), of: .article(id))
        }
        try library.setBookmarked(1, true)
        try library.noteOpened(2)
        try library.keep(fileMarks: ["/in/a.txt": "1"])
        try library.save(PageState(etag: "x", lastModified: nil, fetched: 5), url: "https://news.example/1")
        library.close()
    }

    /// Asks and tells all that there is; what comes of it is another's question.
    private func useAll(_ library: Library) {
        for query in [
            HeadlineQuery.newest, .unread, .source("صحيفة الميناء"), .bookmarks, .history, .search("المكتبة"), .search("source:الميناء"),
            .related(1),
        ] {
            _ = try? library.headlines(query, limit: 20)
            _ = try? library.headlines(query, offset: 2, limit: 2)
            _ = try? library.count(query)
            _ = try? library.index(of: 1, in: query)
        }
        _ = try? library.headlines(.search("\"الزوار صحف\" -كلمة قاع*"), limit: 20)
        for id in Int64(0)...7 {
            _ = try? library.article(id)
            _ = try? library.text(id)
            _ = try? library.base(of: id)
            _ = try? library.position(.article(id))
            _ = try? library.related(to: id, limit: 5)
        }
        _ = try? library.breaking(since: 0)
        _ = try? library.sources()
        _ = try? library.status()
        _ = try? library.feeds()
        _ = try? library.feedCounts()
        _ = try? library.summaries(ofFeed: 1)
        _ = try? library.fileMarks()
        _ = try? library.pageState(url: "https://news.example/1")
        _ = try? library.save(StoredArticle("خبر رقم 3", "نص جديد للخبر.", url: "https://news.example/3"))
        _ = try? library.moveFeed(1, to: "https://news.example/new")
        _ = try? library.withdraw(file: "/in/a.txt")
        _ = try? library.remove([4])
        _ = try? library.tidy()
        _ = try? library.rebuildIndex()
        _ = try? library.damage()
        _ = try? library.vacuum()
    }

    @Test(arguments: [
        "'نص في غير مكانه'", "-1", "9223372036854775807", "-9223372036854775808", "0.5", "1e300", "x'FF00D9'", "''", "CAST(x'D9D9FF' AS TEXT)",
    ]) func whateverStandsInAColumnNothingTraps(value: String) throws {
        try fill()
        let raw = try Connection(path: folder.library)
        let tables: [String] = try raw.values(
            "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite%' AND name NOT LIKE '%words%'")
        let original = try RawBytes.read(folder.library)
        var changed = 0
        let columns = try tables.flatMap { table in try raw.columns(of: table).map { (table, $0) } }
        raw.close()
        for (table, column) in columns where table != "grdb_migrations" {
            for suffix in ["", "-wal", "-shm"] { unlink(folder.library + suffix) }
            try RawBytes.write(original, folder.library)
            let raw = try Connection(path: folder.library)
            // Keys take it once, numbers of rows only a number.
            try? raw.run(script: "PRAGMA foreign_keys = OFF; UPDATE OR IGNORE \(table) SET \(column) = \(value)")
            raw.close()
            guard let library = try? folder.open() else { continue }
            useAll(library)
            library.close()
            changed += 1
        }
        #expect(changed > 30)
    }

    /// Bytes here and there, as a failing disk leaves them.
    @Test(arguments: 0..<12) func whateverBytesAreLostNothingTrapsAndWhatIsLeftOpens(seed: Int) throws {
        try fill()
        var bytes = try RawBytes.read(folder.library)
        var state = UInt64(seed) &* 0x9E37_79B9_7F4A_7C15 &+ 1
        func random(_ bound: Int) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int(state >> 33) % bound
        }
        for _ in 0..<(1 << (seed % 6)) {
            let (start, length) = (100 + random(bytes.count - 100), 1 + random(seed % 2 == 0 ? 4 : 2_000))
            for index in start..<min(bytes.count, start + length) { bytes[index] = UInt8(random(256)) }
        }
        try RawBytes.write(bytes, folder.library)
        for _ in 0..<3 {
            guard let library = try? folder.open() else { continue }
            useAll(library)
            library.close()
        }
        // Opened again it is mended, or was sound.
        #expect(try folder.open().damage() == nil)
        #expect(access(folder.library + ".new", F_OK) != 0)
    }
}

/// A file's bytes, whole.
enum RawBytes {
    static func read(_ path: String) throws -> [UInt8] {
        let descriptor = open(path, O_RDONLY)
        defer { close(descriptor) }
        var bytes = [UInt8](repeating: 0, count: Int(try #require(Optional(lseek(descriptor, 0, SEEK_END)))))
        try #require(pread(descriptor, &bytes, bytes.count, 0) == bytes.count)
        return bytes
    }

    static func write(_ bytes: [UInt8], _ path: String) throws {
        let descriptor = open(path, O_WRONLY | O_CREAT | O_TRUNC, 0o600)
        defer { close(descriptor) }
        try #require(Glibc.write(descriptor, bytes, bytes.count) == bytes.count)
    }
}
