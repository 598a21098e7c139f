// Articles related to an article: those that tell its story for other sources, those it names itself, then those most like it.
import ArticleModel
import SQLiteStore

extension Library {
    /// The articles related to one of the library.
    package func related(to id: Int64, limit: Int) throws -> [Headline] {
        guard let article = try article(id) else { throw LibraryProblem.noSuchArticle(id, path: path) }
        return try related(to: article, id: id, limit: limit)
    }

    /// An article and those that tell its story: what is one story in lists, and what other sources had within days that is as good as the
    /// same. The newest first.
    package func tellings(of id: Int64) throws -> [Headline] {
        guard let own = try headline(id) else { throw LibraryProblem.noSuchArticle(id, path: path) }
        let companions = try read { try StoryTable(db: $0).others(of: id) }
        let known = Set(companions.map(\.id))
        let near = try related(to: id, limit: 20).filter { other in
            !known.contains(other.id) && other.source != nil && other.source != own.source && (other.score ?? 0) >= Self.tellingScore
                && abs(other.effectiveDate - own.effectiveDate) <= StoryTable.span
        }
        return ([own] + companions + near).sorted { ($0.effectiveDate, $0.id) > ($1.effectiveDate, $1.id) }
    }

    /// Two reports of one event are at least so alike.
    private static let tellingScore = 0.35

    /// The articles related to one that need not be in the library.
    package func related(to article: StoredArticle, limit: Int) throws -> [Headline] { try related(to: article, id: nil, limit: limit) }

    private func related(to article: StoredArticle, id: Int64?, limit: Int) throws -> [Headline] {
        let entry = indexers.use { IndexedArticle(article.texts, $0) }
        let links = naming(article.links)
        return try read { db in
            let finder = RelatedFinder(db: db, article: article, id: id, entry: entry)
            var results = try id.map { try StoryTable(db: db).others(of: $0) } ?? []
            let companions = Set(results.map(\.id))
            results += try finder.named(by: links).filter { !companions.contains($0.id) }
            if results.count < limit {
                results += try finder.similar(besides: Set(results.map(\.id)), limit: limit - results.count)
            }
            return Array(results.prefix(limit))
        }
    }
}

/// Finds the articles related to one.
private struct RelatedFinder {
    let db: Connection
    let article: StoredArticle
    let id: Int64?
    let entry: IndexedArticle

    /// So near in likeness that date and urgency decide.
    private static let band = 0.02

    /// Itself, under whatever address, and its doubles by text.
    private func isSame(_ other: Int64, contentHash: [UInt8], sketch: [UInt8]) -> Bool {
        other == id || contentHash == entry.contentHash || Fingerprint.areNearlySame(sketch, entry.sketch)
    }

    /// The articles that this one names, in its order.
    func named(by links: [LinkResolver.Item]) throws -> [Headline] {
        let base = LinkBase(url: article.canonicalURL ?? article.url, path: article.path)
        var seen = Set<Int64>()
        return try LinkResolver(db: db).articles(links, from: base).compactMap(\.self).filter { seen.insert($0).inserted }.compactMap { other in
            guard let candidate = try candidate(other, score: 0), !isSame(other, contentHash: candidate.contentHash, sketch: candidate.sketch) else {
                return nil
            }
            return candidate.headline
        }
    }

    private struct Candidate {
        var headline: Headline
        let contentHash: [UInt8]
        let sketch: [UInt8]
        var score: Double
        /// False for what is the most alike of what there is, and yet no relative.
        var isRelated = true
    }

    private func candidate(_ id: Int64, score: Double) throws -> Candidate? {
        try db.first("SELECT \(ArticleColumns.headline), a.contentHash, a.sketch FROM article a WHERE a.id = ?", [id]) {
            Candidate(headline: try ArticleColumns.headline($0), contentHash: try $0["contentHash"], sketch: try $0["sketch"] ?? [], score: score)
        }
    }

    /// An article as it was found by its stems.
    private struct Found {
        let id: Int64
        let score: Double
        let stems: StemVector
    }

    /// The articles most like this one: found by its weightiest words, weighed by all of them, and the best of these by the parts of
    /// their words. Fewer than asked for, or none, where no more are related.
    func similar(besides: Set<Int64>, limit: Int) throws -> [Headline] {
        let articles = try SearchIndex(db: db).articleCount()
        let own = entry.stemVector
        let question = try RelatedQuestion(entry.subjects, own, db, articles: articles)
        let floor = RelatedFloor(own)
        var found: [Found] = []
        for other in try sharing(question, count: max(Self.weighed, 3 * limit)) where !besides.contains(other) {
            guard let bytes: [UInt8] = try db.value("SELECT stems FROM articleStems WHERE article = ?", [other]) else { continue }
            let vector = StemVector(bytes: bytes)
            found.append(Found(id: other, score: question.likeness(of: vector), stems: vector))
        }
        found.sort { ($1.score, $1.id) < ($0.score, $0.id) }
        // More than asked for: some are doubles of each other, or change places with their equals.
        let candidates = try comparedByParts(best(found, floor, count: max(Self.compared, 2 * limit + 10)))
        // Only now: those that are no relatives, too, tell what is said by all.
        return ranked(candidates.filter(\.isRelated), limit)
    }

    /// The best of what was found, without the article itself and its doubles.
    private func best(_ found: [Found], _ floor: RelatedFloor, count: Int) throws -> [Candidate] {
        var candidates: [Candidate] = []
        for one in found where candidates.count < count {
            guard var candidate = try candidate(one.id, score: one.score) else { continue }
            guard !isSame(one.id, contentHash: candidate.contentHash, sketch: candidate.sketch) else { continue }
            candidate.isRelated = floor.admits(one.stems)
            candidates.append(candidate)
        }
        return candidates
    }

    /// So many are weighed by all stems, and so many of these compared by the parts of their words, however few are asked for: which
    /// they are decides how much a part says, and the first five of ten must be the five.
    private static let (weighed, compared) = (100, 30)

    /// Each one's score becomes the geometric mean of its likenesses by stems and by parts. Those that are not compared get the least
    /// likeness of the others, which leaves them behind all of these.
    private func comparedByParts(_ candidates: [Candidate]) throws -> [Candidate] {
        var reader = WordPartReader()
        let own = reader.parts(of: article.texts)
        let index = SearchIndex(db: db)
        let likenesses = own.likenesses(
            of: try candidates.prefix(Self.compared).map { candidate in
                try index.storedTexts(id: candidate.headline.id).map { reader.parts(of: $0) } ?? WordParts()
            })
        let least = likenesses.min() ?? 0
        var compared = candidates
        for place in compared.indices {
            let likeness = place < likenesses.count ? likenesses[place] : least
            compared[place].score = (compared[place].score * likeness).squareRoot()
        }
        return compared.sorted { ($1.score, $1.headline.id) < ($0.score, $0.headline.id) }
    }

    /// The articles that share most of what the question's weightiest words say, in no order.
    private func sharing(_ question: RelatedQuestion, count: Int) throws -> [Int64] {
        var scores = ScoreTable(highest: try db.value("SELECT max(id) FROM article") ?? 0)
        // The index of an earlier edition had the stems among the words.
        let hasStems = try db.value("SELECT 1 FROM sqlite_master WHERE name = 'stems'") as Bool? ?? false
        let index = hasStems ? "stems" : "words"
        for term in question.terms {
            let worth = term.weight * term.rarity
            try db.forEach("SELECT rowid FROM \(index) WHERE \(index) MATCH ?", ["\"\(term.stem)\""]) { scores.add(worth, to: try $0[0]) }
        }
        return scores.best(count).map(\.id)
    }

    /// Best first; among equals breaking news first, then the newer; of doubles the best alone.
    private func ranked(_ candidates: [Candidate], _ limit: Int) -> [Headline] {
        var left = candidates[...]
        var results: [Candidate] = []
        while let first = left.first, results.count < limit {
            let equals = left.prefix { $0.score >= first.score * (1 - Self.band) }
            left = left.dropFirst(equals.count)
            for candidate in equals.sorted(by: Self.precedes) where results.count < limit {
                let isDouble = results.contains {
                    $0.contentHash == candidate.contentHash || Fingerprint.areNearlySame($0.sketch, candidate.sketch)
                }
                if !isDouble { results.append(candidate) }
            }
        }
        return results.map { candidate in
            var headline = candidate.headline
            headline.score = min(1, candidate.score)
            return headline
        }
    }

    private static func precedes(_ left: Candidate, _ right: Candidate) -> Bool {
        if left.headline.isBreaking != right.headline.isBreaking { return left.headline.isBreaking }
        return (left.headline.effectiveDate, left.headline.id) > (right.headline.effectiveDate, right.headline.id)
    }
}
