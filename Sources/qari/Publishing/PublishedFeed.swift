// The feeds of what is published: a page of them, in Atom (RFC 4287) and in JSON Feed 1.1. Older pages are archives (RFC 5005), what was
// withdrawn is told by tombstones (RFC 6721).
import ArticleImport
import ArticleModel

struct PublishedFeed {
    /// What happened to an article, the last first.
    enum Event {
        case article(PublishedItem, PublishedArticle)
        case withdrawal(WithdrawnItem)

        var number: Int64 {
            switch self {
            case .article(let item, _): item.event
            case .withdrawal(let item): item.event
            }
        }
    }

    let site: PublishedSite
    let events: [Event]
    /// The archive's number; nil for the page that followers ask for.
    let archive: Int64?
    /// The newest archive before this page.
    let previous: Int64?

    // MARK: Atom

    /// - Parameter updated: seconds since 1970: when anything in it last changed.
    func atom(updated: Int64) -> String {
        let own = archive.map { site.address(of: PublishedSite.archive($0)) } ?? site.address(of: PublishedSite.feed)
        var lines = [
            "<?xml version=\"1.0\" encoding=\"utf-8\"?>",
            "<feed xmlns=\"http://www.w3.org/2005/Atom\" xmlns:at=\"http://purl.org/atompub/tombstones/1.0\" xmlns:fh=\"http://purl.org/syndication/history/1.0\" xml:lang=\"\(site.language)\">",
            "<id>\(site.id)</id>", "<title>\(escaped(site.title))</title>", "<updated>\(MomentText.utc(updated))</updated>",
            "<link rel=\"self\" type=\"application/atom+xml\" href=\"\(escaped(own))\"/>",
            "<link rel=\"alternate\" type=\"text/html\" href=\"\(escaped(site.base))\"/>",
        ]
        if archive != nil {
            lines.append("<fh:archive/>")
            lines.append("<link rel=\"current\" href=\"\(escaped(site.address(of: PublishedSite.feed)))\"/>")
        }
        if let previous { lines.append("<link rel=\"prev-archive\" href=\"\(escaped(site.address(of: PublishedSite.archive(previous))))\"/>") }
        lines += events.map { event in
            switch event {
            case .article(let item, let article): entry(item, article)
            case .withdrawal(let item): "<at:deleted-entry ref=\"\(escaped(item.id))\" when=\"\(MomentText.utc(item.moment))\"/>"
            }
        }
        return (lines + ["</feed>"]).joined(separator: "\n") + "\n"
    }

    private func entry(_ item: PublishedItem, _ published: PublishedArticle) -> String {
        let article = published.article
        var lines = [
            "<entry>", "<id>\(escaped(item.id))</id>", "<title>\(escaped(item.title))</title>",
            "<link rel=\"alternate\" type=\"text/html\" href=\"\(escaped(site.address(of: PublishedSite.page(item.name))))\"/>",
            "<published>\(MomentText.utc(published.date))</published>", "<updated>\(MomentText.utc(published.updated))</updated>",
        ]
        // Somebody must be named (RFC 4287, section 4.1.2); who has the source's own name is nobody besides.
        lines.append("<author><name>\(escaped(published.author ?? article.source ?? site.title))</name></author>")
        if let url = article.url { lines.append("<link rel=\"via\" type=\"text/html\" href=\"\(escaped(url))\"/>") }
        if let kicker = article.kicker { lines.append("<category scheme=\"\(FeedKicker.scheme)\" term=\"\(escaped(kicker))\"/>") }
        lines += published.categories.map { "<category term=\"\(escaped($0))\"/>" }
        if let source = article.source { lines.append("<source><title>\(escaped(source))</title></source>") }
        lines.append("<content type=\"html\">\(escaped(published.content))</content>")
        return (lines + ["</entry>"]).joined(separator: "\n")
    }

    private func escaped(_ text: String) -> String { HTMLText.escaped(text) }

    // MARK: JSON Feed

    func json() -> [UInt8] {
        JSONWriter.text { json in
            json.table { json in
                json.put("https://jsonfeed.org/version/1.1", "version")
                json.put(site.title, "title")
                json.put(site.base, "home_page_url")
                json.put(site.address(of: PublishedSite.jsonFeed), "feed_url")
                json.put(site.language, "language")
                json.list("items") { json in
                    for case .article(let item, let article) in events { json.table { write(item, article, &$0) } }
                }
            }
        }
    }

    private func write(_ item: PublishedItem, _ published: PublishedArticle, _ json: inout JSONWriter) {
        let article = published.article
        json.put(item.id, "id")
        json.put(site.address(of: PublishedSite.page(item.name)), "url")
        if let url = article.url { json.put(url, "external_url") }
        json.put(item.title, "title")
        json.put(published.content, "content_html")
        json.put(MomentText.utc(published.date), "date_published")
        json.put(MomentText.utc(published.updated), "date_modified")
        if let author = published.author { json.list("authors") { $0.table { $0.put(author, "name") } } }
        let tags = [article.kicker].compactMap(\.self) + published.categories
        if !tags.isEmpty { json.list("tags") { for tag in tags { $0.put(tag) } } }
    }
}
