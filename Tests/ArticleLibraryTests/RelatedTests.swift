// Related articles: those named, those alike, never itself or a double.
import ArticleLibrary
import ArticleModel
import Testing

@Suite struct RelatedTests {
    let folder = try! LibraryFolder()
    let library: Library
    private static let bridge =
        "الجسر الحديدي فوق نهر الوادي يفتح أمام المشاة بعد تركيب الأضواء، ويقول المهندسون إن الأعمدة تحمل الشاحنات، وإن تجارب الأحمال انتهت قبل أسبوع."
    private static let other = "الجسر الحديدي يستقبل الشاحنات الثقيلة هذا الشتاء، والمهندسون يراقبون الأعمدة فوق نهر الوادي كل ليلة."

    init() throws {
        library = try folder.open()
        try library.save([
            StoredArticle("افتتاح الجسر", Self.bridge, date: 1_780_000_000, url: "https://example.org/a/1"),
            StoredArticle("شاحنات على الجسر", Self.other, date: 1_780_000_100, url: "https://example.org/a/2"),
            StoredArticle("وصفة خبز", "يُعجن الدقيق بالماء والملح، ويُترك العجين حتى يتضاعف، ثم يُخبز في فرن حار.", url: "https://example.org/a/3"),
            StoredArticle("موسم الزيتون", "بدأ قطاف الزيتون في القرى الجبلية، والمعاصر تعمل ليلًا ونهارًا.", url: "https://example.org/a/4"),
        ])
    }

    @Test func theMostAlikeComesFirstAndItselfNever() throws {
        let related = try library.related(to: 1, limit: 5)
        #expect(related.first?.id == 2)
        #expect(!related.map(\.id).contains(1))
        #expect(related.first?.score ?? 0 > 0)
    }

    @Test func aTextThatIsNotInTheLibraryMayAsk() throws {
        let question = StoredArticle("أعمدة", "سأل الناس المهندسين عن الأعمدة الحديدية فوق النهر.")
        #expect(try Set(library.related(to: question, limit: 2).map(\.id)) == [1, 2])
    }

    @Test func theSameTextFromAFileIsNotItsOwnRelative() throws {
        var file = StoredArticle("عنوان آخر", Self.bridge.replacing("الجسر", with: "الجِسر"))
        file.path = "/tmp/bridge.txt"
        #expect(try library.related(to: file, limit: 5).map(\.id) == [2])
        // Nor is a text of which all but a few words are the same.
        file.text += " شكرًا."
        #expect(try library.related(to: file, limit: 5).map(\.id) == [2])
    }

    @Test func namedArticlesComeFirstInTheirOrder() throws {
        var article = StoredArticle("أخبار الجسر", "نهر الوادي والجسر والشاحنات والأعمدة.", url: "https://example.org/b/1")
        article.links = [
            RelatedItem(title: "خبز", url: "../a/9"), RelatedItem(title: "زيتون", url: "/a/4"),
            RelatedItem(title: "خبز", url: "http://www.example.org/a/3?utm_source=b"),
        ]
        let id = try #require(try library.save(article).id)
        let related = try library.related(to: id, limit: 4).map(\.id)
        #expect(Array(related.prefix(2)) == [4, 3])
        #expect(Set(related.dropFirst(2)) == [1, 2])
        #expect(try library.links(of: id).map(\.id) == [nil, 4, 3])
    }

    @Test func amongEqualsBreakingThenNewerFirst() throws {
        func storm(_ title: String, _ closing: String, date: Int64, isBreaking: Bool = false) -> StoredArticle {
            var article = StoredArticle(title, "العاصفة الثلجية تقطع الطرق الجبلية وتغلق المدارس \(closing)", date: date)
            article.isBreaking = isBreaking
            return article
        }
        let ids = try library.save([
            storm("ثلج أول", "فجر السبت الماضي قرب المرتفعات البعيدة", date: 1_785_000_000),
            storm("ثلج ثان", "مساء الأحد عند الممرات الضيقة", date: 1_785_000_900),
            storm("ثلج ثالث", "ظهر الاثنين خلف التلال العالية", date: 1_785_000_100, isBreaking: true),
        ]).compactMap(\.id)
        let question = StoredArticle("سؤال", "العاصفة الثلجية تقطع الطرق الجبلية وتغلق المدارس")
        let related = try library.related(to: question, limit: 3).map(\.id)
        #expect(related == [ids[2], ids[1], ids[0]])
    }

    @Test func whatAnArticleDwellsOnCountsForMoreThanWhatItMentions() throws {
        let ids = try library.save([
            StoredArticle(
                "يوم في السوق", "فتح التجار أبوابهم باكرًا، ومرّ القطار قرب السوق، وباع الفلاحون التمر والعسل، ثم عاد الناس إلى بيوتهم قبل المساء."),
            StoredArticle(
                "محطة جديدة", "وصل القطار إلى المحطة، وركب القطار مئة مسافر، ثم عاد القطار مع المساء، وسيقف القطار في قرى أخرى، وللقطار جدول."),
        ]).compactMap(\.id)
        let related = try library.related(to: StoredArticle("القطار", "تأخر القطار عن موعده، وسأل الركاب عن القطار مساء."), limit: 2)
        #expect(related.map(\.id) == ids.reversed())
    }

    @Test func formsOfAWordThatTheStemmerKeepsApartMakeAlike() throws {
        let ids = try library.save([
            StoredArticle("سوق أول", "استقبل التجار يابانيين في المعرض الكبير قرب الميناء القديم.", date: 1_785_000_000),
            StoredArticle("سوق ثان", "استقبل التجار برتغاليين في المعرض الكبير قرب الميناء القديم.", date: 1_785_000_900),
        ]).compactMap(\.id)
        let question = StoredArticle("سؤال", "سفينة من اليابان في الميناء القديم والمعرض الكبير يفتح غدًا.")
        #expect(try library.related(to: question, limit: 2).map(\.id) == ids)
    }

    @Test func aTextInPresentationFormsOrWithHarakatIsAsAlikeAsAnother() throws {
        let question = StoredArticle("سؤال", "عاد الصيادون من جزيرة اللؤلؤ بأسماك كثيرة، وصلى الله عليه وسلم.")
        let scores = try [
            "اللؤلؤ يباع في الأسواق وصلى الله عليه وسلم", "ﺍﻟﻠﺆﻟﺆ ﻳﺒﺎﻉ ﻓﻲ ﺍﻷﺳﻮﺍﻕ ﻭﺻﻠﻰ ﺍﻟﻠﻪ ﻋﻠﻴﻪ ﻭﺳﻠﻢ", "اللُّؤلُؤُ يُبَاعُ فِي الأسواقِ وصَلَّى اللهُ عَلَيهِ وَسَلَّم",
        ].map { text in
            let folder = try LibraryFolder()
            let library = try folder.open()
            let id = try #require(try library.save(StoredArticle("لؤلؤ", text)).id)
            try library.save(StoredArticle("صيد", "الصيادون في جزيرة بعيدة يبيعون الأسماك كل صباح"))
            return try #require(try library.related(to: question, limit: 2).first { $0.id == id }?.score)
        }
        #expect(scores[0] > 0 && Set(scores).count == 1, "\(scores)")
    }

    @Test func theFirstFewAreTheSameHoweverManyAreAskedFor() throws {
        let places = ["السوق", "الميناء", "المدرسة", "الحديقة", "القلعة", "المحطة", "الجبل"]
        try library.save(
            (0..<60).map { number in
                let place = places[number % places.count]
                let ending = String(repeating: place + " ", count: number % 5)
                return StoredArticle("خبر \(number)", "مهرجان الربيع عند \(place) فتح أبوابه يوم \(number) للزوار \(ending)")
            })
        let question = StoredArticle("سؤال", "مهرجان الربيع عند الميناء يفتح للزوار قرب السوق")
        let all = try library.related(to: question, limit: 45)
        #expect(all.count == 45)
        let scores = all.compactMap(\.score)
        #expect(scores.count == 45 && scores.allSatisfy { 0...1 ~= $0 })
        for count in [1, 5, 10, 20] {
            #expect(try library.related(to: question, limit: count).map(\.id) == all.prefix(count).map(\.id))
        }
    }

    @Test func anUnknownNumberIsAProblem() {
        #expect(throws: LibraryProblem.noSuchArticle(99, path: folder.library)) { try library.related(to: 99, limit: 3) }
    }
}
