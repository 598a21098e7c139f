// Marking text and copying it: what is copied is what was marked, in logical order, and nothing of the interface's own.
import ArabicText
import ReaderCore
import TerminalScreen
import TestSupport
import Testing

@Suite("Marking and copying")
struct MarkingTests {
    private static let article = """
        المكتبة تفتح أبوابها

        افتتحت المدينة مكتبتها الجديدة. وقال د. سامي إن ثمن البطاقة 3.5\u{A0}دينار! هل يزورها الناس؟ «نعم.» هكذا أجاب.

        وتلي ذلك فقرة ثانية قصيرة من سطر واحد.

        > قال أولهم: القراءة حياة.
        > وقال ثانيهم: صدقت.

        والخاتمة بعد الاقتباس، وفيها كلام يكفي لسطرين كاملين على شاشة من أربعين عمودًا أو نحوها لا أكثر.
        """

    private static func screen(_ article: String = article) -> ReaderScreen {
        ReaderScreen(article, size: ScreenSize(columns: 80, rows: 40))
    }

    private static func copied(_ screen: ReaderScreen) -> String? {
        screen.effects.reversed().lazy.compactMap { if case .copy(let text) = $0 { String(codePoints: text) } else { nil } }.first
    }

    private static func lit(_ screen: ReaderScreen) -> Int { screen.rows.flatMap(screen.cells).count { ReaderScreen.role(of: $0) == .hit } }
    private static func text(_ screen: ReaderScreen) -> [String] { screen.rows.map(screen.text) }

    @Test("what was copied is told in its article's direction, whatever it begins with")
    func toldDirection() throws {
        var screen = Self.screen("المكتبة تفتح أبوابها\n\nNetflix ليس وحده في هذه السوق الكبيرة اليوم.\n")
        screen.press("v y")
        let footer = screen.cells(ofRow: 39).map(\.scalar)
        let (name, rest) = (try #require(footer.firstIndex(of: codePoint("N"))), try #require(footer.firstIndex(of: codePoint("…"))))
        #expect(name > rest, "It is read from the right.")
    }

    @Test("v marks the page's first sentence; what follows is marked, lengthened, shortened, and copied as it is read")
    func sentences() {
        var screen = Self.screen()
        screen.press("v y")
        #expect(Self.copied(screen) == "افتتحت المدينة مكتبتها الجديدة.")
        // A title before a name ends no sentence, nor does the point in a number; a no-break space is copied as a plain one.
        screen.press("v j y")
        #expect(Self.copied(screen) == "وقال د. سامي إن ثمن البطاقة 3.5 دينار!")
        screen.press("v j J J y")
        #expect(Self.copied(screen) == "وقال د. سامي إن ثمن البطاقة 3.5 دينار! هل يزورها الناس؟ «نعم.»")
        screen.press("v j J J K y")
        #expect(Self.copied(screen) == "وقال د. سامي إن ثمن البطاقة 3.5 دينار! هل يزورها الناس؟")
        // Into the next paragraph.
        screen.press("v 5 J y")
        #expect(Self.copied(screen)?.hasSuffix("هكذا أجاب.\n\nوتلي ذلك فقرة ثانية قصيرة من سطر واحد.") == true)
        // Back before where it began.
        screen.press("v j K y")
        #expect(Self.copied(screen) == "افتتحت المدينة مكتبتها الجديدة. وقال د. سامي إن ثمن البطاقة 3.5 دينار!")
    }

    @Test("v again marks by lines, then by paragraphs; a quotation is one")
    func units() {
        var screen = Self.screen()
        screen.press("v v y")
        let line = Self.copied(screen) ?? ""
        #expect(line.hasPrefix("افتتحت المدينة") && !line.contains("أجاب"))
        screen.press("v v v j y")
        #expect(Self.copied(screen) == "وتلي ذلك فقرة ثانية قصيرة من سطر واحد.")
        screen.press("v v v j j y")
        #expect(Self.copied(screen) == "قال أولهم: القراءة حياة.\nوقال ثانيهم: صدقت.")
        screen.press("Y")
        #expect(Self.copied(screen)?.hasPrefix("افتتحت") == true && Self.copied(screen)?.hasSuffix("هكذا أجاب.") == true)
    }

    @Test("what is marked is lit, and Esc or q leaves the article as it was")
    func lit() throws {
        var screen = Self.screen()
        let before = Self.text(screen)
        screen.press("v")
        #expect(Self.lit(screen) == "افتتحت المدينة مكتبتها الجديدة.".count)
        #expect(screen.says("بالجمل"))
        for key in ["Esc", "q", "Backspace"] {
            var left = screen
            left.press("\(key) Ctrl-L")
            #expect(Self.lit(left) == 0 && Self.text(left) == before && left.state.isRunning)
        }
    }

    @Test("with its source and its link, on wish")
    func source() {
        let marked = "---\ntitle: عنوان الخبر\nsource: صحيفة الأفق\nurl: https://ufuq.example/1\n---\n\nجملة أولى من الخبر. وجملة ثانية منه.\n"
        var screen = Self.screen(marked)
        screen.press("v Y")
        #expect(Self.copied(screen) == "جملة أولى من الخبر.\n\nعنوان الخبر · صحيفة الأفق\nhttps://ufuq.example/1")
        screen.press("s")
        #expect(screen.says("نسخ الفقرة مع مصدرها ورابطها"))
    }

    @Test("the article's text is copied without the interface's own lines, its isolates and its no-break spaces")
    func wholeText() {
        var screen = Self.screen()
        screen.press("y")
        let text = Self.copied(screen) ?? ""
        #expect(text.contains("المكتبة تفتح أبوابها") && !text.contains("القراءة:"))
        #expect(!text.unicodeScalars.contains { $0 == "\u{A0}" || ("\u{2066}"..."\u{2069}").contains($0) })
        #expect(!text.contains("دقيقة"))
    }

    @Test("the mark goes with the page: what it comes to is shown")
    func followed() {
        let long = (1...80).map { "الجملة رقم \($0) من نص طويل يمتد على صفحات كثيرة." }.joined(separator: "\n\n")
        var screen = ReaderScreen(long, size: ScreenSize(columns: 60, rows: 20))
        screen.press("v 4 0 j")
        #expect(Self.lit(screen) > 0)
        screen.press("3 5 k y")
        #expect(Self.copied(screen)?.hasPrefix("الجملة رقم ") == true)
    }

    @Test("help says why the mouse does not copy letters, and names the keys that do")
    func help() {
        var screen = ReaderScreen(Self.article, size: ScreenSize(columns: 90, rows: 80))
        screen.press("?")
        #expect(screen.says("الفأرة تنسخ") && screen.says("علّم جملة"))
    }
}
