// How an article's facts stand in the columns of its table.
import ArabicText
import ArticleModel
import SQLiteStore

enum ArticleColumns {
    /// The columns that an importer fills, by name.
    static func values(of article: StoredArticle, _ indexer: Indexer) -> [String: SQLiteValue] {
        let values: KeyValuePairs<String, (any SQLiteBindable)?> = [
            "title": line(article.title), "kicker": article.kicker.map(line), "lead": article.lead, "credits": credits(article.credits),
            "byline": article.byline, "dateText": article.dateText, "date": article.date, "source": article.source,
            "sourceKey": article.source.map { sourceKey($0, indexer) }, "url": article.url, "canonicalURL": article.canonicalURL,
            "guid": article.guid, "path": article.path, "feed": article.feed, "categories": lines(article.categories),
            "direction": article.direction?.rawValue,
            "isBreaking": article.isBreaking, "isExcerpt": article.isExcerpt,
        ]
        return Dictionary(uniqueKeysWithValues: values.map { ($0, $1?.sqliteValue ?? .null) })
    }

    /// A headline is set on lines of its own: breaks and runs of spaces in it are accidents of its page.
    private static func line(_ text: String) -> String { text.split(whereSeparator: \.isWhitespace).joined(separator: " ") }

    /// A source's name as `source:` looks for it.
    static func sourceKey(_ source: String, _ indexer: Indexer) -> String { indexer.tokens(of: source).map(\.word).joined(separator: " ") }

    /// One a line.
    static func lines(_ texts: [String]) -> String? { texts.isEmpty ? nil : texts.map(line).joined(separator: "\n") }

    static func lines(_ text: String?) -> [String] { (text ?? "").split(separator: "\n").map(String.init) }

    /// One credit a line, role and name parted by a tab.
    static func credits(_ credits: [Credit]) -> String? {
        credits.isEmpty ? nil : credits.map { "\($0.role)\t\($0.name)" }.joined(separator: "\n")
    }

    static func credits(_ text: String?) -> [Credit] {
        (text ?? "").split(separator: "\n").map { line in
            let parts = line.split(separator: "\t", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
            return Credit(role: parts[0], name: parts.count > 1 ? parts[1] : "")
        }
    }

    static func links(of id: Int64, _ db: Connection) throws -> [RelatedItem] {
        try db.all("SELECT title, url FROM link WHERE article = ? ORDER BY number", [id]) { RelatedItem(title: try $0[0], url: try $0[1]) }
    }

    /// An article by the names of its columns and its text's; its links are in a table of their own.
    static func article(_ row: Row) throws -> StoredArticle {
        var article = StoredArticle(
            title: try row["title"], text: try row["text"], body: try StoredArticle.body(row["bodyStart"], row["bodyEnd"]))
        (article.kicker, article.lead, article.byline) = try (row["kicker"], row["lead"], row["byline"])
        (article.dateText, article.date, article.source) = try (row["dateText"], row["date"], row["source"])
        (article.url, article.canonicalURL, article.guid) = try (row["url"], row["canonicalURL"], row["guid"])
        (article.path, article.feed, article.categories) = try (row["path"], row["feed"], lines(row["categories"]))
        article.direction = (try row["direction"] as String?).flatMap(TextDirection.init(rawValue:))
        (article.isBreaking, article.isExcerpt) = try (row["isBreaking"], row["isExcerpt"])
        article.credits = credits(try row["credits"])
        return article
    }

    /// What a list shows of an article; the columns of `headline`, in its order.
    static let headline = """
        a.id, a.title, a.added, a.kicker, a.lead, a.source, a.url, a.path, a.date, a.isRead, a.bookmarked, a.isBreaking, a.sortDate, a.direction,
        a.categories, a.changed, a.changed > coalesce(a.opened, 0),
        (SELECT group_concat(s.source, char(10)) FROM article s WHERE s.story = a.id),
        (SELECT group_concat(name, char(10)) FROM tag WHERE tag.article = a.id), a.byline
        """

    static func headline(_ row: Row) throws -> Headline {
        var headline = Headline(id: try row[0], title: try row[1], added: try row[2])
        (headline.kicker, headline.lead, headline.source) = try (row[3], row[4], row[5])
        (headline.url, headline.path, headline.date) = try (row[6], row[7], row[8])
        headline.isRead = try row[9]
        headline.isBookmarked = try row[10] as Int64? != nil
        (headline.isBreaking, headline.sortDate) = try (row[11], row[12])
        headline.articleDirection = (try row[13] as String?).flatMap(TextDirection.init(rawValue:))
        (headline.categories, headline.changed) = try (lines(row[14]), row[15])
        headline.hasUnseenChange = try row[16] ?? false
        (headline.otherSources, headline.tags) = (lines(try row[17]), lines(try row[18]))
        headline.byline = try row[19]
        return headline
    }
}
