// The feeds among a kiosk's sources: followed from its start, and no longer when they are no longer named. A feed that was followed
// otherwise (`qari add`) is nobody else's to drop.
import ArticleLibrary

struct KioskFeeds {
    private let library: Library

    /// Its name as a feed's owner.
    private static let owner = "kiosk"

    init(_ library: Library) { self.library = library }

    /// - Parameter urls: as the sources name them. A feed that has moved since is known by the address that it was named by.
    func follow(_ urls: [String]) throws {
        let all = try library.feeds()
        let own = all.filter { $0.owner?.name == Self.owner }
        var kept = Set<Int64>()
        for url in urls {
            if let known = own.first(where: { $0.owner?.url == url }) {
                kept.insert(known.id)
            } else if !all.contains(where: { $0.url == url }) {
                kept.insert(try library.save(Feed(url: url, owner: FeedOwner(name: Self.owner, url: url))))
            }
        }
        for var old in own where !kept.contains(old.id) {
            guard urls.contains(old.url) else {
                try library.removeFeed(url: old.url)
                continue
            }
            // Named by the address that it has moved to.
            old.owner = FeedOwner(name: Self.owner, url: old.url)
            try library.save(old)
        }
    }
}
