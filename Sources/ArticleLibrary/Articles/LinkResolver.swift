// Finds the articles that an article names: by the address that a link gives; without one, by its title, where that is one article's
// alone.
import ArticleModel
import SQLiteStore

extension Library {
    /// Where an article of the library is; nil when there is no such article.
    package func base(of id: Int64) throws -> LinkBase? {
        try read { db in
            try db.first("SELECT coalesce(canonicalURL, url), path FROM article WHERE id = ?", [id]) {
                LinkBase(url: try $0[0], path: try $0[1])
            }
        }
    }

    /// The articles of the library that some items name; nil for each that is not here.
    package func articles(named items: [RelatedItem], from base: LinkBase) throws -> [Int64?] {
        let named = naming(items)
        return try read { try LinkResolver(db: $0).articles(named, from: base) }
    }

    /// Items as the index knows them. Not to be called while the library is read: who brings articles in has the indexer first.
    func naming(_ items: [RelatedItem]) -> [LinkResolver.Item] {
        indexers.use { indexer in
            items.map { LinkResolver.Item(url: $0.url, title: $0.url == nil ? indexer.tokens(of: $0.title) : []) }
        }
    }
}

struct LinkResolver {
    /// What names an article: an address, or its title.
    struct Item {
        let url: String?
        let title: [Token]
    }

    let db: Connection
    /// Titles of fewer words are those of many («أخبار العالم»).
    private static let leastWords = 3

    func articles(_ items: [Item], from base: LinkBase) throws -> [Int64?] {
        try items.map { item in
            guard let url = item.url else { return try article(titled: item.title) }
            for key in ArticleAddress.keys(of: url, from: base) {
                if let id = try db.value("SELECT article FROM address WHERE value = ?", [key]) as Int64? { return id }
            }
            return nil
        }
    }

    /// The article with just these words for a title; nil where several have them.
    private func article(titled title: [Token]) throws -> Int64? {
        guard title.count >= Self.leastWords else { return nil }
        // From the start to the end.
        let phrase = (title.map(\.word) + [IndexedArticle.titleEnd]).joined(separator: " ")
        let found: [Int64] = try db.values("SELECT rowid FROM words WHERE words MATCH ? LIMIT 2", ["title : ^ \"\(phrase)\""])
        return found.count == 1 ? found[0] : nil
    }
}
