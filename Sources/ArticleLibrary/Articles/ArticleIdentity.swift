// What makes an article that one and no other. An entry of a feed is what its feed and its own name in it say (RSS 2.0, `guid`; RFC 4287,
// `id`), its link where it has no name: a blog that comments on another paper's article links to that article, and is another entry. A
// page is its address, a file its path.

struct ArticleIdentity {
    /// Keys that are this article's, the surest first.
    let own: [String]
    /// Keys by which an entry was known to earlier versions, and a page that the entry leads to may be known: the article found by one
    /// is this one only if nothing speaks against it.
    let doubtful: [String]
    let isEntry: Bool

    /// - Parameters:
    ///   - feed: the address of the feed that is followed.
    ///   - text: what tells the text, for an entry that has neither a name nor a link.
    init(_ article: StoredArticle, feed: String?, text: @autoclosure () -> String) {
        let addresses = ([article.canonicalURL, article.url].compactMap(\.self) + article.otherAddresses).compactMap(ArticleAddress.key(address:))
        let file = article.path.map { "file:" + $0 }
        guard let scope = feed ?? article.feedName else {
            own = Self.once((article.guid.map { [ArticleAddress.key(guid: $0, feed: nil)] } ?? []) + addresses + [file].compactMap(\.self))
            (doubtful, isEntry) = ([], false)
            return
        }
        isEntry = true
        let link = (article.entryLink ?? article.url).flatMap(ArticleAddress.key(address:))
        var name: String
        var former = addresses
        if let guid = article.guid, !guid.isEmpty {
            name = guid
            if article.sharesGuid, let link {
                name += " " + link
                former.append(Self.key(guid, in: scope))
            }
            if feed != nil { former.append(ArticleAddress.key(guid: guid, feed: feed)) }
        } else {
            name = link ?? "text " + text()
        }
        // Its addresses lead to it where they are its own site's: a link in another article finds it by them.
        own = Self.once([Self.key(name, in: scope)] + (article.linksElsewhere ? [] : addresses))
        doubtful = Self.once(former).filter { $0 != Self.key(name, in: scope) }
    }

    /// The key that an entry has in its feed.
    static func key(_ name: String, in scope: String) -> String { "guid:\(scope):\(name)" }

    /// The key that alone tells an entry.
    var entryKey: String? { isEntry ? own.first : nil }

    private static func once(_ keys: [String]) -> [String] {
        var seen = Set<String>()
        return keys.filter { seen.insert($0).inserted }
    }
}
