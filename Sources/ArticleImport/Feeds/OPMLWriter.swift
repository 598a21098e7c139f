// A list of feeds as other readers take it (OPML 2.0): those of a category stand under an outline of its name.
import ArabicText

extension OPML {
    package static func text(of feeds: [OPMLFeed], title: String) -> String {
        var text =
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<opml version=\"2.0\">\n<head><title>\(HTMLText.escaped(title))</title></head>\n<body>\n"
        var categories: [String] = []
        for feed in feeds { if let category = feed.category, !categories.contains(category) { categories.append(category) } }
        for feed in feeds where feed.category == nil { text += outline(feed) }
        for category in categories {
            let name = HTMLText.escaped(category)
            text += "<outline text=\"\(name)\" title=\"\(name)\">\n"
            for feed in feeds where feed.category == category { text += "  " + outline(feed) }
            text += "</outline>\n"
        }
        return text + "</body>\n</opml>\n"
    }

    private static func outline(_ feed: OPMLFeed) -> String {
        let title = HTMLText.escaped(feed.title ?? feed.url)
        let site = feed.site.map { " htmlUrl=\"\(HTMLText.escaped($0))\"" } ?? ""
        return "<outline type=\"rss\" text=\"\(title)\" title=\"\(title)\" xmlUrl=\"\(HTMLText.escaped(feed.url))\"\(site)/>\n"
    }
}
