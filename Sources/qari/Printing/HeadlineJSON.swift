// Headlines as JSON, for `list`, `search` and `related`.
import ArticleModel
import FoundationEssentials

/// The shape of one. Keys with nothing to say are null, so that a reader of it can rely on them.
struct HeadlineJSON: Encodable {
    let headline: Headline

    private enum Key: String, CodingKey { case id, title, kicker, source, url, path, date, score, read, bookmarked }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: Key.self)
        try container.encode(headline.id, forKey: .id)
        try container.encode(headline.title, forKey: .title)
        for (key, value) in [(Key.kicker, headline.kicker), (.source, headline.source), (.url, headline.url), (.path, headline.path)] {
            try container.encode(value, forKey: key)
        }
        try container.encode(headline.date.map { Date(timeIntervalSince1970: Double($0)).formatted(.iso8601) }, forKey: .date)
        try container.encode(headline.score, forKey: .score)
        try container.encode(headline.isRead, forKey: .read)
        try container.encode(headline.isBookmarked, forKey: .bookmarked)
    }

    static func text(_ headlines: [Headline]) throws -> [UInt8] {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .withoutEscapingSlashes, .sortedKeys]
        return Array(try encoder.encode(headlines.map(HeadlineJSON.init))) + [0x0A]
    }
}
