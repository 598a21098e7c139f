// An entry of a feed is what its feed and its name in it say: nothing is lost, nothing takes another's place.
import ArticleModel
import SQLiteStore
import Testing

@testable import ArticleLibrary

@Suite("Entries of feeds") struct EntryIdentityTests {
    private let folder: LibraryFolder
    private let library: Library

    init() throws {
        folder = try LibraryFolder()
        library = try folder.open()
    }

    private static let notes = (1...40).map { "كلمة\($0)" }.joined(separator: " ")

    private func feed(_ url: String) throws -> Int64 { try library.save(Feed(url: url)) }

    private func entry(_ title: String, text: String = notes, url: String?, guid: String?, feed: Int64?, elsewhere: Bool = false) -> StoredArticle {
        var article = StoredArticle(title, text)
        (article.url, article.guid, article.feed, article.linksElsewhere) = (url, guid, feed, elsewhere)
        return article
    }

    private func titles() throws -> [String] { try library.headlines(.newest, limit: 50).map(\.title).sorted() }

    @Test("episodes with the same notes are all there, each once however often the feed is asked")
    func sameNotes() throws {
        let feed = try feed("https://radio.example/feed")
        let episodes = (1...4).map { entry("الحلقة \($0)", url: "https://radio.example/\($0)", guid: "e\($0)", feed: feed) }
        #expect(try library.save(episodes).allSatisfy { if case .added = $0 { true } else { false } })
        #expect(try library.save(episodes).allSatisfy { if case .unchanged = $0 { true } else { false } })
        #expect(try titles().count == 4)
    }

    @Test("a blog's entry that links to another paper's article takes nothing from it, in whatever order they come")
    func linkBlog() throws {
        let (paper, blog) = (try feed("https://paper.example/feed"), try feed("https://blog.example/feed"))
        let story = entry("افتتاح السوق", url: "https://paper.example/1", guid: "o1", feed: paper)
        let opinion = entry("رأي في السوق", text: Self.notes + " بعيد", url: "https://paper.example/1", guid: "g7", feed: blog, elsewhere: true)
        for articles in [[opinion, story], [story, opinion], [opinion], [story]] { try library.save(articles) }
        #expect(try titles() == ["افتتاح السوق", "رأي في السوق"])
        let id = try #require(try library.id(of: "https://paper.example/1"))
        #expect(try library.article(id)?.title == "افتتاح السوق", "The address is the paper's.")
        // Without names of their own they are told by feed and link.
        let bare = entry(
            "تعليق", text: Self.notes + " قصير", url: "https://paper.example/1", guid: nil, feed: try feed("https://third.example/f"), elsewhere: true
        )
        #expect(try library.save([bare, bare]).map { if case .added = $0 { true } else { false } } == [true, false])
        #expect(try titles().count == 3)
    }

    @Test("the same story in two feeds is kept from each")
    func sameStory() throws {
        let feeds = [try feed("https://a.example/feed"), try feed("https://b.example/feed")]
        for (number, feed) in feeds.enumerated() {
            try library.save(entry("خبر الوكالة", url: "https://\(number == 0 ? "a" : "b").example/1", guid: "1", feed: feed))
        }
        #expect(try titles() == ["خبر الوكالة", "خبر الوكالة"])
    }

    @Test("an entry that has changed its title, text and link is the same by its name")
    func changed() throws {
        let feed = try feed("https://a.example/feed")
        try library.save(entry("عنوان", url: "https://a.example/1", guid: "17", feed: feed))
        guard
            case .updated = try library.save(entry("عنوان مصحح", text: Self.notes + " مصحح", url: "https://a.example/1-new", guid: "17", feed: feed))
        else {
            Issue.record("The entry is another.")
            return
        }
        #expect(try titles() == ["عنوان مصحح"])
        #expect(try library.id(of: "https://a.example/1") == library.id(of: "https://a.example/1-new"))
    }

    @Test("two entries of one name that lead elsewhere are two, also when one was there before")
    func sharedName() throws {
        let feed = try feed("https://a.example/feed")
        func twin(_ number: Int) -> StoredArticle {
            var article = entry("خبر \(number)", text: Self.notes + " \(number)", url: "https://a.example/\(number)", guid: "9", feed: feed)
            article.sharesGuid = true
            return article
        }
        try library.save(entry("خبر 1", text: Self.notes + " 1", url: "https://a.example/1", guid: "9", feed: feed))
        for _ in 0..<2 { try library.save([twin(1), twin(2)]) }
        #expect(try titles() == ["خبر 1", "خبر 2"])
    }

    @Test("an entry without name and link is told by its text")
    func nameless() throws {
        let feed = try feed("https://a.example/feed")
        for _ in 0..<2 {
            try library.save([
                entry("أول", url: nil, guid: nil, feed: feed), entry("ثان", text: Self.notes + " آخر", url: nil, guid: nil, feed: feed),
            ])
        }
        #expect(try titles() == ["أول", "ثان"])
    }

    @Test("feeds kept as files are told apart by what they call themselves")
    func files() throws {
        func fileEntry(_ title: String, _ name: String) -> StoredArticle {
            var article = entry(title, text: Self.notes + title, url: "https://o.example/1", guid: "1", feed: nil, elsewhere: true)
            article.feedName = name
            return article
        }
        for _ in 0..<2 { try library.save([fileEntry("أول", "file:أ"), fileEntry("ثان", "file:ب")]) }
        #expect(try titles() == ["أول", "ثان"])
    }

    @Test("articles of libraries made before are found as the entries that they are")
    func earlierLibraries() throws {
        let feed = try feed("https://a.example/feed")
        let long = "tag:a.example,2026:an-entry-with-a-long-name"
        let entries = [
            entry("أول", text: Self.notes + " أ", url: "https://a.example/1", guid: "17", feed: feed),
            entry("ثان", text: Self.notes + " ب", url: "https://a.example/2", guid: long, feed: feed),
            entry("ثالث", text: Self.notes + " ج", url: "https://a.example/3", guid: nil, feed: feed),
            entry("رابع", text: Self.notes + " د", url: "https://a.example/4", guid: "https://a.example/?p=4", feed: feed),
        ]
        try library.save(entries)
        // As the versions before knew them.
        try library.write { db in
            try db.execute("DELETE FROM address WHERE value LIKE 'guid:%'")
            for (id, key) in [(1, "guid:https://a.example/feed:17"), (2, "guid:" + long), (4, "web:a.example/?p=4")] {
                try db.execute("INSERT OR IGNORE INTO address(value, article) SELECT ?, id FROM article ORDER BY id LIMIT 1 OFFSET ?", [key, id - 1])
            }
        }
        #expect(try library.save(entries).allSatisfy { if case .unchanged = $0 { true } else { false } })
        #expect(try titles().count == 4)
        try library.removeFeed(url: "https://a.example/feed")
        let again = try self.feed("https://a.example/feed")
        #expect(
            try library.save(
                entries.map { entry in
                    var entry = entry
                    entry.feed = again
                    return entry
                }
            ).allSatisfy { if case .added = $0 { false } else { true } }, "A feed that is followed again finds its articles.")
    }

    @Test("a page that was added before is the entry of its own site's feed; what a blog comments on is not")
    func pages() throws {
        var page = entry("صفحة", url: "https://a.example/1", guid: nil, feed: nil)
        page.canonicalURL = "https://a.example/1"
        try library.save(page)
        try library.save(
            entry("رأي", text: Self.notes + " رأي", url: "https://a.example/1", guid: "x", feed: try feed("https://blog.example/f"), elsewhere: true))
        #expect(try titles() == ["رأي", "صفحة"])
        try library.save(entry("صفحة", url: "https://a.example/1", guid: "y", feed: try feed("https://a.example/f")))
        #expect(try titles() == ["رأي", "صفحة"])
    }

    @Test("an entry that was removed stays away, and takes no other with it")
    func removed() throws {
        let (paper, blog) = (try feed("https://paper.example/feed"), try feed("https://blog.example/feed"))
        let story = entry("خبر", url: "https://paper.example/1", guid: "o1", feed: paper)
        try library.save(story)
        try library.remove([try #require(try library.id(of: "https://paper.example/1"))])
        guard case .dismissed = try library.save(story) else {
            Issue.record("It came back.")
            return
        }
        try library.save(entry("رأي", text: Self.notes + " رأي", url: "https://paper.example/1", guid: "g", feed: blog, elsewhere: true))
        #expect(try titles() == ["رأي"])
    }
}
