// What was published: which edition of an article under which name, and when in the order of events. Kept beside the files that are
// served, so that a run writes what has changed since the last one and nothing else.
import SQLiteStore

/// An article that is published.
struct PublishedItem: Hashable {
    var article: Int64
    /// The library's `ArticleEdition.version`; empty where it could change again within the same second.
    var version: String
    /// When it was published or last corrected, counted from 0: later events have greater numbers.
    var event: Int64
    /// What followers know it by (RFC 4287, `id`), for good.
    var id: String
    /// Its page's file, without folder and ending.
    var name: String
    /// `2026-11-28`, and seconds since 1970.
    var day: String
    var date: Int64
    var section: String?
    var title: String
    /// Its places in the lists of its day and of its section.
    var dayPlace: Int64
    var sectionPlace: Int64?
}

/// An article that was withdrawn.
struct WithdrawnItem: Hashable {
    var event: Int64
    var id: String
    /// Seconds since 1970.
    var moment: Int64
}

/// Held for a whole `transaction`: whoever comes second waits, and then sees what the first has done.
final class PublicationLedger {
    private let db: Connection

    init(path: String) throws {
        var options = ConnectionOptions()
        options.patience = 600_000
        db = try Connection(path: path, options)
        try Self.migrator.migrate(db)
    }

    private static let migrator = Migrator(
        table: "migration",
        [
            Migrator.Migration("tables") { try $0.run(script: tables) },
            Migrator.Migration("places in lists") { try $0.run(script: places) },
        ])

    /// - `old` has the names of pages that were corrected, so that all of them go when the article does.
    /// - `gone.name` has every name that a withdrawn article had.
    private static let tables = """
        CREATE TABLE IF NOT EXISTS setting (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
        CREATE TABLE IF NOT EXISTS item (
            article INTEGER PRIMARY KEY, version TEXT NOT NULL, event INTEGER NOT NULL UNIQUE, id TEXT NOT NULL, name TEXT NOT NULL,
            day TEXT NOT NULL, date INTEGER NOT NULL, section TEXT, title TEXT NOT NULL
        );
        CREATE INDEX IF NOT EXISTS itemByDate ON item(date DESC, article DESC);
        CREATE INDEX IF NOT EXISTS itemByID ON item(id);
        CREATE INDEX IF NOT EXISTS itemByDay ON item(day, date DESC, article DESC);
        CREATE INDEX IF NOT EXISTS itemBySection ON item(section, date DESC, article DESC) WHERE section IS NOT NULL;
        CREATE TABLE IF NOT EXISTS withdrawn (event INTEGER PRIMARY KEY, id TEXT NOT NULL, moment INTEGER NOT NULL);
        CREATE TABLE IF NOT EXISTS old (name TEXT PRIMARY KEY, article INTEGER NOT NULL) WITHOUT ROWID;
        CREATE INDEX IF NOT EXISTS oldByArticle ON old(article);
        CREATE TABLE IF NOT EXISTS gone (name TEXT PRIMARY KEY) WITHOUT ROWID;
        """

    private static let places = """
        ALTER TABLE item ADD COLUMN dayPlace INTEGER NOT NULL DEFAULT 0;
        ALTER TABLE item ADD COLUMN sectionPlace INTEGER;
        UPDATE item SET dayPlace = place.day, sectionPlace = iif(item.section IS NULL, NULL, place.section) FROM (
            SELECT article, row_number() OVER (PARTITION BY day ORDER BY event) - 1 AS day,
                row_number() OVER (PARTITION BY section ORDER BY event) - 1 AS section FROM item
        ) AS place WHERE place.article = item.article;
        DROP INDEX itemByDay;
        DROP INDEX itemBySection;
        CREATE INDEX itemByDay ON item(day, dayPlace);
        CREATE INDEX itemBySection ON item(section, sectionPlace) WHERE section IS NOT NULL;
        """

    func close() { db.close() }

    /// All of a run's changes, or none.
    func transaction<Value>(_ body: () throws -> Value) throws -> Value { try db.transaction(.writing, body) }

    // MARK: Settings

    func setting(_ name: String) throws -> String? { try db.value("SELECT value FROM setting WHERE name = ?", [name]) }

    func set(_ name: String, to value: String) throws { try db.execute("INSERT OR REPLACE INTO setting VALUES (?, ?)", [name, value]) }

    // MARK: Items

    /// The versions of all that is published, by the articles' numbers.
    func versions() throws -> [(article: Int64, version: String)] {
        try db.all("SELECT article, version FROM item ORDER BY article") { (try $0[0], try $0[1]) }
    }

    func item(_ article: Int64) throws -> PublishedItem? { try db.first(Self.select + "WHERE article = ?", [article], Self.item) }

    /// Whether followers know another article by a name.
    func has(id: String) throws -> Bool { try db.value("SELECT 1 FROM item WHERE id = ?", [id]) as Bool? ?? false }

    func items(events: Range<Int64>) throws -> [PublishedItem] {
        try db.all(Self.select + "WHERE event >= ? AND event < ? ORDER BY event DESC", [events.lowerBound, events.upperBound], Self.item)
    }

    func newest(_ count: Int) throws -> [PublishedItem] { try db.all(Self.select + "ORDER BY date DESC, article DESC LIMIT ?", [count], Self.item) }

    /// Each day with how many articles it has, the last first.
    func days() throws -> [(name: String, count: Int)] {
        try db.all("SELECT day, count(*) FROM item GROUP BY day ORDER BY day DESC") { (try $0[0], try $0[1]) }
    }

    /// Each section with how many articles it has, the largest first.
    func sections() throws -> [(name: String, count: Int)] {
        try db.all("SELECT section, count(*) FROM item WHERE section IS NOT NULL GROUP BY section ORDER BY 2 DESC, 1") { (try $0[0], try $0[1]) }
    }

    /// - Parameter oldName: of the page that this one takes the place of.
    func put(_ item: PublishedItem, replacing oldName: String?) throws {
        try db.execute(
            "INSERT OR REPLACE INTO item VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            [
                item.article, item.version, item.event, item.id, item.name, item.day, item.date, item.section, item.title, item.dayPlace,
                item.sectionPlace,
            ])
        try db.execute("DELETE FROM old WHERE name = ?", [item.name])
        try db.execute("DELETE FROM gone WHERE name = ?", [item.name])
        if let oldName, oldName != item.name { try db.execute("INSERT OR REPLACE INTO old VALUES (?, ?)", [oldName, item.article]) }
    }

    func set(version: String, of article: Int64) throws { try db.execute("UPDATE item SET version = ? WHERE article = ?", [version, article]) }

    // MARK: Lists

    /// The place that an article gets which comes to a list.
    func nextPlace(in list: PublishedList) throws -> Int64 {
        try db.value("SELECT max(\(list.place)) + 1 FROM item WHERE \(list.column) = ?", [list.name]) ?? 0
    }

    /// The newest first.
    func items(of page: PublishedList.Page) throws -> [PublishedItem] {
        let (list, first) = (page.list, page.number * PublishedList.pageSize)
        return try db.all(
            Self.select + "WHERE \(list.column) = ? AND \(list.place) >= ? AND \(list.place) < ? ORDER BY date DESC, article DESC",
            [list.name, first, first + PublishedList.pageSize], Self.item)
    }

    /// The nearest page before one, and behind it, that has articles.
    func page(before page: PublishedList.Page) throws -> PublishedList.Page? {
        try self.page("max", of: page.list, "<", page.number * PublishedList.pageSize)
    }

    func page(after page: PublishedList.Page) throws -> PublishedList.Page? {
        try self.page("min", of: page.list, ">=", (page.number + 1) * PublishedList.pageSize)
    }

    func lastPage(of list: PublishedList) throws -> PublishedList.Page? { try page("max", of: list, ">=", 0) }

    private func page(_ which: String, of list: PublishedList, _ relation: String, _ place: Int64) throws -> PublishedList.Page? {
        let found: Int64? = try db.value(
            "SELECT \(which)(\(list.place)) FROM item WHERE \(list.column) = ? AND \(list.place) \(relation) ?", [list.name, place])
        return found.map(list.page(ofPlace:))
    }

    /// All pages of all lists.
    func listPages() throws -> Set<PublishedList.Page> {
        let days: [PublishedList.Page] = try db.all("SELECT DISTINCT day, dayPlace / ? FROM item", [PublishedList.pageSize]) {
            PublishedList.Page(list: .day(try $0[0]), number: try $0[1])
        }
        let sections: [PublishedList.Page] = try db.all(
            "SELECT DISTINCT section, sectionPlace / ? FROM item WHERE section IS NOT NULL", [PublishedList.pageSize]
        ) { PublishedList.Page(list: .section(try $0[0]), number: try $0[1]) }
        return Set(days + sections)
    }

    // MARK: Withdrawing

    /// - Returns: the names that its pages had.
    func withdraw(_ item: PublishedItem, event: Int64, at moment: Int64) throws -> [String] {
        let names = [item.name] + (try db.values("SELECT name FROM old WHERE article = ?", [item.article]) as [String])
        try db.execute("DELETE FROM item WHERE article = ?", [item.article])
        try db.execute("DELETE FROM old WHERE article = ?", [item.article])
        try db.execute("INSERT INTO withdrawn VALUES (?, ?, ?)", [event, item.id, moment])
        for name in names { try db.execute("INSERT OR IGNORE INTO gone VALUES (?)", [name]) }
        return names
    }

    func withdrawn(events: Range<Int64>) throws -> [WithdrawnItem] {
        try db.all(
            "SELECT event, id, moment FROM withdrawn WHERE event >= ? AND event < ? ORDER BY event DESC", [events.lowerBound, events.upperBound]
        ) { WithdrawnItem(event: try $0[0], id: try $0[1], moment: try $0[2]) }
    }

    /// One that came back is withdrawn no more.
    /// - Returns: the events in which it was.
    func revive(_ id: String) throws -> [Int64] {
        let events: [Int64] = try db.values("SELECT event FROM withdrawn WHERE id = ?", [id])
        if !events.isEmpty { try db.execute("DELETE FROM withdrawn WHERE id = ?", [id]) }
        return events
    }

    /// The names of all pages of articles, those of corrected ones too.
    func pageNames() throws -> Set<String> { Set(try db.values("SELECT name FROM item UNION ALL SELECT name FROM old") as [String]) }

    func goneNames() throws -> [String] { try db.values("SELECT name FROM gone ORDER BY name") }

    private static let select = "SELECT article, version, event, id, name, day, date, section, title, dayPlace, sectionPlace FROM item "

    private static func item(_ row: Row) throws -> PublishedItem {
        PublishedItem(
            article: try row[0], version: try row[1], event: try row[2], id: try row[3], name: try row[4], day: try row[5], date: try row[6],
            section: try row[7], title: try row[8], dayPlace: try row[9], sectionPlace: try row[10])
    }
}

extension PublishedList {
    /// The columns of `item` that hold its name and an article's place in it.
    fileprivate var column: String {
        switch self {
        case .day: "day"
        case .section: "section"
        }
    }

    fileprivate var place: String { column + "Place" }
}
