// The feeds that are followed: named anew, filed, dropped, and as they were before. The list stays meanwhile, so that a key for the next feed is no key for the page below.
import ArabicText

struct FeedsOverlay: ListOverlay {
    var list: RowList
    private let feeds: [ShelvedFeed]
    var context: KeyContext? { .feeds }
    var opener: Command { .feeds }

    /// - Parameter selection: the row that is chosen, where there is one so far down.
    init(_ feeds: [ShelvedFeed], selection: Int = 0, _ shared: Shared) {
        self.feeds = feeds
        let phrases = shared.phrases
        let rows = feeds.map { feed in
            let facts = [feed.category ?? feed.address] + [feed.problem].compactMap(\.self)
            return ListRow(text: codePoints(feed.name), notes: [codePoints(facts.map(isolate).joined(separator: " · "))])
        }
        list = RowList(title: phrases.feeds, rows: rows, selection: max(0, min(selection, rows.count - 1)))
    }

    private var chosen: ShelvedFeed? { feeds.indices.contains(list.selection) ? feeds[list.selection] : nil }

    mutating func perform(_ command: Command, times: Int?, _ shared: Shared) -> [Wish] {
        if command == .undo { return [.run(.keep(.undone))] }
        guard let chosen else { return performInList(command, times: times, shared) }
        switch command {
        case .followLink: return [.type(.feedName(chosen.id), chosen.name)]
        case .tagArticle: return [.type(.feedCategory(chosen.id), chosen.category ?? "")]
        case .removeArticle: return [.dropFeed(chosen)]
        case .openInBrowser: return [.run(.openInBrowser(address: chosen.address))]
        default: return performInList(command, times: times, shared)
        }
    }

    func wishes(forItem index: Int) -> [Wish] { [] }
}

/// What is inserted keeps its order to itself.
private func isolate(_ text: String) -> String { text.isolated() }
