// Where the feed of a site may be that names none: the places that most programs for sites give it, asked for one after the other.
import ArticleImport

struct FeedGuess {
    /// What the reader named.
    let named: String
    let reach: FetchReach
    private var left: [String]

    /// Beside the page that was named first, which may be a section's, then at the site's root.
    private static let names = ["feed", "rss", "feed.xml", "rss.xml", "atom.xml", "index.xml", "feeds/posts/default"]

    /// - Parameter site: the page that answered.
    init(site: String, named: String, reach: FetchReach) {
        (self.named, self.reach) = (named, reach)
        let page = site.prefix { $0 != "?" && $0 != "#" }
        let folder = page.hasSuffix("/") ? String(page) : page + "/"
        var seen: Set<String> = []
        left = (Self.names.map { folder + $0 } + Self.names.map { "/" + $0 })
            .compactMap { PageAddress.resolve($0, against: site) }.filter { PageAddress.isWeb($0) && seen.insert($0).inserted }
    }

    mutating func next() -> String? { left.isEmpty ? nil : left.removeFirst() }
}
