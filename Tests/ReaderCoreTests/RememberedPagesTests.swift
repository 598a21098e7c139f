// What is remembered from one key to the next (a page's rows, the section it is in, the blocks that were counted) is what a look anew finds.
import ArticleModel
import ReaderCore
import TerminalScreen
import TestSupport
import Testing

@Suite("Remembered pages")
struct RememberedPagesTests {
    private static let size = ScreenSize(columns: 80, rows: 24)
    /// Sections of several lengths, one of them longer than a heading is looked for.
    private static let text: String = {
        var text = "عنوان المقال الطويل\n\n"
        for number in 1...40 {
            text += "القسم رقم \(number)\n\n"
            for part in 0..<(number == 20 ? 260 : number % 7) {
                text +=
                    "هذه فقرة من القسم \(number) ورقمها \(part)، وفيها من الكلام ما يكفي لسطرين على شاشة من ثمانين عمودًا، ثم كلمات أخرى تتمّها.\n\n"
            }
        }
        return text
    }()

    @Test("after any keys the screen is what it is when everything is laid out anew", arguments: [1, 2, 3] as [UInt64])
    func anew(_ seed: UInt64) {
        var dice = SplitMix(seed)
        var reader = ReaderScreen(Self.text, size: Self.size)
        for step in 0..<60 {
            let keys = ["Space", "Space", "b", "j", "j", "k", "d", "u", "G", "g"].randomElement(using: &dice) ?? "j"
            reader.press(keys)
            let shown = reader.frame
            // Another width empties what is remembered; the place is kept.
            reader.resize(ScreenSize(columns: 60, rows: 24))
            reader.resize(Self.size)
            // A link or a message of the last key is gone with the next layout: the text and the running head are looked at.
            for row in 0..<Self.size.rows - 2 {
                let same = (0..<Self.size.columns).allSatisfy { shown[$0, row] == reader.frame[$0, row] }
                #expect(same, "seed \(seed), step \(step), key \(keys), row \(row)")
            }
        }
    }

    @Test("the pages that are counted are those that are turned")
    func counted() {
        var reader = ReaderScreen(Self.text, size: Self.size)
        var turned = 1
        while reader.text(ofRow: Self.size.rows - 1).contains("100%") == false, turned < 500 {
            reader.press("Space")
            turned += 1
        }
        #expect(reader.text(ofRow: Self.size.rows - 1).contains("\(turned)"), "\(turned): \(reader.text(ofRow: Self.size.rows - 1))")
    }
}

@Suite("Styles")
struct StyleNumberTests {
    @Test(
        "a style gives back the colours and attributes that it was made of",
        arguments: [
            Color.standard, .palette(0), .palette(255), .rgb(red: 1, green: 2, blue: 3), .rgb(red: 255, green: 254, blue: 253, basic: 0),
            .rgb(red: 0, green: 0, blue: 0, basic: 15), .rgb(red: 9, green: 8, blue: 7, basic: Color.own),
        ])
    func colours(_ color: Color) {
        let style = Style(foreground: color, background: color, attributes: [.underline, .italic])
        #expect(style.foreground == color && style.background == color && style.attributes == [.underline, .italic])
        #expect(
            style != Style(foreground: color, background: color)
                && style == Style(foreground: color, background: color, attributes: [.italic, .underline]))
    }
}
