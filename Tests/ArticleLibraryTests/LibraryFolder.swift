// A folder for a test's library, gone with the test; and articles to put in.
import ArticleLibrary
import Foundation
import SQLiteStore
import Synchronization

final class LibraryFolder {
    let path: String
    var library: String { path + "/library.db" }

    init() throws {
        path = NSTemporaryDirectory() + "/qari-library-" + UUID().uuidString
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    }

    deinit {
        chmod(path, 0o700)
        try? FileManager.default.removeItem(atPath: path)
    }

    func open(_ mode: Library.Mode = .readWrite, at now: Int64 = 1_790_000_000) throws -> Library {
        try Library.open(path: library, mode: mode) { now }
    }

    /// Takes back what the sixth version of the tables has added (tags, saved searches, rules, a feed's name), and the seventh (highlights).
    static let undoShelves = """
        DROP TABLE highlight; DROP TABLE accountItem; DROP TABLE subscription; DROP TABLE account; DROP TABLE tag;
        DROP TABLE savedSearch; DROP TABLE rule; ALTER TABLE feed DROP COLUMN name; ALTER TABLE feed DROP COLUMN clockAhead;
        DROP INDEX articleBySource; CREATE INDEX articleBySource ON article(source, sortDate DESC, id DESC, isRead);
        DROP INDEX articleByAuthor; DROP INDEX articleByCredits; DROP INDEX articleByCategories;
        """

    /// Makes the tables as the third version had them.
    func undoStories() throws {
        let raw = try Connection(path: library)
        defer { raw.close() }
        try raw.run(
            script: Self.undoShelves + """
                DROP TABLE storySign; DROP INDEX articleByStory; DROP INDEX storyByDate; DROP INDEX storyUnread;
                ALTER TABLE article DROP COLUMN story; ALTER TABLE article DROP COLUMN changed; ALTER TABLE article DROP COLUMN direction;
                ALTER TABLE article RENAME COLUMN categories TO category;
                CREATE VIRTUAL TABLE temp.wordList USING fts5vocab(main, 'words', 'row');
                CREATE VIRTUAL TABLE temp.stemList USING fts5vocab(main, 'stems', 'row');
                CREATE TABLE term (term TEXT PRIMARY KEY, articles INTEGER NOT NULL) WITHOUT ROWID;
                INSERT INTO term SELECT term, doc FROM temp.wordList WHERE term <> '_';
                INSERT OR IGNORE INTO term SELECT term, doc FROM temp.stemList;
                INSERT INTO term SELECT '', count(*) FROM article;
                DROP TABLE termCount; DROP TABLE newTermCount;
                DELETE FROM grdb_migrations WHERE identifier >= '4';
                """)
    }
}

extension StoredArticle {
    init(_ title: String, _ text: String, source: String? = nil, date: Int64? = nil, url: String? = nil) {
        self.init(title: title, text: text)
        (self.source, self.date, self.url) = (source, date, url)
    }
}

extension SaveResult {
    var id: Int64? {
        switch self {
        case .added(let id), .updated(let id), .unchanged(let id): id
        case .dismissed: nil
        }
    }
}
