// Searching: what is found, in which order, shown by which passage.
import ArabicText
import ArticleModel
import Testing

@testable import ArticleLibrary

@Suite struct SearchTests {
    let folder = try! LibraryFolder()
    let library: Library

    init() throws {
        library = try folder.open()
        try library.save([
            StoredArticle(
                "افتتاح المدرسة الجديدة", "افتُتحت صباح اليوم مدرسة للبنات في حي الزيتون. وقال المعلمون إن القاعات واسعة.", source: "صحيفة الميناء",
                date: 1_780_000_000),
            StoredArticle("يوم في السوق", "مرّ الطلاب بمدارسهم القديمة ثم بالسوق. وكانت المَدْرَسَة مغلقة.", source: "مجلة الحي", date: 1_781_000_000),
            StoredArticle("مسؤولية الكاتب", "كتب الكاتب عن كتابه الأول، وعن الكتابة في زمن السرعة.", date: 1_782_000_000),
            StoredArticle("قارب في البحر", "عاد الصيادون من البحر، ولا كلمة عن سوق السمك.", source: "صحيفة الميناء", date: 1_783_000_000),
        ])
    }

    private func found(_ text: String) throws -> [Int64] { try library.search(text, limit: 10).map(\.id) }

    @Test func titlesComeFirst() throws { #expect(try found("المدرسة") == [1, 2]) }

    private func question(_ text: String) throws -> IndexQuestion {
        try library.read { db in
            try IndexQuestion(SearchTokens(SearchQuery(text, now: 0), Indexer(for: .searching)), .known, db)
        }
    }

    @Test func stemsRuleOutNoAnswerAndMostOthers() throws {
        try library.save([
            StoredArticle("عبدالله في Port Said", "قال عبد الله إن 1,250,000 زائر مروا بالمدارس الجديدة، ورحبت أبو ظبي بهم.", date: 1_784_000_000),
            StoredArticle("غوتيريس يحذر", "حذر غوتيريش من حر الصيف في المدن.", date: 1_785_000_000),
        ])
        let words = [
            "المدرسة", "بالمدارس", "بالسوق", "الكتابة", "كتابه", "الصياد*", "\"سوق السمك\"", "عبدالله", "عبد الله", "Port", "1250000", "أبوظبي",
            "غوتيريش",
            "في",
            "البحر السوق", "والمعلمون", "مسؤوليه",
        ]
        var ruledOut = 0
        for text in words {
            let question = try question(text)
            let answers = try Set(library.searchIDs(text))
            let filter = StemFilter(question.wanted)
            for id in 1...6 as ClosedRange<Int64> {
                let stems = try library.read { try $0.value("SELECT stems FROM articleStems WHERE article = ?", [id]) as [UInt8]? }
                let mayAnswer = filter.mayAnswer(StemVector(bytes: try #require(stems)))
                #expect(mayAnswer || !answers.contains(id), "\(text) in \(id)")
                if !mayAnswer { ruledOut += 1 }
            }
            #expect(!answers.isEmpty, "\(text)")
        }
        #expect(ruledOut > 40)
    }

    @Test func ofAWordThatManyHaveThoseThatCameLastAreRankedFirstAndNoneIsLost() throws {
        for number in 5...24 {
            try library.save(StoredArticle(number % 5 == 0 ? "مرفأ المدينة" : "خبر \(number)", "كلام عن مرفأ ذي رقم\(number).", date: 1_784_000_000))
        }
        let question = try question("مرفأ")
        let (all, parted) = try library.read { db in
            (
                try Searcher(db: db, question: question).page(offset: 0, limit: 99),
                try Searcher(db: db, question: question, rankedAtOnce: 10)
                    .page(offset: 0, limit: 99)
            )
        }
        #expect(all.count == 20 && Set(all.map(\.id)) == Set(parted.map(\.id)) && parted.count == 20)
        // Ten of the twenty are among the last twelve of all; each part is ranked for itself.
        #expect(all.prefix(4).map(\.id).sorted() == [5, 10, 15, 20])
        #expect(parted.prefix(2).map(\.id).sorted() == [15, 20] && parted.prefix(12).allSatisfy { $0.id > 12 })
        #expect(parted[12..<14].map(\.id).sorted() == [5, 10])
        let page = try library.read { try Searcher(db: $0, question: question, rankedAtOnce: 10).page(offset: 11, limit: 4) }
        #expect(page.map(\.id) == parted[11..<15].map(\.id))
    }

    @Test func spellingsAreOne() throws {
        #expect(try found("مسؤوليه") == [3])
        #expect(try found("مَسْؤُولِيَّة") == [3])
        #expect(try found("الطــلاب") == [2])
    }

    @Test func aHamzaIsOneWhateverCarriesIt() throws {
        try library.save([
            StoredArticle("شؤون البلدية", "قال المسؤول إن بناءه اكتمل.", date: 1_784_000_000),
            StoredArticle("شئون المرفأ", "قال المسئول إن بنائه طال.", date: 1_785_000_000),
        ])
        for word in ["شؤون", "شئون", "مسؤول", "المسئول", "بناؤه", "بناءه"] { #expect(try Set(found(word)).isSuperset(of: [5, 6]), "\(word)") }
        #expect(try found("مسؤول المرفأ") == [6] && found("\"المسؤول ان بناؤه طال\"") == [6])
        // A waw or a yeh may have been typed for it.
        for word in ["شوون", "شيون", "المسوول", "بنايه"] { #expect(try Set(found(word)).isSuperset(of: [5, 6]), "\(word)") }
        #expect(try library.search("مسوول", limit: 5).contains { $0.snippet?.contains("المسئول") ?? false })
        // What was found is what is lit.
        let text = Array("قال المسئول إن المسؤولين كثر".unicodeScalars.map(\.value))
        let hits = FoldedText(text).matches(of: FoldedText(Array("مسؤول".unicodeScalars.map(\.value))))
        #expect(hits == [6..<11, 17..<22])
        let lit = try library.search("مسؤول", limit: 5).compactMap(\.snippet)
        #expect(lit.contains { $0.contains("المسئول") } && lit.contains { $0.contains("المسؤول") })
    }

    @Test func theAddressOfALinkIsNoWordOfTheText() throws {
        let text =
            "في [ميناء المدينة القديم](https://example.org/harbour_news/marsa?x=مرسى) سفن كثيرة، و![صورة الرصيف](https://example.org/quayside.jpg)."
        try library.save(StoredArticle("سفن على الرصيف", text, date: 1_784_000_000, url: "https://example.org/fleetpage"))
        for word in ["harbour", "news", "marsa", "مرسى", "example", "quayside", "jpg", "https", "fleetpage"] {
            #expect(try found(word).isEmpty, "\(word)")
        }
        for word in ["المدينة", "القديم", "سفن", "صورة", "\"المدينة القديم سفن\""] { #expect(try found(word).contains(5), "\(word)") }
    }

    @Test func formsOfAWordAreFoundAndTheTypedOneFirst() throws {
        #expect(try Set(found("بالسوق")) == [2, 4])
        #expect(try found("بالسوق").first == 2)
    }

    @Test func allWordsAreWanted() throws {
        #expect(try found("السوق الطلاب") == [2])
        #expect(try found("السوق الجبل").isEmpty)
    }

    @Test func phrasesAreFoundAsTheyStand() throws {
        #expect(try found("\"سوق السمك\"") == [4])
        #expect(try found("«السمك سوق»").isEmpty)
        #expect(try found("“حي الزيتون”") == [1])
    }

    @Test func unwantedWordsLeaveOut() throws {
        #expect(try found("المدرسة -الطلاب") == [1])
        #expect(try found("-المدرسة") == [4, 3])
        #expect(try found("-\"سوق السمك\" البحر").isEmpty)
    }

    @Test func sourcesAndDatesNarrow() throws {
        #expect(try found("source:الميناء") == [4, 1])
        #expect(try found("مصدر:\"صحيفه الميناء\" البحر") == [4])
        #expect(try found("since:2026-06-15") == [4, 3])  // 1 781 481 600
        #expect(try found("since:٢٠٢٦-٠٦-١٥ الكاتب") == [3])
        #expect(try found("since:3650d المدرسة") == [1, 2])
    }

    @Test func wordBeginnings() throws { #expect(try found("صياد* ").isEmpty && found("الصياد*") == [4]) }

    @Test func whatIsNoSearchFindsNothingAndBreaksNothing() throws {
        for text in [
            "", " ", "\"", "\"\"", "-", "()", "AND", "NOT *", "a\"b", "source:", "*", "^x", "{title}: x", "«", "\u{64E}", "NEAR(a b)",
            "'; DROP TABLE article",
        ] {
            #expect(try found(text).isEmpty, "\(text)")
        }
        #expect(SearchQuery("since:tomorrow x", now: 0).misunderstood == ["since:tomorrow"])
    }

    @Test func thePassageIsTheTextsOwnAndItsPlaceTheHits() throws {
        let headline = try #require(try library.search("مدرسة", limit: 10).first { $0.id == 2 })
        #expect(headline.snippet == "مرّ الطلاب بمدارسهم القديمة ثم بالسوق. وكانت المَدْرَسَة مغلقة.")
        let text = try #require(try library.text(2))
        let offset = try #require(headline.hitOffset)
        #expect(String(decoding: text[offset...], as: UTF8.self).hasPrefix("المَدْرَسَة"))
    }

    @Test func aHitFarDownIsShownWithItsNeighboursOnly() throws {
        let filler = (1...200).map { "كلمة\($0)" }.joined(separator: " ")
        let text = filler + " وجد الحارس [مفتاح](https://example.org/key)\nالخزنة " + filler
        let id = try #require(try library.save(StoredArticle("تقرير", text)).id)
        let headline = try #require(try library.search("مفتاح الخزنة", limit: 1).first)
        #expect(headline.id == id)
        #expect(headline.snippet?.hasPrefix("…كلمة198 كلمة199 كلمة200 وجد الحارس مفتاح الخزنة كلمة1") == true, "\(headline.snippet ?? "")")
        #expect(headline.snippet?.hasSuffix("…") == true)
        // The address is no word of the text.
        #expect(try found("example").isEmpty)
    }

    @Test func countsAgreeWithLists() throws {
        for text in ["المدرسة", "-المدرسة", "source:الميناء", "السوق since:2026-06-05"] {
            #expect(try library.count(.search(text)) == found(text).count, "\(text)")
        }
    }
}
