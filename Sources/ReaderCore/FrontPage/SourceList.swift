// The sources of the library's articles, and the reader's place among them.
import ArticleModel

/// A source of articles in the library.
package struct SourceEntry: Hashable, Sendable {
    package var name: String
    package var count: Int
    package var unread: Int

    package init(name: String, count: Int, unread: Int) { (self.name, self.count, self.unread) = (name, count, unread) }
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
