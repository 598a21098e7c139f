// Whose feeds are: a program that follows some because they were named to it knows its own again, and only these.
import ArticleLibrary
import SQLiteStore
import Testing

@Suite struct FeedOwnerTests {
    let folder = try! LibraryFolder()

    @Test func anOwnerIsKeptAndStaysWhenTheFeedMoves() throws {
        let library = try folder.open()
        let owner = FeedOwner(name: "newsroom", url: "https://news.example/old")
        let id = try library.save(Feed(url: "https://news.example/old", owner: owner))
        try library.save(Feed(url: "https://other.example/feed"))
        #expect(try library.moveFeed(id, to: "https://news.example/new"))
        #expect(try library.feed(url: "https://news.example/new")?.owner == owner)
        #expect(try library.feed(url: "https://other.example/feed")?.owner == nil)
        // The number may be given again: who gets it is nobody's.
        #expect(try library.removeFeed(url: "https://news.example/new"))
        try library.save(Feed(url: "https://third.example/feed"))
        #expect(try library.feeds().allSatisfy { $0.owner == nil })
    }

    /// As the second version of the tables left it: whose feeds are stood in a setting.
    @Test func anEarlierLibraryKeepsItsFeedsAndTheirOwner() throws {
        let library = try folder.open()
        for number in 1...12 { try library.save(Feed(url: "https://news.example/\(number)")) }
        library.close()
        try folder.undoStories()
        let raw = try Connection(path: folder.library)
        try raw.run(
            script: """
                ALTER TABLE feed DROP COLUMN owner;
                ALTER TABLE feed DROP COLUMN ownerURL;
                DELETE FROM grdb_migrations WHERE identifier >= '3';
                INSERT INTO setting VALUES ('kiosk-feeds', '2 https://old.example/a b
                12 https://news.example/12')
                """)
        raw.close()
        let again = try folder.open()
        let feeds = try again.feeds()
        #expect(feeds.count == 12 && Set(feeds.map(\.url)).count == 12)
        let owned = Dictionary(uniqueKeysWithValues: feeds.compactMap { feed in feed.owner.map { (feed.id, $0) } })
        #expect(
            owned == [
                2: FeedOwner(name: "kiosk", url: "https://old.example/a b"), 12: FeedOwner(name: "kiosk", url: "https://news.example/12"),
            ])
        #expect(try again.damage() == nil)
    }
}
