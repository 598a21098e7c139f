// An article that leads on from the one being read.
import ArabicText
import ArticleModel

/// One entry of the related articles.
package struct RelatedEntry: Hashable, Sendable {
    package var title: String
    package var target: LinkTarget
    package var kicker: String?
    package var source: String?
    /// Seconds since 1970 (UTC).
    package var date: Int64?

    /// The direction of its article, or of the article that names it.
    package var direction: TextDirection

    package init(_ item: RelatedItem, in direction: TextDirection) {
        self.direction = direction
        title = item.title
        target = LinkTarget(item.url)
    }

    package init(_ headline: Headline) {
        title = headline.title
        target = .library(headline.id)
        kicker = headline.kicker
        source = headline.source
        date = headline.effectiveDate
        direction = headline.direction
    }

    /// The article's own items, those that the library has by the library's word for them, then the most similar ones, none
    /// twice.
    static func list(own: [RelatedItem], found: [Headline?], similar: [Headline], except id: Int64?, in direction: TextDirection) -> [RelatedEntry] {
        var entries: [RelatedEntry] = []
        var seen: Set<Int64> = id.map { [$0] } ?? []
        var titles: Set<String> = []
        for (index, item) in own.enumerated() {
            if index < found.count, let headline = found[index] {
                guard seen.insert(headline.id).inserted else { continue }
                entries.append(RelatedEntry(headline))
            } else {
                entries.append(RelatedEntry(item, in: direction))
            }
            titles.insert(item.title)
        }
        for headline in similar where !titles.contains(headline.title) && seen.insert(headline.id).inserted {
            entries.append(RelatedEntry(headline))
        }
        return entries
    }
}

/// What related articles are asked for.
package struct RelatedQuestion: Hashable, Sendable {
    package var ref: ArticleRef
    /// What the article itself names.
    package var own: [RelatedItem]
    package var limit: Int
}
