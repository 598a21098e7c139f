// The feeds among a kiosk's sources: followed from its start, and no longer when they are no longer named. A feed that was followed
// otherwise (`qari add`) is nobody else's to drop.
import ArticleLibrary

struct KioskFeeds {
    private let library: Library

    init(_ library: Library) { self.library = library }

    /// - Parameter urls: as the sources name them. A feed that has moved since goes by its number.
    func follow(_ urls: [String]) throws {
        let before = try followed()
        let all = try library.feeds()
        var kept: [(id: Int64, url: String)] = []
        for url in urls where !kept.contains(where: { $0.url == url }) {
            if let known = before.first(where: { named in named.url == url && all.contains { $0.id == named.id } }) {
                kept.append(known)
            } else if !all.contains(where: { $0.url == url }) {
                kept.append((try library.save(Feed(url: url)), url))
            }
        }
        for old in before where !kept.contains(where: { $0.id == old.id }) {
            if let feed = all.first(where: { $0.id == old.id }), !urls.contains(feed.url) { try library.removeFeed(url: feed.url) }
        }
        let lines = kept.map { "\($0.id) \($0.url)" }.joined(separator: "\n")
        if try library.setting(.kioskFeeds) ?? "" != lines { try library.set(.kioskFeeds, to: lines) }
    }

    /// Those that the sources named at the last start.
    private func followed() throws -> [(id: Int64, url: String)] {
        (try library.setting(.kioskFeeds) ?? "").split(separator: "\n").compactMap { line in
            let parts = line.split(separator: " ", maxSplits: 1)
            return parts.count == 2 ? Int64(parts[0]).map { ($0, String(parts[1])) } : nil
        }
    }
}
