// Texts that were wrapped by hand or by a program, and texts whose lines are their own.
import ArabicText
import TestSupport
import Testing

@testable import ArticleModel

@Suite("Wrapped lines")
struct WrappedLinesTests {
    private static let paragraphs: [String] = (0..<5).map { number in
        "فتحت المكتبة رقم \(number) أبوابها صباح اليوم أمام القراء، بعد ترميم دام ثلاثة أعوام وشمل القاعات الأربع ومخزن المخطوطات. ودخل أول الزائرين في الثامنة، وكان في انتظارهم فهرس جديد يُبحث فيه بالعنوان والمؤلف وأول السطر\(number % 2 == 0 ? ". ولم تغلق قاعة المطالعة الليلية كما كان مقترحًا، بل مُدّت ساعاتها إلى العاشرة مساءً." : ".")"
    }

    private static let poem: String = {
        let words = ["القمر", "النجم", "الليل", "الفجر", "البدر", "الأفق"]
        return words.map { "نمشي إلى النهر البعيد صباحنا ونعود و" + $0 + " المضيء دليلنا" }.joined(separator: "\n")
    }()

    /// As a program that counts letters wraps, marks left out of the count.
    private static func wrapped(_ paragraph: String, width: Int, ending: String = "\n") -> String {
        var lines: [String] = []
        var columns = 0
        for word in paragraph.split(separator: " ") {
            let length = word.unicodeScalars.count { !CharacterProperties($0.value).isHaraka }
            if lines.isEmpty || columns + 1 + length > width {
                lines.append(String(word))
                columns = length
            } else {
                lines[lines.count - 1] += " " + word
                columns += 1 + length
            }
        }
        return lines.joined(separator: ending)
    }

    private func joined(_ text: String, _ encoding: TextEncoding = .utf8) -> String? {
        WrappedLines.joined(EncodedText(TextBytes(copying: Array(text.utf8)), encoding: encoding)).map {
            String(decoding: $0.source.bytes, as: UTF8.self)
        }
    }

    @Test("a paragraph is one line again, whatever it was wrapped at", arguments: [50, 60, 66, 72, 78, 100])
    func whole(_ width: Int) {
        let text = "مدينة الورق تفتح مكتبتها\n\n" + Self.paragraphs.joined(separator: "\n\n") + "\n"
        let wrapped = "مدينة الورق تفتح مكتبتها\n\n" + Self.paragraphs.map { Self.wrapped($0, width: width) }.joined(separator: "\n\n") + "\n"
        #expect(joined(wrapped) == text)
        #expect(joined(text) == nil)
        let crossed =
            "مدينة الورق تفتح مكتبتها\r\n\r\n" + Self.paragraphs.map { Self.wrapped($0, width: width, ending: "\r\n") }.joined(separator: "\r\n\r\n")
        #expect(joined(crossed)?.split(separator: "\r\n\r\n").dropFirst().map(String.init) == Self.paragraphs)
    }

    @Test("paragraphs without a blank line between are told by their indent, spaces at a line's edges are none between words")
    func indented() {
        let wrapped = Self.paragraphs.map { "    " + Self.wrapped($0, width: 70).replacing("\n", with: "  \n") }.joined(separator: "\n")
        #expect(joined(wrapped) == Self.paragraphs.map { "    " + $0 }.joined(separator: "\n"))
    }

    @Test("lines of several widths, as a printed page has them, are put together up to a sentence's short last line")
    func printed() {
        var widths = [74, 66, 70, 62, 76, 68].makeIterator()
        func printed(_ paragraph: String) -> String {
            var (lines, line, width) = ([String](), "", 72)
            for word in paragraph.split(separator: " ") {
                if line.count + word.count + 1 > width {
                    lines.append(line)
                    line = ""
                    width = widths.next() ?? 71
                }
                line += line.isEmpty ? String(word) : " " + word
            }
            return (lines + [line]).joined(separator: "\n")
        }
        let text = Self.paragraphs.map(printed).joined(separator: "\n\n")
        #expect(joined(text) == Self.paragraphs.joined(separator: "\n\n"))
    }

    @Test("items, quotations, rules and programs among wrapped lines keep theirs")
    func others() {
        let kept = ["- أول البنود هنا", "- ثانيها", "> قال المدير شيئًا", "***", "    let x = 1", "    let y = 2", "1. خبر", "2. خبر"]
        let text = Self.paragraphs.map { Self.wrapped($0, width: 72) }.joined(separator: "\n\n") + "\n\n" + kept.joined(separator: "\n") + "\n"
        #expect(joined(text)?.hasSuffix("\n\n" + kept.joined(separator: "\n") + "\n") == true)
    }

    /// Verse (parted, free, of one metre in poems and all in one), messages, a list without marks, addresses, a paragraph a line.
    private static let ownLines: [String] = {
        func lines(_ count: Int, _ line: (Int) -> String) -> String { (0..<count).map(line).joined(separator: "\n") }
        let free = ["في آخر الليل", "يمشي النهر وحيدًا بين البيوت", "ولا أحد ينادي", "سوى شجر على الضفتين", "وأنا"]
        return [
            lines(20) { "نمشي إلى النهر البعيد مع الصباح" + ($0 % 3 == 0 ? " الجديد" : "") + "   ونعود والقمر المضيء دليلنا" },
            lines(24) { free[$0 % 5] },
            [poem, poem, poem, poem, poem].joined(separator: "\n\n"),
            [poem, poem, poem, poem].joined(separator: "\n"),
            lines(20) { "وصل القطار رقم \($0) إلى المحطة." },
            lines(20) { "[10:\($0 + 10)] المراسل: السوق مفتوح والحركة عادية في كل الأزقة." },
            lines(20) { "https://example.org/news/2026/11/\($0)/a-story-of-the-old-market" },
            paragraphs.joined(separator: "\n"), "", "كلمة", "\n\n\n",
        ]
    }()

    @Test("lines that are their own stay so", arguments: ownLines)
    func own(_ text: String) { #expect(joined(text) == nil) }

    @Test("facts and verses among wrapped lines keep theirs; marked text is left alone")
    func factsAndVerses() {
        let title = "مدينة الورق تفتح مكتبتها المركزية أمام القراء بعد ثلاثة أعوام من الترميم"
        let head = title + "\nبقلم: قسم الثقافة\n\n"
        let verses =
            "نمشي إلى النهر البعيد مع الصباح وأهله   ونعود والقمر المضيء دليلنا وحادينا\nونقول للنهر الذي يجري إلى آخر المدى   إنا رجعنا والحكايات التي تروى لنا"
        let body = Self.paragraphs.map { Self.wrapped($0, width: 72) }.joined(separator: "\n\n")
        let whole = Self.paragraphs.joined(separator: "\n\n")
        #expect(joined(head + body + "\n\n" + verses + "\n\n" + body) == head + whole + "\n\n" + verses + "\n\n" + whole)
        #expect(joined("---\ntitle: \(title)\nsource: صحيفة الساحل\n---\n\n" + body) == nil)
    }

    @Test("the article of a wrapped text is the article of the text")
    func article() {
        let head = "رئيس التحرير: هيئة التحرير\n\nمدينة الورق تفتح مكتبتها\n\nبقلم: قسم الثقافة\n12 أيار 2026\n\n"
        let wrapped = head + Self.paragraphs.map { Self.wrapped($0, width: 64) }.joined(separator: "\n\n") + "\n"
        func article(_ text: String) -> Article { ArticleParser(source: TextLines(text)).article() }
        let whole = article(head + Self.paragraphs.joined(separator: "\n\n") + "\n")
        #expect(whole.byline == "بقلم: قسم الثقافة" && joined(wrapped).map(article) == whole)
    }
}
