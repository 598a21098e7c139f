// Filters of a search, alternatives and brackets, and searches that are saved as lists.
import ArticleModel
import SQLiteStore
import Testing

@testable import ArticleLibrary

@Suite("Filters of a search") struct FilterTests {
    private let folder: LibraryFolder
    private let library: Library
    private static let now: Int64 = 1_790_000_000
    private static let day: Int64 = 86_400

    init() throws {
        folder = try LibraryFolder()
        library = try folder.open(at: Self.now)
        try add("جسر جديد على النهر", "افتتح المحافظ الجسر صباح أمس.", source: "الميناء", byline: "أحمد سالم", ["محليات", "طرق"], days: 1)
        try add("سباق القوارب", "فاز قارب الصيادين قرب الجسر القديم.", source: "الساحل", byline: "هدى علي، أحمد منصور", ["رياضة"], days: 3)
        try add("موسم الزيتون", "بدأ الفلاحون القطاف.", source: "الساحل", byline: nil, ["اقتصاد زراعي"], days: 10)
        try add("ميزانية المدينة", "أقر المجلس الميزانية، وفيها صيانة الجسر.", source: "الميناء", byline: "هدى علي", ["محليات"], days: 40)
    }

    private func add(_ title: String, _ text: String, source: String, byline: String?, _ categories: [String], days: Int64) throws {
        var article = StoredArticle(title, text, source: source, date: Self.now - days * Self.day)
        (article.byline, article.categories) = (byline, categories)
        try library.save(article)
    }

    /// The numbers of the answers, in the order of the articles.
    private func found(_ search: String) throws -> [Int64] { try library.search(search, limit: 50).map(\.id).sorted() }

    @Test(
        "each filter by itself, in both languages, and turned round",
        arguments: [
            ("category:محليات", [1, 4]), ("تصنيف:رياضة", [2]), ("category:اقتصاد", [3]), ("-category:محليات", [2, 3]), ("category:رياض", []),
            ("author:احمد", [1, 2]), ("كاتب:\"هدى علي\"", [2, 4]), ("-author:هدى", [1, 3]), ("source:الساحل", [2, 3]), ("-source:الساحل", [1, 4]),
            ("title:جسر", [1]), ("title:الجسر", [1]), ("عنوان:«جسر جديد»", [1]), ("title:مجلس", []), ("since:7d", [1, 2]), ("before:7d", [3, 4]),
            ("منذ:20d قبل:5d", [3]), ("is:read", []), ("is:unread", [1, 2, 3, 4]), ("is:breaking", []), ("جسر", [1, 2, 4]),
            ("جسر -title:جسر", [2, 4]),
            ("جسر category:محليات", [1, 4]), ("جسر author:هدى since:30d", [2]),
        ])
    func filters(search: String, expected: [Int64]) throws {
        #expect(try found(search) == expected, "\(search)")
        #expect(try library.searchCount(search) == expected.count, "\(search)")
    }

    @Test(
        "names are looked up by indexes, alone, together and by turns, and no article is read that does not answer",
        arguments: [
            "source:الميناء", "author:هدى or source:الساحل", "category:محليات or tag:متابعة", "(source:الميناء or جسر) since:3d",
            "title:جسر or author:احمد",
        ])
    func plans(_ search: String) throws {
        let feed = try library.save(Feed(url: "https://a.example/feed"))
        try library.file(feed: feed, under: "محليات الميناء")
        let condition = try #require(SearchQuery(search, now: Self.now).condition)
        let plan = try library.read { db in
            let words = library.asker.withLock { SearchWords(condition, $0) }
            let written = try ConditionWriter(db, library.names, words).write(condition)
            return try db.all("EXPLAIN QUERY PLAN SELECT a.id FROM article a WHERE \(written.sql)", written.arguments) { try $0[3] as String }
        }
        #expect(!plan.isEmpty && !plan.contains { $0.hasPrefix("SCAN a") }, "\(plan)")
    }

    @Test("the values of a column are found one from the other, few or many, and none twice")
    func columnValues() throws {
        #expect(try library.read { try ColumnValues(db: $0).all("source") } == ["الساحل", "الميناء"])
        #expect(try library.read { try ColumnValues(db: $0).all("byline") } == ["أحمد سالم", "هدى علي", "هدى علي، أحمد منصور"])
        #expect(try library.read { try ColumnValues(db: $0).all("credits") } == [])
        #expect(try library.read { try ColumnValues(db: $0).sources(holding: ["ساحل", "جبل"]) } == ["الساحل"])
    }

    @Test("what a feed is filed under finds its articles, those that have come before too")
    func feedCategories() throws {
        let feed = try library.save(Feed(url: "https://a.example/feed"))
        var article = StoredArticle("حلقة عن البحر", "نتحدث عن الصيد.", source: "الميناء")
        (article.feed, article.guid, article.categories) = (feed, "1", ["رياضة بحرية"])
        try library.save(article)
        #expect(try found("category:صوتيات").isEmpty)
        #expect(try library.file(feed: feed, under: "صوتيات الميناء"))
        #expect(try found("category:صوتيات") == [5] && found("حلقة category:صوتيات") == [5] && found("-category:صوتيات") == [1, 2, 3, 4])
        #expect(try found("category:رياضة") == [2, 5] && found("category:صوت").isEmpty)
    }

    @Test(
        "alternatives and brackets, newest first",
        arguments: [
            ("زيتون or ميزانية", [3, 4]), ("زيتون أو ميزانية", [3, 4]), ("قوارب | زيتون", [2, 3]), ("(قوارب or زيتون) source:الساحل", [2, 3]),
            ("source:الميناء (category:طرق or author:هدى)", [1, 4]), ("جسر (since:2d or before:30d)", [1, 4]), ("-(category:محليات or زيتون)", [2]),
            ("(جسر -title:جسر) or زيتون", [2, 3, 4]), ("((جسر", [1, 2, 4]), ("جسر) or زيتون", [1, 2, 3, 4]), ("or جسر", []),
        ])
    func alternatives(search: String, expected: [Int64]) throws {
        #expect(try found(search) == expected, "\(search)")
        #expect(try library.searchCount(search) == expected.count, "\(search)")
        #expect(try library.headlines(.saved(search), limit: 50).map(\.id) == expected, "\(search)")
    }

    @Test("a bracket and a word for «or» in a phrase, in a word and at an end are words")
    func words() {
        func condition(_ text: String) -> SearchCondition? { SearchQuery(text, now: 0).condition }
        #expect(condition("«جسر or نهر»") == .term(.phrase("جسر or نهر")) && condition("or") == .term(.word("or")))
        #expect(condition("جسر or") == .all([.term(.word("جسر")), .term(.word("or"))]))
        #expect(condition("f(x)") == .term(.word("f(x)")) && condition("()") == nil && condition(")") == nil)
        #expect(condition("(a b) or -c") == .any([.all([.term(.word("a")), .term(.word("b"))]), .not(.term(.word("c")))]))
        #expect(SearchQuery("is:nothing جسر", now: 0).misunderstood == ["is:nothing"])
        #expect(SearchQuery(String(repeating: "(", count: 5_000) + "a", now: 0).condition != nil)
    }

    @Test("marks of the reader are filters: read, kept, tagged")
    func marks() throws {
        try library.setRead(1, true)
        try library.setBookmarked(2, true)
        try library.setTags(["#للمراجعة", "تحقيق  طويل", ""], of: 3)
        #expect(
            try found("is:unread") == [2, 3, 4] && found("is:read") == [1] && found("is:bookmarked") == [2]
                && found("is:محفوظ or is:مقروء") == [1, 2])
        #expect(try found("tag:للمراجعة") == [3] && found("وسم:\"تحقيق طويل\"") == [3] && found("-tag:للمراجعة") == [1, 2, 4])
        #expect(try library.tags().map(\.name) == ["تحقيق طويل", "للمراجعة"] && library.tags(of: 3) == ["تحقيق طويل", "للمراجعة"])
        try library.remove([3])
        #expect(try library.tags().isEmpty)
    }

    @Test("a saved search is a list, newest first; what is read leaves it where it asks for the unread")
    func saved() throws {
        try library.save(SavedSearch(name: "الجسور", search: "جسر is:unread"))
        try library.save(SavedSearch(name: "أخرى", search: "زيتون"))
        try library.save(SavedSearch(name: "الجسور", search: "is:unread جسر"))
        #expect(try library.savedSearches() == [SavedSearch(name: "الجسور", search: "is:unread جسر"), SavedSearch(name: "أخرى", search: "زيتون")])
        let query = HeadlineQuery.saved("is:unread جسر")
        #expect(try library.headlines(query, limit: 9).map(\.id) == [1, 2, 4] && library.count(query) == 3)
        #expect(try library.headlines(query, offset: 1, limit: 1).map(\.id) == [2] && library.index(of: 4, in: query) == 2)
        try library.setRead(2, true)
        #expect(try library.headlines(query, limit: 9).map(\.id) == [1, 4])
        #expect(try library.removeSavedSearch("أخرى") && !library.removeSavedSearch("أخرى"))
    }

    // MARK: Rules

    @Test("a rule hides what it finds, now and from now on; without it all is there again")
    func hiding() throws {
        let rule = try library.addRule("category:رياضة or title:إعلان", .hide)
        #expect(try library.headlines(.newest, limit: 9).map(\.id) == [1, 3, 4] && library.count(.unread) == 3)
        try add("إعلان الساحل", "بيع قارب.", source: "الساحل", byline: nil, [], days: 2)
        #expect(try library.count(.newest) == 3 && library.count(.source("الساحل")) == 1 && library.sources().map(\.articles) == [2, 1])
        #expect(try found("قارب").isEmpty && library.searchCount("قارب") == 0 && found("source:الساحل") == [3])
        #expect(try library.headlines(.saved("قارب"), limit: 9).isEmpty)
        // It comes again, as feeds bring it: it is not another one.
        try add("إعلان الساحل", "بيع قارب.", source: "الساحل", byline: nil, [], days: 2)
        #expect(try library.count(.newest) == 3 && library.rules().map(\.search) == ["category:رياضة or title:إعلان"])
        #expect(try library.removeRule(rule) && !library.removeRule(rule))
        #expect(try library.count(.newest) == 5 && found("قارب") == [2, 5] && library.damage() == nil)
    }

    @Test("what is hidden stays so when another source brings the same: where no rule hides that it is shown, alone")
    func hiddenStories() throws {
        let feed = try library.save(Feed(url: "https://a.example/feed"))
        try library.addRule("category:سوق", .hide)
        try library.addRule("هاتف", .hide, feed: feed)
        let text = "هاتف جديد بسعر لا يفوت، فسارعوا إلى شرائه قبل نفاد الكمية من أسواق المدينة كلها في هذا الأسبوع وما بعده."
        func add(_ number: Int, _ source: String, _ feed: Int64?, _ categories: [String]) throws {
            var article = StoredArticle("إعلان عن هاتف جديد", text + " \(source).", source: source, date: Self.now - 1_000)
            (article.feed, article.guid, article.categories) = (feed, "\(number)", categories)
            try library.save(article)
        }
        let before = try library.count(.newest)
        try add(1, "الميناء", nil, ["سوق"])
        try add(2, "الجبل", nil, ["سوق"])
        try add(3, "السهل", feed, [])
        #expect(try library.count(.newest) == before && found("هاتف").isEmpty)
        try add(4, "الساحل", nil, [])
        #expect(try library.count(.newest) == before + 1 && library.headlines(.newest, limit: 9).compactMap(\.source).contains("الساحل"))
        #expect(try found("هاتف").count == 1 && library.damage() == nil)
    }

    @Test("a rule that marks read leaves what it finds in the lists; one of a feed is for that feed alone")
    func marking() throws {
        let feed = try library.save(Feed(url: "https://a.example/feed"))
        try library.addRule("ميناء", .read, feed: feed)
        for (number, feed) in [feed, nil].enumerated() {
            var article = StoredArticle("خبر \(number)", "وصلت سفن كثيرة إلى الميناء رقم \(number).", source: "وكالة")
            (article.feed, article.guid) = (feed, "\(number)")
            try library.save(article)
        }
        #expect(try library.count(.newest) == 6 && found("is:read") == [5])
        try library.removeFeed(url: "https://a.example/feed")
        #expect(try library.rules().isEmpty)
    }

    // MARK: Triage

    @Test("one article, a list, a source and what is old are marked read, and what was changed is told so that it can be taken back")
    func triage() throws {
        #expect(try library.setRead(1, true) == [1] && library.setRead(1, true).isEmpty && library.setRead(1, false) == [1])
        #expect(try library.markRead(.newest, before: Self.now - 7 * Self.day).sorted() == [3, 4])
        #expect(try library.markRead(.source("الساحل")) == [2] && library.unreadCount() == 1)
        try library.setRead([2, 3, 4], false)
        #expect(try library.unreadCount() == 4 && library.markRead(.search("جسر")).sorted() == [1, 2, 4])
        try library.setRead([1, 2, 4], false)
        #expect(try library.markRead(.saved("زيتون or قوارب"), before: Self.now - 5 * Self.day) == [3] && library.unreadCount() == 3)
        #expect(throws: LibraryProblem.self) { try library.setRead(99, true) }
    }

    @Test("tens of thousands are marked and taken back as a few are, and the library keeps no more of its file in memory afterwards")
    func markingMany() throws {
        func room() throws -> Int? { try library.writeWithoutTransaction { try $0.value("PRAGMA cache_size") } }
        try library.write { db in
            try db.execute(
                """
                WITH RECURSIVE number(n) AS (SELECT 100 UNION ALL SELECT n + 1 FROM number WHERE n < 30099)
                INSERT INTO article(id, title, source, added, updated, sortDate, isRead, contentHash)
                SELECT n, 'خبر ' || n, 'المرفأ', 0, 0, n * 7919 % 30000, n % 10 = 0, x'00' FROM number
                """)
        }
        let before = try room()
        let changed = try library.markRead(.newest)
        #expect(try changed.count == 27_004 && library.unreadCount() == 0 && room() == before)
        try library.setRead(changed, false)
        #expect(try library.unreadCount() == 27_004 && room() == before)
        // What was read before was not taken back.
        let read: Int? = try library.read { try $0.value("SELECT count(*) FROM article WHERE isRead = 1 AND id % 10 = 0") }
        #expect(try read == 3_000 && library.markRead(.source("المرفأ"), before: 15_000).count == 13_500 && library.damage() == nil)
    }

    @Test("a feed that was dropped is followed again as it was, with its articles, its rules and its place in an account")
    func restoringFeeds() throws {
        let feed = try library.save(Feed(url: "https://a.example/feed"))
        try library.rename(feed: feed, to: "جريدتي")
        try library.file(feed: feed, under: "محليات")
        try library.addRule("هاتف", .hide, feed: feed)
        var article = StoredArticle(title: "خبر من الموجز", text: "خبر من الموجز\n\nنص قصير من الموجز.")
        (article.feed, article.guid) = (feed, "1")
        try library.save(article)
        let (before, rules) = (try library.feeds(), try library.rules())
        let dropped = try #require(try library.dropForNow(feed: feed))
        #expect(try library.feeds().isEmpty && library.rules().isEmpty && library.feedCounts().isEmpty)
        #expect(try library.restore(dropped))
        #expect(try library.feeds() == before && library.rules() == rules && library.feedCounts() == [feed: 1])
        // It is followed again already.
        #expect(try !library.restore(dropped))
        #expect(try library.feeds() == before && library.rules() == rules && library.dropForNow(feed: 77) == nil)
    }

    @Test("a feed whose number and whose rule's another has by now is put back under a number of its own")
    func restoringFeedsBesideOthers() throws {
        let feed = try library.save(Feed(url: "https://a.example/feed"))
        try library.addRule("هاتف", .hide, feed: feed)
        var article = StoredArticle(title: "خبر من الموجز", text: "خبر من الموجز\n\nنص قصير من الموجز.")
        (article.feed, article.guid) = (feed, "1")
        try library.save(article)
        let dropped = try #require(try library.dropForNow(feed: feed))
        let other = try library.save(Feed(url: "https://b.example/feed"))
        try library.addRule("طقس", .hide, feed: other)
        #expect(other == feed, "The number is given again.")
        #expect(try library.restore(dropped))
        let back = try #require(try library.feeds().first { $0.url == "https://a.example/feed" }?.id)
        #expect(try back != other && library.feeds().count == 2 && library.feedCounts()[back] == 1)
        #expect(try Set(library.rules().map(\.search)) == ["هاتف", "طقس"] && library.rules().first { $0.search == "هاتف" }?.feed == back)
    }

    @Test("an article that was removed is put back as it was: its number, its marks, its place, its words")
    func restoring() throws {
        try library.setBookmarked(2, true)
        try library.setTags(["وسم"], of: 2)
        try library.savePosition(ReadingPosition(part: 1, offset: 5, logicalOffset: 3), of: .article(2))
        let before = try library.headline(2)
        let removed = try #require(try library.removeForNow(2))
        #expect(try library.headline(2) == nil && found("قوارب").isEmpty)
        try library.restore(removed)
        #expect(try library.headline(2) == before && found("قوارب") == [2] && library.tags(of: 2) == ["وسم"])
        #expect(try library.position(.article(2))?.offset == 5 && library.damage() == nil && library.removeForNow(77) == nil)
        // It is not taken for removed when it comes again.
        try add("سباق القوارب", "فاز قارب الصيادين قرب الجسر القديم.", source: "الساحل", byline: nil, [], days: 3)
        #expect(try library.count(.newest) == 4)
    }

    @Test("a library of the version before loses nothing and has it all")
    func earlierLibrary() throws {
        library.close()
        let raw = try Connection(path: folder.library)
        try raw.run(script: LibraryFolder.undoShelves + "DELETE FROM grdb_migrations WHERE identifier >= '6'")
        raw.close()
        let again = try folder.open(at: Self.now)
        #expect(try again.count(.newest) == 4 && again.search("author:احمد", limit: 9).count == 2 && again.damage() == nil)
        try again.save(SavedSearch(name: "أ", search: "جسر"))
        try again.addRule("زيتون", .hide)
        let feed = try again.save(Feed(url: "https://a.example/feed"))
        #expect(try again.rename(feed: feed, to: "اسمي") && again.feeds().map(\.shownName) == ["اسمي"])
        var kept = try again.feeds()[0]
        (kept.title, kept.name) = ("اسمه", nil)
        try again.save(kept)
        #expect(try again.feeds().map(\.name) == ["اسمي"] && again.count(.newest) == 3)
    }
}
