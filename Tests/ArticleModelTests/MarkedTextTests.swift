// Marked text in, the same article out; and out again as the same text.
import ArabicText
import Testing

@testable import ArticleModel

@Suite("Marked text")
struct MarkedTextTests {
    private func parse(_ text: String) -> Article { ArticleParser(source: TextLines(text)).article() }

    private let marked = """
        ---
        title: «المدينة» تقرأ: تقرير في سطرين
        kicker: خاص
        credit: رئيس التحرير: هيئة التحرير
        credit: التدقيق اللغوي: قسم اللغة
        byline: قسم الثقافة
        date: 3 مايو/أيار 2026
        published: 2026-05-03T09:30:00+03:00
        source: صحيفة المدينة
        url: https://example.org/a/1
        language: ar
        direction: rtl
        picture: https://example.org/whole.jpg
        tags:
          - ثقافة
        lead: مقدمة فيها [رابط](https://example.org/lead) واحد.
        ---

        شارك
        عاجل | ليس هذا عنوانًا

        ## قسم أول.

        فقرة فيها [نص الرابط](https://example.org/p_\\(1\\)) ثم \\[قوسان\\] وشرطة مائلة \\\\.

        > قول مأثور
        - أول
        - [ثان](b.txt)
        3) ثالث

        ![صورة المكتبة](https://example.org/p.jpg)
        | السنة | العدد |
        ***
        | 2025 | [12](https://example.org/t) \\| 13 |

        => [المزيد هنا](https://example.org/more)

        \\## ليس عنوانًا

        ## مقالات ذات صلة

        - [مقال \\[أول\\]](https://example.org/r1)
        - مقال بلا رابط
        """

    @Test("says all it states and guesses nothing")
    func wholeText() {
        let article = parse(marked)
        #expect(article.title == "«المدينة» تقرأ: تقرير في سطرين" && article.kicker == "خاص" && article.byline == "قسم الثقافة")
        #expect(article.credits.map(\.name) == ["هيئة التحرير", "قسم اللغة"] && article.credits[0].role == "رئيس التحرير")
        #expect(article.date == "3 مايو/أيار 2026" && article.published == "2026-05-03T09:30:00+03:00" && article.source == "صحيفة المدينة")
        #expect(article.url == "https://example.org/a/1" && article.language == "ar" && article.isRightToLeft == true)
        #expect(article.picture == "https://example.org/whole.jpg")
        #expect(article.lead == "مقدمة فيها رابط واحد." && article.furniture.isEmpty)
        #expect(article.sections.map(\.heading) == [nil, "قسم أول."])
        #expect(article.sections[0].blocks.map(\.role) == [.lead, .paragraph, .paragraph])
        #expect(article.sections[0].blocks[0].links == [BlockLink(range: 11..<15, url: "https://example.org/lead")])
        #expect(article.sections[0].blocks.map(\.standsApart) == [true, true, false])
        let blocks = article.sections[1].blocks
        #expect(
            blocks.map(\.role) == [
                .paragraph, .quotation, .listItem, .listItem, .listItem, .caption, .tableRow, .separator, .tableRow, .crossReference, .paragraph,
            ])
        #expect(String(codePoints: blocks[0].text) == "فقرة فيها نص الرابط ثم [قوسان] وشرطة مائلة \\.")
        #expect(blocks[0].links == [BlockLink(range: 10..<19, url: "https://example.org/p_(1)")])
        #expect(blocks[3].links == [BlockLink(range: 0..<3, url: "b.txt")] && blocks[4].marker == codePoints("3)"))
        #expect(blocks[5].links.map(\.url) == ["https://example.org/p.jpg"])
        #expect(String(codePoints: blocks[8].text) == "2025 │ 12 | 13" && blocks[8].links.map(\.range) == [7..<9])
        #expect(String(codePoints: blocks[10].text) == "## ليس عنوانًا")
        #expect(article.relatedHeading == "مقالات ذات صلة")
        #expect(article.related == [RelatedItem(title: "مقال [أول]", url: "https://example.org/r1"), RelatedItem(title: "مقال بلا رابط")])
    }

    @Test("a head of its parts, in their order, whatever the order of the keys")
    func headOrder() {
        let text = "---\nlead: مقدمة\ntitle: عنوان\ncredit: الناشر: دار\n---\nمتن\n"
        let head = ArticleParser(source: TextLines(text)).head()
        #expect(head.blocks.map(\.role) == [.credit, .title, .lead])
        #expect(head.bodyStart == text.utf8.count - "متن\n".utf8.count)
    }

    @Test(
        "a first line of dashes alone does not make a text marked",
        arguments: [
            "---\nعنوان الخبر\n---\nفقرة.\n", "---\nNote: text\n---\nفقرة.\n", "---\ntitle: عنوان\n\nلا إغلاق هنا.\n", "---\n---\nفقرة.\n", "---", "",
            "----\ntitle: عنوان\n----\n", "عنوان\n---\ntitle: عنوان\n---\n",
        ])
    func plain(_ text: String) {
        #expect(!ArticleParser(source: TextLines(text)).isMarked)
    }

    @Test("values in quotation marks, keys with nothing, and keys that are not known")
    func values() {
        let article = parse("---\ntitle: \"قال: \\\"نعم\\\" ثم مضى\"\nbyline:\nlayout: post\n# ملاحظة\n---\n")
        #expect(article.title == "قال: \"نعم\" ثم مضى" && article.byline == nil && article.sections.isEmpty)
    }

    @Test("a block reads alike from its own line and in the course of the text")
    func locality() {
        let parser = ArticleParser(source: TextLines(marked))
        let (head, tail) = (parser.head(), parser.tail(bodyStart: parser.head().bodyStart))
        var forward: [Block] = []
        var offset = head.bodyStart
        while let (block, next) = parser.block(startingAt: offset, limit: tail.tailStart) {
            forward.append(block)
            offset = next
        }
        var backward: [Block] = []
        var place = tail.tailStart
        while let start = parser.previousBlockStart(before: place, floor: head.bodyStart) {
            if let (block, _) = parser.block(startingAt: start, limit: tail.tailStart) { backward.append(block) }
            place = start
        }
        #expect(forward.count == 14 && forward == backward.reversed())
    }

    @Test("what the writer writes reads back as the same article", arguments: 0..<120)
    func roundTrip(seed: Int) {
        var maker = ArticleMaker(seed: seed)
        let article = maker.article()
        let text = ReaderTextWriter.text(of: article)
        let again = parse(text)
        #expect(again.comparable == article.comparable, "\(text)")
        #expect(ReaderTextWriter.text(of: again) == text)
    }

    @Test("a plain article written as marked text keeps its parts")
    func fromPlain() {
        let plain = parse(
            "عاجل | عنوان\n\nبقلم: قسم الرأي\n\nفقرة أولى كاملة تنتهي بنقطة.\n\nعنوان فرعي\n\n- بند\n1) بند\n\nفقرة ثانية كاملة.\n\nاقرأ أيضًا\nدليل - guide.txt\n"
        )
        #expect(parse(ReaderTextWriter.text(of: plain)).comparable == plain.comparable)
    }
}

extension Article {
    /// The article without the places of its blocks in the source and its furniture. A line is verse by what it says.
    var comparable: Article {
        var copy = self
        copy.furniture = []
        for section in copy.sections.indices {
            for block in copy.sections[section].blocks.indices {
                copy.sections[section].blocks[block].sourceRange = 0..<0
                copy.sections[section].blocks[block].followsBlankLine = copy.sections[section].blocks[block].standsApart
                copy.sections[section].blocks[block].trailingFurniture = nil
                if copy.sections[section].blocks[block].role == .verse { copy.sections[section].blocks[block].role = .paragraph }
                if copy.sections[section].blocks[block].role == .separator { copy.sections[section].blocks[block].text = codePoints("***") }
            }
        }
        return copy
    }
}

/// Makes articles of all parts out of words that look like markup.
private struct ArticleMaker {
    private var state: UInt64

    init(seed: Int) { state = UInt64(seed) &* 0x9E37_79B9 &+ 77 }

    private mutating func next(_ bound: Int) -> Int {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return Int(state >> 33) % bound
    }

    private static let words = [
        "كلمة", "خبر", "«قول»", "\"", "\\", "[", "]", "(", ")", "|", "-", "*", "***", "---", "#", "##", ">", "=>", "1.", "(2)", "أ)", "!", "![",
        "title:",
        "شارك", "المصدر:", "عاجل", "https://example.org/a_(b)", "│", "٣-", "مدينة", "كتاب", ".", "،", "\u{2067}", "٪",
    ]

    private mutating func text(_ most: Int = 6) -> String {
        (0...next(most)).map { _ in Self.words[next(Self.words.count)] }.joined(separator: " ")
    }

    private mutating func maybe(_ most: Int = 6) -> String? { next(3) == 0 ? nil : text(most) }

    private mutating func block() -> Block {
        let roles: [BlockRole] = [.paragraph, .paragraph, .listItem, .quotation, .caption, .crossReference, .tableRow, .separator]
        var block = Block(role: roles[next(roles.count)], text: codePoints(text(12)), sourceRange: 0..<0)
        block.standsApart = next(3) > 0
        if block.role == .quotation { block.level = next(4) }
        switch block.role {
        case .separator: block.text = codePoints("***")
        case .listItem: block.marker = codePoints(["•", "1.", "٢)", "(3)", "☐", "☑", "✓", "–", "—", "أ-"][next(10)])
        case .caption:
            if next(2) == 0 { block.links = [BlockLink(range: 0..<block.text.count, url: "https://example.org/(x).jpg")] }
        case .tableRow:
            block.text = codePoints((0...next(3)).map { _ in text(2).replacing(" │ ") }.joined(separator: " │ "))
        default:
            var place = 0
            while next(2) == 0, place + 2 < block.text.count {
                let start = place + next(block.text.count - place - 1)
                let end = start + 1 + next(block.text.count - start)
                block.links.append(BlockLink(range: start..<end, url: "https://example.org/\\(\(next(99)))[x]"))
                place = end
            }
        }
        return block
    }

    mutating func article() -> Article {
        var article = Article()
        (article.title, article.kicker, article.byline, article.date) = (maybe(), maybe(2), maybe(), maybe())
        (article.source, article.url, article.language) = (maybe(), maybe(), maybe(1))
        article.published = maybe(1)
        article.isRightToLeft = [nil, true, false][next(3)]
        for _ in 0..<next(3) { article.credits.append(Credit(role: "المحرر", name: text())) }
        article.sections = [Section(heading: nil)]
        if let lead = maybe(20) {
            article.lead = lead
            var block = Block(role: .lead, text: codePoints(lead), sourceRange: 0..<0)
            if block.text.count > 4 { block.links = [BlockLink(range: 1..<3, url: "a b.txt")] }
            article.sections[0].blocks = [block]
        }
        for index in 0..<(1 + next(3)) {
            if index > 0 { article.sections.append(Section(heading: text(4))) }
            for _ in 0..<next(6) { article.sections[index].blocks.append(block()) }
        }
        // What stands first stands apart.
        if article.sections[0].blocks.count > (article.lead == nil ? 0 : 1) {
            article.sections[0].blocks[article.lead == nil ? 0 : 1].standsApart = true
        }
        if article.sections[0].blocks.isEmpty { article.sections.removeFirst() }
        if next(2) == 0 {
            article.relatedHeading = "مقالات ذات صلة"
            for _ in 0..<next(4) { article.related.append(RelatedItem(title: text(), url: next(2) == 0 ? nil : "https://example.org/\(next(9))")) }
        }
        return article
    }
}

extension String {
    /// A text without what parts cells.
    fileprivate func replacing(_ separator: String) -> String { split(separator: "│").joined() == self ? self : "خلية" }
}
