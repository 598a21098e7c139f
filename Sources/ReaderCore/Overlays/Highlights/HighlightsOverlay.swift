// Highlights, of the article or of all: Enter goes where one stands, w changes its note, D drops it.
import ArabicText
import ArticleModel

struct HighlightsOverlay: ListOverlay {
    var list: RowList
    private let highlights: [KeptHighlight]
    /// Asked for once more, all are shown.
    private let isOfArticle: Bool
    var context: KeyContext? { .highlights }
    var opener: Command { .highlights }

    /// - Parameter gone: the numbers of those whose passage the text no longer has.
    init(_ highlights: [KeptHighlight], isOfArticle: Bool, gone: Set<Int64> = [], _ shared: Shared) {
        (self.highlights, self.isOfArticle) = (highlights, isOfArticle)
        let phrases = shared.phrases
        let rows = highlights.map { kept in
            let passage = codePoints(kept.highlight.text).map { $0 == "\n" ? codePoint(" ") : $0 }
            let facts = [
                gone.contains(kept.highlight.id) ? phrases.gone : nil, kept.highlight.note.isEmpty ? nil : kept.highlight.note,
                isOfArticle ? nil : ShownTitle.text(kept.headline.title),
            ].compactMap(\.self)
            let notes = facts.indices.map { facts[...$0].map { phrases.isolated($0) }.joined(separator: " · ") }.reversed()
            return ListRow(text: Array(passage.prefix(400)).isolated(in: kept.headline.direction), notes: notes.map { codePoints($0) })
        }
        list = RowList(title: isOfArticle ? phrases.highlights : phrases.allHighlights, rows: rows)
    }

    private var chosen: Highlight? { highlights.indices.contains(list.selection) ? highlights[list.selection].highlight : nil }

    mutating func perform(_ command: Command, times: Int?, _ shared: Shared) -> [Wish] {
        if list.move(command, times: times ?? 1, shared) { return [] }
        guard let chosen else { return [.close] }
        switch command {
        case .followLink: return [.close, .goToHighlight(chosen)]
        case .tagArticle: return [.close, .type(.note(chosen), chosen.note)]
        case .removeArticle: return [.close, .dropHighlight(chosen)]
        case .highlights where isOfArticle: return [.close, .showAllHighlights]
        default: return [.close]
        }
    }

    func wishes(forItem index: Int) -> [Wish] { highlights.indices.contains(index) ? [.goToHighlight(highlights[index].highlight)] : [] }
}
