// Lists: their order, their pages, what marks do to them.
import ArticleLibrary
import ArticleModel
import Testing

@Suite struct HeadlineTests {
    let folder = try! LibraryFolder()

    private func filled(_ count: Int) throws -> Library {
        let library = try folder.open()
        try library.save(
            (0..<count).map { number in
                StoredArticle(
                    "خبر رقم \(number)", "نص الخبر رقم \(number)", source: number % 3 == 0 ? "أ" : "ب",
                    date: Int64(1_700_000_000 + (number * 7919 % count) * 60))
            })
        return library
    }

    @Test func everyPageOfAListIsThatPartOfTheWhole() throws {
        let library = try filled(2500)
        for query in [HeadlineQuery.newest, .unread, .source("ب")] {
            let all = try library.headlines(query, limit: .max)
            #expect(try all.count == library.count(query))
            #expect(all.map(\.effectiveDate) == all.map(\.effectiveDate).sorted(by: >))
            for offset in [0, 1, 999, 1001, 1300, all.count - 3, all.count, all.count + 5] {
                #expect(
                    try library.headlines(query, offset: offset, limit: 10).map(\.id) == all.dropFirst(offset).prefix(10).map(\.id),
                    "\(query) \(offset)")
            }
            #expect(try library.index(of: all[700].id, in: query) == 700)
        }
    }

    @Test func aListInPartsIsTheWholeListAsItWasAtItsBeginning() throws {
        let library = try filled(1200)
        for query in [HeadlineQuery.newest, .unread, .source("ب"), .ordered(.newest, .oldest)] {
            let all = try library.headlines(query, limit: .max).map(\.id)
            for (offset, limit) in [(0, Int.max), (0, 700), (450, 600), (1199, 5), (5000, 5)] {
                var parts: [[Int64]] = []
                try library.forEachPart(of: query, offset: offset, limit: limit, size: 250) { part in
                    parts.append(part.map(\.id))
                    // What is changed meanwhile is not seen.
                    try library.setRead([all[all.count - 1 - parts.count]], true)
                }
                #expect(parts.joined().elementsEqual(all.dropFirst(offset).prefix(limit)) && parts.allSatisfy { (1...250).contains($0.count) })
                try library.setRead(all, false)
            }
        }
    }

    @Test func whatWasOpenedIsReadAndFirstInTheHistory() throws {
        let library = try filled(4)
        try library.noteOpened(2)
        try library.noteOpened(3)
        try library.noteOpened(2)
        #expect(try library.headlines(.history, limit: 9).map(\.id) == [2, 3])
        #expect(try library.headlines(.unread, limit: 9).map(\.id).sorted() == [1, 4])
        #expect(throws: LibraryProblem.noSuchArticle(99, path: folder.library)) { try library.noteOpened(99) }
    }

    @Test func bookmarksAreKeptAndShown() throws {
        let library = try filled(4)
        try library.setBookmarked(3, true)
        #expect(try library.headlines(.bookmarks, limit: 9).map(\.id) == [3])
        #expect(try library.headline(3)?.isBookmarked == true)
        try library.setBookmarked(3, false)
        #expect(try library.count(.bookmarks) == 0)
    }

    @Test func sourcesAreCounted() throws {
        let library = try filled(6)
        try library.noteOpened(1)
        let sources = try library.sources()
        #expect(sources.map(\.source) == ["ب", "أ"] && sources.map(\.articles) == [4, 2] && sources.map(\.unread) == [4, 1])
        // The newest of each is the first of its list.
        for source in sources { #expect(source.newest == (try library.headlines(.source(source.source), limit: 1).first?.effectiveDate)) }
    }

    @Test func positionsOfArticlesAndFilesAreKept() throws {
        let position = ReadingPosition(part: 1, offset: 512, logicalOffset: 37)
        let library = try filled(1)
        try library.savePosition(position, of: .article(1))
        try library.savePosition(ReadingPosition(part: 0, offset: 1, logicalOffset: 0), of: .file("/tmp/a.txt"))
        library.close()
        let again = try folder.open()
        #expect(try again.position(.article(1)) == position)
        #expect(try again.position(.file("/tmp/a.txt"))?.offset == 1)
        #expect(try again.position(.file("/tmp/b.txt")) == nil)
    }

    @Test func tidyingKeepsBookmarksAndTheNewest() throws {
        let library = try filled(10)
        let all = try library.headlines(.newest, limit: 20).map(\.id)
        try library.setBookmarked(all[9], true)
        try library.set(.keepArticles, to: "3")
        #expect(try library.tidy() == 6)
        #expect(try library.headlines(.newest, limit: 20).map(\.id) == Array(all[..<3]) + [all[9]])
        try library.set(.keepArticles, to: nil)
        try library.set(.keepDays, to: "1")
        #expect(try library.tidy() == 3)
        try library.vacuum()
        #expect(try library.count(.newest) == 1)
    }

    @Test func breakingNewsIsFoundHoweverMuchHasComeInSince() throws {
        let now: Int64 = 1_790_000_000
        let library = try folder.open(at: now)
        func breaking(_ title: String, _ date: Int64?) -> StoredArticle {
            var article = StoredArticle(title, "خبر في سطر واحد: \(title)", date: date)
            article.isBreaking = true
            return article
        }
        try library.save([breaking("زلزال في البحر", now - 3_600), breaking("خبر الأمس", now - 90_000), breaking("خبر من الغد", now + 900_000)])
        try library.save((0..<500).map { StoredArticle("خبر عادي \($0)", "نص الخبر رقم \($0)", date: now - Int64($0)) })
        try library.save(breaking("إعادة فتح الميناء", nil))
        #expect(try library.breaking(since: now - 21_600).map(\.title) == ["إعادة فتح الميناء", "خبر من الغد", "زلزال في البحر"])
        library.close()
        // A day after, that morrow is still to come, and its news is old all the same.
        #expect(try folder.open(at: now + 86_400).breaking(since: now + 64_800).isEmpty)
    }

    /// It would lead the page until its day, and longer.
    @Test func whatClaimsADateToComeStandsWhereItArrived() throws {
        let now: Int64 = 1_790_000_000
        let early = try folder.open(at: now)
        try early.save(StoredArticle("خبر من الغد", "نص من الغد", date: now + 900_000, url: "https://example.org/1"))
        early.close()
        let library = try folder.open(at: now + 60)
        try library.save(StoredArticle("خبر الآن", "نص الآن", date: now + 30))
        try library.save(StoredArticle("خبر من الغد", "نص من الغد، وقد صُحّح", date: now + 900_000, url: "https://example.org/1"))
        let list = try library.headlines(.newest, limit: 9)
        #expect(list.map(\.title) == ["خبر الآن", "خبر من الغد"])
        #expect(list.map(\.effectiveDate) == [now + 30, now], "Its age is that of its arrival.")
        #expect(list[1].date == now + 900_000, "What it says of itself is kept.")
    }

    @Test func feedsAreKept() throws {
        let library = try filled(1)
        var feed = Feed(url: "https://example.org/feed")
        feed.id = try library.save(feed)
        (feed.title, feed.etag, feed.fetched, feed.isFull) = ("خلاصة", "\"x\"", 12, true)
        #expect(try library.save(feed) == feed.id)
        #expect(try library.feeds() == [feed])
        feed.url = "https://example.org/moved"
        #expect(try library.save(feed) == feed.id)
        #expect(try library.feed(url: feed.url) == feed)
        #expect(try library.removeFeed(url: feed.url))
        #expect(try library.feeds().isEmpty)
        let state = PageState(etag: nil, lastModified: "Sun", fetched: 5)
        try library.save(state, url: "https://example.org/p")
        #expect(try library.pageState(url: "https://example.org/p") == state)
    }
}
