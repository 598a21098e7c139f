// Which lines are verse: two halves with a sign or a gap between them.
import ArabicText
import Testing

@testable import ArticleModel

@Suite("Lines of verse") struct VerseLineTests {
    private static let halves = ("يا دارنا بين النخيل سلام", "ما غيرتك عن القلوب الأعوام")

    private static func blocks(_ body: String, isMarked: Bool = false) -> [Block] {
        let head = isMarked ? "---\ntitle: قصيدة\n---\n\n" : "قصيدة\n\nكتبها شاعر من أهل الواحة في صباه، ثم نسيها الناس زمنًا طويلًا قبل أن يجدوها.\n\n"
        return ArticleParser(source: TextLines(head + body)).article().sections.flatMap(\.blocks)
    }

    @Test(
        "halves parted by stars are verse, and so are those with a gap between them",
        arguments: [" *** ", "***", " * ", " ٭ ", "\t", "    ", " \u{A0}\u{A0} "])
    func parted(_ sign: String) throws {
        let text = codePoints(Self.halves.0 + sign + Self.halves.1)
        let verse = try #require(VerseLine(text))
        #expect(verse.isPlain)
        #expect(String(codePoints: text[verse.first]) == Self.halves.0 && String(codePoints: text[verse.second]) == Self.halves.1)
        for isMarked in [false, true] where !isMarked || sign.contains("*") {
            let found = Self.blocks(String(codePoints: text) + "\n\nفقرة بعد القصيدة.\n", isMarked: isMarked).filter { $0.role == .verse }
            #expect(found.map(\.text) == [text], "\(isMarked)")
        }
    }

    @Test("dots part verses where a neighbour has them too", arguments: [" … ", " ... ", "…"]) func dotted(_ sign: String) {
        let verse = Self.halves.0 + sign + Self.halves.1
        let next = "نمشي إليك وفي الخطا أشواقنا\(sign)وتضيء فيك لنا المدى الأحلام"
        #expect(Self.blocks("\(verse)\n\(next)\n\nفقرة بعد القصيدة.\n").filter { $0.role == .verse }.count == 2)
        #expect(!Self.blocks("\(verse)\n\nفقرة بعد القصيدة.\n").contains { $0.role == .verse })
    }

    @Test(
        "prose is no verse",
        arguments: [
            "قال الرجل ما قاله… ثم مضى في طريقه ولم يلتفت إلى أحد من الناس", "*** تنويه من هيئة التحرير إلى القراء الكرام ***",
            "عدد السكان في المدينة    1450 نسمة في العام", "نعم *** لا", "العنوان الأول *** العنوان الثاني *** العنوان الثالث",
            "let x = 1    // the first",
            "الاسم\tالعدد",
        ])
    func prose(_ line: String) { #expect(!Self.blocks("\(line)\n\nفقرة بعد السطر.\n").contains { $0.role == .verse }) }

    @Test("verses of marked text are written as they were read") func written() {
        let text =
            "---\ntitle: \"قصيدة\"\n---\n\n\(Self.halves.0) *** \(Self.halves.1)\nنمشي إليك وفي الخطا أشواقنا *** وتضيء فيك لنا المدى الأحلام\n"
        let article = ArticleParser(source: TextLines(text)).article()
        #expect(article.sections.flatMap(\.blocks).map(\.role) == [.verse, .verse])
        #expect(ReaderTextWriter.text(of: article).hasSuffix(text.suffix(120)))
    }
}
