// The same story of several sources is one row, nothing of it is lost; what came again with another text is marked.
import ArabicText
import ArticleModel
import Testing

@testable import ArticleLibrary

@Suite("Stories of several sources") struct StoryTests {
    private let folder: LibraryFolder
    private let library: Library
    private static let noon: Int64 = 1_789_990_000

    init() throws {
        folder = try LibraryFolder()
        library = try folder.open()
    }

    /// A text of so many words, of which the last differ.
    private static func text(_ words: Int = 120, other: Int = 0, subject: String = "ميناء") -> String {
        (0..<words).map { $0 < words - other ? "\(subject)\($0)" : "سوى\($0)" }.joined(separator: " ")
    }

    @discardableResult
    private func save(
        _ title: String, _ text: String = text(), source: String?, guid: String? = nil, at date: Int64 = noon, isExcerpt: Bool = false,
        in library: Library? = nil
    ) throws -> Int64 {
        let library = library ?? self.library
        var article = StoredArticle(title, text, source: source, date: date)
        article.guid = guid ?? title
        article.isExcerpt = isExcerpt
        if let source {
            article.feed = try library.save(Feed(url: "https://\(source.unicodeScalars.map { String($0.value) }.joined()).example/feed"))
        }
        return try #require(try library.save(article).id)
    }

    private func titles(_ query: HeadlineQuery = .newest) throws -> [String] { try library.headlines(query, limit: 50).map(\.title) }

    @Test("who tells a story in other words within days is listed beside it; what shares its subject alone is not")
    func tellings() throws {
        let first = try save(
            "انهيار جسر المشاة في سوق الحدادين وإصابة سبعة",
            """
            انهار جسر المشاة فوق سوق الحدادين صباح الجمعة، فأصيب سبعة من المارة نُقلوا إلى مستشفى المدينة.
            وقالت البلدية إن الجسر كان مغلقًا للصيانة منذ أسبوع، وإن لجنة ستحقق في سبب الانهيار وتنشر تقريرها خلال شهر.
            وأغلقت الشرطة السوق ثلاث ساعات حتى رُفعت الأنقاض.
            """, source: "الميناء")
        let other = """
            أصيب سبعة أشخاص حين سقط جسر للمشاة فوق سوق الحدادين يوم الجمعة، وقال المستشفى إن حالهم مستقرة.
            وأعلنت البلدية تشكيل لجنة تحقيق في انهيار الجسر الذي كان مغلقًا للصيانة، ووعدت بتقرير خلال شهر.
            وظل السوق مغلقًا حتى رفعت الشرطة الأنقاض.
            """
        let second = try save("سبعة مصابين بسقوط جسر سوق الحدادين", other, source: "الساحل", at: Self.noon - 86_400)
        try save(
            "ميزانية البلدية للعام المقبل",
            """
            أقر مجلس البلدية ميزانية العام المقبل، وفيها صيانة الجسور والطرق وسوق السمك.
            وقال رئيس اللجنة المالية إن العجز أقل من العام الماضي، وإن التقرير سيُنشر خلال شهر.
            """, source: "النهر")
        #expect(try library.tellings(of: first).map(\.id) == [first, second])
        #expect(try library.tellings(of: second).map(\.id) == [first, second])
        // Weeks before, it is another story.
        try save("جسر سوق الحدادين", other + "وقيل غير ذلك.", source: "الوادي", at: Self.noon - 20 * 86_400)
        #expect(try library.tellings(of: first).map(\.id) == [first, second])
        #expect(throws: LibraryProblem.self) { try library.tellings(of: 999) }
    }

    @Test("nearly the same text of three sources is one row that names them; each is there, and all lead to each other")
    func oneRow() throws {
        let first = try save("الميناء يفتح أبوابه", source: "الساحل")
        let second = try save("افتتاح الميناء الكبير أمس", Self.text(other: 4), source: "الجبل", at: Self.noon + 600)
        let third = try save("سفن في الميناء من جديد", Self.text(other: 2), source: "الوادي", at: Self.noon + 300)
        try save("خبر آخر تمامًا عن السوق", Self.text(subject: "سوق"), source: "الجبل")
        let rows = try library.headlines(.newest, limit: 9)
        #expect(rows.map(\.id).contains(second) && rows.count == 2)
        #expect(try library.count(.newest) == 2 && library.count(.unread) == 2)
        let row = try #require(rows.first { $0.id == second })
        #expect(row.source == "الجبل" && Set(row.otherSources) == ["الساحل", "الوادي"])
        for (source, id) in [("الساحل", first), ("الوادي", third)] { #expect(try library.headlines(.source(source), limit: 9).map(\.id) == [id]) }
        for id in [first, second, third] {
            let others = try library.headlines(.related(id), limit: 20).map(\.id)
            #expect(Set(others.prefix(2)) == Set([first, second, third]).subtracting([id]))
        }
    }

    @Test("a search has one row for a story, too: its best answer, with the other sources named; each can be asked for alone")
    func oneAnswer() throws {
        let first = try save("الميناء يفتح أبوابه", source: "الساحل")
        let second = try save("افتتاح المرفأ الكبير أمس", Self.text(other: 4), source: "الجبل", at: Self.noon + 600)
        try save("خبر آخر تمامًا عن السوق", Self.text(subject: "سوق") + " ميناء7", source: "الجبل")
        // Its headline makes it the best, whoever stands for the story in lists.
        #expect(try library.headlines(.newest, limit: 9).contains { $0.id == second })
        let answers = try library.search("ميناء", limit: 9)
        let words = try library.search("ميناء7", limit: 9)
        #expect(answers.map(\.id) == [first] && answers[0].otherSources == ["الجبل"])
        #expect(words.count == 2 && words.allSatisfy { ($0.id == first || $0.id == second) == !$0.otherSources.isEmpty })
        #expect(try library.count(.search("ميناء7")) == 2 && library.search("ميناء7", offset: 1, limit: 9).map(\.id) == [words[1].id])
        #expect(try library.search("ميناء7 source:الجبل", limit: 9).map(\.source) == ["الجبل", "الجبل"])
        #expect(try library.search("source:الساحل", limit: 9).map(\.id) == [first])
        #expect(try library.search("سوى118", limit: 9).map(\.otherSources) == [["الساحل"]])
        // Where more tell a story than a page asks for beyond itself.
        for number in 1...60 { try save("الميناء يفتح أبوابه", source: "مصدر\(number)") }
        try save("رصيف قرب ميناء7 وميناء8", "أعيد بناء الرصيف.", source: "الساحل", at: Self.noon - 40 * 86_400)
        #expect(try library.search("ميناء7", limit: 3).count == 3)
        #expect(try library.count(.search("ميناء7")) == 3)
    }

    @Test("the same headline in another source tells the same story for some days, a short one never")
    func headlines() throws {
        try save("مجلس المدينة يقر موازنة العام", Self.text(subject: "أ"), source: "الساحل")
        try save("مجلس المدينة يقرّ موازنة العام", Self.text(subject: "ب"), source: "الجبل", at: Self.noon - 86_400)
        #expect(try library.count(.newest) == 1)
        try save("مجلس المدينة يقر موازنة العام", Self.text(subject: "ج"), source: "الوادي", at: Self.noon - 30 * 86_400)
        #expect(try library.count(.newest) == 2)
        for source in ["الساحل", "الجبل"] { try save("حالة الطقس", Self.text(subject: "ط" + source), source: source, guid: "w") }
        #expect(try library.count(.newest) == 4)
    }

    @Test("what one source says twice is two rows, and what has no source is never grouped")
    func oneSource() throws {
        for number in 1...3 { try save("الحلقة \(number)", source: "الإذاعة") }
        #expect(try library.count(.newest) == 3)
        try save("الحلقة الأولى", source: "الجبل")
        #expect(try library.count(.newest) == 3)
        try save("ملف بلا مصدر", Self.text(other: 1), source: nil)
        #expect(try library.count(.newest) == 4)
    }

    @Test("a whole text stands for its story before a summary, a long one before a short, else the newest")
    func whichStands() throws {
        let title = "افتتاح الحديقة العامة في الحي"
        let summary = try save(title, Self.text(40), source: "الساحل", at: Self.noon + 900, isExcerpt: true)
        #expect(try library.headlines(.newest, limit: 9).map(\.id) == [summary])
        let short = try save(title, Self.text(90), source: "الجبل", at: Self.noon)
        #expect(try library.headlines(.newest, limit: 9).map(\.id) == [short])
        let long = try save(title, Self.text(300), source: "الوادي", at: Self.noon - 900)
        #expect(try library.headlines(.newest, limit: 9).map(\.id) == [long])
        let newer = try save(title, Self.text(290), source: "السهل", at: Self.noon + 60)
        let row = try #require(try library.headlines(.newest, limit: 9).first)
        #expect(row.id == newer && Set(row.otherSources) == ["الساحل", "الجبل", "الوادي"])
    }

    @Test("a story that was read stays read, whoever tells it again; without the one that stood for it another does")
    func readAndRemoved() throws {
        let first = try save("الميناء يفتح أبوابه", source: "الساحل")
        try library.noteOpened(first)
        let second = try save("افتتاح الميناء الكبير", Self.text(other: 2), source: "الجبل", at: Self.noon + 600)
        #expect(try library.count(.unread) == 0)
        #expect(try library.headlines(.newest, limit: 9).map(\.id) == [first])
        try library.remove([first])
        #expect(try library.headlines(.newest, limit: 9).map(\.id) == [second])
        #expect(try library.headlines(.newest, limit: 9).first?.otherSources == [])
        let third = try save("افتتاح الميناء مرة أخرى", Self.text(other: 3), source: "الوادي", at: Self.noon + 700)
        try library.noteOpened(second)
        #expect(try library.headline(third)?.isRead == true, "It tells what was read.")
        #expect(try library.damage() == nil)
    }

    @Test("lists, their counts and places agree, from either end")
    func pages() throws {
        for number in 0..<60 {
            try save(
                "خبر رقم \(number) من أخبار المدينة", Self.text(subject: "خ\(number)و"), source: number % 2 == 0 ? "الساحل" : "الوادي",
                at: Self.noon - Int64(number))
        }
        for number in stride(from: 0, to: 60, by: 3) {
            try save("بعنوان آخر \(number)", Self.text(other: 3, subject: "خ\(number)و"), source: "الجبل", at: Self.noon - 100)
        }
        for query in [HeadlineQuery.newest, .unread] {
            #expect(try library.count(query) == 60)
            let all = try library.headlines(query, limit: 100).map(\.id)
            #expect(all.count == 60)
            #expect(try (0..<60).map { try library.headlines(query, offset: $0, limit: 1)[0].id } == all)
            for (place, id) in all.enumerated() { #expect(try library.index(of: id, in: query) == place) }
        }
    }

    @Test(
        "what a list of answers counts is what it shows: stories, whoever of those that tell one answers",
        arguments: [
            "source:الميناء", "source:الساحل", "source:النهر", "source:الميناء or source:الساحل", "source:الساحل or source:الجبل", "is:unread",
            "-source:الميناء", "is:read or source:الجبل",
        ])
    func counts(_ search: String) throws {
        for (place, source) in ["الميناء", "الساحل", "النهر"].enumerated() {
            try save("انهيار جسر المشاة في سوق الحدادين", source: source, at: Self.noon + Int64(place) * 60)
        }
        try save("سباق القوارب في الخليج", Self.text(subject: "قارب"), source: "الساحل")
        try save("سباق القوارب في الخليج", Self.text(subject: "قارب"), source: "الجبل", at: Self.noon + 60)
        try save("موسم الزيتون يبدأ باكرا", Self.text(subject: "زيتون"), source: "الميناء")
        #expect(try library.count(.newest) == 3)
        #expect(try library.matchCount(search) == library.matches(search, limit: 50).count)
    }

    @Test("a list of stories is walked by its index alone, however many articles there are")
    func indexes() throws {
        for condition in ["story IS NULL", "isRead = 0 AND story IS NULL"] {
            for question in [
                "id FROM article WHERE \(condition) ORDER BY sortDate DESC, id DESC LIMIT 50", "count(*) FROM article WHERE \(condition)",
            ] {
                let plan = try library.read { db in try db.all("EXPLAIN QUERY PLAN SELECT \(question)") { try $0[3] as String } }
                #expect(plan.count == 1 && plan[0].contains("COVERING INDEX story"), "\(question): \(plan)")
            }
        }
    }

    @Test("a library of the third version finds its stories, directions and categories, and loses nothing")
    func migration() throws {
        let first = try save("الميناء يفتح أبوابه", source: "الساحل")
        try save("افتتاح الميناء الكبير", Self.text(other: 2), source: "الجبل", at: Self.noon + 600)
        var marked = StoredArticle("Tesla تتراجع", "---\ntitle: Tesla تتراجع\ndirection: rtl\n---\n\nنص.\n", source: "السوق")
        marked.categories = ["اقتصاد"]
        let id = try #require(try library.save(marked).id)
        library.close()
        try folder.undoStories()
        let again = try folder.open()
        #expect(try again.count(.newest) == 2 && again.status().articles == 3)
        #expect(try again.headlines(.newest, limit: 9).contains { $0.otherSources == ["الساحل"] })
        #expect(try again.headline(id)?.articleDirection == .rightToLeft)
        #expect(try again.headline(first)?.articleDirection == nil)
        #expect(try again.headline(id)?.categories == ["اقتصاد"])
        try save("وهذه ثالثة عن الميناء", Self.text(other: 1), source: "الوادي", in: again)
        #expect(try again.count(.newest) == 2)
        #expect(try again.damage() == nil)
    }

    @Test("an index that is made anew, and a library that is salvaged, keep their stories")
    func rebuilt() throws {
        try save("الميناء يفتح أبوابه", source: "الساحل")
        try save("افتتاح الميناء الكبير", Self.text(other: 2), source: "الجبل", at: Self.noon + 600)
        try library.rebuildIndex()
        try save("وهذه ثالثة عن الميناء", Self.text(other: 1), source: "الوادي")
        #expect(try library.count(.newest) == 1)
    }

    @Test("all categories and the direction are kept")
    func facts() throws {
        var article = StoredArticle("Tesla تتراجع", "نص قصير.", source: "السوق")
        (article.categories, article.direction) = (["اقتصاد", "سيارات", "أسواق المال"], .rightToLeft)
        let id = try #require(try library.save(article).id)
        #expect(try library.article(id)?.categories == ["اقتصاد", "سيارات", "أسواق المال"])
        let headline = try #require(try library.headline(id))
        #expect(headline.categories == article.categories && headline.direction == .rightToLeft)
    }
}

@Suite("What has changed") struct ChangeTests {
    private let folder: LibraryFolder
    private let library: Library
    private let feed: Int64

    init() throws {
        folder = try LibraryFolder()
        library = try folder.open(at: 1_790_000_000)
        feed = try library.save(Feed(url: "https://a.example/feed"))
    }

    private func save(_ text: String, title: String = "افتتاح السوق", isExcerpt: Bool = false, at now: Int64 = 1_790_000_500) throws -> Headline {
        var article = StoredArticle(title, text, source: "المدينة")
        (article.guid, article.feed, article.isExcerpt) = ("1", feed, isExcerpt)
        let id = try #require(try folder.open(at: now).save(article).id)
        return try #require(try library.headline(id))
    }

    private static let text = (0..<60).map { "كلمة\($0)" }.joined(separator: " ")

    @Test("an entry that comes again with other words, in its text or its headline, is marked until it is opened")
    func changed() throws {
        #expect(try save(Self.text).changed == nil)
        #expect(try save(Self.text).changed == nil, "It came again as it was.")
        #expect(try save(Self.text.replacing(" كلمة9 ", with: " كلمة9، ")).changed == nil, "No word is another.")
        var row = try save(Self.text + " زيادة")
        #expect(row.changed == 1_790_000_500 && row.hasUnseenChange)
        try folder.open(at: 1_790_000_600).noteOpened(row.id)
        row = try #require(try library.headline(row.id))
        #expect(row.changed == 1_790_000_500 && !row.hasUnseenChange)
        row = try save(Self.text + " زيادة", title: "افتتاح السوق الكبير", at: 1_790_000_700)
        #expect(row.changed == 1_790_000_700 && row.hasUnseenChange)
    }

    @Test("the whole text of what was a summary is no change, and neither is a file that its owner writes")
    func noChange() throws {
        #expect(try save("موجز قصير.", isExcerpt: true).changed == nil)
        #expect(try save(Self.text).changed == nil)
        for text in ["أول", "ثان"] {
            var file = StoredArticle("ملف", text)
            file.path = "/tmp/file.txt"
            let id = try #require(try library.save(file).id)
            #expect(try library.headline(id)?.changed == nil)
        }
    }
}
