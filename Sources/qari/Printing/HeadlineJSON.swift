// Headlines as JSON, for `list`, `search` and `related`.
import ArabicText
import ArticleModel

/// The shape of one. Keys with nothing to say are null, so that a reader of it can rely on them.
struct HeadlineJSON {
    let headline: Headline

    func write(to json: inout JSONWriter) {
        json.put(headline.isBookmarked, "bookmarked")
        json.put(headline.byline, "byline")
        json.list("categories") { json in for category in headline.categories { json.put(category) } }
        json.put(headline.changed.map(MomentText.utc), "changed")
        json.put(headline.date.map(MomentText.utc), "date")
        json.put(headline.direction.rawValue, "direction")
        json.put(headline.id, "id")
        json.put(headline.kicker, "kicker")
        json.put(headline.path, "path")
        json.put(headline.isRead, "read")
        json.put(headline.score, "score")
        json.put(headline.source, "source")
        json.list("sources") { json in for source in [headline.source].compactMap(\.self) + headline.otherSources { json.put(source) } }
        json.list("tags") { json in for tag in headline.tags { json.put(tag) } }
        json.put(headline.title, "title")
        json.put(headline.url?.withoutCredentials, "url")
    }
}
