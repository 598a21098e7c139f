// The reader's rules, saved searches and tags.
import SQLiteStore

/// A search that is a tab of the front page.
package struct SavedSearch: Hashable, Sendable {
    package var name: String
    package var search: String

    package init(name: String, search: String) { (self.name, self.search) = (name, search) }
}

/// A tag and how many articles have it.
package struct Tag: Hashable, Sendable {
    package var name: String
    package var articles: Int

    /// As it is kept and compared: without its sign, spaces single.
    static func key(_ name: String) -> String {
        let words = name.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        return words.hasPrefix("#") ? String(words.dropFirst()) : words
    }
}

extension Library {
    // MARK: Rules

    package func rules() throws -> [Rule] { try read { try RuleBook(db: $0, names: { self.names }).rules() } }

    /// Adds a rule and applies it to what is there.
    /// - Returns: its number, and how many articles were changed.
    @discardableResult
    package func addRule(_ search: String, _ action: Rule.Action, feed: Int64? = nil) throws -> Int64 {
        try write { db in
            try db.execute("INSERT INTO rule(search, action, feed) VALUES (?, ?, ?)", [search, action.rawValue, feed])
            let rule = Rule(id: db.lastInsertedRow, search: search, action: action, feed: feed)
            try RuleBook(db: db, names: { self.names }).apply(rule)
            return rule.id
        }
    }

    /// Removes a rule; what it alone has hidden is shown again.
    /// - Returns: false when there was none of this number.
    @discardableResult
    package func removeRule(_ id: Int64) throws -> Bool {
        try write { db in
            try db.execute("DELETE FROM rule WHERE id = ?", [id])
            guard db.changedRows > 0 else { return false }
            try RuleBook(db: db, names: { self.names }).showWhatNoRuleHides()
            return true
        }
    }

    // MARK: Saved searches

    package func savedSearches() throws -> [SavedSearch] {
        try read { try $0.all("SELECT name, search FROM savedSearch ORDER BY place, name") { SavedSearch(name: try $0[0], search: try $0[1]) } }
    }

    /// Saves a search under a name; one of the same name is another search from now on.
    package func save(_ search: SavedSearch) throws {
        try write { db in
            let place: Int64? = try db.value("SELECT place FROM savedSearch WHERE name = ?", [search.name])
            let last: Int64 = try db.value("SELECT max(place) FROM savedSearch") ?? 0
            try db.execute(
                "INSERT OR REPLACE INTO savedSearch(name, search, place) VALUES (?, ?, ?)", [search.name, search.search, place ?? last + 1])
        }
    }

    @discardableResult
    package func removeSavedSearch(_ name: String) throws -> Bool {
        try write { db in
            try db.execute("DELETE FROM savedSearch WHERE name = ?", [name])
            return db.changedRows > 0
        }
    }

    // MARK: Tags

    package func tags() throws -> [Tag] {
        try read { try $0.all("SELECT name, count(*) FROM tag GROUP BY name ORDER BY 2 DESC, 1") { Tag(name: try $0[0], articles: try $0[1]) } }
    }

    package func tags(of id: Int64) throws -> [String] { try read { try $0.values("SELECT name FROM tag WHERE article = ? ORDER BY name", [id]) } }

    /// The article has these tags from now on, and no others.
    package func setTags(_ names: [String], of id: Int64) throws {
        try write { db in
            guard try db.value("SELECT 1 FROM article WHERE id = ?", [id]) as Bool? != nil else { throw LibraryProblem.noSuchArticle(id, path: path) }
            try db.execute("DELETE FROM tag WHERE article = ?", [id])
            for name in names.map(Tag.key) where !name.isEmpty {
                try db.execute("INSERT OR IGNORE INTO tag(name, article) VALUES (?, ?)", [name, id])
            }
        }
    }
}
