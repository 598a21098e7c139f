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
