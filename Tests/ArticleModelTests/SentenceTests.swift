// What is text though it looks like a part of an article: what was said and not who wrote, claims and verses and not headings.
import ArabicText
import ArticleModel
import Testing

@Suite("Text that looks like more")
struct SentenceTests {
    private static let text = "قال المتحدث أمس إن الأعمال تسير كما خطط لها، وإن الجهات المعنية تتابع التنفيذ يومًا بيوم في كل حي."

    private func parse(_ text: String) -> Article { ArticleParser(source: TextLines(text)).article() }

    private func headings(_ lines: String...) -> [String] {
        parse((["عنوان الخبر", Self.text] + lines + [Self.text, Self.text]).joined(separator: "\n\n") + "\n").sections.compactMap(\.heading)
    }

    @Test(
        "a headline that quotes someone is the title and no credit",
        arguments: [
            "مدير الحديقة: زرعنا ألف شجرة هذا العام", "رئيس التحرير: الكتاب لم ينته بعد", "المدير العام للموانئ: السفن تصل في موعدها",
            "الناشر: الورق باقٍ",
            "المحرر الثقافي: مساء المدينة القديمة", "مراسل الجريدة: رأيت البحر يعود", "محرر الاقتصاد: إلى أين يمضي السوق؟",
            "رئيس القسم: لا زيادة في الرسوم",
            "المشرف العام: المعرض يفتح أبوابه غدًا", "تحقيق: بيوت بلا ماء منذ عشر سنوات", "مسؤولة البلدية: نصف الأحياء بلا حدائق",
        ])
    func quotedHeadline(_ line: String) {
        let article = parse("\(line)\n\n\(Self.text)\n")
        #expect(article.credits.isEmpty && article.title.map { line.hasSuffix($0) } == true, "\(article.credits) \(article.title ?? "-")")
    }

    @Test("scenes of a film and lines in dressed letters are no headings")
    func posts() {
        #expect(headings("المشهد الخامس: 00:24 – 00:34") == [])
        #expect(headings("\u{1D5DC}\u{1D5E0}\u{1D5E3} خبر مهم") == [])
        #expect(headings("مشاهد من المدينة") == ["مشاهد من المدينة"])
    }

    @Test(
        "credits are credits still, when a title follows",
        arguments: [
            "رئيس التحرير: سامر الخطيب", "مدير التحرير: قسم المحليات", "تدقيق لغوي: هدى العلي وسلمى الحسن ورامي الشامي",
            "المحرر: سعاد النجار، كمال الدين", "هيئة التحرير: كل من عمل في العدد خلال هذا الشهر",
        ])
    func credits(_ line: String) {
        let article = parse("\(line)\n\nالمدينة تفتح حديقتها\n\n\(Self.text)\n")
        #expect(article.credits.count == 1 && article.title == "المدينة تفتح حديقتها", "\(article.credits) \(article.title ?? "-")")
    }

    @Test(
        "phrases that sign an article",
        arguments: [
            "هذا المقال بقلم سامر الخطيب", "هذا المقال بقلم سامر الخطيب.", "هذا التقرير من إعداد قسم البيانات", "تحليل من هدى العلي",
            "حررته: سلمى الحسن", "حرره رامي الشامي",
            "تقرير من إعداد: هدى العلي", "مقال بقلم الدكتور كمال النجار",
        ])
    func signatures(_ line: String) {
        let article = parse("المدينة تفتح حديقتها\n\n\(line)\n\n\(Self.text)\n")
        #expect(article.byline.map { line.hasPrefix($0) } == true && article.lead == Self.text, "\(article.byline ?? "-")")
    }

    @Test("«تحليل من …» with a verb behind it signs nothing")
    func noSignature() { #expect(parse("تحليل من المدينة يكشف سر الضوضاء\n\n\(Self.text)\n").byline == nil) }

    @Test(
        "headings are headings",
        arguments: ["جذور المسألة", "ما الذي تغيّر؟", "لماذا يعود الناس إلى الأسواق القديمة كل عام؟", "السوق القديم بعد الترميم", "أرقام ودلالات"])
    func heading(_ line: String) { #expect(headings(line) == [line]) }

    @Test(
        "claims, posts and sentences are none",
        arguments: [
            "سفينة كبيرة تدخل الميناء وسط احتفال #المدينة", "شاهد كيف يحطم العمال الجسر القديم", "تناقل الناس صورة زعموا أنها للجسر الجديد",
            "عاجل سقوط الجسر القديم في النهر",
            "صورة على example.org/a/1 اليوم", "تابعوا @reader_one الليلة", "أول قطار في العالم يعبر الصحراء!!", "سبحان الله", "حيث ظهر المقطع كاملًا",
            "وبالبحث في الأرشيف", "فرحة كبيرة 😀",
            "هل هذا معقول؟؟", "لقطة شاشة من الحساب المذكور", "*هذا البحر بحرنا*", "المدينة كلها كانت في الساحة الكبيرة مساء أمس",
        ])
    func claim(_ line: String) { #expect(headings(line) == []) }

    @Test("verses are none, with or without blank lines, however they are parted")
    func verses() {
        #expect(headings("يا دار قومي حيّاك المطر", "ولا عداك النسيم والسحر", "لي فيك ذكرى كأنها قمر") == [])
        #expect(headings("يا دار قومي حياك المطر ** ولا عداك النسيم والسحر") == [])
        #expect(headings("يا دار قومي      حياك المطر") == [])
        #expect(headings("يَا دَارَ قَوْمِي حَيَّاكِ مَطَرُ") == [])
    }

    @Test("a line under the title that says who reports from where is no heading, and neither is a long claim")
    func underTitle() {
        for line in ["سامر الخطيب – المرفأ", "هدى العلي-الساحل", "جسر المدينة الكبير والنهر والحديقة والسوق القديم"] {
            #expect(parse("عنوان الخبر\n\n\(line)\n\n\(Self.text)\n").sections.compactMap(\.heading) == [], "\(line)")
        }
    }

    @Test("a year of death in brackets is no source, and neither is what follows a man's words")
    func years() {
        #expect(parse("رحلة\n\nقال صاحب الرحلة (ت 614هـ): دخلنا المدينة ليلًا والناس في الأسواق.\n").source == nil)
        #expect(parse("رحلة\n\nقال أحدهم (ضاحكًا): دخلنا المدينة ليلًا والناس في الأسواق.\n").source == nil)
        #expect(parse("رحلة\n\nالمدينة (CNN) -- دخل القطار المدينة ليلًا والناس في الأسواق.\n").source == "CNN")
        #expect(parse("رحلة\n\nالمدينة (رويترز): دخل القطار المدينة ليلًا والناس في الأسواق.\n").source == "رويترز")
    }

    @Test("words of the page inside code, or as a comment, are text")
    func code() {
        let article = parse("درس\n\n\(Self.text)\n\n```python\nprint(1)\nطباعة\n# شارك\n```\n\n    طباعة\n\n// طباعة\n\nشارك\n\n\(Self.text)\n")
        #expect(article.furniture == ["شارك"])
        let text = article.sections.flatMap { [$0.heading ?? ""] + $0.blocks.map { String(codePoints: $0.text) } }.joined(separator: "\n")
        #expect(text.contains("طباعة\n") && text.contains("// طباعة"))
    }
}
