// Texts: their bytes as lines, and lines as articles.
import ArabicText
import ArticleModel
import TextLayout

typealias ArticleLinesOfText = ArticleLines

extension ArticleLines {
    init(_ written: String) { self.init(encoded(Array(written.utf8), .utf8)) }
}

private let encodings: [TextEncoding?] = [nil] + TextEncoding.allCases

private let news = """
    رئيس التحرير: قسم التجارب жзи

    تقرير | قطار الساحل يعود إلى سكته بعد عامين

    كتب: قسم المحليات жук
    الأحد 8 آذار/مارس 2026
    المصدر: وكالة الميناء

    عاد قطار الساحل أمس إلى سكته القديمة، وحمل في رحلته الأولى مئتي راكب من المرفأ إلى محطة الجبل.

    الرحلة الأولى

    انطلق القطار في السادسة صباحًا (الرصيف القديم)، абвгд وقال مدير المحطة: «نريد قطارًا يصل في موعده».

    - طول السكة 84 كيلومترًا
    • عدد المحطات 7
    1. ثمن التذكرة 3.50
    > قول منقول ежик
    [صورة: القطار عند الجسر]
    ***
    اقرأ أيضًا:
    - قطار الجبل https://news.example/a.txt
    - حافلة المدينة

    شارك
    اطبع
    """

extension FuzzTarget {
    static let decoding = FuzzTarget(
        "decoding",
        seedBytes: [
            Array("\u{0}".utf8) + Array(news.utf8), [0x01, 0xFE, 0xFF, 0x06, 0x27, 0x00, 0x0A, 0xD8, 0x00],
            [0x02, 0xC7, 0xE1, 0x0D, 0x0A, 0x1B, 0x5B, 0x33, 0x31, 0x6D],
        ]
    ) { bytes in
        let text = encoded(bytes.dropFirst(), encodings[Int(bytes.first ?? 0) % encodings.count])
        _ = text.isBinary
        var starts: [Int] = []
        var place = text.startOffset
        while let range = text.lineRange(startingAt: place) {
            try promise(range.lowerBound == place && range.upperBound <= text.endOffset, "a line of \(range) at \(place)")
            starts.append(place)
            var line: [UInt32] = []
            text.decode(range, appendingTo: &line)
            try expectClean(line, "a line")
            try promise(line.count <= range.count, "\(line.count) scalars of \(range.count) bytes")
            let next = text.nextLineStart(afterLineEndingAt: range.upperBound)
            try promise(next > place, "a line that does not end at \(place)")
            place = next
        }
        var backward: [Int] = []
        var start: Int? = text.endOffset
        while let here = start.flatMap({ text.previousLineStart(before: $0) }) {
            backward.append(here)
            start = here
        }
        try promise(backward.reversed() == starts, "lines forward \(starts.count), backward \(backward.count)")
        for offset in stride(from: 0, to: text.endOffset, by: max(1, text.endOffset / 40)) where !starts.isEmpty {
            try promise(starts.contains(text.lineStart(containing: offset)), "\(offset) stands in no line")
        }
    }

    static let plainText = FuzzTarget("plain-text", seeds: [news, "عنوان\n\nنص أول жж.\n\nنص ثان.\n", "عاجل | خبر\nжз\n\n\n\tا"]) { bytes in
        let text = encoded(bytes, .utf8)
        let article = ArticleParser(source: ArticleLines(text)).article()
        try expectClean(article)
        var (before, after) = (Letters(), Letters())
        var place = text.startOffset
        while let range = text.lineRange(startingAt: place) {
            var line: [UInt32] = []
            text.decode(range, appendingTo: &line)
            before.take(line)
            place = text.nextLineStart(afterLineEndingAt: range.upperBound)
        }
        after.take(article)
        try before.arrive(in: after, "from the text to the article")
    }

    static let markedText = FuzzTarget(
        "marked-text",
        seeds: [
            "---\ntitle: عنوان жз\ncredit: مصور: فلان\ndate: 3 مايو 2026\ndirection: rtl\nlead: \"مقدمة [رابط](https://a.example/)\"\n---\n\n## قسم\n\nنص فيه [رابط](https://a.example/x) и буквы.\n\n- بند\n  - بند داخلي\n\n> قول\n\n| أ | ب |\n| ج | د |\n\n```\nlet x = 1\n```\n",
            "---\ntitle:\n---\n\\## ليس عنوانًا\n",
        ]
    ) { bytes in
        let article = ArticleParser(source: ArticleLines(encoded(bytes, .utf8))).article()
        try expectClean(article)
        try expectKept(article, as: ReaderTextWriter.text(of: article))
    }
}
