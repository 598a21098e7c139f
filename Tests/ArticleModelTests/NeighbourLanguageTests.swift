// News in Persian, Urdu, Kurdish and Hebrew: who signs, when, what the page added, what leads elsewhere. The sentences are written for this.
import ArabicText
import Testing

@testable import ArticleModel

@Suite("Articles of neighbouring languages")
struct NeighbourLanguageTests {
    struct Sample: Sendable, CustomTestStringConvertible {
        let language: String
        let text: String
        let byline: String
        let date: String
        let related: [String]
        var testDescription: String { language }
    }

    private static let samples = [
        Sample(
            language: "Persian",
            text: """
                کتابخانهٔ شهر دوباره باز شد

                نویسنده: سارا نوری
                تاریخ انتشار: ۲۱ اردیبهشت ۱۴۰۵
                اشتراک‌گذاری

                کتابخانهٔ مرکزی شهر صبح امروز پس از دو سال بازسازی درهای خود را به روی خوانندگان گشود و تالارهای تازه‌ای پیدا کرد.

                به گفتهٔ مسئولان کتابخانه، شمار کتاب‌ها اکنون به دویست هزار جلد می‌رسد و بخشی هم ویژهٔ کودکان است.

                ارسال نظر

                مطالب مرتبط
                نسخه‌های خطی را چگونه نگه می‌دارند
                راهنمای کتابخانه‌ها
                """, byline: "سارا نوری", date: "۲۱ اردیبهشت ۱۴۰۵", related: ["نسخه‌های خطی را چگونه نگه می‌دارند", "راهنمای کتابخانه‌ها"]),
        Sample(
            language: "Urdu",
            text: """
                شہر کی لائبریری دوبارہ کھل گئی

                رپورٹ: سارہ نور
                تاریخ اشاعت: 12 مئی 2026
                شیئر کریں

                شہر کی مرکزی لائبریری دو سال کی مرمت کے بعد آج صبح قارئین کے لیے دوبارہ کھول دی گئی ہے اور اس میں نئے ہال بنائے گئے ہیں۔

                لائبریری کے منتظمین کا کہنا ہے کہ اب یہاں دو لاکھ کتابیں ہیں اور بچوں کے لیے الگ حصہ بھی بنایا گیا ہے۔

                تبصرہ کریں

                متعلقہ خبریں
                پرانے نسخے کیسے محفوظ کیے جاتے ہیں
                لائبریریوں کی رہنما کتاب
                """, byline: "سارہ نور", date: "12 مئی 2026", related: ["پرانے نسخے کیسے محفوظ کیے جاتے ہیں", "لائبریریوں کی رہنما کتاب"]),
        Sample(
            language: "Kurdish",
            text: """
                کتێبخانەی شار دووبارە کرایەوە

                نووسەر: سارا نوور
                ڕێکەوت: 12ی ئایاری 2026
                هاوبەشی بکە

                کتێبخانەی ناوەندیی شار دوای دوو ساڵ لە نۆژەنکردنەوە ئەم بەیانییە دەرگاکانی بە ڕووی خوێنەراندا کردەوە و هۆڵی نوێی تێدایە.

                بەرپرسانی کتێبخانەکە دەڵێن ئێستا دوو سەد هەزار کتێبی تێدایە و بەشێکیش بۆ منداڵان تەرخان کراوە.

                کۆمێنت

                بابەتە پەیوەندیدارەکان
                دەستنووسە کۆنەکان چۆن دەپارێزرێن
                ڕێبەری کتێبخانەکان
                """, byline: "سارا نوور", date: "12ی ئایاری 2026", related: ["دەستنووسە کۆنەکان چۆن دەپارێزرێن", "ڕێبەری کتێبخانەکان"]),
        Sample(
            language: "Hebrew",
            text: """
                ספריית העיר נפתחה מחדש

                מאת: שרה נור
                פורסם: 12 במאי 2026
                שתפו

                הספרייה המרכזית של העיר פתחה הבוקר את שעריה לקוראים לאחר שנתיים של שיפוץ, ובה אולמות חדשים ופינה לילדים.

                מנהלי הספרייה אומרים כי יש בה כעת מאתיים אלף ספרים, וכי שעות הפתיחה יוארכו כבר בחודש הבא.

                הוסף תגובה

                כתבות נוספות
                איך שומרים על כתבי יד עתיקים
                מדריך הספריות
                """, byline: "שרה נור", date: "12 במאי 2026", related: ["איך שומרים על כתבי יד עתיקים", "מדריך הספריות"]),
    ]

    @Test("who signs, when, and what leads elsewhere are found, and the page's own words are left out", arguments: samples)
    func facts(_ sample: Sample) {
        let article = ArticleParser(source: TextLines(sample.text)).article()
        #expect(article.byline?.contains(sample.byline) == true, "\(article.byline ?? "nobody")")
        #expect(article.date?.contains(sample.date) == true, "\(article.date ?? "never")")
        #expect(article.related.map(\.title) == sample.related)
        let blocks = article.sections.flatMap(\.blocks).map { String(codePoints: $0.text) }
        #expect(blocks.count + (article.lead == nil ? 0 : 0) <= 2, "\(blocks)")
        #expect(article.title == String(sample.text.prefix { $0 != "\n" }))
    }

    /// A line of a head, and what of it is the date or the signature.
    private static let lines: [(line: String, date: String?, byline: String?)] = [
        ("نسخه قابل چاپ   تاریخ انتشار : ۱۴۰۵/۰۲/۲۱", "۱۴۰۵/۰۲/۲۱", nil), ("تاریخ انتشار: ۲۱ اردیبهشت ۱۴۰۵ | لینک خبر", "۲۱ اردیبهشت ۱۴۰۵", nil),
        ("سه شنبه 25 مرداد 1405 - 17:03", "سه شنبه 25 مرداد 1405 - 17:03", nil),
        ("دوشنبه ۱۲ تیرماه ۱۴۰۵ ساعت ۱۴:۳۰", "دوشنبه ۱۲ تیرماه ۱۴۰۵ ساعت ۱۴:۳۰", nil),
        ("به روز شده در ۱۲ تیر ۱۴۰۵", "۱۲ تیر ۱۴۰۵", nil), ("گزارش: سارا نوری", nil, "گزارش: سارا نوری"),
        ("نگارنده: سارا نوری", nil, "نگارنده: سارا نوری"),
        ("شائع 17 دسمبر 2026 03:30pm", "17 دسمبر 2026 03:30pm", nil),
        ("آخری وقت اشاعت: جمعہ 17 دسمبر 2026, 10:30 GMT", "جمعہ 17 دسمبر 2026, 10:30 GMT", nil),
        ("مصنف: سارہ نور", nil, "مصنف: سارہ نور"), ("نامہ نگار: سارہ نور", nil, "نامہ نگار: سارہ نور"),
        ("لە 16 ئاداری 2026", "لە 16 ئاداری 2026", nil), ("یەکشەممە ٢٨ی ئادار ٢٠٢٦", "یەکشەممە ٢٨ی ئادار ٢٠٢٦", nil),
        ("بڵاوکراوەتەوە لە 16/12/2026", "16/12/2026", nil), ("کۆمێنت | 16/12/2026", "16/12/2026", nil),
        ("نووسین: سارا نوور", nil, "نووسین: سارا نوور"), ("ئا: سارا نوور", nil, "ئا: سارا نوور"),
        ("5.6.2026 / 7:45", "5.6.2026 / 7:45", nil), ("PM:12:06:02/07/2026", "PM:12:06:02/07/2026", nil),
        ("اشاعت کی تاریخ: 8th, May 2026 GMT", "8th, May 2026 GMT", nil),
        ("עודכן לאחרונה: 12 במאי 2026", "12 במאי 2026", nil), ("תגובות | 12.05.2026", "12.05.2026", nil),
        ("כותבת: שרה נור", nil, "כותבת: שרה נור"),
        ("17 مرداد 1405 - 10:30 ق.ظ", "17 مرداد 1405 - 10:30 ق.ظ", nil),
        ("سه شنبه ۲۸ شهریور ۱۴۰۵ تهران ۱۸:۱۰", "سه شنبه ۲۸ شهریور ۱۴۰۵ تهران ۱۸:۱۰", nil),
        ("FRI, 13 MAR 2026 01:58 Erbil, GMT +3", "FRI, 13 MAR 2026 01:58 Erbil, GMT +3", nil),
        ("- 04/08/2026 4:51 PM", "04/08/2026 4:51 PM", nil), ("- تحریر سارہ نور", nil, "تحریر سارہ نور"),
        ("שרה נור | מאמרים | התפרסם ב - 03.05.26", "03.05.26", "שרה נור"), ("انٹرویو کنندہ: سارہ نور", nil, "انٹرویو کنندہ: سارہ نور"),
        // In Arabic the word frees a town, and signs nothing.
        ("- تحرير المدينة", nil, nil),
    ]

    @Test("lines of dates and signatures as their newspapers write them are told apart", arguments: lines)
    func line(_ line: String, _ date: String?, _ byline: String?) {
        let text = "کتابخانهٔ شهر\n\n\(line)\n\nکتابخانهٔ مرکزی شهر صبح امروز پس از دو سال بازسازی درهای خود را به روی خوانندگان گشود.\n"
        let article = ArticleParser(source: TextLines(text)).article()
        #expect(article.date == date && article.byline == byline, "\(article.date ?? "never"), \(article.byline ?? "nobody")")
    }

    @Test(
        "what a page says of itself between title and text is its own",
        arguments: [
            "بازدید:۱۴۰۸", "سرویس: اجتماعی", "کد مطلب: ۲۵۴۸", "اندازه متن: + -", "- بینراو: 607", "پێش 20 خولەک", "لەمەوبەر 3 کاتژمێر", "۱ ساعت قبل",
            "سایت شهر / ۱ ساعت قبل", "منذ 3 ساعات", "לפני 3 שעות", "3 گھنٹے پہلے", "43", "1,408", "0", "- 5570", "تاریخ انتشار:", "תגובות (0)",
            "التعليقات (3)", "القسم: محليات", "זמן צפייה: 00:27", "17 + 3 =",
        ])
    func pageMatter(_ line: String) {
        let article = ArticleParser(source: TextLines("کتابخانهٔ شهر\n\n\(line)\n\n\(Self.paragraph)\n")).article()
        #expect(article.title == "کتابخانهٔ شهر" && article.furniture.count == 1, "\(article.furniture)")
        #expect(article.furniture.first.map { line.hasSuffix($0) } == true)
        #expect(article.lead == Self.paragraph)
    }

    private static let paragraph = "کتابخانهٔ مرکزی شهر صبح امروز پس از دو سال بازسازی درهای خود را به روی خوانندگان گشود."

    @Test(
        "what only looks like it stays in the text",
        arguments: ["1984", "بازدید وزیر از کتابخانه", "قبل عامين", "سياسي لبناني: لن نرحل", "x 5", "در سال ۱۴۰۵ ساعت کار کتابخانه"])
    func text(_ line: String) {
        let article = ArticleParser(source: TextLines("کتابخانهٔ شهر\n\n\(line)\n\n\(Self.paragraph)\n")).article()
        #expect(article.furniture.isEmpty && article.date == nil && article.kicker == nil, "\(article.furniture)")
    }

    /// The end of an article, and what of it is the date.
    private static let ends: [(end: String, date: String?, furniture: [String])] = [
        ("کد خبر: ۶۵۹۰۱۷   تاریخ انتشار : ۱۴۰۵/۰۲/۱۱", "۱۴۰۵/۰۲/۱۱", ["کد خبر: ۶۵۹۰۱۷   تاریخ انتشار :"]),
        ("کد خبر: ۶۵۹۰۱۷ تاریخ انتشار : ۱۴۰۵/۰۲/۱۱", "۱۴۰۵/۰۲/۱۱", ["کد خبر: ۶۵۹۰۱۷ تاریخ انتشار :"]),
        ("PM:12:06:02/07/2026", "PM:12:06:02/07/2026", []), ("پہلی بار: 17 دسمبر 2026", nil, []),
        ("202/\n\nانتهای پیام/\n\nکد خبر 1389041528", nil, ["202/", "انتهای پیام/", "کد خبر 1389041528"]),
        ("دیدگاهی بنویسید\n\n17 + 3 =", nil, ["دیدگاهی بنویسید", "17 + 3 ="]),
        // What a letter ends with is its writer's.
        ("القاهرة، 12 أيار 2026", nil, []),
    ]

    @Test("a date at an article's end is its date where the page says so, and numbers there are the page's", arguments: ends)
    func end(_ end: String, _ date: String?, _ furniture: [String]) {
        let text = "کتابخانهٔ شهر\n\n\(Self.paragraph)\n\n\(Self.paragraph) و شب بسته شد.\n\n\(end)\n"
        let article = ArticleParser(source: TextLines(text)).article()
        #expect(article.date == date && article.furniture == furniture, "\(article.date ?? "never"), \(article.furniture)")
    }

    @Test("the first date counts, a second one and the title over again are the page's")
    func twice() {
        let text = "21 تیر 1405\n\nکتابخانهٔ شهر باز شد\n\nکتابخانهٔ شهر باز شد\n\n22 تیر 1405\n\n\(Self.paragraph)\n"
        let article = ArticleParser(source: TextLines(text)).article()
        #expect(article.date == "21 تیر 1405" && article.furniture == ["کتابخانهٔ شهر باز شد", "22 تیر 1405"])
        #expect(article.title == "کتابخانهٔ شهر باز شد" && article.lead == Self.paragraph)
    }

    @Test(
        "a section's name alone, and what leads over to the title, stand before it",
        arguments: [
            ("وتار", "وتار"), ("رسانه", "رسانه"), ("کالم", "کالم"), ("מבזקים", "מבזקים"), ("محليات", "محليات"),
            ("به مناسبت روز کتاب؛", "به مناسبت روز کتاب"), ("health", "health"), ("middle-east", "middle-east"),
        ])
    func sections(_ line: String, _ kicker: String) {
        let article = ArticleParser(source: TextLines("\(line)\nکتابخانهٔ شهر باز شد\n\n\(Self.paragraph)\n")).article()
        #expect(article.kicker == kicker && article.title == "کتابخانهٔ شهر باز شد", "\(article.kicker ?? "none"), \(article.title ?? "none")")
        let alone = ArticleParser(source: TextLines("\(line)\n\n\(Self.paragraph)\n")).article()
        #expect(alone.title == line && alone.kicker == nil, "What stands over the text alone titles it.")
    }

    @Test("the title that a page shows is the title, not the one with its site's name")
    func shownTitle() {
        let text = "روزنامهٔ شهر - کتابخانهٔ شهر باز شد - نسخه قابل چاپ\n\nکتابخانهٔ شهر باز شد\n\n\(Self.paragraph)\n"
        let article = ArticleParser(source: TextLines(text)).article()
        #expect(article.title == "کتابخانهٔ شهر باز شد" && article.furniture == ["روزنامهٔ شهر - کتابخانهٔ شهر باز شد - نسخه قابل چاپ"])
        #expect(article.lead == Self.paragraph)
    }

    @Test(
        "who took a picture tells what stands under it",
        arguments: [
            "در بندر شهر / عکس: سارا نوری", "הנמל הישן / צילום: שרה נור", "فائل: فوٹو", "في الميناء القديم [تصوير: سارة نور]",
            "ארכיון. צילום: שרה נור",
        ])
    func captions(_ line: String) {
        let text = "کتابخانهٔ شهر\n\n\(Self.paragraph)\n\n\(line)\n\n\(Self.paragraph) و شب بسته شد.\n"
        let article = ArticleParser(source: TextLines(text)).article()
        #expect(article.sections.flatMap(\.blocks).contains { $0.role == .caption && String(codePoints: $0.text) == line })
    }

    @Test("what Persian and Kurdish hang on a month leaves it that month", arguments: [("تیرماه", 4), ("مردادماه", 5), ("گوڵانی", 2)])
    func hanging(_ word: String, _ number: Int) {
        let found = MonthName.month([word], at: 0)
        #expect(found?.calendar == .solar && found?.month == number)
    }

    @Test(
        "months of these languages are months",
        arguments: [
            ("کانوونی دووەم", 1), ("کانوونی یەکەم", 12), ("تشرینی یەکەمی", 10), ("تشرینی دووەمی", 11), ("شوبات", 2), ("ئەیلوول", 9), ("בינואר", 1),
            ("דצמבר", 12), ("במאי", 5), ("جولائی", 7), ("ژوئن", 6),
        ])
    func months(_ words: String, _ number: Int) {
        let found = MonthName.month(words.split(separator: " ").map(String.init), at: 0)
        #expect(found?.calendar == .civil && found?.month == number)
    }

    @Test("Kurdish and Persian solar months are solar", arguments: [("گوڵان", 2), ("ڕەشەمێ", 12), ("گەلاوێژ", 5), ("شهریور", 6)])
    func solar(_ word: String, _ number: Int) {
        let found = MonthName.month([word], at: 0)
        #expect(found?.calendar == .solar && found?.month == number)
    }
}
