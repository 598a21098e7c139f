// Highlights in the library: kept, changed, dropped, and with their articles whatever becomes of these.
import ArticleModel
import Testing

@testable import ArticleLibrary

@Suite("Highlights in the library") struct HighlightStoreTests {
    private let folder: LibraryFolder
    private let library: Library
    private let ids: [Int64]
    private static let now: Int64 = 1_790_000_000

    init() throws {
        folder = try LibraryFolder()
        library = try folder.open(at: Self.now)
        ids = try library.save([
            StoredArticle("جسر على النهر", "افتتح المحافظ الجسر.", source: "الميناء", date: Self.now - 900 * 86_400, url: "https://a.example/1"),
            StoredArticle("سباق القوارب", "فاز قارب الصيادين.", source: "الساحل", date: Self.now - 86_400),
        ]).compactMap(\.id)
    }

    private func highlight(_ article: Int64, at offset: Int = 0, _ text: String = "افتتح المحافظ", note: String = "") -> Highlight {
        var highlight = Highlight(
            article: article, start: .init(part: 1, offset: offset, scalar: 0), end: .init(part: 1, offset: offset, scalar: 5), text: text, before: ""
        )
        highlight.note = note
        return highlight
    }

    @Test("kept once however often it is kept, in the text's order; the note is changed, the passage dropped and put back as it was")
    func changes() throws {
        let second = try library.keep(highlight(ids[0], at: 40, "الجسر"))
        let first = try library.keep(highlight(ids[0], at: 3, note: "أ"))
        #expect(second.known == nil && first.known == nil)
        let again = try library.keep(highlight(ids[0], at: 3, note: "ب"))
        #expect(again.id == first.id && again.known?.note == "أ")
        #expect(try library.highlights(of: ids[0]).map(\.note) == ["ب", ""])
        #expect(try library.highlights(of: ids[0]).map(\.added) == [Self.now, Self.now])
        let dropped = try #require(try library.removeHighlight(first.id))
        #expect(try library.highlights(of: ids[0]).map(\.id) == [second.id])
        try library.keep(dropped)
        #expect(try library.highlights(of: ids[0]).first == dropped)
        #expect(try library.setNote("ج", of: second.id) == "")
        #expect(try library.setNote("ج", of: 99) == nil && library.removeHighlight(99) == nil)
        try library.moveHighlight(second.id, to: .init(part: 1, offset: 1, scalar: 2), .init(part: 1, offset: 1, scalar: 4))
        #expect(try library.highlights(of: ids[0]).map(\.id) == [second.id, first.id])
        #expect(throws: LibraryProblem.self) { try library.keep(highlight(999)) }
    }

    @Test("with the article that comes again with another text, that is removed and put back; gone with one that is gone")
    func articles() throws {
        try library.keep(highlight(ids[0], note: "أ"))
        try library.save(StoredArticle("جسر على النهر", "نص آخر كله.", source: "الميناء", url: "https://a.example/1"))
        #expect(try library.highlights(of: ids[0]).map(\.note) == ["أ"])
        let removed = try #require(try library.removeForNow(ids[0]))
        #expect(try library.keptHighlights().isEmpty)
        try library.restore(removed)
        #expect(try library.keptHighlights().map(\.highlight.note) == ["أ"])
        try library.remove([ids[0]])
        #expect(try library.keptHighlights().isEmpty)
    }

    @Test("what the reader has marked passages in is not tidied away; a library's vacuum, copy and salvage keep them")
    func tidying() throws {
        try library.keep(highlight(ids[0]))
        try library.set(.keepDays, to: "10")
        #expect(try library.tidy() == 0)
        try library.vacuum()
        try library.copy(to: folder.path + "/copy.db")
        let copy = try Library.open(path: folder.path + "/copy.db")
        #expect(try copy.keptHighlights().map(\.headline.title) == ["جسر على النهر"])
        copy.close()
        let fresh = try Library.open(path: folder.path + "/fresh.db")
        _ = try Salvage(from: folder.path + "/copy.db", into: fresh).run()
        #expect(try fresh.keptHighlights().map(\.highlight.text) == ["افتتح المحافظ"])
        fresh.close()
    }

    @Test("all stand by their articles, those marked in last first; a search finds them by article, passage and note")
    func listing() throws {
        try library.keep(highlight(ids[1], "فاز قارب", note: "رياضة"))
        try library.keep(highlight(ids[0], at: 9, "الجسر"))
        try library.keep(highlight(ids[0], at: 2))
        #expect(try library.keptHighlights().map(\.highlight.text) == ["فاز قارب", "افتتح المحافظ", "الجسر"])
        #expect(try library.keptHighlights(limit: 1).count == 1)
        #expect(try library.keptHighlights(answering: "source:الميناء").count == 2)
        #expect(try library.keptHighlights(answering: "رياضه").map(\.highlight.text) == ["فاز قارب"])
        #expect(try library.keptHighlights(answering: "زيتون").isEmpty)
    }
}
