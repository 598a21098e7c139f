// Finds the articles that an article names.
import ArticleModel
import GRDB

struct LinkResolver {
    let db: Database

    func links(of id: Int64) throws -> [(item: RelatedItem, id: Int64?)] {
        guard let base = try Row.fetchOne(db, sql: "SELECT coalesce(canonicalURL, url), path FROM article WHERE id = ?", arguments: [id]) else {
            return []
        }
        return try resolve(ArticleColumns.links(of: id, db), from: (base[0], base[1]))
    }

    /// By the address a link gives; without one, by its title, where that is one article's alone.
    func resolve(_ items: [RelatedItem], from base: (url: String?, path: String?)) throws -> [(item: RelatedItem, id: Int64?)] {
        let byAddress = try db.cachedStatement(sql: "SELECT article FROM address WHERE value = ?")
        return try items.map { item in
            guard let url = item.url, let key = ArticleAddress.key(link: url, from: base) else { return (item, nil) }
            return (item, try Int64.fetchOne(byAddress, arguments: [key]))
        }
    }
}
