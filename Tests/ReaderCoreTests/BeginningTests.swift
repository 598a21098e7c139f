// An article whose beginning is on the screen while the rest is still being read: a book.
import ArabicText
import ArticleModel
import TerminalScreen
import Testing

@testable import ReaderCore

@Suite("Beginnings")
struct BeginningTests {
    private static let chapters = (1...30).map { number in
        "## الباب \(number)\n\n"
            + (1...4).map { "في الصفحة \(number) من الدفتر كتب الحارس سطرا رقمه \($0) عن السفن التي مرت بالمنارة في ليلة هادئة." }
            .joined(separator: "\n\n") + "\n\n"
    }
    /// Of marked text, a heading to every chapter.
    private static let book = "---\ntitle: دفتر المنارة\ndirection: rtl\n---\n\n" + chapters.joined()
    /// The head and six chapters.
    private static var opening: Int { "---\ntitle: دفتر المنارة\ndirection: rtl\n---\n\n".utf8.count + chapters.prefix(6).joined().utf8.count }

    private static func begun() -> ReaderScreen { ReaderScreen(book, beginning: opening) }
    private static let whole = Message.whole(
        text: EncodedText(TextBytes(copying: Array(book.utf8)), encoding: .utf8), ArticleRef(argument: "article.txt"))
    /// What a reader of the whole book sees.
    private static func read(_ keys: String) -> ReaderScreen {
        var reader = ReaderScreen(book)
        reader.press(keys)
        return reader
    }

    private func text(_ reader: ReaderScreen) -> [String] { reader.rows.map(reader.text(ofRow:)) }
    private func footer(_ reader: ReaderScreen) -> String { reader.text(ofRow: reader.rows.upperBound - 1) }

    @Test("the first page is there at once, the number of pages about what it will be; when the whole is there nothing of the page moves")
    func counts() throws {
        var reader = Self.begun()
        let (page, estimate) = (text(reader), footer(reader))
        #expect(page.contains { $0.contains("~") })
        reader.press("Space Space")
        let third = text(reader).dropLast()
        reader.answer(Self.whole)
        #expect(text(reader).dropLast() == third)
        #expect(!footer(reader).contains("~") && footer(reader) != estimate)
        #expect(text(reader) == text(Self.read("Space Space")))
    }

    @Test("what lies in the rest is told to be on its way, not to be missing", arguments: ["G Space", "] ] ] ] ] ] ]", "G j"])
    func atItsEnd(keys: String) {
        var reader = Self.begun()
        reader.press(keys)
        let told = reader.rows.map { ReaderScreen.letters(of: reader.cells(ofRow: $0)) }
        #expect(told.contains { $0.contains("مابعدهيقرأالآن") }, "\(told)")
        reader.answer(Self.whole)
        reader.press("G Space")
        #expect(reader.rows.contains { ReaderScreen.letters(of: reader.cells(ofRow: $0)).contains("نهايةالمقال") })
    }

    @Test("who has gone to the end is at the end of the whole once it is there, and a page asked for by its number comes")
    func end() {
        var reader = Self.begun()
        reader.press("G")
        reader.answer(Self.whole)
        #expect(reader.rows.contains { reader.text(ofRow: $0).contains("30") } && footer(reader).contains("100%"), "\(text(reader))")
        var other = Self.begun()
        other.press("1 5 g")
        let before = text(other).dropLast()
        other.answer(Self.whole)
        #expect(text(other).dropLast() != before && text(other).dropLast() == text(Self.read("1 5 g")).dropLast())
    }

    @Test("hits in the rest are found and counted when it is there, and a search that finds nothing before is not in vain")
    func search() {
        var reader = Self.begun()
        reader.press("/")
        reader.type("الباب 25")
        reader.press("Enter")
        #expect(!reader.rows.contains { ReaderScreen.letters(of: reader.cells(ofRow: $0)).contains("لمي") })
        reader.answer(Self.whole)
        #expect(reader.rows.contains { reader.text(ofRow: $0).contains("25") && ReaderScreen.letters(of: reader.cells(ofRow: $0)).contains("الباب") })
        #expect(reader.state.reading?.search?.count == 1 && reader.state.reading?.search?.isWhole == true)
    }

    @Test("a place in the rest is gone to when it is there, unless the reader has begun to read")
    func place() {
        var reader = Self.begun()
        reader.answer(Self.whole)
        reader.press("2 0 g")
        let page = text(reader).dropLast()
        reader.press("R")
        #expect(text(reader).dropLast() != page)
        reader.answer(Self.whole)
        #expect(text(reader).dropLast() == page)
        reader.press("R Space")
        let second = text(reader).dropLast()
        reader.answer(Self.whole)
        #expect(text(reader).dropLast() == second)
    }

    @Test("the contents have the chapters of the rest when it is there, the one chosen before chosen still; the rest of another book is of no use")
    func contents() {
        var reader = Self.begun()
        reader.press("t j j j")
        reader.answer(Self.whole)
        reader.press("G Enter")
        #expect(reader.rows.contains { reader.text(ofRow: $0).contains("30") })
        var other = Self.begun()
        other.answer(.whole(text: FakeStore.encoded("كتاب آخر\n\nنصه."), ArticleRef(argument: "other.epub")))
        #expect(other.state.reading?.document.text.isBeginning == true)
    }
}
