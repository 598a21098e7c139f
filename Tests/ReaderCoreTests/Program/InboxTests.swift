// Replies that come too late, twice, or for what is gone: each slot of the inbox, through the program's public face.
import ArticleModel
import TerminalScreen
import Testing

@testable import ReaderCore

@Suite("Late replies") struct InboxTests {
    private static func store() -> FakeStore {
        let store = FakeStore()
        for id in 1...4 as ClosedRange<Int64> {
            var headline = Headline(id: id, title: "مقال رقم \(id)", added: FakeReader.evening - id * 60)
            headline.url = "https://example.org/\(id)"
            headline.source = "صحيفة \(id)"
            store.add(headline, text: headline.title + "\n\n" + (0..<40).map { "فقرة \($0) من كلام المقال.\n\n" }.joined())
        }
        store.similar = [2, 3]
        return store
    }

    @Test("A ticket counts once, and only until its slot is asked again") func tickets() {
        var inbox = Inbox()
        let first = inbox.ask(.sources)
        #expect(inbox.accepts(first))
        let second = inbox.ask(.sources)
        let other = inbox.ask(.list(.all))
        #expect(!inbox.accepts(first) && inbox.accepts(second) && inbox.accepts(other))
        inbox.close(.sources)
        #expect(!inbox.accepts(second) && inbox.accepts(other))
        #expect(inbox.ask(.sources) != second)
        inbox.closeAll()
        #expect(!inbox.accepts(other))
    }

    @Test("Rows of a list asked for before are dropped, and so is a second answer") func list() {
        var reader = FakeReader(Self.store())
        let rows = [Headline(id: 77, title: "من سؤال قديم", added: 0)]
        let old = reader.state.inbox.ask(.list(.all))
        let live = reader.state.inbox.ask(.list(.all))
        reader.send(.headlines(rows, total: 1, old))
        #expect(reader.state.frontPage.count == 4 && reader.state.inbox.accepts(live))
        reader.press("R")
        reader.send(.headlines(rows, total: 1, live))
        #expect(reader.state.frontPage.count == 4, "The list was asked for anew, and answered.")
    }

    @Test("Sources asked for before are dropped") func sources() {
        var reader = FakeReader(Self.store())
        reader.press("3")
        let old = reader.state.inbox.ask(.sources)
        _ = reader.state.inbox.ask(.sources)
        reader.send(.sources([SourceEntry(name: "مصدر زال", count: 1, unread: 1)], old))
        #expect(!reader.shows("مصدر زال") && reader.shows("صحيفة"))
    }

    @Test("Related articles of the article before are dropped") func related() {
        let store = Self.store()
        var reader = FakeReader(store)
        reader.press("Enter")
        let old = reader.state.inbox.ask(.related)
        reader.press("J")
        #expect(reader.state.reading?.headline?.id == 2)
        let known = reader.state.reading?.related
        reader.send(.related(found: [], similar: [Headline(id: 9, title: "قريب من المقال السابق", added: 0)], old))
        #expect(reader.state.reading?.related == known)
    }

    @Test("A QR code of the article before is not shown over the next one, nor the first of two that were asked for") func code() {
        let code = QRCode(side: 21, modules: Array(repeating: true, count: 441))
        var reader = FakeReader(Self.store())
        reader.press("Enter Q")
        let first = reader.state.ticket(.code)
        reader.press("Q")
        reader.send(.qrCode(code, text: "https://example.org/1", first))
        #expect(reader.state.overlays.isEmpty)
        let second = reader.state.ticket(.code)
        reader.press("J")
        reader.send(.qrCode(code, text: "https://example.org/1", second))
        #expect(reader.state.overlays.isEmpty && reader.state.reading?.headline?.id == 2)
    }

    @Test("An article that comes after another was asked for does not take the screen") func article() {
        let store = Self.store()
        var reader = FakeReader(store)
        let old = reader.state.inbox.ask(.article)
        reader.press("j Enter")
        reader.send(.openedArticle(Headline(id: 1, title: "مقال رقم 1", added: 0), text: FakeStore.encoded("مقال رقم 1\n\nنص.\n"), place: nil, old))
        #expect(reader.state.reading?.headline?.id == 2)
        reader.send(.couldNotOpen(.noSuchFile("x"), old))
        #expect(reader.state.footer == nil)
    }

    @Test("Breaking news asked for before is dropped") func breaking() {
        var reader = FakeReader(Self.store())
        let old = reader.state.inbox.ask(.breaking)
        _ = reader.state.inbox.ask(.breaking)
        var news = Headline(id: 50, title: "خبر عاجل قديم", added: FakeReader.evening)
        news.isBreaking = true
        reader.send(.breaking([news], old))
        #expect(!reader.shows("خبر عاجل قديم"))
    }
}
