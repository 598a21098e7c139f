// The sources of the library's articles, and the reader's place among them.
import ArticleModel

/// A source of articles in the library.
package struct SourceEntry: Hashable, Sendable {
    package var name: String
    package var count: Int
    package var unread: Int
    /// When its newest article appeared, in seconds since 1970; nil where nobody knows.
    package var newest: Int64?
    /// Its newest articles, as many as were asked for: told under its name where the page has room.
    package var latest: [Headline]

    package init(name: String, count: Int, unread: Int, newest: Int64? = nil, latest: [Headline] = []) {
        (self.name, self.count, self.unread, self.newest, self.latest) = (name, count, unread, newest, latest)
    }

    /// Longer lists of sources fill the page by their names.
    package static let mostTold = 60

    /// Articles that a page may have room for under each of so many sources; none where they are many.
    package static func mostLatest(ofEach count: Int) -> Int { (1...mostTold).contains(count) ? min(40, 360 / count) : 0 }
}

struct SourceList {
    private(set) var entries: [SourceEntry] = []
    var selection = 0
    var top = 0

    var selected: SourceEntry? { entries.indices.contains(selection) ? entries[selection] : nil }

    /// The place stays with the source.
    mutating func replace(with new: [SourceEntry]) {
        let name = selected?.name
        entries = new
        selection = name.flatMap { name in new.firstIndex { $0.name == name } } ?? 0
    }
}
