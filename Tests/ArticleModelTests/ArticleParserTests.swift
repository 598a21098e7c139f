// Reader text in, articles out.
import ArabicText
import Testing

@testable import ArticleModel

@Suite("The article parser")
struct ArticleParserTests {
    private func parse(_ text: String) -> Article { ArticleParser(source: TextLines(text)).article() }

    private let report = """
        رئيس التحرير: هيئة تحرير قارئ
        مديرة التحرير: قسم الأخبار

        عاجل | افتتاح مكتبة المدينة بعد عامين من الترميم.. ماذا يجد القارئ فيها؟

        بقلم: قسم الثقافة
        نُشر في: ١٢ أيار/مايو 2026
        شارك

        بيروت - وكالات: فتحت مكتبة المدينة أبوابها صباح اليوم أمام القراء، بعد أعمال ترميم استمرت عامين كاملين وشملت القاعات كلها.

        قاعات جديدة

        تضم المكتبة اليوم أربع قاعات للمطالعة، وأكثر من مئتي ألف كتاب، وركنًا للأطفال. ويقول القائمون عليها إن العمل لم ينته بعد.

        اقرأ أيضاً: كيف تُحفظ المخطوطات القديمة؟

        ما الذي تغيّر؟

        - الفهرس صار إلكترونيًا
        - ساعات العمل أطول
        1. تبدأ في الثامنة

        «الكتاب الذي لا يُقرأ ورق، والذي يُقرأ حياة».

        صورة: القاعة الكبرى بعد الترميم

        استمع

        مقالات ذات صلة
        دليل المكتبات العامة - guide.txt
        [أخبار الثقافة](https://example.org/culture)
        """

    private func signed(_ line: String) -> Article {
        parse(
            "افتتاح المكتبة بعد الترميم\n\nفتحت المكتبة أبوابها صباح اليوم أمام القراء جميعًا.\n\nوتضم أربع قاعات، وركنًا للأطفال كما قيل.\n\n\(line)\n"
        )
    }

    @Test(
        "who signs at the text's end signs the article",
        arguments: [
            "بقلم: سامي نور", "هذا المقال بقلم سامي نور.", "تحليل من سامي نور", "حررته: ليلى حسن", "إعداد: ليلى حسن", "كتبت: ليلى حسن",
            "تقرير: سامي نور، ليلى حسن",
        ])
    func signedAtTheEnd(_ line: String) {
        let article = signed(line)
        #expect(article.byline == (line.hasSuffix(".") ? String(line.dropLast()) : line))
        #expect(article.sections.flatMap(\.blocks).count == 2 || article.sections.flatMap(\.blocks).last.map { String(codePoints: $0.text) } != line)
    }

    @Test(
        "what ends a text and only sounds like a signature is text",
        arguments: ["كتب التاريخ بأحرف من نور", "تقرير: ماذا تغيّر في المكتبات هذا العام", "بقلم من ذهب", "كتب: الحديقة التي لا تنام أبدًا في ليلها"])
    func notSigned(_ line: String) {
        let article = signed(line)
        #expect(article.byline == nil)
    }

    @Test("a report gives all its parts")
    func wholeReport() {
        let article = parse(report)
        #expect(article.credits == [Credit(role: "رئيس التحرير", name: "هيئة تحرير قارئ"), Credit(role: "مديرة التحرير", name: "قسم الأخبار")])
        #expect(article.kicker == "عاجل")
        #expect(article.title == "افتتاح مكتبة المدينة بعد عامين من الترميم.. ماذا يجد القارئ فيها؟")
        #expect(article.byline == "بقلم: قسم الثقافة")
        #expect(article.date == "١٢ أيار/مايو 2026")
        #expect(article.source == "وكالات")
        #expect(article.lead?.hasPrefix("بيروت - وكالات: فتحت") == true)
        #expect(article.sections.map(\.heading) == [nil, "قاعات جديدة", "ما الذي تغيّر؟"])
        #expect(
            article.sections.map { $0.blocks.map(\.role) } == [
                [.lead], [.paragraph, .crossReference], [.listItem, .listItem, .listItem, .quotation, .caption],
            ])
        #expect(article.sections[2].blocks[2].marker == codePoints("1."))
        #expect(article.furniture == ["نُشر في:", "شارك", "استمع"])
        #expect(article.relatedHeading == "مقالات ذات صلة")
        #expect(
            article.related == [
                RelatedItem(title: "دليل المكتبات العامة", url: "guide.txt"),
                RelatedItem(title: "أخبار الثقافة", url: "https://example.org/culture"),
            ])
    }

    @Test(
        "kickers with their separators",
        arguments: [
            ("عاجل | عنوان الخبر", "عاجل", "عنوان الخبر"), ("خاص: عنوان الخبر", "خاص", "عنوان الخبر"),
            ("حصري – عنوان الخبر", "حصري", "عنوان الخبر"), ("تقرير.. عنوان الخبر", "تقرير", "عنوان الخبر"),
            ("تحليل/ عنوان الخبر", "تحليل", "عنوان الخبر"), ("رأي - «عنوان» الخبر", "رأي", "«عنوان» الخبر"),
            ("دليل | عنوان الخبر", "دليل", "عنوان الخبر"), ("خاص - مدينة الورق | عنوان الخبر", "خاص - مدينة الورق", "عنوان الخبر"),
            ("تقرير: عنوان طويل يقول ماذا حدث في المدينة", "تقرير", "عنوان طويل يقول ماذا حدث في المدينة"),
            ("نَصٌّ كامل عن المكتبات", nil, "نَصٌّ كامل عن المكتبات"), ("تقرير عن المكتبات", nil, "تقرير عن المكتبات"),
            ("خاصية: عنوان", nil, "خاصية: عنوان"),
        ] as [(String, String?, String)])
    func kickers(_ line: String, _ kicker: String?, _ title: String) {
        let article = parse(line + "\n\nهذه فقرة أولى كاملة تنتهي بنقطة، وفيها من الكلام ما يكفي لتكون متنًا للخبر كله لا عنوانًا.\n")
        #expect(article.kicker == kicker && article.title == title)
    }

    @Test(
        "dates of the Gulf, the Levant, the Maghreb and the Hijri calendar, in both kinds of digits",
        arguments: [
            "12 مايو 2024", "الأحد ١٢ أيار ٢٠٢٤", "12 أيار/مايو 2024", "3 جويلية 2023", "15 غشت 2022", "5 رمضان 1445هـ",
            "الثلاثاء 7 ذو الحجة 1446 الموافق 3 يونيو 2025", "2024/05/12", "12-5-2024", "١ كانون الثاني ٢٠٢٥، الساعة 10:30 صباحًا",
        ])
    func dates(_ date: String) {
        let article = parse("عنوان الخبر هنا\n\(date)\n\nفقرة أولى كاملة تنتهي بنقطة وتقول شيئًا مفيدًا للقارئ الذي فتحها.\n")
        #expect(article.date == date)
    }

    @Test("a report without a title opens with its dateline")
    func untitledReport() {
        let article = parse("وادي القمر في 3 جانفي 2026 (وكالات) - أكد وزير الزراعة أن الموسم واعد.\nوأضاف أن الحصاد يبدأ في فيفري.")
        #expect(article.title == nil)
        #expect(article.source == "وكالات")
        #expect(article.lead?.hasPrefix("وادي القمر") == true)
    }

    @Test("a dateline on its own line gives the source")
    func datelineAlone() {
        let article = parse("عنوان الخبر هنا\n\nبيروت - وكالات:\n12 أيار 2024\n\nفقرة أولى كاملة تنتهي بنقطة وتقول شيئًا.\n")
        #expect(article.source == "وكالات" && article.date == "12 أيار 2024" && article.lead?.hasPrefix("فقرة") == true)
        #expect(article.furniture == ["بيروت"])
        // Nothing behind it, too.
        #expect(parse("عنوان الخبر هنا\n\nبيروت - وكالات:").furniture == ["بيروت"])
    }

    @Test(
        "what is a list, a quotation or leads elsewhere is no second title",
        arguments: ["- بند أول", "1. بند أول", "«كلام منقول عن قائله»", "اقرأ أيضًا: كيف تُحفظ المخطوطات", "مقالات ذات صلة", "***"])
    func noSecondTitle(_ line: String) {
        let text = "المكتبة تفتح أبوابها\n\n\(line)\n\nبقلم: هيئة التحرير\n\nفقرة أولى كاملة تنتهي بنقطة وتقول شيئًا.\n"
        #expect(ArticleParser(source: TextLines(text)).head().subtitle == nil)
    }

    @Test("a second title stands before its byline and over the opening; the first one over again is left out")
    func secondTitle() {
        let text = "فقرة أولى كاملة تنتهي بنقطة وتقول شيئًا."
        let second = parse(
            "ثقافة | المكتبة تفتح أبوابها\n\nالمكتبة تفتح أبوابها بعد عامين من الترميم\n\nكتبت: هيئة التحرير\n12 مايو 2026\n\n\(text)\n")
        #expect(second.title == "المكتبة تفتح أبوابها")
        #expect(second.byline == "كتبت: هيئة التحرير")
        #expect(second.date == "12 مايو 2026")
        #expect(second.lead == text)
        #expect(second.sections.map(\.heading) == ["المكتبة تفتح أبوابها بعد عامين من الترميم"])
        let again = parse("ثقافة | المكتبة تفتح أبوابها\n\nالمكتبة تفتح أبوابَها\n\nبقلم: هيئة التحرير\n\n\(text)\n")
        #expect(again.furniture == ["المكتبة تفتح أبوابَها"])
        #expect(again.sections.map(\.heading) == [nil])
        #expect(again.byline == "بقلم: هيئة التحرير")
        let marked = parse("# المكتبة تفتح أبوابها\n\n## عام من الترميم\n\nبقلم: هيئة التحرير\n\n\(text)\n")
        #expect(marked.sections.map(\.heading) == ["عام من الترميم"])
        #expect(marked.byline == "بقلم: هيئة التحرير")
        let heading = parse("المكتبة تفتح أبوابها\n\nقاعات جديدة\n\n\(text)\n")
        #expect(heading.sections.map(\.heading) == ["قاعات جديدة"])
        #expect(heading.lead == nil)
    }

    @Test(
        "bylines and their kin",
        arguments: ["بقلم: قسم الرأي", "بقلم قسم الرأي", "كتبت: هيئة التحرير", "إعداد: قسم البيانات", "ترجمة: قسم الترجمة", "تصوير: قسم الصورة"])
    func bylines(_ line: String) {
        #expect(parse("عنوان الخبر هنا\n\(line)\n\nفقرة أولى كاملة تنتهي بنقطة وتقول شيئًا.\n").byline == line)
    }

    private static let paragraph = "فقرة أولى كاملة تنتهي بنقطة، وتقول للقارئ شيئًا مفيدًا عن المدينة وأهلها وأسواقها القديمة."

    @Test(
        "who wrote, from where and for whom, on lines under the title that have no word for it",
        arguments: [
            "القاهرة\n\nخاص\n\nطه حسين", "سلا\n\nط. حسين", "محمود درويش", "متابعة ط.حسين", "تغطية وصور محمود درويش", "بني ملال\n\nعبد الرحمن منيف",
            "حاورته مي زيادة", "علي مبارك",
        ])
    func unlabelled(_ lines: String) {
        let article = parse("عنوان الخبر هنا\n\n\(lines)\n\n\(Self.paragraph)\n\n\(Self.paragraph)\n")
        let said = lines.split(separator: "\n").map(String.init)
        #expect(article.byline == said.filter { $0 != article.kicker }.joined(separator: " · "))
        #expect(article.kicker == (said.contains("خاص") ? "خاص" : nil))
        #expect(article.lead == Self.paragraph)
        #expect(article.sections.map(\.heading) == [nil])
    }

    @Test("between title and date a line as short as a name is one", arguments: ["الجاحظ", "ياقوت الحموي", "قسم المدن"])
    func beforeTheDate(_ name: String) {
        let article = parse("عنوان الخبر هنا\n\n\(name)\n12 أيار 2026\n\n\(Self.paragraph)\n")
        #expect(article.byline == name)
        #expect(article.date == "12 أيار 2026")
    }

    @Test("an agency is known by its letters", arguments: ["و م ع", "أ ش أ", "د.ب.أ", "(أ ف ب)", "رويترز / و م ع"])
    func agencyLetters(_ line: String) {
        #expect(parse("عنوان الخبر هنا\n\n\(line)\n\n\(Self.paragraph)\n").source == line.filter { $0 != "(" && $0 != ")" })
    }

    @Test(
        "a heading right under the title stays one",
        arguments: [
            "مقدمة", "قاعات جديدة", "أمين عام جديد", "هبة النيل", "وفاء للعهد", "على الطريق", "أمل جديد", "حياة المدينة", "لماذا الآن؟",
            "محمد صلى ركعتين ثم عاد إلى بيته",
        ])
    func headingUnderTitle(_ line: String) {
        #expect(parse("عنوان الخبر هنا\n\n\(line)\n\n\(Self.paragraph)\n\nخاتمة\n\n\(Self.paragraph)\n").byline == nil)
    }

    @Test(
        "names that are spelled as verbs and prepositions are",
        arguments: [
            "علي مبارك", "على مبارك", "محمد علي", "فيروز", "ويليام شكسبير", "سيمون دي بوفوار", "يوحنا الدمشقي", "فيكتور هوغو", "يارا", "وليم بليك",
            "سيرين",
        ])
    func namesAsVerbs(_ name: String) {
        let article = parse("رئيس التحرير: \(name)\n\nعنوان الخبر هنا\n\nتحليل من \(name)\n\n\(Self.paragraph)\n")
        #expect(article.credits == [Credit(role: "رئيس التحرير", name: name)])
        #expect(article.byline == "تحليل من \(name)")
    }

    @Test("a verb that furniture shares is text: «شارك آلاف…»")
    func furnitureIsWholeLines() {
        let article = parse("عنوان\n\nشارك آلاف القراء في المعرض\n\nوكان اليوم الأول حافلًا بالندوات والقراءات والورش للصغار والكبار معًا.\n")
        #expect(article.sections.first?.heading == "شارك آلاف القراء في المعرض" && article.furniture.isEmpty)
    }

    @Test(
        "a program's lines are text, whatever their words: nothing of them is the page's",
        arguments: ["print(1)", ">>> print(1)", "save(12)", "> شارك"])
    func programLines(_ line: String) {
        let article = parse(
            "عنوان\n\nاكتب السطر الآتي، ثم اضغط مفتاح الإدخال لترى ما يكون.\n\n\(line)\n\nوهذا كل ما في الأمر، فجربه بنفسك مرة ومرة.\n")
        let shown = article.sections.compactMap(\.heading) + article.sections.flatMap(\.blocks).map { String(codePoints: $0.text) }
        #expect(article.furniture.isEmpty && shown.count == 3, "\(shown)")
    }

    @Test("furniture at the end of a paragraph's line is cut off it")
    func trailingFurniture() {
        let article = parse("عنوان\n\nفقرة أولى كاملة.\n\nفقرة ثانية كاملة تنتهي هنا.          تابع قارئ على:\n")
        #expect(article.furniture == ["تابع قارئ على:"])
        #expect(article.sections[0].blocks.map { String(codePoints: $0.text) } == ["فقرة أولى كاملة.", "فقرة ثانية كاملة تنتهي هنا."])
    }

    @Test("what a wiki puts behind its headings, and under its titles, is no part of a text that was copied from it")
    func editLabels() {
        let paragraph = "وهذه فقرة كاملة تنتهي بنقطة، وفيها من الكلام ما يكفي لتكون متنًا يُقرأ لا عنوانًا، وقد كُتبت لهذا وحده هنا."
        let article = parse(
            "القلعة\nمن ويكيبيديا، الموسوعة الحرة\n\n\(paragraph)\n\nالتسمية[عدل]\n\(paragraph)\n\nالتاريخ [عدل | عدل المصدر]\n\(paragraph)\n\nالمراجع[1]\n\(paragraph)\n"
        )
        #expect(article.sections.map(\.heading) == [nil, "التسمية", "التاريخ", "المراجع[1]"], "\(article.sections.map(\.heading))")
        #expect(article.furniture.count == 3 && !article.sections[0].blocks.contains { String(codePoints: $0.text).contains("ويكيبيديا") })
    }

    @Test("an empty related block is one without items")
    func emptyRelated() {
        let article = parse("عنوان\n\nفقرة أولى كاملة.\n\nمقالات ذات صلة\n")
        #expect(article.relatedHeading == "مقالات ذات صلة" && article.related.isEmpty)
        #expect(parse("عنوان\n\nفقرة أولى كاملة.\n").relatedHeading == nil)
    }

    @Test("texts with none of these parts are texts still")
    func plainTexts() {
        #expect(parse("").sections.isEmpty)
        #expect(parse("\n\n  \n").title == nil)
        let huge = String(repeating: "كلمة أخرى من كلمات هذه الفقرة الطويلة جدًا ", count: 400)
        #expect(parse(huge).title == nil && parse(huge).sections.map(\.blocks.count) == [1])
        let headings = parse("العنوان\n\nالأول\n\nالثاني\n\nالثالث\n")
        #expect(headings.title == "العنوان" && headings.sections.map(\.heading) == ["الأول", "الثاني", "الثالث"])
        #expect(parse("كلمة").title == "كلمة")
    }

    @Test("verse lines are no headings")
    func verse() {
        let article = parse("قصيدة\n\nسطر أول من الشعر\nسطر ثان من الشعر\nسطر ثالث من الشعر\n")
        #expect(article.sections.map(\.heading) == [nil] && article.sections[0].blocks.count == 3)
    }

    @Test("no letter of the input is lost", arguments: 0..<200)
    func nothingLost(seed: Int) {
        let text = shuffled(seed)
        let article = parse(text)
        var found: [UInt32: Int] = [:]
        for part in article.allStrings { for scalar in codePoints(part) { found[scalar, default: 0] += 1 } }
        for scalar in codePoints(text) where LineKind.isLetter(scalar) { found[scalar, default: 0] -= 1 }
        let lost = found.filter { LineKind.isLetter($0.key) && $0.value < 0 }
        #expect(lost.isEmpty, "\(text)")
    }

    /// The report's lines in another order, some left out, some joined.
    private func shuffled(_ seed: Int) -> String {
        var state = UInt64(seed) &* 0x9E37_79B9 &+ 12345
        func next(_ bound: Int) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1
            return Int(state >> 33) % bound
        }
        var lines = report.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        for _ in 0..<next(12) { lines.swapAt(next(lines.count), next(lines.count)) }
        for _ in 0..<next(6) { lines.remove(at: next(lines.count)) }
        return lines.joined(separator: "\n")
    }

    @Test(
        "«كتب - …:» signs the article, with a place before it or not, and is no source",
        arguments: ["كتب - مراسلنا:", "كتبت – مراسلتنا :", "كتب مراسلنا:", "القاهرة - كتب مراسلنا:", "كتب - مراسلنا"])
    func signature(_ line: String) {
        let lead = "تفتح المكتبة العامة أبوابها هذا المساء، بعد أسبوعين من العمل في قاعاتها كلها."
        let article = parse("المكتبة العامة تعود إلى قرائها\n\n\(line)\n\n\(lead)\n\nويقول العاملون فيها إن القراء سيجدون كل كتاب في مكانه.")
        #expect(article.title == "المكتبة العامة تعود إلى قرائها" && article.source == nil && article.lead == lead)
        #expect(article.byline.map { LineFact.name(inByline: $0) } == (line.contains("كتبت") ? "مراسلتنا" : "مراسلنا"))
        #expect(LineFact.of(codePoints(line)) == .byline)
    }

    @Test("«كتب على صفحته:» signs nothing, and neither do books that a headline begins with")
    func noSignature() {
        #expect(LineFact.of(codePoints("كتب على صفحته:")) == nil)
        let article = parse("كتب - دليل القارئ إلى المعرض\n\nيفتح معرض الكتاب أبوابه غدًا، وهذه كتب ننصح بها من يزوره في يومه الأول.\n")
        #expect(article.title != nil && article.byline == nil)
    }

    @Test("a dateline that runs into the text names a source, and «كتب - فلان: …» none")
    func signedLead() {
        let article = parse("عنوان المقال هنا\n\nكتب - مراسلنا: وصلت القافلة إلى المدينة فجر اليوم، بعد رحلة استمرت ثلاثة أيام في الصحراء.\n")
        #expect(article.source == nil && article.lead?.hasPrefix("كتب - مراسلنا") == true)
    }
}

extension Article {
    /// Every text of the article, its furniture among them.
    fileprivate var allStrings: [String] {
        [kicker, title, byline, date, source, lead, relatedHeading].compactMap(\.self) + furniture
            + credits.flatMap { [$0.role, $0.name] } + related.flatMap { [$0.title, $0.url ?? ""] }
            + sections.flatMap { section in
                [section.heading ?? ""] + section.blocks.flatMap { [String(codePoints: $0.text), String(codePoints: $0.marker ?? [])] }
            }
    }
}
