// Saving: what is added, what is found to be there, what is replaced.
import ArticleLibrary
import ArticleModel
import Glibc
import SQLiteStore
import Testing

@Suite struct SavingTests {
    let folder = try! LibraryFolder()
    private let text = """
        أعلنت بلدية الميناء أن الجسر الجديد سيفتح أمام المشاة في مطلع الشهر المقبل، بعد أن أنهى العمال تركيب الأضواء والمقاعد \
        على جانبيه، وطلبت من سائقي الشاحنات سلوك الطريق الشمالي إلى أن تنتهي تجارب الأحمال التي تستمر أسبوعين كاملين.
        """

    @Test func anArticleComesBackAsItWasSaved() throws {
        let library = try folder.open()
        var article = StoredArticle("الجسر الجديد", text, source: "صحيفة الميناء", date: 1_780_000_000, url: "https://example.org/a/1")
        article.kicker = "محليات"
        article.lead = "جسر للمشاة."
        article.credits = [Credit(role: "رئيس التحرير", name: "هيئة التحرير"), Credit(role: "تصوير", name: "قسم الصور")]
        article.links = [RelatedItem(title: "الطريق الشمالي", url: "/a/2"), RelatedItem(title: "بلا عنوان")]
        article.body = 0..<20
        let id = try #require(try library.save(article).id)
        #expect(try library.article(id) == article)
        #expect(try library.text(id) == Array(text.utf8))
        #expect(try library.headline(id)?.title == "الجسر الجديد")
    }

    @Test("A library is for whoever made it, or for its file's group; one that is there keeps its mode", arguments: [false, true])
    func modes(_ isForGroup: Bool) throws {
        func mode(_ suffix: String) -> mode_t {
            var status = stat()
            return stat(folder.library + suffix, &status) == 0 ? status.st_mode & 0o777 : 0
        }
        let library = try Library.open(path: folder.library, isForGroup: isForGroup)
        try library.save(StoredArticle("خبر", text))
        let group: mode_t = isForGroup ? 0o640 : 0o600
        for suffix in ["", "-wal", "-shm"] { #expect(mode(suffix) == group, "\(suffix)") }
        library.close()
        chmod(folder.library, 0o644)
        try Library.open(path: folder.library).close()
        #expect(mode("") == 0o644)
    }

    @Test func theSameAgainIsUnchanged() throws {
        let library = try folder.open()
        let article = StoredArticle("الجسر الجديد", text, url: "https://example.org/a/1")
        let id = try #require(try library.save(article).id)
        #expect(try library.save(article) == .unchanged(id))
        #expect(try library.count(.newest) == 1)
    }

    @Test(arguments: [
        "http://www.example.org/a/1/", "https://EXAMPLE.org:443/a/1#end", "https://example.org/a/1?utm_source=x&fbclid=y",
        "https://example.org/%61/1",
    ])
    func oneAddressHasManySpellings(_ spelling: String) throws {
        let library = try folder.open()
        let id = try #require(try library.save(StoredArticle("الجسر", text, url: "https://example.org/a/1")).id)
        #expect(try library.save(StoredArticle("الجسر", text + " ثم فُتح.", url: spelling)) == .updated(id))
        #expect(try library.id(of: spelling) == id)
    }

    @Test func addressesInArabicLettersAndInEscapesAreTheSame() throws {
        let library = try folder.open()
        let id = try #require(try library.save(StoredArticle("الجسر", text, url: "https://example.org/%D8%AC%D8%B3%D8%B1")).id)
        #expect(try library.id(of: "https://example.org/جسر") == id)
    }

    @Test func differentAddressesStayApart() throws {
        let library = try folder.open()
        try library.save(StoredArticle("الجسر", text, url: "https://example.org/a?id=1"))
        #expect(try library.id(of: "https://example.org/a?id=2") == nil)
        #expect(try library.id(of: "https://example.org/a") == nil)
    }

    @Test func theSameTextUnderAnotherAddressIsADouble() throws {
        let library = try folder.open()
        let id = try #require(try library.save(StoredArticle("الجسر الجديد", text, url: "https://example.org/a/1")).id)
        let vocalised = text.replacing("الجسر", with: "الجِسْر").replacing("أعلنت", with: "اعلنت")
        #expect(try library.save(StoredArticle("جسر للمشاة", vocalised, url: "https://example.net/news/9")) == .unchanged(id))
        // And is known by that address from now on.
        #expect(try library.id(of: "https://example.net/news/9") == id)
    }

    @Test func aGUIDTellsAnArticleWhoseAddressHasChanged() throws {
        let library = try folder.open()
        let feed = try library.save(Feed(url: "https://example.org/feed"))
        var article = StoredArticle("الجسر", text, url: "https://example.org/a/1")
        (article.guid, article.feed) = ("17", feed)
        let id = try #require(try library.save(article).id)
        article.url = "https://example.org/moved/1"
        article.text += " وأضافت البلدية أن الدخول مجاني."
        #expect(try library.save(article) == .updated(id))
        // A short name means something in its own feed only.
        article.feed = try library.save(Feed(url: "https://example.net/feed"))
        (article.url, article.text) = ("https://example.net/x", "نص آخر لا صلة له بما سبق.")
        #expect(try library.save(article) != .updated(id))
        #expect(try library.count(.newest) == 2)
    }

    @Test func aNewTextIsFoundAndTheOldIsNot() throws {
        let library = try folder.open()
        var article = StoredArticle("خبر", "وصلت السفينة إلى المرفأ.", url: "https://example.org/1")
        let id = try #require(try library.save(article).id)
        article.text = "غادرت القافلة المدينة."
        article.body = 0..<article.text.utf8.count
        #expect(try library.save(article) == .updated(id))
        #expect(try library.search("القافلة", limit: 5).map(\.id) == [id])
        #expect(try library.search("السفينة", limit: 5).isEmpty)
    }

    @Test func aSummaryNeverReplacesAWholeText() throws {
        let library = try folder.open()
        let id = try #require(try library.save(StoredArticle("الجسر", text, url: "https://example.org/1")).id)
        var excerpt = StoredArticle("الجسر", "جسر جديد للمشاة.", date: 1_780_000_000, url: "https://example.org/1")
        excerpt.isExcerpt = true
        // It adds the date that was missing, and nothing else.
        #expect(try library.save(excerpt) == .updated(id))
        #expect(try library.article(id)?.text == text)
        #expect(try library.headline(id)?.date == 1_780_000_000)
        #expect(try library.save(excerpt) == .unchanged(id))
    }

    @Test func whatWasRemovedStaysAwayUntilAskedFor() throws {
        let library = try folder.open()
        let article = StoredArticle("الجسر", text, url: "https://example.org/1")
        let id = try #require(try library.save(article).id)
        #expect(try library.remove([id, 999]) == 1)
        #expect(try library.save(article) == .dismissed)
        #expect(try library.count(.newest) == 0)
        #expect(try library.search("الميناء", limit: 5).isEmpty)
        #expect(try library.save(article, revives: true).id != nil)
        #expect(try library.search("الميناء", limit: 5).count == 1)
    }

    @Test func oneBadArticleOfManyLeavesNone() throws {
        let library = try folder.open()
        let refusal = "CREATE TRIGGER refusal BEFORE INSERT ON article WHEN NEW.title = 'آخر' BEGIN SELECT RAISE(ABORT, 'refused'); END"
        try Connection(path: folder.library).run(script: refusal)
        #expect(throws: LibraryProblem.self) { try library.save([StoredArticle("أول", text), StoredArticle("آخر", "نص")]) }
        #expect(try library.count(.newest) == 0)
    }

    @Test func aHeadlineHasSingleSpaces() throws {
        let library = try folder.open()
        let article = StoredArticle(
            "مهرجان  القراءة\n يبدأ\u{A0} غدًا ", "يبدأ مهرجان القراءة غدًا في ساحة المدينة القديمة.", url: "https://example.org/space")
        let id = try #require(try library.save(article).id)
        #expect(try library.headlines(.newest, limit: 1).first?.title == "مهرجان القراءة يبدأ غدًا")
        #expect(try library.save(article) == .unchanged(id))
        #expect(try library.damage() == nil)
    }

    @Test func aFileThatIsGoneWithdrawsItsArticleAndNoOther() throws {
        let folder = try LibraryFolder()
        let library = try folder.open()
        func file(_ path: String, _ text: String, feed: Int64? = nil) -> StoredArticle {
            var article = StoredArticle("خبر", text)
            (article.path, article.feed) = (path, feed)
            return article
        }
        let feed = try library.save(Feed(url: "https://news.example/feed"))
        try library.save([
            file("/in/a.txt", "نص أول"), file("/in/b.txt", "نص ثان"), file("/in/c.txt", "نص ثان"), file("/in/d.txt", "نص ثالث", feed: feed),
        ])
        try library.keep(fileMarks: ["/in/a.txt": "1", "/in/b.txt": "2", "/in/strange.txt": "3"])
        #expect(try library.fileMarks() == ["/in/a.txt": "1", "/in/b.txt": "2"])
        #expect(try library.withdraw(file: "/in/a.txt") == "خبر")
        #expect(try library.id(of: "/in/a.txt") == nil && library.fileMarks() == ["/in/b.txt": "2"])
        // Renamed: the article is that of its other file.
        #expect(try library.withdraw(file: "/in/b.txt") == nil)
        let id = try #require(try library.id(of: "/in/c.txt"))
        #expect(try library.id(of: "/in/b.txt") == nil && library.article(id)?.path == "/in/c.txt")
        #expect(try library.withdraw(file: "/in/d.txt") == nil && library.status().articles == 2, "A feed has it too.")
        #expect(try library.withdraw(file: "/in/c.txt") == "خبر" && library.withdraw(file: "/in/none.txt") == nil)
        #expect(try library.save(file("/in/c.txt", "نص ثان")).id != nil, "Put there again it comes in again.")
        // A page too, which has an address besides.
        var page = file("/in/e.html", "نص رابع")
        page.canonicalURL = "https://news.example/e"
        try library.save(page)
        #expect(try library.withdraw(file: "/in/e.html") != nil && library.save(page, revives: false).id != nil)
    }

    @Test func anArticleWhoseFeedWasDroppedMeanwhileIsSavedWithoutIt() throws {
        let folder = try LibraryFolder()
        let library = try folder.open()
        var feed = Feed(url: "https://news.example/feed")
        feed.id = try library.save(feed)
        var article = StoredArticle("خبر", "نص الخبر.")
        article.feed = feed.id
        #expect(try library.removeFeed(url: feed.url))
        let id = try #require(try library.save(article).id)
        #expect(try library.article(id)?.feed == nil)
        try library.save(feed)
        #expect(try library.feeds().isEmpty, "What was dropped is not followed again by what is told of it.")
    }
}
