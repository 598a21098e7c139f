// Stories: articles of several sources that tell the same are one row of a list. Each article is kept; one of them stands for all, and
// `article.story` of the others is its number. Two articles of one source are two stories, whatever they share.
import ArticleModel
import SQLiteStore

struct StoryTable {
    let db: Connection

    /// What is told again later is another story: four days, in seconds.
    static let span: Int64 = 4 * 86_400
    /// So many articles of one sign are looked at, the last ones.
    private static let candidates = 24

    /// An article as far as stories are concerned.
    private struct Member {
        let id: Int64
        let story: Int64?
        let sourceKey: String
        let sortDate: Int64
        let sketch: [UInt8]
        let titleSign: Int64?
    }

    /// The other articles of its story, as lists show them.
    func others(of id: Int64) throws -> [Headline] {
        let story: Int64 = try db.value("SELECT story FROM article WHERE id = ?", [id]) ?? id
        if story == Hiding.story { return [] }
        return try db.all(
            "SELECT \(ArticleColumns.headline) FROM article a WHERE (a.id = ?1 OR a.story = ?1) AND a.id <> ?2 ORDER BY a.sortDate DESC, a.id DESC",
            [story, id], ArticleColumns.headline)
    }

    // MARK: Signs

    /// An article without a source has none: whether it is another's cannot be said.
    func sign(_ id: Int64, _ signs: [Int64]) throws {
        guard !signs.isEmpty, try db.value("SELECT 1 FROM article WHERE id = ? AND sourceKey IS NOT NULL", [id]) as Bool? != nil else { return }
        try db.query("INSERT OR IGNORE INTO storySign(sign, article) VALUES (?, ?)") { statement in
            for sign in signs { try statement.run([sign, id]) }
        }
    }

    func unsign(_ id: Int64, _ signs: [Int64]) throws {
        try db.query("DELETE FROM storySign WHERE sign = ? AND article = ?") { statement in for sign in signs { try statement.run([sign, id]) } }
    }

    // MARK: Joining and leaving

    /// Puts an article that has its signs to the story that it tells, if there is one.
    /// - Parameter titleSign: its headline's.
    func join(_ id: Int64, signs: [Int64], titleSign: Int64?) throws {
        guard !signs.isEmpty, let own = try member(id, titleSign), own.story != Hiding.story else { return }
        // One that is of a story stays of it; another may stand for it now.
        let companions = try members(of: own.story ?? id)
        guard companions.count <= 1 else { return try settle(companions) }
        var seen: Set<Int64> = [id]
        for sign in signs {
            let others: [Int64] = try db.values(
                "SELECT article FROM storySign WHERE sign = ? AND article <> ? ORDER BY article DESC LIMIT ?", [sign, id, Self.candidates])
            for other in others where seen.insert(other).inserted {
                guard let candidate = try member(other, sign == titleSign ? titleSign : nil), candidate.story != Hiding.story, tell(own, candidate)
                else { continue }
                let story = candidate.story ?? candidate.id
                guard try admits(story, own) else { continue }
                return try settle(members(of: story) + [id])
            }
        }
    }

    /// Before an article goes: another one stands for its story.
    func leave(_ id: Int64) throws {
        let others = try members(of: id).filter { $0 != id }
        if !others.isEmpty { try settle(others) }
    }

    /// True for two that tell the same, at the same time, in two sources.
    private func tell(_ one: Member, _ other: Member) -> Bool {
        guard one.sourceKey != other.sourceKey, abs(one.sortDate - other.sortDate) <= Self.span else { return false }
        return one.titleSign != nil && one.titleSign == other.titleSign || Fingerprint.areNearlySame(one.sketch, other.sketch)
    }

    /// False for a story that has one of the article's source already.
    private func admits(_ story: Int64, _ article: Member) throws -> Bool {
        try db.value("SELECT 1 FROM article WHERE (id = ?1 OR story = ?1) AND sourceKey = ?2 LIMIT 1", [story, article.sourceKey]) as Bool? == nil
    }

    private func members(of story: Int64) throws -> [Int64] {
        try db.values("SELECT id FROM article WHERE id = ?1 OR story = ?1 ORDER BY id", [story])
    }

    private func member(_ id: Int64, _ titleSign: Int64?) throws -> Member? {
        try db.first("SELECT story, sourceKey, sortDate, sketch FROM article WHERE id = ? AND sourceKey IS NOT NULL", [id]) {
            Member(id: id, story: try $0[0], sourceKey: try $0[1], sortDate: try $0[2], sketch: try $0[3] ?? [], titleSign: titleSign)
        }
    }

    // MARK: Which stands for all

    /// Of whole texts those that are nearly as long as the longest; among these one that was read already, or else the newest.
    private func settle(_ ids: [Int64]) throws {
        let marks = ids.map { _ in "?" }.joined(separator: ", ")
        var members = try db.all(
            """
            SELECT a.id, a.isExcerpt, t.bodyEnd - t.bodyStart, a.isRead, a.sortDate
            FROM article a JOIN articleText t ON t.article = a.id WHERE a.id IN (\(marks))
            """, ids
        ) { (id: try $0[0] as Int64, isExcerpt: try $0[1] as Bool, length: try $0[2] as Int, isRead: try $0[3] as Bool, date: try $0[4] as Int64) }
        if members.contains(where: { !$0.isExcerpt }) { members.removeAll(where: \.isExcerpt) }
        let longest = members.map(\.length).max() ?? 0
        members.removeAll { $0.length < longest - longest / 5 }
        let head = members.max { ($0.isRead ? 1 : 0, $0.date, $0.id) < ($1.isRead ? 1 : 0, $1.date, $1.id) }
        guard let head else { return }
        try db.execute("UPDATE article SET story = NULL WHERE id = ? AND story IS NOT NULL", [head.id])
        for id in ids where id != head.id { try db.execute("UPDATE article SET story = ?1 WHERE id = ?2 AND story IS NOT ?1", [head.id, id]) }
    }

    // MARK: Libraries made before

    /// Signs all articles and finds their stories, by what is stored of them.
    func adoptAll(_ indexer: Indexer) throws {
        try db.forEach("SELECT id, title, sketch FROM article WHERE sourceKey IS NOT NULL ORDER BY id") { row in
            let (id, tokens): (Int64, [Token]) = (try row[0], indexer.tokens(of: try row[1] as String))
            let signs = StorySigns.signs(title: tokens, sketch: try row[2] ?? [])
            try sign(id, signs)
            try join(id, signs: signs, titleSign: StorySigns.titleSign(tokens))
        }
    }
}
