// What takes the reader's last change back, and what it says where there is nothing to take back.
import ArticleLibrary
import TestSupport
import Testing

@testable import qari

@Suite("Taking back")
struct UndoStackTests {
    let folder = TemporaryFolder()

    @Test("a dropped feed is taken back; one that is followed again already is left as it is, and that is told")
    func feeds() throws {
        let library = try Library.open(path: folder.path + "/library.db")
        defer { library.close() }
        let undoing = UndoStack()
        let feed = try library.save(Feed(url: "https://a.example/feed"))
        try library.rename(feed: feed, to: "جريدتي")
        undoing.push(.feedDropped(try #require(try library.dropForNow(feed: feed))))
        #expect(try undoing.undo(in: library) == .undone(.feed) && library.feed(feed)?.name == "جريدتي")

        undoing.push(.feedDropped(try #require(try library.dropForNow(feed: feed))))
        let other = try library.save(Feed(url: "https://a.example/feed"))
        #expect(try undoing.undo(in: library) == .feedIsFollowed && library.feeds().map(\.id) == [other])
        #expect(try library.feed(other)?.name == nil && undoing.undo(in: library) == .nothingToUndo)
    }
}
