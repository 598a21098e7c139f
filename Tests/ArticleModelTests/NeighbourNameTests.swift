// Who signs an article in Persian, Urdu, Kurdish and Hebrew where no word says so, and what a page puts over its title. The sentences are
// written for this.
import ArabicText
import Testing

@testable import ArticleModel

@Suite("Names and page tops of neighbouring languages")
struct NeighbourNameTests {
    private static let persian = "کتابخانهٔ مرکزی شهر صبح امروز پس از دو سال بازسازی درهای خود را به روی خوانندگان گشود و تالارهای تازه‌ای پیدا کرد."
    private static let urdu =
        "شہر کی مرکزی لائبریری دو سال کی مرمت کے بعد آج صبح قارئین کے لیے دوبارہ کھول دی گئی ہے اور اس میں نئے ہال بنائے گئے ہیں۔"
    private static let kurdish =
        "کتێبخانەی ناوەندیی شار دوای دوو ساڵ لە نۆژەنکردنەوە ئەم بەیانییە دەرگاکانی بە ڕووی خوێنەراندا کردەوە و هۆڵی نوێی تێدایە."
    private static let hebrew = "הספרייה המרכזית של העיר פתחה הבוקר את שעריה לקוראים לאחר שנתיים של שיפוץ, ובה אולמות חדשים, פינה לילדים וגן קריאה."
    private static let arabic = "فتحت المكتبة المركزية أبوابها للقراء صباح اليوم بعد عامين من الترميم، وفيها قاعات جديدة وركن للأطفال وحديقة للقراءة."

    private func parse(_ text: String) -> Article { ArticleParser(source: TextLines(text)).article() }
    private func paragraph(of language: String) -> (title: String, text: String) {
        switch language {
        case "fa": ("کتابخانهٔ شهر باز شد", Self.persian)
        case "ur": ("شہر کی لائبریری کھل گئی", Self.urdu)
        case "ku": ("کتێبخانەی شار کرایەوە", Self.kurdish)
        case "he": ("ספריית העיר נפתחה מחדש", Self.hebrew)
        default: ("المكتبة تفتح أبوابها", Self.arabic)
        }
    }

    @Test(
        "a name alone between title and text signs: by its given name, its family's, what it is addressed with",
        arguments: [
            ("fa", "سپیده نوری"), ("fa", "علیرضا نوری"), ("fa", "سیدنادر نوری"), ("fa", "وحیدرضا نوری"), ("fa", "لطف‌الله نوری"),
            ("fa", "احمد پورنوری"), ("fa", "آرین نوری‌زاده"), ("fa", "دکتر نوری"), ("fa", "* سارا نوری"),
            ("fa", "سارا نوری، روزنامه‌نگار"), ("fa", "ساره احمدي"), ("ur", "جاوید نوری"), ("ur", "ڈاکٹر نور"), ("ur", "نورین چوہدری"),
            ("ku", "ئازاد نوور"), ("ku", "د. نوور ئەحمەد"),
            ("ku", "شێرکۆ نوور"), ("he", "יוסי נור"), ("he", "ד\"ר שרה נור"), ("he", "נורית נורברג"), ("he", "פרופ׳ דן נור, המכללה העירונית"),
        ])
    func name(_ language: String, _ line: String) {
        let (title, text) = paragraph(of: language)
        let article = parse("\(title)\n\n\(line)\n\n\(text)\n\n\(text)\n")
        #expect(article.byline == (line.hasPrefix("* ") ? String(line.dropFirst(2)) : line))
        #expect(article.title == title && article.lead == text)
        #expect(article.sections.map(\.heading) == [nil])
    }

    @Test(
        "a heading right under the title stays one, a person in it or not",
        arguments: [
            ("fa", "سیری کامل"), ("fa", "علی دایی بازگشت"), ("fa", "نامه به مادر"), ("ur", "نئی نسل کی آواز"), ("ur", "عمران خان کا بیان"),
            ("ku", "هیوای نوێ"), ("ku", "ئازاد لە هەولێر"),
            ("he", "אור חדש בעיר"), ("he", "דוד המלך חזר"), ("ar", "أكبر خسارة"), ("ar", "رضا الناس غاية"), ("ar", "عزيز قوم"),
        ])
    func heading(_ language: String, _ line: String) {
        let (title, text) = paragraph(of: language)
        #expect(parse("\(title)\n\n\(line)\n\n\(text)\n\n\(text)\n").byline == nil)
    }

    @Test("what a page puts between the name and the text is its own")
    func pageMatter() {
        let article = parse("شہر کی لائبریری کھل گئی\n\nپروفیسر نور احمد\n\n1,408\nشیئر کریں\n\n\(Self.urdu)\n")
        #expect(article.byline == "پروفیسر نور احمد" && article.furniture == ["1,408", "شیئر کریں"] && article.lead == Self.urdu)
    }

    @Test("a heading behind the name heads the text")
    func headingBehindName() {
        let article = parse("כתבי היד של העיר\n\nפרופ׳ דן נור, המכללה העירונית\n\nהאוסף הישן\n\n\(Self.hebrew)\n\n\(Self.hebrew)\n")
        #expect(article.byline == "פרופ׳ דן נור, המכללה העירונית" && article.sections.compactMap(\.heading) == ["האוסף הישן"])
    }

    @Test("a second title before the name stays a title, and a Latin spelling of the name signs with it")
    func secondTitle() {
        let article = parse("نگاه امروز\n\nدرهای باز کتابخانه\n\nسارا نوری\n\n\(Self.persian)\n\n\(Self.persian)\n")
        #expect(article.title == "نگاه امروز" && article.byline == "سارا نوری" && article.lead == Self.persian)
        #expect(article.sections.map(\.heading) == ["درهای باز کتابخانه"])
        #expect(parse("شہر کی لائبریری کھل گئی\n\nJaved Noor\n\nجاوید نور\n\n\(Self.urdu)\n").byline == "Javed Noor · جاوید نور")
    }

    @Test("a name between the lead and the text signs; where more follow, they head what is said of those people")
    func behindLead() {
        let signed = parse("کتابخانهٔ شهر باز شد\n\n\(Self.persian)\n\nسارا نوری\n\n\(Self.persian) و شب بسته شد.\n")
        #expect(signed.byline == "سارا نوری" && signed.lead == Self.persian && signed.sections.map(\.heading) == [nil])
        let people = parse("پنج کتابدار شهر\n\n\(Self.persian)\n\nسارا نوری\n\n\(Self.persian)\n\nعلی نوری\n\n\(Self.persian)\n")
        #expect(people.byline == nil && people.sections.compactMap(\.heading) == ["سارا نوری", "علی نوری"])
    }

    @Test(
        "the dateline tells who reports, or for whom",
        arguments: [
            ("fa", "گروه شهری- سارا نوری: ", "سارا نوری", nil), ("fa", "سارا نوری- ", "سارا نوری", nil),
            ("fa", "سارا نوری -خبرنگار گروه شهری: ", "سارا نوری", nil),
            ("ur", "لاہور (نامہ نگار) ", "نامہ نگار", nil), ("ur", "کراچی(رپورٹ: سارہ نور)", "سارہ نور", nil),
            ("ur", "لاہور(ویب ڈیسک)", nil, "ویب ڈیسک"),
            ("ur", "( جاوید نور) ", "جاوید نور", nil), ("ur", "لاہور (نیا شہر) ", nil, nil), ("ar", "القاهرة - محمد نور: ", "محمد نور", nil),
            ("ar", "محمد نور - ", nil, nil), ("ar", "القاهرة - وكالات: ", nil, "وكالات"),
        ] as [(String, String, String?, String?)])
    func dateline(_ language: String, _ beginning: String, _ byline: String?, _ source: String?) {
        let (title, text) = paragraph(of: language)
        let article = parse("\(title)\n\n\(beginning)\(text)\n\n\(text)\n")
        #expect(article.byline == byline && article.source == source, "\(article.byline ?? "nobody"), \(article.source ?? "nowhere")")
        #expect(article.lead == beginning + text, "It is shown whole.")
    }

    @Test(
        "a title that ends with a name is signed by it; one that tells of people is not",
        arguments: [
            ("راه آب شهر / سارا نوری", "راه آب شهر", "سارا نوری"), ("שבילי העיר // שרה נור", "שבילי העיר", "שרה נור"),
            ("شہر کے راستے —- جاوید نور", "شہر کے راستے", "جاوید نور"),
            ("شکست شهر/ علی نوری سرمربی تازه شد", nil, nil), ("دیدار با علی نوری", nil, nil),
        ] as [(String, String?, String?)])
    func signedTitle(_ line: String, _ title: String?, _ byline: String?) {
        let text = line.contains("ש") ? Self.hebrew : line.contains("ہ") ? Self.urdu : Self.persian
        let article = parse("\(line)\n\n\(text)\n\n\(text)\n")
        #expect(article.title == title ?? line && article.byline == byline)
    }

    @Test(
        "what a page puts over the title is none of the article",
        arguments: [
            ("صفحه نخست\n\nروزنامهٔ دیروز\n\nفیلم\n\nورزشی\n\nجهان\n\n", ["صفحه نخست", "روزنامهٔ دیروز", "فیلم", "ورزشی", "جهان"], nil, nil),
            ("صفحه نخست > شهر > کتاب\n\n", ["صفحه نخست > شهر > کتاب"], nil, nil),
            ("City News / Photo\n\n", ["City News / Photo"], nil, nil), ("روزنامه شهر\n", [], "روزنامه شهر", nil),
            ("انجمن دوستداران کتاب شهر\n\nکتابخانهٔ شهر باز شد\n\n", ["کتابخانهٔ شهر باز شد"], nil, "انجمن دوستداران کتاب شهر"),
        ] as [(String, [String], String?, String?)])
    func pageTop(_ top: String, _ furniture: [String], _ source: String?, _ kicker: String?) {
        let article = parse("\(top)کتابخانهٔ شهر باز شد\n\n\(Self.persian)\n\n\(Self.persian)\n")
        #expect(article.title == "کتابخانهٔ شهر باز شد" && article.lead == Self.persian)
        #expect(article.furniture == furniture && article.source == source && article.kicker == kicker, "\(article.furniture)")
    }

    @Test("a word that stands over the text alone is the title, a menu over it or not")
    func shortTitle() {
        let article = parse("صفحه نخست\nورزشی\nجهان\nفیلم\nبازگشت\n\n\(Self.persian)\n")
        #expect(article.lead == Self.persian && article.title == "بازگشت", "\(article.title ?? "none")")
        let verses = parse("باران\n\nدر شهر\n\nدر کوچه\n\nدر باغ\n")
        #expect(verses.title == "باران" && verses.furniture.isEmpty)
    }

    @Test(
        "forms, rows of buttons and notices are the page's; what only looks like them is text",
        arguments: [
            ("نام:", true), ("* نظر:", true), ("البريد الإلكتروني *", true), ("همرسانی نظرات", true), ("فيسبوك تويتر واتساب", true),
            ("האימייל לא יוצג באתר. שדות החובה מסומנים *", true),
            ("لن يتم نشر عنوان بريدك الإلكتروني. الحقول الإلزامية مشار إليها بـ *", true), ("(جاری ہے)", true), ("5926 بینراوە", true),
            ("29 جار خوێندراوەتەوە", true), ("القسم 3", false), ("نام: سارا", false),
            ("فيسبوك يشتري تويتر", false), ("نام", false),
        ])
    func furniture(_ line: String, _ isFurniture: Bool) {
        #expect(LineKind.isFurniture(codePoints(line)[...]) == isFurniture)
    }

    @Test(
        "dates beside a paper's or a section's name are dates",
        arguments: [
            ("سایت شهر / ۱۴۰۵/۰۲/۱۱", "۱۴۰۵/۰۲/۱۱"), ("۱۴۰۵/۰۲/۱۱ / خبرگزاری شهر / فرهنگی", "۱۴۰۵/۰۲/۱۱"),
            ("יום שבת, 06.12.2026 שעה 22:41", "יום שבת, 06.12.2026 שעה 22:41"),
            ("12\\5\\2026", "12\\5\\2026"), ("تاریخ ارسال : ۱۱ شهریور ۱۴۰۵", "۱۱ شهریور ۱۴۰۵"), ("کتاب شهر / ۱۴۰۵", nil),
        ] as [(String, String?)])
    func dates(_ line: String, _ date: String?) {
        #expect(LineKind.date(codePoints(line)[...]).map { String(codePoints: $0.date) } == date)
    }

    @Test(
        "who translated signs with what the text was translated from; a date in a name's place signs nothing",
        arguments: [
            ("ترجمه از انگلیسی: سارا نوری", true), ("وەرگێڕانی لە ئینگلیزییەوە: سارا نوور", true), ("ترجمة عن الإنجليزية: سارة نور", true),
            ("by May 3, 2026", false),
            ("מאת: ב-5 במאי, 2026", false), ("ترجمة القرآن: تاريخ طويل", false),
        ])
    func labels(_ line: String, _ isByline: Bool) {
        #expect(LineKind.isByline(codePoints(line)[...], isBeforeTitle: false) == isByline)
    }

    @Test("a date, a name and the title behind them")
    func nameOverTitle() {
        let article = parse("06.12.2026\nשרה נור\n\nספריית העיר נפתחה מחדש\n\n\(Self.hebrew)\n")
        #expect(article.byline == "שרה נור" && article.title == "ספריית העיר נפתחה מחדש" && article.date == "06.12.2026")
        #expect(parse("שרה נור\n\n\(Self.hebrew)\n").title == "שרה נור", "Over the text alone a name titles it.")
    }

    @Test("a second date over the title is no title")
    func twoDates() {
        let article = parse("دوشنبه / ۴ خرداد / ۱۴۰۵\nسایت شهر / ۱۴۰۵/۰۲/۱۱\n\nکتابخانهٔ شهر باز شد\n\n\(Self.persian)\n")
        #expect(article.title == "کتابخانهٔ شهر باز شد" && article.date == "دوشنبه / ۴ خرداد / ۱۴۰۵")
        #expect(article.furniture == ["سایت شهر / ۱۴۰۵/۰۲/۱۱"])
    }

    @Test("a text is told by its letters, whatever yeh and kaf it is typed with; names from elsewhere leave Arabic Arabic")
    func letters() {
        #expect(
            NameSigns.isOfNeighbours(text: codePoints("نخستين جشنواره فيلم در شهر برگزار شد و گروهي از كودكان به ديدن آن آمدند؛ چهار پرده داشت.")))
        #expect(
            !NameSigns.isOfNeighbours(
                text: codePoints(Self.arabic + " وقال مدير شركة گوگل إن المكتبة ستعرض كتب ڤيينا وكتبًا أخرى من مكتبات العالم كلها، وهي كثيرة.")))
    }
}
