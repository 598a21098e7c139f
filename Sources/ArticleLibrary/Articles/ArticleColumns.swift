// How an article's facts stand in the columns of its table.
import ArticleModel
import GRDB

enum ArticleColumns {
    /// The columns that an importer fills, by name.
    static func values(of article: StoredArticle, _ indexer: Indexer) -> [String: (any DatabaseValueConvertible)?] {
        [
            "title": line(article.title), "kicker": article.kicker.map(line), "lead": article.lead, "credits": credits(article.credits),
            "byline": article.byline, "dateText": article.dateText, "date": article.date, "source": article.source,
            "sourceKey": article.source.map { sourceKey($0, indexer) }, "url": article.url, "canonicalURL": article.canonicalURL,
            "guid": article.guid, "path": article.path, "feed": article.feed, "category": article.category,
            "isBreaking": article.isBreaking, "isExcerpt": article.isExcerpt,
        ]
    }

    /// A headline is set on lines of its own: breaks and runs of spaces in it are accidents of its page.
    private static func line(_ text: String) -> String { text.split(whereSeparator: \.isWhitespace).joined(separator: " ") }

    /// A source's name as `source:` looks for it.
    static func sourceKey(_ source: String, _ indexer: Indexer) -> String { indexer.tokens(of: source).map(\.word).joined(separator: " ") }

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

    static func links(of id: Int64, _ db: Database) throws -> [RelatedItem] {
        try Row.fetchAll(db, sql: "SELECT title, url FROM link WHERE article = ? ORDER BY number", arguments: [id])
            .map { RelatedItem(title: $0[0], url: $0[1]) }
    }

    /// What a list shows of an article; the columns of `headline`, in its order.
    static let headline =
        "a.id, a.title, a.added, a.kicker, a.lead, a.source, a.url, a.path, a.date, a.isRead, a.bookmarked, a.isBreaking, a.sortDate"

    static func headline(_ row: Row) -> Headline {
        var headline = Headline(id: row[0], title: row[1], added: row[2])
        (headline.kicker, headline.lead, headline.source) = (row[3], row[4], row[5])
        (headline.url, headline.path, headline.date) = (row[6], row[7], row[8])
        headline.isRead = row[9]
        headline.isBookmarked = (row[10] as Int64?) != nil
        (headline.isBreaking, headline.sortDate) = (row[11], row[12])
        return headline
    }
}
