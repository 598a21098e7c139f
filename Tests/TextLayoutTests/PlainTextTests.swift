// Texts to which something was done in storing, sending or printing, and texts to which nothing was.
import ArabicText
import TextLayout
import Testing

import ArticleModel

@Suite("Plain texts as they were written")
struct PlainTextTests {
    private static let article = """
        مجلس المدينة يقرّ موازنة العام المقبل

        أقرّ مجلس المدينة أمس موازنة العام المقبل، وقيمتها 4.5 مليون دينار، بعد نقاش دام ساعتين (من 10:30 إلى 12:30).

        وقال رئيسه: «الأولوية للطرق والمدارس»، ونشر النص على Port Said Online.

        وأضاف لـCNN أن العمل يبدأ في 2026 لا في 2025، وأن لجنة من الأعضاء ستتابعه شهرًا بعد شهر حتى نهاية الربيع.
        """

    private func written(_ bytes: [UInt8], _ encoding: TextEncoding? = nil) -> String {
        let text = PlainText.asWritten(EncodedText(TextBytes(copying: bytes), encoding: encoding))
        var scalars: [UInt32] = []
        var offset = text.startOffset
        while let range = text.lineRange(startingAt: offset) {
            text.decode(range, appendingTo: &scalars)
            offset = text.nextLineStart(afterLineEndingAt: range.upperBound)
            if offset > range.upperBound { scalars.append(codePoint(.lineFeed)) }
        }
        return String(codePoints: scalars)
    }

    private func written(_ text: String) -> String { written(Array(text.utf8)) }

    // MARK: Encoded twice

    /// windows-1252 with Latin-1's controls in its gaps, as the web reads it.
    private static func asLatin(_ bytes: [UInt8]) -> String {
        let high = codePoints("€\u{81}‚ƒ„…†‡ˆ‰Š‹Œ\u{8D}Ž\u{8F}\u{90}‘’“”•–—˜™š›œ\u{9D}žŸ")
        return String(codePoints: bytes.map { (0x80...0x9F).contains($0) ? high[Int($0) - 0x80] : UInt32($0) })
    }

    private static func asArabic(_ bytes: [UInt8]) -> String {
        let text = EncodedText(TextBytes(copying: bytes), encoding: .windows1256)
        var scalars: [UInt32] = []
        text.decode(0..<bytes.count, appendingTo: &scalars)
        return String(codePoints: scalars)
    }

    @Test("what was UTF-8, read as windows-1252, Latin-1 or windows-1256 and saved so, is read as it was")
    func twice() {
        let line = Self.article.replacing("\n\n", with: " ")
        #expect(written(Self.asLatin(Array(line.utf8))) == line)
        #expect(written(String(codePoints: line.utf8.map { UInt32($0) })) == line)
        #expect(written(Self.asArabic(Array(line.utf8))) == line)
        #expect(written(Self.asLatin(Array("خبر قصير".utf8))) == "خبر قصير")
    }

    @Test("what was windows-1256, read as windows-1252 or Latin-1 and saved so, is read as it was")
    func arabicAsLatin() {
        // «مجلس المدينة يقر الموازنة اليوم» in windows-1256.
        let bytes: [UInt8] = [
            0xE3, 0xCC, 0xE1, 0xD3, 0x20, 0xC7, 0xE1, 0xE3, 0xCF, 0xED, 0xE4, 0xC9, 0x20, 0xED, 0xDE, 0xD1, 0x20, 0xC7, 0xE1, 0xE3, 0xE6, 0xC7, 0xD2,
            0xE4,
            0xC9, 0x20, 0xC7, 0xE1, 0xED, 0xE6, 0xE3,
        ]
        #expect(written(Self.asLatin(bytes)) == "مجلس المدينة يقر الموازنة اليوم")
    }

    @Test(
        "texts that were encoded once stay as they are",
        arguments: [
            Self.article, "Où est l’été à Noël, s’il vous plaît ? Là-bas, près de la forêt.", "ÉTÉ À NOËL",
            "Tiếng Việt rất đẹp và có nhiều dấu trong mỗi từ",
            "ñandú, ÀÉÎÕÜ, €5, £6, °C", "طبع «الكتاب» © 2026 ÷ × ± ¼", "ظظظظ ططططط ظ طظ", "Øresund, Ørsted, Århus, Ålborg, Ø, Å, Æ",
        ])
    func once(_ text: String) { #expect(written(text) == text) }

    // MARK: Lines

    @Test("form feeds, vertical tabs and the separators of Unicode end lines, once where a line's end stands too")
    func separators() {
        let lines = Self.article.split(separator: "\n\n").map(String.init)
        for separator in ["\u{0B}", "\u{0C}", "\u{2028}", "\u{2029}"] {
            #expect(written(lines.joined(separator: separator)) == lines.joined(separator: "\n"))
            #expect(written(lines.joined(separator: "\n" + separator)) == lines.joined(separator: "\n"))
            #expect(written(lines.joined(separator: "\n\n" + separator + "\n") + separator) == lines.joined(separator: "\n\n\n"))
        }
    }

    // MARK: Order

    /// The lines of a text as they are painted.
    private func seen(_ text: String, width: Int) -> String {
        let engine = LayoutEngine()
        return text.split(separator: "\n", omittingEmptySubsequences: false).map { paragraph in
            let layout = engine.layOut(codePoints(String(paragraph)), base: .rightToLeft, options: LayoutOptions(width: width))
            return (0..<layout.lineCount).map { number in
                let line = layout.visualLine(number)
                let spaces = String(repeating: " ", count: max(0, width - line.width))
                return (line.cells.isEmpty ? "" : spaces)
                    + String(codePoints: line.cells.flatMap { cell in [cell.scalar] + (0..<4).map { cell.marks[$0] }.filter { $0 != 0 } })
            }.joined(separator: "\n")
        }.joined(separator: "\n")
    }

    @Test("lines that were stored as they are seen are read from right to left again, numbers and Latin words as they were typed")
    func visual() {
        #expect(written(seen(Self.article, width: 200)) == Self.article)
        let narrow = written(seen(Self.article, width: 60))
        #expect(narrow.replacing("\n", with: " ").split(separator: " ") == Self.article.replacing("\n", with: " ").split(separator: " "))
    }

    @Test("so are lines of letters without forms, and marks that stand before their letters")
    func reversedLetters() {
        let words = "قرأت المدرّسة قصيدةً طويلة على الطالبات في القاعة الكبيرة، ومعها كتابٌ من الغرفة الصغيرة."
        let turned = words.split(separator: "").reversed().map { String($0.unicodeScalars.reversed().map(Character.init)) }.joined()
        #expect(written(turned) == words)
    }

    @Test("presentation forms in the order that they are read in, and quotations of painted lines, stay as they are")
    func forms() {
        let analysed = "ﻣﺠﻠﺲ ﺍﻟﻤﺪﻳﻨﺔ ﻳﻘﺮ ﺍﻟﻤﻮﺍﺯﻧﺔ ﻭﻳﺆﺟﻞ ﺍﻟﺨﻄﺔ"
        #expect(written(analysed) == analysed)
        let quoting = Self.article + "\n\nويظهر السطر هكذا: ﺔﻨﻳﺪﻤﻟﺍ\n"
        #expect(written(quoting) == quoting)
    }
}
