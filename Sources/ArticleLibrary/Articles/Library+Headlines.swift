// Lists of articles: a page of them at a time, from the index, wherever in the list it is.
import ArticleModel
import SQLiteStore

/// A source of articles, and how many there are of it.
package struct SourceCount: Hashable, Sendable {
    package var source: String
    package var articles: Int
    package var unread: Int
    /// When its newest article appeared, in seconds since 1970.
    package var newest: Int64?

    package init(source: String, articles: Int, unread: Int, newest: Int64? = nil) {
        (self.source, self.articles, self.unread, self.newest) = (source, articles, unread, newest)
    }
}

extension Library {
    /// A page of a list. Where articles of several sources tell one story, the newest and the unread hold one of them. Cost is of the page, not of the library.
    package func headlines(_ query: HeadlineQuery, offset: Int = 0, limit: Int) throws -> [Headline] {
        switch query {
        case .search(let words): return try search(words, offset: offset, limit: limit)
        case .saved(let words), .ordered(.saved(let words), .newest), .ordered(.saved(let words), .source):
            return try matches(words, offset: offset, limit: limit)
        case .ordered(.saved(let words), .oldest): return try matches(words, offset: offset, limit: limit, oldestFirst: true)
        case .ordered(.search, _), .ordered(.related, _), .ordered(.ordered, _): return try headlines(query.base, offset: offset, limit: limit)
        case .related(let id):
            return offset == 0 ? try related(to: id, limit: limit) : Array(try related(to: id, limit: offset + limit).dropFirst(offset))
        default:
            return try read { db in
                let list = HeadlineList(query)
                // From the nearer end.
                let count = offset > 1000 ? try list.count(db) : .max
                let fromEnd = offset > count / 2
                let skipped = fromEnd ? max(0, count - offset - limit) : offset
                let taken = fromEnd ? min(limit, max(0, count - offset)) : limit
                let headlines = try list.page(db, skipping: skipped, limit: taken, backward: fromEnd)
                return fromEnd ? headlines.reversed() : headlines
            }
        }
    }

    /// All of a list of the library's own, some headlines at a time, as it is at one moment: what a million take is the room for their numbers.
    /// - Parameter query: no search and nothing that is like an article.
    package func forEachPart(
        of query: HeadlineQuery, offset: Int = 0, limit: Int, size: Int = 500, _ body: ([Headline]) throws -> Void
    ) throws {
        // What `body` throws is no fault of the library.
        var failure: (any Error)?
        try read { db in
            let ids = try HeadlineList(query).ids(db, skipping: offset, limit: limit)
            for start in stride(from: 0, to: ids.count, by: size) where failure == nil {
                let part = try ids[start..<min(ids.count, start + size)].compactMap { id in
                    try db.first("SELECT \(ArticleColumns.headline) FROM article a WHERE a.id = ?", [id], ArticleColumns.headline)
                }
                do { try body(part) } catch { failure = error }
            }
        }
        if let failure { throw failure }
    }

    package func count(_ query: HeadlineQuery) throws -> Int {
        switch query {
        case .search(let words): try searchCount(words)
        case .saved(let words): try matchCount(words)
        case .ordered(let inner, _): try count(inner)
        case .related(let id): try related(to: id, limit: 20).count
        default: try read { try HeadlineList(query).count($0) }
        }
    }

    package func headline(_ id: Int64) throws -> Headline? {
        try read { db in
            try db.first("SELECT \(ArticleColumns.headline) FROM article a WHERE a.id = ?", [id], ArticleColumns.headline)
        }
    }

    /// Where an article stands in a list; nil when it is not in it.
    package func index(of id: Int64, in query: HeadlineQuery) throws -> Int? {
        switch query {
        case .search(let words): try searchIDs(words).firstIndex(of: id)
        case .saved(let words): try matchIDs(words).firstIndex(of: id)
        case .ordered(.saved(let words), let order):
            try matchIDs(words).firstIndex(of: id).map { place in order == .oldest ? try matchCount(words) - 1 - place : place }
        case .related: try headlines(query, limit: 20).firstIndex { $0.id == id }
        default: try read { try HeadlineList(query).index(of: id, $0) }
        }
    }

    /// The sources, those with most articles first.
    package func sources() throws -> [SourceCount] {
        try read { db in
            try db.all(
                """
                SELECT source, count(*), sum(isRead = 0),
                    (SELECT b.sortDate FROM article b WHERE b.source = a.source AND b.story IS NOT \(Hiding.story) ORDER BY b.sortDate DESC LIMIT 1)
                FROM article a WHERE source IS NOT NULL AND story IS NOT \(Hiding.story) GROUP BY source ORDER BY 2 DESC, 1
                """
            ) { SourceCount(source: try $0[0], articles: try $0[1], unread: try $0[2], newest: try $0[3]) }
        }
    }

    // MARK: An article

    /// An article's text as the reader opens it, in UTF-8.
    package func text(_ id: Int64) throws -> [UInt8]? {
        try read { db in
            try db.value("SELECT text FROM articleText WHERE article = ?", [id]).map { (text: String) in Array(text.utf8) }
        }
    }

    /// How an article's text begins: so many scalars of it at most.
    package func beginning(of id: Int64, scalars: Int) throws -> String? {
        try read { db in try db.value("SELECT substr(text, 1, ?) FROM articleText WHERE article = ?", [scalars, id]) }
    }

    /// An article whole, as it was saved.
    package func article(_ id: Int64) throws -> StoredArticle? {
        try read { db in
            var article = try db.first(
                "SELECT a.*, t.text, t.bodyStart, t.bodyEnd FROM article a JOIN articleText t ON t.article = a.id WHERE a.id = ?", [id],
                ArticleColumns.article)
            if article != nil { article?.links = try ArticleColumns.links(of: id, db) }
            return article
        }
    }

    /// The article known by a web address or a file's path; nil when there is none.
    package func id(of address: String) throws -> Int64? {
        let key = ArticleAddress.key(address: address) ?? "file:" + address
        return try read { try $0.value("SELECT article FROM address WHERE value = ?", [key]) }
    }
}

/// A list that an index of `article` holds in its order.
private struct HeadlineList {
    let condition: String
    /// Order columns, each descending unless the list is turned round; before them perhaps one that ascends.
    private let order: [String]
    private var ascending: String?
    private var isTurned = false
    let arguments: [(any SQLiteBindable)?]

    init(_ query: HeadlineQuery) {
        switch query.base {
        // Of the articles that tell one story one stands for all: of a source, kept or opened each is itself.
        case .unread: (condition, order, arguments) = ("isRead = 0 AND story IS NULL", ["sortDate", "id"], [])
        case .source(let source): (condition, order, arguments) = ("source = ? AND story IS NOT \(Hiding.story)", ["sortDate", "id"], [source])
        case .bookmarks: (condition, order, arguments) = ("bookmarked IS NOT NULL", ["bookmarked", "id"], [])
        case .history: (condition, order, arguments) = ("opened IS NOT NULL", ["opened", "id"], [])
        case .newest, .search, .saved, .related, .ordered: (condition, order, arguments) = ("story IS NULL", ["sortDate", "id"], [])
        }
        if case .ordered(_, let order) = query {
            isTurned = order == .oldest
            if order == .source { ascending = "source" }
        }
    }

    func count(_ db: Connection) throws -> Int {
        try db.value("SELECT count(*) FROM article WHERE \(condition)", arguments) ?? 0
    }

    private func ordered(backward: Bool) -> String {
        let orders = (ascending.map { [$0 + (backward ? " DESC" : " ASC")] } ?? []) + order.map { $0 + (backward != isTurned ? " ASC" : " DESC") }
        return orders.joined(separator: ", ")
    }

    /// The numbers of its articles, by the index alone.
    func ids(_ db: Connection, skipping: Int, limit: Int) throws -> [Int64] {
        try db.values(
            "SELECT id FROM article WHERE \(condition) ORDER BY \(ordered(backward: false)) LIMIT ? OFFSET ?", arguments + [limit, skipping])
    }

    func page(_ db: Connection, skipping: Int, limit: Int, backward: Bool) throws -> [Headline] {
        // The inner query walks the index alone.
        return try db.all(
            """
            SELECT \(ArticleColumns.headline) FROM
                (SELECT id AS place, row_number() OVER () AS number FROM
                    (SELECT id FROM article WHERE \(condition) ORDER BY \(ordered(backward: backward)) LIMIT ? OFFSET ?))
                JOIN article a ON a.id = place ORDER BY number
            """, arguments + [limit, skipping], ArticleColumns.headline)
    }

    func index(of id: Int64, _ db: Connection) throws -> Int? {
        let key = order[0]
        guard let value: Int64 = try db.value("SELECT \(key) FROM article WHERE id = ? AND \(condition)", [id] + arguments) else { return nil }
        guard let ascending else {
            return try db.value(
                "SELECT count(*) FROM article WHERE \(condition) AND (\(key), id) \(isTurned ? "<" : ">") (?, ?)", arguments + [value, id])
        }
        let name: String? = try db.value("SELECT \(ascending) FROM article WHERE id = ?", [id])
        return try db.value(
            """
            SELECT count(*) FROM article WHERE \(condition) AND (
                coalesce(\(ascending), '') < ? OR coalesce(\(ascending), '') = ? AND (\(key), id) > (?, ?))
            """, arguments + [name ?? "", name ?? "", value, id])
    }
}
