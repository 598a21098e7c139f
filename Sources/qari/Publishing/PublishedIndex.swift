// The pages that lead to articles: the newest, by section and by day; the site map for search engines; the list of feeds.
import ArticleImport
import ArticleModel
import ReaderCore

struct PublishedIndex {
    let site: PublishedSite
    let phrases: Phrases

    /// The first page.
    func front(_ newest: [PublishedItem], sections: [(name: String, count: Int)], days: [(name: String, count: Int)]) -> String {
        var lines = list(newest, depth: "")
        if !sections.isEmpty {
            lines += ["<nav>", "<h2>\(escaped(phrases.publishedSections))</h2>", "<ul>"]
            lines += sections.map { link(PublishedSite.newest(.section($0.name)), $0.name, $0.count) } + ["</ul>", "</nav>"]
        }
        lines +=
            ["<nav>", "<h2>\(escaped(phrases.publishedDays))</h2>", "<ul>"]
            + days.prefix(31).map { link(PublishedSite.newest(.day($0.name)), $0.name, $0.count) }
        lines += ["</ul>", "<p><a href=\"\(PublishedSite.days)\">\(escaped(phrases.allDays))</a></p>", "</nav>"]
        return page(site.title, lines, depth: "")
    }

    func allDays(_ days: [(name: String, count: Int)]) -> String {
        page(phrases.publishedDays, ["<ul>"] + days.map { link(PublishedSite.newest(.day($0.name)), $0.name, $0.count) } + ["</ul>"], depth: "")
    }

    /// What a list's own name leads to.
    /// - Parameter items: its newest.
    func newest(_ list: PublishedList, _ items: [PublishedItem], older: PublishedList.Page?) -> String {
        page(list.name, self.list(items, depth: "../") + ways([("prev", older.map(PublishedSite.page), phrases.olderArticles)]), depth: "../")
    }

    /// A page of a list. It counts from the first articles on, so that it is called the same for good.
    func list(_ page: PublishedList.Page, _ items: [PublishedItem], older: PublishedList.Page?, newer: PublishedList.Page?) -> String {
        let ways = ways([
            ("prev", older.map(PublishedSite.page), phrases.olderArticles), ("next", newer.map(PublishedSite.page), phrases.newerArticles),
            ("up", PublishedSite.newest(page.list), phrases.newestArticles),
        ])
        return self.page("\(page.list.name) (\(page.number + 1))", list(items, depth: "../") + ways, depth: "../")
    }

    /// The links between a list's pages.
    private func ways(_ ways: [(relation: String, file: String?, name: String)]) -> [String] {
        let links = ways.compactMap { way in way.file.map { "<a rel=\"\(way.relation)\" href=\"../\($0)\">\(escaped(way.name))</a>" } }
        return links.isEmpty ? [] : ["<nav><p>\(links.joined(separator: " · "))</p></nav>"]
    }

    private func list(_ items: [PublishedItem], depth: String) -> [String] {
        var lines: [String] = []
        var day: String?
        for item in items {
            if item.day != day {
                lines += (day == nil ? [] : ["</ul>"]) + ["<h2><time datetime=\"\(item.day)\" dir=\"ltr\">\(item.day)</time></h2>", "<ul>"]
                day = item.day
            }
            let section = item.section.map { " <small>\(escaped($0))</small>" } ?? ""
            lines.append("<li><a href=\"\(depth)\(PublishedSite.page(item.name))\">\(escaped(item.title))</a>\(section)</li>")
        }
        return lines + (day == nil ? [] : ["</ul>"])
    }

    private func link(_ file: String, _ name: String, _ count: Int) -> String {
        "<li><a href=\"\(file)\">\(escaped(name))</a> <small>\(count)</small></li>"
    }

    private func page(_ title: String, _ lines: [String], depth: String) -> String {
        let isArabic = site.language == "ar"
        let head = [
            "<!DOCTYPE html>", "<html lang=\"\(site.language)\" dir=\"\(isArabic ? "rtl" : "ltr")\">", "<head>", "<meta charset=\"utf-8\">",
            "<meta name=\"viewport\" content=\"width=device-width\">", "<title>\(escaped(title))</title>",
            "<link rel=\"alternate\" type=\"application/atom+xml\" title=\"\(escaped(site.title))\" href=\"\(depth)\(PublishedSite.feed)\">",
            "<link rel=\"alternate\" type=\"application/feed+json\" title=\"\(escaped(site.title))\" href=\"\(depth)\(PublishedSite.jsonFeed)\">",
            "<style>body { max-width: 46em; margin: 2em auto; padding: 0 1em; line-height: 1.8 }</style>", "</head>", "<body>",
            "<header><h1>\(escaped(title))</h1></header>", "<main>",
        ]
        let foot = (depth.isEmpty ? [] : ["<footer><p><a href=\"\(depth)\(PublishedSite.index)\">\(escaped(site.title))</a></p></footer>"])
        return (head + lines + ["</main>"] + foot + ["</body>", "</html>"]).joined(separator: "\n") + "\n"
    }

    // MARK: For programs

    /// So many addresses a part: fewer than the 50,000 that the protocol allows, so that one more article writes little anew.
    static let siteMapSize: Int64 = 5000

    func siteMap(_ parts: Range<Int64>) -> String {
        let lines = parts.map { "<sitemap><loc>\(escaped(site.address(of: PublishedSite.siteMapPart($0))))</loc></sitemap>" }
        return xml(["<sitemapindex xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">"] + lines + ["</sitemapindex>"])
    }

    func siteMapPart(_ items: [PublishedItem]) -> String {
        let lines = items.map { item in
            "<url><loc>\(escaped(site.address(of: PublishedSite.page(item.name))))</loc><lastmod>\(item.day)</lastmod></url>"
        }
        return xml(["<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">"] + lines + ["</urlset>"])
    }

    var feedList: String {
        OPML.text(of: [OPMLFeed(url: site.address(of: PublishedSite.feed), title: site.title, site: site.base)], title: site.title)
    }

    /// What stands under the name that an article's page had before it was corrected: the way to the page that took its place.
    func moved(to name: String) -> String {
        let address = escaped(name + ".html")
        return [
            "<!DOCTYPE html>", "<html lang=\"\(site.language)\">", "<head>", "<meta charset=\"utf-8\">", "<title>…</title>",
            "<link rel=\"canonical\" href=\"\(address)\">", "<meta http-equiv=\"refresh\" content=\"0; url=\(address)\">", "</head>",
            "<body><p><a href=\"\(address)\">\(address)</a></p></body>", "</html>",
        ].joined(separator: "\n") + "\n"
    }

    /// For nginx: what is gone answers so (HTTP 410), and not as if it had never been.
    func goneRules(_ names: [String]) -> String { names.map { "location = \(site.path)\(PublishedSite.page($0)) { return 410; }\n" }.joined() }

    private func xml(_ lines: [String]) -> String { (["<?xml version=\"1.0\" encoding=\"utf-8\"?>"] + lines).joined(separator: "\n") + "\n" }

    private func escaped(_ text: String) -> String { HTMLText.escaped(text) }
}
