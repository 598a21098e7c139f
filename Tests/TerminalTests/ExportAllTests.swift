// The whole library as plain files and back; refreshing and adding from the screen.
import ArticleLibrary
import ArticleModel
import Synchronization
import TestSupport
import Testing

@Suite("Out of the library and in again")
struct ExportAllTests {
    let folder = TemporaryFolder()

    private func run(_ library: String, _ arguments: String...) throws -> ProgramRun {
        try ProgramRun(arguments, environment: ["QARI_LIBRARY": folder.path + "/" + library, "QARI_LANG": "en"])
    }

    @Test("what is written is read again: texts, marks, tags, places, feeds, searches and rules; twice is once")
    func whole() throws {
        let server = try LoopbackServer { _ in
            .respond(status: 200, headers: [:], body: ServedNews.feed([("عنوان أول", "/1"), ("عنوان ثان", "/2")], base: "http://a.example"))
        }
        #expect(try run("a.db", "add", server.url("/feed")).ending == .exit(0))
        folder.write("t.txt", "عنوان الملف\n\nمتن الملف هنا وفيه كلام.\n")
        #expect(try run("a.db", "add", folder.path + "/t.txt").ending == .exit(0))
        let before = try Library.open(path: folder.path + "/a.db")
        let ids = try before.headlines(.newest, limit: 50).filter { $0.title.hasPrefix("عنوان") }.map(\.id)
        try before.noteOpened(ids[0])
        try before.setBookmarked(ids[1], true)
        try before.setTags(["وسم"], of: ids[1])
        try before.savePosition(ReadingPosition(part: 1, offset: 7, logicalOffset: 2), of: .article(ids[0]))
        try before.save(SavedSearch(name: "بحث", search: "عنوان or متن"))
        var passage = Highlight(
            article: ids[0], start: .init(part: 1, offset: 9, scalar: 0), end: .init(part: 1, offset: 9, scalar: 3), text: "متن", before: "قبله")
        passage.note = "ملاحظة"
        try before.keep(passage)
        try before.addRule("title:ثان", .read, feed: try before.feeds()[0].id)
        before.close()
        #expect(try run("a.db", "export-all", folder.path + "/out").errorText.contains("The library is written to"))
        #expect(try run("a.db", "export-all", folder.path + "/out").ending == .exit(1))
        for _ in 0..<2 { #expect(try run("b.db", "import", folder.path + "/out").ending == .exit(0)) }
        let (first, second) = (try Library.open(path: folder.path + "/a.db"), try Library.open(path: folder.path + "/b.db"))
        defer {
            first.close()
            second.close()
        }
        let (all, copies) = (try first.headlines(.newest, limit: 50), try second.headlines(.newest, limit: 50))
        #expect(Set(all.map(\.title)) == Set(copies.map(\.title)) && all.count == copies.count)
        for headline in all {
            let copy = try #require(copies.first { $0.title == headline.title })
            var (marks, others) = (try first.marks(of: headline.id), try second.marks(of: copy.id))
            // Numbers are each library's own.
            for index in marks?.highlights.indices ?? 0..<0 { marks?.highlights[index].unbound() }
            for index in others?.highlights.indices ?? 0..<0 { others?.highlights[index].unbound() }
            #expect(try first.text(headline.id) == second.text(copy.id) && marks == others, "\(headline.title)")
            #expect(headline.id != ids[0] || marks?.highlights.map(\.note) == ["ملاحظة"])
            #expect(headline.url == copy.url && headline.source == copy.source && headline.date == copy.date && headline.tags == copy.tags)
        }
        #expect(try second.savedSearches() == first.savedSearches() && second.rules().map(\.search) == ["title:ثان"])
        #expect(try second.feeds().map(\.url) == first.feeds().map(\.url))
        // What the feed brings again is there already.
        #expect(try run("b.db", "sync").ending == .exit(0))
        #expect(try second.headlines(.newest, limit: 50).count == copies.count)
    }

    @Test("R refreshes beside the reading, a adds an address; what came and what failed is told, and the list shows it")
    func fromTheScreen() throws {
        let isFull = Atomic(false)
        let base = Mutex("")
        let server = try LoopbackServer { request in
            if request.path == "/gone" { return .respond(status: 404, headers: [:], body: []) }
            let items = [("عنوان أول", "/1")] + (isFull.load(ordering: .relaxed) ? [("عنوان جديد", "/2")] : [])
            return .respond(status: 200, headers: [:], body: ServedNews.feed(items, base: base.withLock { $0 }))
        }
        base.withLock { $0 = server.url("") }
        let library = folder.path + "/c.db"
        let terminal = try PseudoTerminal(["--lang", "en"], environment: ["QARI_LIBRARY": library])
        try terminal.wait(forText: "QARI")
        terminal.send("a")
        try terminal.wait(forText: "Address of the page or feed")
        terminal.send(server.url("/feed") + "\r")
        try terminal.wait(forText: "1 added")
        isFull.store(true, ordering: .relaxed)
        terminal.send("R")
        try terminal.wait(forText: "1 added, 1 already there")
        terminal.send("a" + server.url("/gone") + "\r")
        try terminal.wait(forText: "1 failed")
        terminal.send("q")
        #expect(try terminal.waitForEnd() == .exit(0))
        #expect(try run("c.db", "list", "--source", "موجز المدينة").text.split(separator: "\n").count == 2)
    }
}

extension Highlight {
    fileprivate mutating func unbound() { (id, article) = (0, 0) }
}
