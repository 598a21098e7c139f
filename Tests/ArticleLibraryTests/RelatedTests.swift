// Related articles: those named, those alike, never itself, a double, or one that has nothing to do with it.
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
        let base = try #require(try library.base(of: id))
        #expect(try library.articles(named: article.links, from: base) == [nil, 4, 3])
    }

    @Test(
        arguments: [
            ("two.txt", [nil, "/news/2026/one.txt"], ["/news/2026/two.txt"]), ("../old/a.txt#end", [nil, "/news/2026/one.txt"], ["/news/old/a.txt"]),
            ("/a/b", [nil, "/news/one.txt"], ["/a/b"]), ("%D8%A3%20b.html", [nil, "/news/one.html"], ["/news/أ b.html"]),
            ("news.txt", [nil, "qari:/guide.txt"], ["qari:/news.txt"]), ("../../../x", ["http://a.example/b/c", nil], ["http://a.example/x"]),
            ("x", ["http://a.example", nil], ["http://a.example/x"]),
            ("./x/?q=../y", ["http://a.example/b/c?d/e", nil], ["http://a.example/b/x/?q=../y"]),
            ("//b.example/x", ["https://a.example/b", nil], ["https://b.example/x"]),
            ("?p=2", ["https://a.example/b?p=1", nil], ["https://a.example/b?p=2"]),
            ("x", ["https://a.example/b/", "/news/one.html"], ["https://a.example/b/x", "/news/x"]),
            ("www.b.example/x", ["https://a.example/b/", "/news/one.html"], ["https://www.b.example/x"]),
            ("ftp://a.example/x", ["https://a.example/b/", nil], ["ftp://a.example/x"]), ("x", [nil, nil], []),
        ] as [(String, [String?], [String])])
    func aLinkIsRelativeToItsArticle(link: String, base: [String?], places: [String]) {
        #expect(LinkBase(url: base[0], path: base[1]).places(of: link) == places)
    }

    @Test func anArticleNamedByItsTitleAloneIsFoundWhereThereIsOneOfThatTitle() throws {
        try library.save([
            StoredArticle("كيف تُقرأ الصحف القديمة؟", "نص أول عن الصحف."), StoredArticle("كيف تُقرأ الصحف القديمة اليوم", "نص ثان عن الصحف والورق."),
            StoredArticle("أخبار المدينة هذا الصباح", "نص ثالث عن المدينة."), StoredArticle("أخبار المدينة هذا الصباح", "نص رابع عن الطقس."),
        ])
        let titles = ["كيف تقرأ الصحف القديمة", "أخبار المدينة هذا الصباح", "كيف تقرأ الصحف", "وصفة خبز", "\"كيف\" * تقرأ", ""]
        let found = try library.articles(named: titles.map { RelatedItem(title: $0) }, from: LinkBase(url: nil, path: nil))
        #expect(found == [5, nil, nil, nil, nil, nil])
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

    // MARK: What is no relative

    private static let bees = StoredArticle(
        "نحّالو الوادي يستعدون للربيع",
        """
        خرج النحّالون في قرى الوادي هذا الأسبوع لفحص خلاياهم بعد شتاء طويل. ويقول أحدهم إن نصف الطوائف نجا من البرد، وإن الملكات بدأت تضع \
        البيض مع أول أزهار اللوز. وتحتاج الخلية في هذا الوقت من العام إلى غذاء إضافي، لذلك يضع كثير منهم محلول السكر قرب المداخل. وقال \
        رئيس الجمعية إن سعر العسل ارتفع منذ العام الماضي، وإن عددًا من الشباب طلبوا التدريب على تربية النحل، غير أن أكبر المشاكل ما زالت \
        طفيلي الفاروا الذي يضعف النحل ويقتل اليرقات.
        """)
    private static let honey = StoredArticle(
        "العسل أغلى هذا العام",
        """
        ارتفعت أسعار العسل في الأسواق خلال الشهر الماضي بعد موسم ضعيف. ويعيد التجار السبب إلى الجفاف الذي قلل الأزهار، وإلى طفيلي الفاروا \
        الذي أهلك كثيرًا من الخلايا. وذكر عدد من النحالين أنهم فقدوا نصف النحل، وأن الطوائف التي بقيت لا تنتج أكثر من حاجتها. وقال أحدهم إن \
        تربية الملكات الجديدة تحتاج إلى عام كامل، وإن الناس لا يعرفون كم من العمل وراء كل ملعقة.
        """)
    private static let telescope = StoredArticle(
        "مرقب جديد فوق الهضبة",
        """
        بدأ علماء الفلك هذا الأسبوع تشغيل المرقب الجديد الذي بني فوق الهضبة الجنوبية بعد عمل استمر عشر سنوات. وقال مدير المشروع إن المرآة \
        الكبيرة، وقطرها ثمانية أمتار، تجمع من ضوء المجرات البعيدة ما لم يجمعه مرقب سابق في المنطقة. وستُنشر الصور الأولى بعد قياس يدوم \
        أشهرًا، وقد حجزت جامعات من قارتين لياليها للرصد. أما الهواء الجاف في تلك الأعالي فسبب من أسباب اختيارها.
        """)
    private static let theatre = StoredArticle(
        "المسرح القديم يرفع الستار",
        """
        عاد الجمهور مساء الخميس إلى المسرح القديم بعد إغلاق دام ثلاث سنوات، وكان العرض الأول مسرحية كوميدية عن حلاق يكتب رسائل الحب لزبائنه. \
        وقالت المخرجة إن الممثلين تدربوا في بيوتهم خلال أعمال الترميم، وإن أكثر من نصف المقاعد بيع قبل الافتتاح. وقد رُممت الشرفات والستارة \
        الحمراء كما كانت في العام الأول، ولكن الإضاءة والصوت جديدان. ويستمر العرض إلى آخر الشهر، ثم تأتي فرقة من مدينة أخرى.
        """)

    @Test func inASmallLibraryWhatHasNothingToDoWithAnArticleIsNotListed() throws {
        let folder = try LibraryFolder()
        let library = try folder.open()
        let ids = try library.save([Self.bees, Self.telescope, Self.theatre]).compactMap(\.id)
        for id in ids { #expect(try library.related(to: id, limit: 5).isEmpty, "\(id)") }
    }

    @Test func inASmallLibraryTwoArticlesOnOneSubjectAreRelated() throws {
        let folder = try LibraryFolder()
        let library = try folder.open()
        let ids = try library.save([Self.bees, Self.telescope, Self.honey, Self.theatre]).compactMap(\.id)
        #expect(try library.related(to: ids[0], limit: 5).map(\.id) == [ids[2]])
        #expect(try library.related(to: ids[2], limit: 5).map(\.id) == [ids[0]])
        #expect(try library.related(to: ids[1], limit: 5).isEmpty)
    }

    @Test func anArticleThatIsNamedIsListedWhateverItIsAbout() throws {
        let folder = try LibraryFolder()
        let library = try folder.open()
        var telescope = Self.telescope
        telescope.url = "https://example.org/c/1"
        var theatre = Self.theatre
        theatre.links = [RelatedItem(title: telescope.title, url: "https://example.org/c/1")]
        let ids = try library.save([Self.bees, telescope, theatre]).compactMap(\.id)
        #expect(try library.related(to: ids[2], limit: 5).map(\.id) == [ids[1]])
        #expect(try library.related(to: ids[1], limit: 5).isEmpty)
    }

    @Test func oneRareWordInCommonRelatesNoTexts() throws {
        let id = try #require(try library.save(StoredArticle("سباق", "فاز حصان أبيض بسباق الخريف.")).id)
        let question = StoredArticle("لوحة", "رسمت الفنانة لوحة عليها حصان.")
        #expect(try !library.related(to: question, limit: 5).map(\.id).contains(id))
        let closer = StoredArticle("لوحة", "رسمت الفنانة لوحة عليها حصان في سباق.")
        #expect(try library.related(to: closer, limit: 5).map(\.id) == [id])
    }

    @Test func anUnknownNumberIsAProblem() {
        #expect(throws: LibraryProblem.noSuchArticle(99, path: folder.library)) { try library.related(to: 99, limit: 3) }
    }
}
