// A word is found in all its forms, and no other word with it; what is written in two ways is found by either.
import ArticleLibrary
import ArticleModel
import SQLiteStore
import Testing

@Suite struct WordFormTests {
    let folder = try! LibraryFolder()

    private func library(_ texts: [String], names: NameSpellings = .known(and: "")) throws -> Library {
        let library = try Library.open(path: folder.library, names: { names })
        try library.save(texts.enumerated().map { StoredArticle("خبر \($0)", $1, date: 1_780_000_000 - Int64($0)) })
        return library
    }

    private func found(_ text: String, in library: Library) throws -> [Int64] { try library.search(text, limit: 50).map(\.id) }

    @Test func aNameIsFoundWhateverIsWrittenBeforeItAndBeforeTheAskedOne() throws {
        let library = try library([
            "زار الوزير مدينة نورانيا صباح اليوم.", "وصل الوفد إلى نورانيا مساء، ونورانيا مدينة ساحلية.", "انطلق السباق بنورانيا أمس.",
            "عادت الحافلات لنورانيا بعد العيد.", "ولنورانيا تاريخ طويل.", "لا ذكر هنا لمدينة ساحلية.",
        ])
        for word in ["نورانيا", "ونورانيا", "بنورانيا", "لنورانيا", "ولنورانيا"] {
            #expect(try Set(found(word, in: library)) == [1, 2, 3, 4, 5], "\(word)")
        }
        // As typed comes first.
        #expect(try found("بنورانيا", in: library).first == 3 && found("لنورانيا", in: library).first == 4)
        #expect(try Set(found("نورانيا", in: library).prefix(2)) == [1, 2])
    }

    @Test func theArticleAndWhatGoesWithItAreNoPartOfAWord() throws {
        let library = try library([
            "بيع المتحف القديم.", "زار الناس متحف المدينة.", "وقف الزوار بالمتحف ساعة.", "تبرع التاجر للمتحف بلوحة.", "والمتحف مغلق يوم الجمعة.",
            "وللمتحف باب خلفي، وبالمتحف مقهى.", "أما السوق فمفتوح.",
        ])
        for word in ["متحف", "المتحف", "بالمتحف", "للمتحف", "والمتحف"] {
            #expect(try Set(found(word, in: library)) == [1, 2, 3, 4, 5, 6], "\(word)")
        }
    }

    /// Their first letters are their own: the rest is the rarer word, or none.
    @Test func aWordIsNotTakenForALetterAndAnother() throws {
        let library = try library([
            "قال والد الطفل إن ابنه بخير.", "رافق الوالد ابنه إلى المدرسة.", "لقاء مع والد البطل.", "كان ألد الخصوم في الملعب.",
            "وكيل الوزارة يستقيل.",
            "عاد الوكيل إلى مكتبه.", "التقى وكيل الوزارة بالصحفيين.", "تاجر يغش في كيل القمح.", "نشر الخبر في فيسبوك أمس.",
            "كمال الأجسام رياضة، وقد عاد كمال بالكأس.",
            "إلغاء الرحلات بسبب الضباب.", "قرر المدير الإلغاء فورا.", "بسبب إلغائها عاد الركاب.",
            "أعد الطاهي العشاء.", "أعد الطلاب المسرحية.", "ساعد الجيران الأسرة.",
        ])
        #expect(try Set(found("أعد", in: library)) == [14, 15] && found("ساعد", in: library) == [16], "No future of the first person.")
        #expect(try found("الد", in: library) == [4])
        #expect(try Set(found("والد", in: library)) == [1, 2, 3])
        #expect(try found("كيل", in: library) == [8])
        #expect(try Set(found("وكيل", in: library)) == [5, 6, 7])
        #expect(try found("فيسبوك", in: library) == [9] && found("يسبوك", in: library).isEmpty && found("بفيسبوك", in: library) == [9])
        #expect(try found("مال", in: library).isEmpty)
        #expect(try Set(found("إلغاء", in: library)).isSuperset(of: [11, 12]) && Set(found("الإلغاء", in: library)).isSuperset(of: [11, 12]))
    }

    @Test func pluralsAndPronounsAreForms() throws {
        let library = try library([
            "أعلنت شركة النقل أرباحها.", "تعمل شركات كثيرة هنا.", "باع التاجر شركته.", "وقعت الشركات عقدا.", "معلم القرية يتقاعد.",
            "كرمت المدرسة المعلمين.",
            "وفي كتابها الجديد رسوم.", "كتاب عن البحر.",
        ])
        #expect(try Set(found("شركة", in: library)) == [1, 2, 3, 4] && Set(found("الشركات", in: library)) == [1, 2, 3, 4])
        #expect(try Set(found("معلم", in: library)) == [5, 6])
        #expect(try Set(found("كتاب", in: library)) == [7, 8])
    }

    @Test func hisIsAFormAndTheFeminineIsAWordOfItsOwn() throws {
        let library = try library([
            "شرح ظروف العمل.", "تحدث عن ظروفه الصعبة.", "ساءت الظروف هناك.", "أعلن فعالياته القادمة.", "انتهت فعاليات المعرض.", "دقت الساعة مساء.",
            "هو ساع بين الناس.", "مرت ساعة كاملة.", "غنى شعب المدينة.", "يدير شعبة كبيرة.", "أغلقت الشعبة أمس.", "قال الشعب كلمته.",
            "احتفل الشعب بالعيد.",
        ])
        #expect(try Set(found("ظروف", in: library)) == [1, 2, 3] && Set(found("ظروفه", in: library)) == [1, 2, 3])
        #expect(try Set(found("فعاليات", in: library)) == [4, 5])
        #expect(try Set(found("ساعة", in: library)) == [6, 8])
        #expect(try Set(found("شعب", in: library)) == [9, 12, 13], "شعبة is another word.")
    }

    @Test func anAdjectiveOfRelationIsFoundWithItsFeminine() throws {
        let library = try library(["عميد جامعي متقاعد.", "حياة جامعية هادئة.", "المدينة الجامعية مغلقة.", "مبنى الجامعة قديم."])
        #expect(try Set(found("جامعي", in: library)) == [1, 2, 3] && Set(found("جامعية", in: library)) == [1, 2, 3])
    }

    @Test func aLongRestNeedNotBeTheCommonerWord() throws {
        let library = try library([
            "وقعت اعتداءات في الليل.", "واعتداءات أخرى في النهار.", "واعتداءات على المارة.", "بدأ تدريب الفريق.", "قام بتدريب اللاعبين.",
            "كلف بتدريب الشباب.",
            "لبناني فاز بالجائزة.", "اللبناني الأول.", "كتب بناني رواية.", "عاد اللبناني إلى بيته.",
        ])
        #expect(try Set(found("اعتداءات", in: library)) == [1, 2, 3] && Set(found("تدريب", in: library)) == [4, 5, 6])
        #expect(try found("بناني", in: library) == [9])
    }

    @Test func aPhraseIsFoundWithWhatIsWrittenBeforeIt() throws {
        let library = try library([
            "اجتمع مجلس البلدية مساء.", "قدم السكان طلبا لمجلس البلدية.", "ومجلس البلدية يدرس الطلب.", "في البلدية مجلس قديم.",
            "مجلس آخر في البلدية.",
        ])
        #expect(try Set(found("\"مجلس البلدية\"", in: library)) == [1, 2, 3])
        #expect(try Set(found("«لمجلس البلدية»", in: library)) == [1, 2, 3] && found("«لمجلس البلدية»", in: library).first == 2)
        let passage = try #require(try library.search("\"مجلس البلدية\"", limit: 9).first { $0.id == 2 })
        #expect(passage.hitOffset != nil, "What was found is what is shown.")
    }

    @Test func namesOfTwoWordsAreOneWordToo() throws {
        let library = try library([
            "كتب عبدالله الشاعر قصيدة.", "كتب عبد الله رسالة.", "سافر عبد الرحمن.", "سلم الفائز الجائزة لعبدالرحمن.", "سافر إلى أبو ظبي.",
            "عاد من أبوظبي.",
            "بأبوظبي معرض للكتاب.",
        ])
        for name in ["عبدالله", "عبد الله", "«عبد الله»"] { #expect(try Set(found(name, in: library)).isSuperset(of: [1, 2]), "\(name)") }
        #expect(try Set(found("عبدالرحمن", in: library)) == [3, 4] && found("عبدالر*", in: library) == [3])
        for name in ["أبوظبي", "أبو ظبي", "ابو ظبي"] { #expect(try Set(found(name, in: library)) == [5, 6, 7], "\(name)") }
        #expect(try found("ظبي الصحراء", in: library).isEmpty)
    }

    @Test func namesAreFoundByEachOfTheirSpellings() throws {
        let own = NameSpellings.known(and: "# أسماء من الحي\nشارلوت = شرلوت = تشارلوت # الجارة\nلا معنى لسطر بلا علامة\n")
        let library = try library(
            ["التقى غوتيريش الوفد.", "وقال غوتيريس إن اللقاء مثمر.", "زارت شرلوت المكتبة.", "كتبت تشارلوت وصفة، ولشارلوت كتاب."], names: own)
        for name in ["غوتيريش", "غوتيريس", "لغوتيريس", "جوتيريش"] { #expect(try Set(found(name, in: library)) == [1, 2], "\(name)") }
        #expect(try found("غوتيريس", in: library).first == 2)
        #expect(try Set(found("شارلوت", in: library)) == [3, 4])
    }

    @Test func numbersAreFoundHoweverTheirThousandsAreParted() throws {
        let library = try library([
            "بلغ العدد 1,250,000 زائر.", "بلغ العدد ١٬٢٥٠٬٠٠٠ زائر.", "بلغ العدد 1250000 زائر.", "بلغ العدد 1.250.000 زائر.", "الطول 1.250 متر.",
            "في الصفحات 12,14 و15.",
        ])
        for number in ["1,250,000", "1250000", "١٢٥٠٠٠٠"] { #expect(try Set(found(number, in: library)) == [1, 2, 3, 4], "\(number)") }
        #expect(try found("250", in: library) == [5] && found("14", in: library) == [6])
        let many = String(repeating: "1,", count: 200_000) + "7"
        #expect(try library.save(StoredArticle("أرقام", many)).id != nil)
    }

    @Test func aYehStandsForAHamzaOnlyWhereTheWordIsNoneItself() throws {
        let library = try library(["حاول القبطان أن يعود.", "لا حائل دون البحر.", "سؤال بلا جواب.", "السؤال الثاني."])
        #expect(try found("حاول", in: library) == [1])
        #expect(try found("حائل", in: library) == [2])
        #expect(try Set(found("سوال", in: library)) == [3, 4])
    }

    @Test func aMaddaSpelledOutIsOne() throws {
        let library = try library(["قرأ القرءان فجرا.", "حفظ القرآن صغيرا.", "كان جزءا من الحل."])
        #expect(try Set(found("القرآن", in: library)) == [1, 2] && Set(found("القرءان", in: library)) == [1, 2])
        #expect(try found("جزءا", in: library) == [3])
    }

    @Test func anIndexOfAnEarlierVersionIsReadWhereItCannotBeMadeAnew() throws {
        let text = "رست السفن في الموانئ الشرقية بعد العاصفة، وعاد الصيادون بشباكهم إلى القرية."
        let library = try library(["\(text) كان ذلك فجرا.", "\(text) قال شاهد إن البحر هدأ.", "نتائج مباريات اليوم."])
        try library.set(.indexEdition, to: "3 of an earlier version")
        library.close()
        let raw = try Connection(path: folder.library)
        try raw.run(script: "DROP TABLE stems")
        // The count of all articles, which earlier versions did not keep: its key is that of no letters (FNV-1a).
        for table in ["termCount", "newTermCount"] {
            try raw.execute("DELETE FROM \(table) WHERE key = ?", [Int64(bitPattern: 0xCBF2_9CE4_8422_2325)])
        }
        raw.close()
        let reading = try Library.open(path: folder.library, mode: .readOnly)
        #expect(try Set(found("بالسفن", in: reading)) == [1, 2])
        _ = try reading.related(to: 1, limit: 5)
        reading.close()
        let again = try Library.open(path: folder.library)
        #expect(try again.related(to: 1, limit: 5).map(\.id) == [2])
    }

    @Test func theIndexOfAnEarlierVersionIsMadeAnewOnceAndTellsHowFarItIs() throws {
        let library = try library((0..<30).map { "نص رقم \($0) عن السفن والموانئ." })
        try library.set(.indexEdition, to: "2 of an earlier version")
        library.close()
        var told: [Int] = []
        let again = try Library.open(path: folder.library, progress: { done, all in told.append(done * 100 / all) })
        #expect(told.count == 30 && told.last == 100 && told == told.sorted())
        #expect(try found("بالسفن", in: again).count == 30)
        again.close()
        told = []
        try Library.open(path: folder.library, progress: { done, _ in told.append(done) }).close()
        #expect(told.isEmpty)
    }
}
