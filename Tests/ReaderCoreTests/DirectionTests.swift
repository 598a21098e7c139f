// Direction on the screen: what begins with a Latin word starts at the right in an Arabic article, wherever it is shown.
import TerminalScreen
import Testing

@testable import ReaderCore

@Suite("Direction on the screen") struct DirectionTests {
    private static let arabic = """
        NASA تعلن موعد الرحلة!

        أعلنت الوكالة اليوم موعد رحلتها القادمة إلى القمر، وقالت إن الرحلة تدوم عشرة أيام كاملة.

        iPhone هو أحدث هاتف في السوق.

        WhatsApp في الأسواق

        وصلت الميزة إلى الجميع خلال أسبوع واحد من الآن على أبعد تقدير كما قالت الشركة أمس.

        - Signal لا يعلق.

        «Meta شركة كبيرة!»

        It is an English line.

        اقرأ أيضًا

        Tesla تتراجع! - tesla.txt

        """

    /// Whether one text stands left of another in the row that has both.
    private func stands(_ first: String, leftOf second: String, in screen: ReaderScreen) -> Bool {
        screen.rows.contains { row in
            let text = screen.text(ofRow: row)
            guard let left = text.range(of: first), let right = text.range(of: second) else { return false }
            return left.upperBound <= right.lowerBound
        }
    }

    @Test("in an Arabic article every paragraph that begins with a Latin word starts at the right", arguments: [70, 90])
    func arabicArticle(columns: Int) {
        let screen = ReaderScreen(Self.arabic, size: ScreenSize(columns: columns, rows: 60))
        for (end, start) in [("!", "NASA"), (".", "iPhone"), (".", "Signal"), ("!", "Meta"), ("!", "Tesla")] {
            #expect(stands(end, leftOf: start, in: screen), "\(start)")
        }
        #expect(screen.rows.contains { screen.text(ofRow: $0).contains("It is an English line.") })
    }

    @Test("in an English article Arabic words turn no line")
    func englishArticle() {
        let text = "A word\n\nThe word كتاب means a book, and this is a sentence about it.\n\nكتاب is the word.\n\nThe end of the text is here.\n"
        let screen = ReaderScreen(text, size: ScreenSize(columns: 80, rows: 30))
        #expect(stands("is the word", leftOf: ".", in: screen))
        #expect(screen.rows.contains { screen.text(ofRow: $0).hasSuffix("is the word.") || screen.text(ofRow: $0).contains(" is the word.") })
    }

    @Test("the contents keep each heading's direction, in English too", arguments: [Language.arabic, .english])
    func contents(language: Language) {
        var screen = ReaderScreen(Self.arabic, size: ScreenSize(columns: 80, rows: 40)) { $0.language = language }
        screen.press("t")
        #expect(stands("!", leftOf: "NASA", in: screen))
    }
}
