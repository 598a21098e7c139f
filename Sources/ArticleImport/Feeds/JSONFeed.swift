// JSON Feed, versions 1 and 1.1.
import ArticleModel

enum JSONFeed {
    static func read(_ text: String, url: String?) -> FeedDocument {
        var feed = FeedDocument()
        guard let value = JSONValue(text) else {
            feed.problem = .malformed(line: 1, detail: "JSON")
            return feed
        }
        guard value["items"] != nil || value["version"]?.text?.contains("jsonfeed") ?? false else {
            feed.problem = .notAFeed
            return feed
        }
        feed.title = CleanText.value(value["title"]?.text)
        feed.site = value["home_page_url"]?.text.flatMap { PageAddress.resolve($0, against: url) }
        feed.address = value["feed_url"]?.text.flatMap { PageAddress.resolve($0, against: url) }
        feed.language = CleanText.value(value["language"]?.text, limit: 20)
        feed.previousArchive = value["next_url"]?.text.flatMap { PageAddress.resolve($0, against: url) }
        let items = value["items"]?.items ?? []
        feed.entries = items.prefix(FeedReader.entries).map { entry($0, url) }
        feed.isCut = items.count > FeedReader.entries
        feed.nameEntriesApart()
        return feed
    }

    private static func entry(_ item: JSONValue, _ url: String?) -> FeedEntry {
        var entry = FeedEntry()
        entry.title = CleanText.value(item["title"]?.text)
        entry.guid = CleanText.value(item["id"]?.text)
        entry.link = (item["url"] ?? item["external_url"])?.text.flatMap { PageAddress.resolve($0, against: url) }
        entry.content = item["content_html"]?.text ?? item["content_text"]?.text.map(FeedCapture.paragraphs)
        entry.summary = item["summary"]?.text.map(FeedCapture.paragraphs)
        entry.published = item["date_published"]?.text ?? item["date_modified"]?.text
        let authors = (item["authors"]?.items ?? []) + (item["author"]?.items ?? [])
        entry.author = CleanText.value(authors.compactMap { $0["name"]?.text }.joined(separator: "، "))
        entry.categories = item["tags"]?.items.compactMap { CleanText.value($0.text, limit: 100) } ?? []
        entry.pictureURL = (item["image"] ?? item["banner_image"])?.text.flatMap { PageAddress.resolve($0, against: url) }
        for item in item["attachments"]?.items ?? [] {
            guard let address = item["url"]?.text.flatMap({ PageAddress.resolve($0, against: url) }) else { continue }
            let length = item["size_in_bytes"]?.text.flatMap { Int($0) }
            entry.add(FeedEnclosure(url: address, type: CleanText.value(item["mime_type"]?.text, limit: 100), length: length))
        }
        return entry
    }
}
