// A library in which articles came again and again is the library in which each came once: the same finds, the same relatives,
// weighed the same.
import ArticleLibrary
import ArticleModel
import Testing

@Suite struct RepeatedSavingTests {
    private let folder = try! LibraryFolder()
    private let otherFolder = try! LibraryFolder()

    private static let subjects = ["جسر", "قطار", "مكتبة", "ميناء", "حديقة", "سوق", "مدرسة", "متحف"]

    /// An article of several words that others have too, so that every one of them has relatives.
    private func article(_ number: Int, version: Int = 0) -> StoredArticle {
        let subject = Self.subjects[number % Self.subjects.count]
        let other = Self.subjects[(number * 3 + 1) % Self.subjects.count]
        let body =
            "افتتحت البلدية \(subject) المدينة القديم بعد ترميم طويل، وحضر الافتتاح مهندسون ومعلمون. ويقع إلى جانبه \(other) صغير يقصده الزوار في الصيف، وقال الحارس إن \(subject) الحي أقدم منه. وهذا الخبر رقم\(number) من أخبار الصفحة\(number)."
        let updates = (0..<version).map { " وفي التحديث رقم \($0) زاد المراسل أن المهندسين راقبوا أعمدة \(subject) كل ليلة." }.joined()
        var article = StoredArticle(
            "\(subject) المدينة وخبرها ذو الرقم \(number)", body + updates, source: "صحيفة الميناء", date: 1_780_000_000 + Int64(number))
        article.url = "https://example.org/\(number)"
        return article
    }

    private func relatives(_ library: Library) throws -> [String] {
        try (0..<16).flatMap { number in
            try library.related(to: article(number), limit: 6).map { "\(number): \($0.title) \($0.score ?? 0)" }
        }
    }

    private func finds(_ library: Library) throws -> [String] {
        try (Self.subjects + ["المهندسين", "أعمدة", "ترميم -جسر"]).flatMap { words in
            try library.search(words, limit: 20).map { "\(words): \($0.title) \($0.snippet ?? "")" }
        }
    }

    private func expectTheSame(_ one: Library, _ other: Library) throws {
        let related = try relatives(one)
        #expect(related.count > 16)
        #expect(try related == relatives(other))
        #expect(try finds(one) == finds(other))
    }

    @Test func anArticleThatIsUpdatedAgainAndAgainWeighsAsIfItCameOnce() throws {
        let (once, often) = (try folder.open(), try otherFolder.open())
        try once.save((0..<16).map { article($0, version: $0 % 3 == 0 ? 0 : 1) })
        try often.save((0..<16).map { article($0) })
        for version in [4, 2, 9, 3, 0, 5, 1] {
            for number in 0..<16 where number % 3 != 0 { try often.save(article(number, version: version)) }
        }
        try expectTheSame(once, often)
    }

    @Test func anArticleThatIsRemovedLeavesNothingBehind() throws {
        let (never, removed) = (try folder.open(), try otherFolder.open())
        try never.save((0..<16).map { article($0) })
        try removed.save((0..<16).map { article($0) })
        let ids = try removed.save((16..<40).map { article($0, version: 3) }).compactMap(\.id)
        #expect(ids.count == 24)
        try removed.remove(ids)
        try expectTheSame(never, removed)
    }

    @Test func anIndexThatIsMadeAnewIsTheOneThatWasKept() throws {
        let library = try folder.open()
        try library.save((0..<16).map { article($0) })
        for version in 1...3 { try library.save((0..<16).map { article($0, version: version) }) }
        let (related, found) = (try relatives(library), try finds(library))
        try library.rebuildIndex()
        #expect(try relatives(library) == related && finds(library) == found)
    }

    @Test func whatWasCountedByAnEarlierVersionIsTakenOver() throws {
        let library = try folder.open()
        try library.save((0..<16).map { article($0) })
        let (related, found) = (try relatives(library), try finds(library))
        library.close()
        try folder.undoStories()
        let again = try folder.open()
        #expect(try relatives(again) == related && finds(again) == found)
        try again.save((16..<24).map { article($0) })
        #expect(try again.search("متحف", limit: 20).count > 2)
    }

    /// Counts of what comes one by one stand apart until there are some thousands of them.
    @Test func whatIsSavedOneByOneIsCountedAsWhatIsSavedAtOnce() throws {
        func long(_ number: Int) -> StoredArticle {
            var long = article(number)
            // Words of its own, three hundred of them.
            let letters = Array("بتجحدرسعفقكلمنه")
            for word in 0..<300 {
                let places = [number % 15, word / 225, word / 15 % 15, word % 15, number / 15]
                long.text += " " + String(places.map { letters[$0] }) + "ان"
            }
            long.body = 0..<long.text.utf8.count
            return long
        }
        let (atOnce, single) = (try folder.open(), try otherFolder.open())
        try atOnce.save((0..<40).map(long))
        for number in 0..<40 { try single.save(long(number)) }
        try expectTheSame(atOnce, single)
        #expect(try single.remove([2, 3, 5, 7]) == 4 && atOnce.remove([2, 3, 5, 7]) == 4)
        try expectTheSame(atOnce, single)
    }

    @Test func aDateThatADoubleBringsMovesTheArticleInTheLists() throws {
        let library = try folder.open()
        var undated = article(1)
        undated.date = nil
        try library.save([article(2), undated])
        #expect(try library.headlines(.newest, limit: 2).first?.title == undated.title)
        var double = article(1)
        (double.url, double.date) = ("https://example.net/other", 1_700_000_000)
        let id = try #require(try library.save(double).id)
        #expect(try library.headlines(.newest, limit: 2).map(\.title) == [article(2).title, undated.title])
        #expect(try library.article(id)?.date == 1_700_000_000)
    }

    @Test func whatAnUpdateDoesNotSayIsKeptAndWhatItSaysCounts() throws {
        let library = try folder.open()
        var full = article(1)
        (full.kicker, full.lead, full.byline) = ("خاص", "مقدمة الخبر.", "قسم المحليات")
        full.links = [RelatedItem(title: "الأول", url: "/1")]
        let id = try #require(try library.save(full).id)
        var update = article(1, version: 1)
        update.source = nil
        update.links = [RelatedItem(title: "الثاني", url: "/2")]
        #expect(try library.save(update) == .updated(id))
        let stored = try #require(try library.article(id))
        #expect(stored.kicker == "خاص" && stored.lead == "مقدمة الخبر." && stored.byline == "قسم المحليات" && stored.source == "صحيفة الميناء")
        #expect(stored.text == update.text && stored.links == update.links)
        // New links alone are an update too.
        update.links = [RelatedItem(title: "الثالث", url: "/3")]
        #expect(try library.save(update) == .updated(id) && library.article(id)?.links == update.links)
        #expect(try library.save(update) == .unchanged(id))
    }

    @Test func whatIsKeptOfAnArticleIsFoundAndGoesWithIt() throws {
        let library = try folder.open()
        var full = article(1)
        (full.kicker, full.lead) = ("زمردة", "مقدمة فيها ياقوتة.")
        let id = try #require(try library.save(full).id)
        for version in 1...3 { try library.save(article(1, version: version)) }
        #expect(try library.search("زمردة", limit: 5).map(\.id) == [id] && library.search("ياقوتة", limit: 5).map(\.id) == [id])
        #expect(try library.damage() == nil)
        try library.remove([id])
        #expect(try library.search("زمردة", limit: 5).isEmpty && library.damage() == nil)
    }

    @Test func wordsThatAHyphenJoinsAreSideBySide() throws {
        let library = try folder.open()
        try library.save([
            StoredArticle("أول", "عن covid-19 وما بعده كلام كثير."), StoredArticle("ثان", "covid في عام 19 من القرن، وبينهما كلام."),
        ])
        #expect(try library.search("covid-19", limit: 5).map(\.title) == ["أول"])
    }
}
