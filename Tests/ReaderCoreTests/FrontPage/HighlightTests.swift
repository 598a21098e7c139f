// Highlights: kept from what is marked, drawn, listed, gone to, noted, dropped and taken back; found again where the text has changed.
import ArabicText
import ArticleModel
import TerminalScreen
import Testing

@testable import ReaderCore

@Suite("Highlights") struct HighlightTests {
    private static let text = """
        الجسر الجديد

        افتتح المحافظ الجسر صباح أمس. وقال إن العمل فيه دام عامين. وحضر الافتتاح جمع من الأهالي.

        • أول بند في القائمة
        • وثاني بند فيها

        وقال إن العمل فيه دام عامين. بهذا ختم كلامه.
        """

    private static func store(_ text: String = text) -> FakeStore {
        let store = FakeStore()
        for id: Int64 in 1...2 {
            var headline = Headline(id: id, title: id == 1 ? "الجسر الجديد" : "خبر آخر", added: FakeReader.evening - id * 1_000)
            headline.source = "الميناء"
            store.add(headline, text: id == 1 ? text : "خبر آخر\n\nلا شيء فيه.\n")
        }
        return store
    }

    private func reader(_ store: FakeStore) -> FakeReader {
        var reader = FakeReader(store)
        reader.press("Enter")
        return reader
    }

    private func lit(_ reader: FakeReader) -> String { reader.screen.letters(in: [.highlight]) }
    private func idle(_ reader: inout FakeReader) { while reader.state.hasBackgroundWork { reader.send(.idle) } }

    @Test("h keeps what is marked, with a note or without one; it is drawn, listed, and told where it stands")
    func keeping() {
        let store = Self.store()
        var reader = reader(store)
        reader.press("v j h")
        #expect(reader.shows("ملاحظة، أو"))
        reader.type("للتحقق")
        reader.press("Enter")
        #expect(store.highlights.map(\.text) == ["وقال إن العمل فيه دام عامين."] && store.highlights.map(\.note) == ["للتحقق"])
        #expect(store.highlights[0].before.hasSuffix("صباح أمس. ") && reader.shows("حُفظ المقتطف"))
        #expect(lit(reader) == ReaderScreen.letters(of: "وقال إن العمل فيه دام عامين."))
        reader.press("M")
        #expect(reader.shows("مقتطفات المقال") && reader.shows("للتحقق"))
        reader.press("Enter")
        #expect(reader.shows("ملاحظة: للتحقق") && reader.state.overlays.isEmpty)
    }

    @Test("Esc in the prompt keeps nothing and leaves the mark; a file that is not of the library is told so")
    func cancelled() {
        let store = Self.store()
        var reader = reader(store)
        reader.press("v h Esc")
        #expect(store.highlights.isEmpty && reader.state.reading?.marking != nil)
        var screen = ReaderScreen(Self.text)
        screen.press("v h")
        #expect(screen.says("ليس في المكتبة"))
    }

    @Test("the note is changed, the highlight dropped and brought back; all highlights are listed with their articles")
    func changing() {
        let store = Self.store()
        var reader = reader(store)
        reader.press("v h Enter M w")
        reader.type("جديدة")
        reader.press("Enter")
        #expect(store.highlights.map(\.note) == ["جديدة"] && reader.shows("حُفظت الملاحظة"))
        #expect(reader.state.overlays.count == 1 && reader.shows("جديدة"), "The list stays, with the note.")
        reader.press("D")
        #expect(store.highlights.isEmpty && lit(reader).isEmpty && reader.state.overlays.isEmpty && reader.state.reading?.headline != nil)
        reader.press("z")
        #expect(store.highlights.count == 1 && !lit(reader).isEmpty && reader.shows("عادت المقتطفات"))
        reader.press("M M")
        #expect(reader.shows("كل المقتطفات") && reader.shows("الجسر الجديد"))
        reader.press("Esc q j Enter")
        #expect(reader.state.reading?.headline?.id == 2)
        // The other article has none: all are shown, and Enter leads to the first.
        reader.press("M Enter")
        #expect(reader.state.reading?.headline?.id == 1 && !lit(reader).isEmpty)
        reader.press("q M")
        #expect(reader.shows("كل المقتطفات"))
    }

    @Test("it stays with its text at another width, and over paragraphs and items of a list")
    func resized() {
        let store = Self.store()
        var reader = reader(store)
        reader.press("v v v j J h Enter")
        #expect(store.highlights.map(\.text) == ["• أول بند في القائمة\n• وثاني بند فيها"])
        let letters = ReaderScreen.letters(of: "أول بند في القائمة وثاني بند فيها")
        for columns in [80, 40, 24, 130] {
            reader.send(.event(.resize(ScreenSize(columns: columns, rows: 30))))
            #expect(lit(reader) == letters, "\(columns)")
        }
    }

    @Test("where the article has changed the passage is found by its words, in other paragraphs too, and its new place is kept")
    func found() {
        let store = Self.store()
        var reader = reader(store)
        reader.press("v 3 j h")
        reader.type("خاتمة")
        reader.press("Enter")
        #expect(store.highlights[0].text.hasPrefix("• أول"))
        reader.press("v j j j j j h Enter q")
        #expect(store.highlights.count == 2)
        let wanted = store.highlights.map(\.text)
        // Harakat come in, the paragraphs are others, the words are the same; what the second says stands twice.
        store.texts[1] =
            "الجسر الجديد\n\nمقدمة جديدة للمقال.\n\n"
            + Self.text.split(separator: "\n").dropFirst().joined(separator: "\n\n")
            .replacing("القائمة", with: "القَائِمَة")
        reader.press("Enter")
        idle(&reader)
        reader.press("Ctrl-L")
        #expect(reader.state.reading?.highlights.gone.isEmpty == true, "\(wanted)")
        let places = store.highlights.map(\.start)
        reader.press("q Enter")
        // The words alone are others still for the one with harakat; the other stands where it is kept now.
        idle(&reader)
        #expect(store.highlights.map(\.start) == places && store.highlights.map(\.text) == wanted)
    }

    @Test("of two places that say the same, the one after the same words is meant")
    func twice() {
        let store = Self.store()
        var reader = reader(store)
        reader.press("v j h Enter q")
        store.texts[1] = Self.text.replacing("الجسر الجديد\n", with: "الجسر الجديد\n\nوقال إن العمل فيه دام عامين. هذا سطر زائد في أوله.\n")
        reader.press("Enter")
        idle(&reader)
        reader.press("Ctrl-L")
        let start = reader.state.reading?.highlights.stretches.values.first?.start
        #expect(start?.scalar == "افتتح المحافظ الجسر صباح أمس. ".unicodeScalars.count, "\(String(describing: start))")
    }

    @Test("a passage that is gone keeps its note, and that is told: on opening, in the list, on going there")
    func gone() {
        let store = Self.store()
        var reader = reader(store)
        reader.press("v h")
        reader.type("مهم")
        reader.press("Enter q")
        store.texts[1] = "الجسر الجديد\n\nنص آخر كله.\n"
        reader.press("Enter")
        idle(&reader)
        reader.send(.event(.resize(ScreenSize(columns: 90, rows: 24))))
        #expect(reader.shows("تغير النص") && store.highlights.map(\.note) == ["مهم"])
        reader.press("M")
        #expect(reader.shows("لم يعد في النص") && reader.shows("مهم"))
        reader.press("Enter")
        #expect(reader.shows("لم يعد في النص، وبقي محفوظًا") && reader.shows("مهم"))
    }

    @Test("places that are no places trap nothing: the passage is looked for")
    func forged() {
        let places = [(-1, -1, -1), (0, 99, 5), (1, .max, .max), (2, 7, 7), (9, 9, 9), (1, 0, .max)]
        for (first, second) in zip(places, places.dropFirst() + places.prefix(1)) {
            let store = Self.store()
            var highlight = Highlight(
                article: 1, start: .init(part: first.0, offset: first.1, scalar: first.2),
                end: .init(part: second.0, offset: second.1, scalar: second.2),
                text: "وحضر الافتتاح", before: "")
            highlight.id = 1
            store.highlights = [highlight]
            var reader = reader(store)
            idle(&reader)
            reader.press("Ctrl-L")
            #expect(lit(reader) == ReaderScreen.letters(of: "وحضر الافتتاح"), "\(first) \(second)")
        }
    }

    @Test("where a highlight looks as the text does a bar stands beside its lines, and beside no others")
    func bar() {
        let store = Self.store()
        var reader = FakeReader(store)
        reader.state.shared.theme = Theme(name: "plain", isDark: true, styles: [:])
        // The lead has a bar of its own, inside.
        func bars(_ frame: Frame) -> [Int] {
            reader.rows.indices.flatMap { row in Array(repeating: row, count: (0..<80).count { frame[$0, row].scalar == codePoint("│") }) }
        }
        reader.press("Enter")
        let before = bars(reader.frame)
        reader.press("v j h Enter")
        let bars = bars(reader.frame).difference(from: before).map { if case .insert(_, let row, _) = $0 { row } else { -1 } }
        #expect((1...2).contains(bars.count))
        #expect(bars.allSatisfy { reader.row($0).contains("العمل") || reader.row($0).contains("عامين") || reader.row($0).contains("وقال") })
    }

    @Test("what is marked goes to a command, and the mark goes with it")
    func piping() {
        var reader = reader(Self.store())
        reader.press("v j !")
        reader.type("wc -w")
        reader.press("Enter")
        let piped = reader.others.compactMap { if case .pipe(let text, "wc -w") = $0 { String(codePoints: text) } else { nil } }
        #expect(piped == ["وقال إن العمل فيه دام عامين."] && reader.shows("يُمرَّر المعلَّم") && reader.state.reading?.marking == nil)
    }

    @Test("the sources of one story are listed, the one being read chosen; another is opened, and where there is no other that is told")
    func story() {
        let store = Self.store()
        for (id, source) in [(Int64(3), "الساحل"), (4, "النهر")] {
            var headline = Headline(id: id, title: "افتتاح الجسر", added: FakeReader.evening - id * 1_000)
            headline.source = source
            store.add(headline)
        }
        store.tellings[1] = [3, 4]
        var reader = reader(store)
        reader.press("c")
        #expect(reader.shows("الخبر في 3 مصادر") && reader.shows("الساحل") && reader.shows("النهر") && reader.shows("الميناء"))
        reader.press("j j Enter")
        #expect(reader.state.reading?.headline?.id == 4)
        reader.press("Backspace")
        #expect(reader.state.reading?.headline?.id == 1)
        reader.press("q g j c")
        #expect(reader.shows("لا مصدر آخر"))
    }
}
