// What takes the reader's last change back, and what it says where there is nothing to take back.
import ArticleModel
import Glibc
import ReaderCore
import Synchronization
import TestSupport
import Testing

@testable import ArticleLibrary
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

    // MARK: Very many articles

    private static let many = 120_000

    /// A library of headlines that nobody has read, but for every tenth.
    private func filled() throws -> Library {
        let library = try Library.open(path: folder.path + "/many.db")
        try library.write { db in
            try db.execute(
                """
                WITH RECURSIVE number(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM number WHERE n < \(Self.many))
                INSERT INTO article(id, title, source, added, updated, sortDate, isRead, contentHash)
                SELECT n, 'خبر ' || n, 'المرفأ', 0, 0, n, n % 10 = 0, x'00' FROM number
                """)
        }
        return library
    }

    private static let unread = many / 10 * 9

    @Test("marking very many goes piece by piece: `z` stops it, and takes back what was marked and nothing else")
    func stopped() throws {
        let library = try filled()
        defer { library.close() }
        let told = Mutex<[Triage]>([])
        let writer = LibraryWriter { if case .triaged(let triage) = $0 { told.withLock { $0.append(triage) } } }
        func wait(_ what: (Triage) -> Bool) throws {
            let end = ContinuousClock.now + .seconds(Patience.seconds)
            while !told.withLock({ $0.contains(where: what) }) {
                try #require(ContinuousClock.now < end)
                usleep(2_000)
            }
        }
        writer.keep(.readAll(.newest, before: nil)) { library }
        try wait { if case .marking = $0 { true } else { false } }
        writer.keep(.undone) { library }
        try wait { if case .undone = $0 { true } else { false } }
        #expect(try library.unreadCount() == Self.unread)
        guard case .undone(.read(let count))? = told.withLock({ $0.last }) else { return #expect(Bool(false), "not told") }
        #expect(count > 0 && count < Self.unread)

        // What came behind it is taken back alone, and lets it go on to its end.
        told.withLock { $0 = [] }
        writer.keep(.readAll(.newest, before: nil)) { library }
        writer.keep(.bookmark(7, true)) { library }
        writer.keep(.undone) { library }
        try wait { if case .undone = $0 { true } else { false } }
        #expect(told.withLock { $0.contains(.markedRead(Self.unread)) && $0.last == .undone(.bookmark) })
        #expect(try library.unreadCount() == 0)
    }

    @Test("what could not be taken back of very many is taken back the next time")
    func interrupted() throws {
        let library = try filled()
        defer { library.close() }
        let undoing = UndoStack()
        try library.markRead(.newest) { piece in
            if piece.done == piece.changed.count { undoing.push(.read(piece.changed, isRead: false)) } else { undoing.extend(piece.changed) }
            return true
        }
        try library.write {
            try $0.execute("CREATE TRIGGER refusal BEFORE UPDATE ON article WHEN new.id > 100000 BEGIN SELECT raise(ABORT, 'no'); END")
        }
        #expect(throws: (any Error).self) { try undoing.undo(in: library) }
        let left = try library.unreadCount()
        #expect(left > 0 && left < Self.unread)
        try library.write { try $0.execute("DROP TRIGGER refusal") }
        #expect(try undoing.undo(in: library) == .undone(.read(Self.unread - left)) && library.unreadCount() == Self.unread)
        #expect(try undoing.undo(in: library) == .nothingToUndo)
    }
}
