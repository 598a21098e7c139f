// The way back and forward: from lists, links, related articles, the strip, files; and what an article that can't be opened leaves.
import ArticleModel
import TerminalScreen
import TextLayout
import Testing

@testable import ReaderCore

@Suite("The way") struct WayTests {
    private static func store() -> FakeStore {
        let store = FakeStore()
        for index in 0..<6 {
            var headline = Headline(id: Int64(index + 1), title: "مقال \(index) عن المكتبة", added: FakeReader.evening)
            headline.date = FakeReader.evening - Int64(index) * 1_800
            headline.url = "https://example.org/a/\(index)"
            let body = (0..<60).map { "فقرة \($0) فيها كلام كثير يملأ السطر. \($0 == 40 ? "كلمة القنطرة هنا." : "")\n\n" }
            store.add(headline, text: headline.title + "\n\n" + body.joined())
        }
        store.files["a.txt"] = "عنوان الملف\n\nاقرأ https://example.org/a/0 الآن.\n"
        return store
    }

    @Test("A file behind the front page is found again after an article opened by Enter, and after one opened by a click on the strip")
    func behindFrontPage() throws {
        let store = Self.store()
        store.articles[3]?.isBreaking = true
        var settings = Settings()
        settings.mouse = true
        for opensByClick in [false, true] {
            var reader = FakeReader(store, settings: settings, paths: ["a.txt"])
            reader.press("F")
            if opensByClick {
                let row = try #require(reader.layout.geometry.stripRow)
                reader.send(.event(.mouse(MouseEvent(button: .left, column: 40, row: row))))
            } else {
                reader.press("j j Enter")
            }
            #expect(reader.state.reading?.headline?.id == 3)
            reader.press("Backspace")
            #expect(reader.state.front == .frontPage)
            reader.press("Backspace")
            #expect(reader.state.front == .reading && reader.state.reading?.ref == .file("a.txt"))
            reader.press(">")
            #expect(reader.state.reading?.ref == .library(3))
        }
    }

    @Test("Words of a search whose result could not be opened steer no other article") func wordsOfAFailure() {
        let store = Self.store()
        var reader = FakeReader(store, paths: ["a.txt"])
        reader.press("F /")
        reader.type("القنطرة")
        reader.press("Enter")
        let gone = reader.state.frontPage.list?.selected?.id ?? 0
        let text = store.texts[gone]
        store.texts[gone] = nil
        reader.press("Enter")
        #expect(reader.state.front == .frontPage && reader.state.footer?.role == .error)
        store.texts[gone] = text
        reader.press("Esc Esc")
        #expect(reader.state.front == .reading && reader.state.reading?.ref == .file("a.txt"))
        reader.press("Tab Enter")
        #expect(reader.state.reading?.headline?.id == 1)
        #expect(reader.state.reading?.search == nil)
        #expect(reader.state.reading?.isOnFirstPage == true)
    }

    @Test("What is like an article is a list without words: an article opened from it opens at its start") func wordsOfTheSearchBefore() {
        let store = Self.store()
        store.similar = [4, 5]
        var reader = FakeReader(store)
        reader.press("/")
        reader.type("القنطرة")
        reader.press("Enter r Enter")
        #expect(reader.state.reading?.headline?.id == 4)
        #expect(reader.state.reading?.search == nil && reader.state.reading?.isOnFirstPage == true)
    }

    @Test("An article that can't be opened leaves the way as it was: from a list, a link, back and forward") func failures() {
        let store = Self.store()
        var reader = FakeReader(store)
        reader.press("Enter J J")
        let way = reader.state.way
        store.texts[4] = nil
        reader.press("J")
        #expect(reader.state.reading?.headline?.id == 3 && reader.state.way == way)
        store.similar = [1]
        reader.press("q g Enter r 1")
        let text = store.texts[1]
        reader.press("q j Enter r 1")
        #expect(reader.state.reading?.headline?.id == 1 && reader.state.way.backward.map(\.ref) == [.library(2)])
        store.texts[2] = nil
        reader.press("Backspace")
        #expect(reader.state.reading?.headline?.id == 1 && reader.state.way.backward.map(\.ref) == [.library(2)])
        #expect(reader.state.way.ahead.isEmpty)
        store.texts[2] = text
        reader.press("Backspace")
        #expect(reader.state.reading?.headline?.id == 2 && reader.state.way.ahead.map(\.ref) == [.library(1)])
        store.texts[1] = nil
        reader.press(">")
        #expect(reader.state.reading?.headline?.id == 2 && reader.state.way.ahead.map(\.ref) == [.library(1)])
        store.texts[1] = text
        reader.press(">")
        #expect(reader.state.reading?.headline?.id == 1 && reader.state.way.ahead.isEmpty)
    }

    @Test("What lies ahead is gone once another way is taken") func ahead() {
        let store = Self.store()
        store.similar = [2, 3]
        var reader = FakeReader(store)
        reader.press("Enter r 1 Backspace")
        #expect(reader.state.way.ahead.map(\.ref) == [.library(2)])
        reader.press("r 2")
        #expect(reader.state.reading?.headline?.id == 3 && reader.state.way.ahead.isEmpty)
    }

    @Test("The place that the way back leads to is kept, whatever was kept of the article since") func returnIsKept() {
        let store = Self.store()
        store.similar = [2, 1]
        var reader = FakeReader(store)
        reader.press("Enter Space Space")
        let place = reader.state.reading?.anchor
        reader.press("r 1 r 1 g")
        #expect(reader.state.reading?.headline?.id == 1 && store.places[1] != place)
        reader.press("Backspace Backspace")
        #expect(reader.state.reading?.headline?.id == 1 && reader.state.reading?.anchor == place && store.places[1] == place)
    }

    @Test("The way is bounded, the latest kept") func bounded() {
        var way = Way()
        for id in 0..<1_200 { way.walk(.onward, leaving: Visit(ref: .library(Int64(id)))) }
        #expect(way.backward.count == 500 && way.backward.last?.ref == .library(1_199))
    }

    @Test("An opened article is read in every list at once, before the library is asked again") func readAtOnce() {
        let store = Self.store()
        var reader = FakeReader(store)
        #expect(reader.state.frontPage.lists[.all]?[1]?.isRead == false)
        reader.press("j Enter")
        #expect(reader.state.frontPage.lists[.all]?[1]?.isRead == true)
    }

    @Test("The place is kept before the next article is asked for, and it is that of the article that is left") func placeFirst() {
        let store = Self.store()
        var reader = FakeReader(store)
        reader.press("Enter Space Space")
        let place = reader.state.reading?.anchor
        reader.press("J")
        #expect(place != nil && store.places[1] == place && store.places[2] == nil)
    }
}
