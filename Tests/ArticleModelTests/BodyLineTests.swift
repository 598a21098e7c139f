// One line of a plain text's body between two paragraphs: what it is taken for, and what of it is its text.
import ArabicText
import Testing

@testable import ArticleModel

@Suite("Lines of a plain body")
struct BodyLineTests {
    private static let paragraph = "وهذه فقرة كاملة تنتهي بنقطة، وفيها من الكلام ما يكفي لتكون متنًا يُقرأ لا عنوانًا ولا بندًا في قائمة."

    /// What a line is: its role, its marker, its text. A heading is a section's own.
    private func taken(_ line: String) -> (role: BlockRole, marker: String, text: String)? {
        let text = "عنوان المقال هنا\n\n\(Self.paragraph)\n\n\(Self.paragraph)\n\n\(line)\n\n\(Self.paragraph)\n\n\(Self.paragraph)\n"
        let article = ArticleParser(source: TextLines(text)).article()
        if let heading = article.sections.last?.heading { return (.heading, "", heading) }
        // The lead, the second paragraph, the line.
        guard let blocks = article.sections.first?.blocks, blocks.count == 5 else { return nil }
        return (blocks[2].role, String(codePoints: blocks[2].marker ?? []), String(codePoints: blocks[2].text))
    }

    @Test(
        "numbers of up to three digits, in any digits and with any of the marks, head an item",
        arguments: [
            "1.", "12.", "123.", "7)", "45)", "678)", "1-", "99-", "100-", "3–", "(4)", "(15)", "(204)", "٣.", "١٢)", "١٢٣-", "۱۲۳.", "أ)", "(ب)",
            "b)", "أ-", "ب–", "هـ-",
        ])
    func markers(_ marker: String) {
        let line = taken("\(marker) بند من بنود القائمة")
        #expect(line?.role == .listItem && line?.marker == marker && line?.text == "بند من بنود القائمة")
    }

    @Test("bullets of every kind head an item, and show as one", arguments: ["-", "*", "•", "–", "▪"])
    func bullets(_ bullet: String) {
        let line = taken("\(bullet) بند من بنود القائمة")
        #expect(line?.role == .listItem && line?.marker == "•" && line?.text == "بند من بنود القائمة")
    }

    @Test("a bullet that says something of its item stays as it is", arguments: ["—", "✓", "✔", "✗", "☐", "☑"])
    func tellingBullets(_ bullet: String) {
        let line = taken("\(bullet) بند من بنود القائمة")
        #expect(line?.role == .listItem && line?.marker == bullet && line?.text == "بند من بنود القائمة")
    }

    @Test("what people say to each other keeps its dash, also where something is told between; a list of questions, or of claims, is a list")
    func speech() {
        func markers(_ lines: [String]) -> [String] {
            let text = (["عنوان القصة القصيرة", "", "جلس الحارس عند باب القلعة ينتظر من يمر به في الليل.", "", "ثم سمع صوتًا من بعيد."] + lines)
                .joined(separator: "\n")
            let article = ArticleParser(source: TextLines(text)).article()
            return article.sections.flatMap(\.blocks).compactMap { $0.marker.map { String(codePoints: $0) } }
        }
        #expect(markers(["- من القادم؟", "- أنا حامل البريد."]) == ["–", "–"])
        #expect(markers(["– من القادم؟", "", "اقترب الصوت من الباب قليلًا.", "", "– أنا حامل البريد."]) == ["–", "–"])
        #expect(markers(["- من القادم؟", "- متى وصل؟", "- أين بات؟"]) == ["•", "•", "•"])
        #expect(markers(["- الخبز.", "- الملح.", "- الماء."]) == ["•", "•", "•"])
    }

    @Test(
        "what only looks like a number of a list is text",
        arguments: ["1234. كلام", "1.5 كيلومتر من هنا", "2026 عام القراءة", "12: كلام", "(4 كلام", "أ. كلام"])
    func noMarkers(_ text: String) { #expect(taken(text).map(\.role) != .listItem) }

    @Test(
        "marks alone part what is above from what is below",
        arguments: ["***", "* * *", "---", "-----", "===", "___", "~~~", "ـــــ", "⁂", "◆", "✦", "###"])
    func separators(_ text: String) { #expect(taken(text)?.role == .separator) }

    @Test("too few marks part nothing", arguments: ["**", "--", "ـ", "=", "*-*"])
    func noSeparators(_ text: String) { #expect(taken(text).map(\.role) != .separator) }

    @Test(
        "a line between quotation marks is a quotation, whatever ends its sentence",
        arguments: ["«كلام منقول»", "«كلام منقول».", "«أين الكتاب»؟", "«ما أجمل الكتاب»!", "«كلام منقول»،", "“كلام منقول”", "\"كلام منقول\"."])
    func quotations(_ text: String) {
        let line = taken(text)
        #expect(line?.role == .quotation && line?.text == text)
    }

    @Test("a quotation within a line makes none of it", arguments: ["«أول» و«ثان»", "قال «كلام منقول»", "«كلام» ثم مضى إلى بيته."])
    func noQuotations(_ text: String) { #expect(taken(text).map(\.role) != .quotation) }

    @Test("one to six number signs and a space mark a heading", arguments: 1...6)
    func markedHeadings(_ count: Int) {
        let line = taken(String(repeating: "#", count: count) + " قسم جديد.")
        #expect(line?.role == .heading && line?.text == "قسم جديد.")
    }

    @Test("seven signs mark none, and neither does the tag of a network", arguments: ["####### قسم جديد.", "#مكتبة_المدينة", "#قراءة"])
    func noHeadings(_ text: String) { #expect(taken(text).map { $0.role == .paragraph && $0.text == text } == true) }

    @Test(
        "a picture's caption is one by its label, or by the agency behind it",
        arguments: ["صورة: القاعة الكبرى بعد الترميم", "القاعة الكبرى بعد الترميم (رويترز)"])
    func captions(_ text: String) { #expect(taken(text)?.role == .caption) }

    @Test(
        "an item of the related block loses what stands between its title and its address, and behind it",
        arguments: [
            "دليل المكتبات - guide.txt", "دليل المكتبات: guide.txt", "دليل المكتبات (guide.txt)", "دليل المكتبات <guide.txt>",
            "- دليل المكتبات – guide.txt",
            "12. دليل المكتبات | guide.txt", "دليل المكتبات → guide.txt", "[دليل المكتبات](guide.txt)",
        ])
    func related(_ line: String) {
        let article = ArticleParser(source: TextLines("عنوان المقال هنا\n\n\(Self.paragraph)\n\nمقالات ذات صلة\n\(line)\n")).article()
        #expect(article.related == [RelatedItem(title: "دليل المكتبات", url: "guide.txt")])
    }

    @Test("an address loses the signs of the sentence around it", arguments: [".", ")", ">", "،", ".)"])
    func addressEnds(_ end: String) {
        let line = "دليل المكتبات https://a.example/x\(end)"
        let article = ArticleParser(source: TextLines("عنوان المقال هنا\n\n\(Self.paragraph)\n\nمقالات ذات صلة\n\(line)\n")).article()
        #expect(article.related == [RelatedItem(title: "دليل المكتبات", url: "https://a.example/x")])
    }
}
