// Which feeds a kiosk follows from one start to the next.
import ArticleLibrary
import TestSupport
import Testing

@testable import qari

@Suite("A kiosk's feeds")
struct KioskFeedsTests {
    private let library: Library
    private let folder = TemporaryFolder()

    init() throws { library = try Library.open(path: folder.path + "/library.db") }

    private func addresses() throws -> Set<String> { Set(try library.feeds().map(\.url)) }

    @Test("Those that are no longer named go, those that somebody else follows stay")
    func drops() throws {
        try library.save(Feed(url: "https://reader.example/feed"))
        try KioskFeeds(library).follow(["https://a.example/1", "https://b.example/2", "https://reader.example/feed"])
        #expect(try addresses() == ["https://a.example/1", "https://b.example/2", "https://reader.example/feed"])
        try KioskFeeds(library).follow(["https://b.example/2"])
        #expect(try addresses() == ["https://b.example/2", "https://reader.example/feed"])
    }

    @Test("One that has moved is known by its old address, and by its new one")
    func moves() throws {
        try KioskFeeds(library).follow(["https://a.example/1"])
        let id = try #require(try library.feeds().first?.id)
        #expect(try library.moveFeed(id, to: "https://a.example/new"))
        for named in ["https://a.example/1", "https://a.example/new", "https://a.example/new"] {
            try KioskFeeds(library).follow([named])
            #expect(try library.feeds().map(\.id) == [id])
        }
        try KioskFeeds(library).follow([])
        #expect(try library.feeds().isEmpty)
    }
}
