// Related articles of the library, and the way back from them.
import ArabicText
import ArticleModel
import Foundation
import TerminalScreen
import Testing

@testable import ReaderCore

@Suite("Related articles") struct RelatedTests {
    private static func store() -> FakeStore {
        let store = FakeStore()
        let body = (1...40).map { "الفقرة \($0) من نص طويل يملأ صفحات عدة." }.joined(separator: "\n\n")
        for (id, title) in [(1, "ميناء المدينة يتوسع"), (2, "سفن الشحن الجديدة"), (3, "تاريخ الميناء القديم")] as [(Int64, String)] {
            var headline = Headline(id: id, title: title, added: FakeReader.evening - id * 7_200)
            headline.source = "صحيفة الميناء"
            let tail = id == 1 ? "\n\nمقالات ذات صلة\nتاريخ الميناء القديم\nمقال ليس في المكتبة\n" : "\n"
            store.add(headline, text: title + "\n\n" + body + tail)
        }
        store.similar = [3, 2]
        return store
    }

    @Test("The article's own first, those the library has by its word for them, then the similar, none twice, never itself")
    func order() {
        var reader = FakeReader(Self.store())
        reader.press("Enter")
        #expect(reader.state.reading?.related.map(\.title) == ["تاريخ الميناء القديم", "مقال ليس في المكتبة", "سفن الشحن الجديدة"])
        #expect(reader.state.reading?.related.map(\.target) == [.library(3), .nowhere, .library(2)])
    }

    @Test("They stand at the article's end with source and age, and open from there") func atTheEnd() {
        var reader = FakeReader(Self.store())
        reader.press("Enter G")
        #expect(reader.shows("سفن الشحن الجديدة"))
        #expect(reader.shows("صحيفة الميناء"))
        #expect(reader.shows("قبل"))
        reader.press("Tab Enter")
        #expect(reader.state.reading?.headline?.id == 3)
    }

    @Test("each tells its source beside it, or below it where there is no room", arguments: [40, 52, 60, 69, 80, 110])
    func sources(_ columns: Int) {
        let store = Self.store()
        store.articles[2]?.source = "وكالة أنباء الساحل"
        var reader = FakeReader(store, size: ScreenSize(columns: columns, rows: 24))
        reader.press("Enter r")
        for text in ["سفن الشحن الجديدة", "وكالة أنباء الساحل", "صحيفة الميناء", "قبل"] { #expect(reader.shows(text), "\(text)") }
        // The last one, wherever it stands: a click takes it by either of its rows.
        let title = reader.rows.firstIndex { $0.contains("سفن") } ?? 0
        let note = reader.rows.firstIndex { $0.contains("وكاله") } ?? 0
        #expect(note == title || note == title + 1)
        reader.send(.event(.mouse(MouseEvent(button: .left, column: columns / 2, row: note))))
        #expect(reader.state.reading?.headline?.id == 2)
    }

    @Test("a title that is a file's name reads from left to right in the list and at the article's end") func fileNames() {
        let store = Self.store()
        store.articles[2]?.title = "000837.txt"
        var reader = FakeReader(store)
        reader.press("Enter r")
        // Rows are read from the right.
        #expect(reader.shows(String("000837.txt".reversed())))
        reader.press("Esc G")
        #expect(reader.shows(String("000837.txt".reversed())))
    }

    /// Sizes at which the last page holds nothing but related articles, and others.
    private static let sizes = [
        ScreenSize(columns: 30, rows: 6), ScreenSize(columns: 20, rows: 5), ScreenSize(columns: 40, rows: 12), ScreenSize(columns: 80, rows: 24),
    ]

    @Test("Backspace from a related article returns among the related articles, whatever the article's own tail holds", arguments: sizes)
    func backIntoTail(_ size: ScreenSize) {
        for opened: Int64 in 1...3 {
            let store = Self.store()
            var reader = FakeReader(store, size: size)
            reader.press(["", "j ", "j j "][Int(opened) - 1] + "Enter G")
            let place = reader.state.reading?.top
            reader.press("r G Enter")
            #expect(reader.state.reading?.headline?.id != opened)
            reader.press("Backspace")
            #expect(reader.state.reading?.headline?.id == opened)
            #expect(reader.state.reading?.top == place)
            reader.press("> Backspace R")
            #expect(reader.state.reading?.headline?.id == opened && reader.state.reading?.top == place)
        }
    }

    @Test("A kept place among related articles that are gone is the nearest line that is left", arguments: sizes)
    func shorterTail(_ size: ScreenSize) {
        let store = Self.store()
        var reader = FakeReader(store, size: size)
        reader.press("Enter G r G Enter")
        store.similar = []
        store.texts[1] = "ميناء المدينة يتوسع\n\nفقرة وحيدة.\n"
        reader.press("Backspace")
        #expect(reader.state.reading?.headline?.id == 1 && reader.shows("وحيدة"))
        reader.press("j k Space b G g / Esc t Esc")
        #expect(reader.shows("ميناء"))
    }

    @Test("A search that counted the old tail finds what the new one holds") func searchInTail() {
        let store = Self.store()
        let entries = store.similar
        store.similar = []
        var reader = FakeReader(store)
        reader.press("Enter /")
        reader.type("سفن الشحن")
        reader.press("Enter")
        #expect(reader.state.reading?.search?.count == 0)
        reader.state.reading?.relatedState = .asked
        let ticket = reader.state.inbox.ask(.related)
        reader.send(.related(found: [], similar: entries.compactMap { store.articles[$0] }, ticket))
        while reader.state.hasBackgroundWork { reader.send(.idle) }
        reader.press("n N n n")
        #expect(reader.state.reading?.search?.count == 1 && reader.shows("سفن الشحن"))
    }

    @Test("r lists them; a digit opens one; Backspace returns to the very line, > goes forward again") func backAndForth() {
        var reader = FakeReader(Self.store())
        reader.press("Enter Space j j j")
        let place = reader.state.reading?.top
        reader.press("r")
        #expect(reader.shows("سفن الشحن الجديدة"))
        reader.press("3")
        #expect(reader.state.reading?.headline?.id == 2)
        reader.press("Space j")
        let other = reader.state.reading?.top
        reader.press("Backspace")
        #expect(reader.state.reading?.headline?.id == 1)
        #expect(reader.state.reading?.top == place)
        reader.press(">")
        #expect(reader.state.reading?.headline?.id == 2)
        #expect(reader.state.reading?.top == other)
        reader.press("Backspace Backspace")
        #expect(reader.state.front == .frontPage)
    }

    @Test("A file asks the library only at its end or by r") func file() {
        let store = Self.store()
        store.files["/articles/a.txt"] = "عنوان\n\n" + (1...60).map { "فقرة \($0)." }.joined(separator: "\n\n") + "\n"
        var reader = FakeReader(store, paths: ["/articles/a.txt"])
        reader.press("Space")
        #expect(reader.state.reading?.related.isEmpty == true)
        reader.press("r")
        #expect(reader.state.overlays.last?.context == .related)
        #expect(reader.state.reading?.related.map(\.title) == ["تاريخ الميناء القديم", "سفن الشحن الجديدة"])
        reader.press("Enter")
        #expect(reader.state.reading?.headline?.id == 3)
        reader.press("Backspace")
        #expect(reader.state.reading?.headline == nil)
        #expect(reader.state.reading?.ref == .file("/articles/a.txt"))
    }

    @Test("An article without any says so on r, and at its end no heading stands over nothing") func none() {
        let store = Self.store()
        store.similar = []
        store.files["/articles/a.txt"] = "عنوان\n\n" + (1...60).map { "فقرة \($0)." }.joined(separator: "\n\n") + "\n"
        var reader = FakeReader(store, paths: ["/articles/a.txt"])
        reader.press("r")
        #expect(reader.state.overlays.isEmpty)
        #expect(reader.shows("لا مقالات ذات صلة بعد"))
        reader.press("G")
        #expect(reader.shows("فقرة"))
        #expect(!reader.shows("مقالات ذات صلة"))
    }

    @Test("The library's own word for where the hit is, is followed") func hitOffset() {
        let store = Self.store()
        let text = store.texts[2] ?? ""
        let needle = text.range(of: "الفقرة 30")
        store.articles[2]?.hitOffset = needle.map { text.utf8.distance(from: text.startIndex, to: $0.lowerBound) }
        var reader = FakeReader(store)
        reader.press("/")
        reader.type("الشحن")
        reader.press("Enter Enter")
        #expect(reader.state.reading?.headline?.id == 2)
        #expect(reader.state.reading?.search?.current != nil)
        let block = reader.state.reading?.search?.current.flatMap { reader.state.reading?.document.block(at: $0.address).text }
        #expect(block.map { String(codePoints: $0) }?.contains("30") == true)
    }
}
