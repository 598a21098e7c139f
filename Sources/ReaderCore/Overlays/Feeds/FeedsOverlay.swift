// The feeds that are followed: named anew, filed, dropped.
import ArabicText

struct FeedsOverlay: ListOverlay {
    var list: RowList
    private let feeds: [ShelvedFeed]
    var context: KeyContext? { .feeds }
    var opener: Command { .feeds }

    init(_ feeds: [ShelvedFeed], _ shared: Shared) {
        self.feeds = feeds
        let phrases = shared.phrases
        let rows = feeds.map { feed in
            let facts = [feed.category ?? feed.address] + [feed.problem].compactMap(\.self)
            return ListRow(text: codePoints(feed.name), notes: [codePoints(facts.map(isolate).joined(separator: " · "))])
        }
        list = RowList(title: phrases.feeds, rows: rows)
    }

    private var chosen: ShelvedFeed? { feeds.indices.contains(list.selection) ? feeds[list.selection] : nil }

    func wishes(forItem index: Int) -> [Wish] { [.type(.feedName(feeds[index].id), feeds[index].name)] }

    func wishes(forOther command: Command) -> [Wish] {
        guard let chosen else { return [] }
        switch command {
        case .tagArticle: return [.type(.feedCategory(chosen.id), chosen.category ?? "")]
        case .removeArticle: return [.dropFeed(chosen)]
        case .openInBrowser: return [.run(.openInBrowser(address: chosen.address))]
        default: return []
        }
    }
}

/// What is inserted keeps its order to itself.
private func isolate(_ text: String) -> String { text.isolated() }
