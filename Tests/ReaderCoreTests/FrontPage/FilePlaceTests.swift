// The place in a file that is in no library, and the way back to a file that the front page was opened from.
import ArticleModel
import TerminalScreen
import Testing

@testable import ReaderCore

@Suite("Files beside the library") struct FilePlaceTests {
    private static let text =
        "عنوان الملف\n\n"
        + (0..<60).map { "الفقرة ذات الرقم \($0) من ملف طويل، وفيها كلام كثير يملأ السطور سطرًا بعد سطر.\n\n" }.joined()

    private static func store() -> FakeStore {
        let store = FakeStore()
        store.files = ["a.txt": text, "b.txt": "عنوان الملف الثاني\n\n" + text]
        var headline = Headline(id: 1, title: "خبر من المكتبة", added: FakeReader.evening)
        headline.date = FakeReader.evening
        store.add(headline)
        return store
    }

    @Test("a file opens where it was left, at the exact line") func place() {
        let store = Self.store()
        var first = FakeReader(store, paths: ["a.txt"])
        first.press("Space Space j j")
        let rows = first.rows.dropLast()
        #expect(store.filePlaces["a.txt"] != nil)
        let second = FakeReader(store, paths: ["a.txt"])
        #expect(second.rows.dropLast().elementsEqual(rows))
    }

    @Test("a place that is found late does not move a page that is being read") func late() {
        let store = Self.store()
        var reader = FakeReader(store, paths: ["a.txt"])
        reader.press("Space")
        let rows = reader.rows
        reader.send(.place(TextPlace(address: .body(byte: 2_000)), reader.state.ticket(.place)))
        #expect(reader.rows == rows)
        var other = FakeReader(store, paths: ["b.txt"])
        let start = other.rows
        other.send(.place(TextPlace(address: .body(byte: 2_000)), Ticket(slot: .place, number: other.state.ticket(.place).number - 1)))
        #expect(other.rows == start, "That place is another file's.")
    }

    @Test("with places off none is kept, asked for or used, of files and of the library's articles") func off() {
        let store = Self.store()
        store.texts[1] = Self.text
        var settings = Settings()
        settings.places = false
        let kept = TextPlace(address: .body(byte: 2_000))
        store.filePlaces["a.txt"] = kept
        store.places[1] = kept
        var reader = FakeReader(store, settings: settings, paths: ["a.txt"])
        #expect(reader.shows("عنوان الملف"))
        reader.press("Space F Enter")
        #expect(reader.state.reading?.headline?.id == 1 && reader.shows("عنوان الملف"))
        reader.press("Space")
        #expect(store.filePlaces["a.txt"] == kept && store.places[1] == kept)
    }

    @Test("back past the front page leads to the file it was opened from, at its line, and forward to the article") func back() {
        var reader = FakeReader(Self.store(), paths: ["a.txt", "b.txt"])
        reader.press("J Space Space j")
        let rows = reader.rows.dropLast()
        reader.press("F Enter")
        #expect(reader.state.reading?.headline?.id == 1)
        reader.press("Backspace")
        #expect(reader.state.front == .frontPage)
        reader.press("Backspace")
        #expect(reader.state.reading?.ref == .file("b.txt") && reader.rows.dropLast().elementsEqual(rows))
        reader.press("Backspace")
        #expect(reader.state.reading?.ref == .file("a.txt"), "The files read before are behind it as they were.")
        reader.press("> >")
        #expect(reader.state.reading?.headline?.id == 1)
    }
}
