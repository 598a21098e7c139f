// Highlights, of the article or of all: Enter goes where one stands, w changes its note, D drops it. The list stays when a note changes or one
// goes, so that a key for the next one is no key for the article below.
import ArabicText
import ArticleModel

struct HighlightsOverlay: ListOverlay {
    var list: RowList
    private let highlights: [KeptHighlight]
    /// Asked for once more, all are shown.
    private let isOfArticle: Bool
    private let gone: Set<Int64>
    var context: KeyContext? { .highlights }
    var opener: Command { .highlights }

    /// - Parameters:
    ///   - gone: the numbers of those whose passage the text no longer has.
    ///   - selection: the row that is chosen, where there is one so far down.
    init(_ highlights: [KeptHighlight], isOfArticle: Bool, gone: Set<Int64> = [], selection: Int = 0, _ shared: Shared) {
        (self.highlights, self.isOfArticle, self.gone) = (highlights, isOfArticle, gone)
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
        let title = isOfArticle ? phrases.highlights : phrases.allHighlights
        list = RowList(title: title, rows: rows, selection: max(0, min(selection, rows.count - 1)))
    }

    private var chosen: Highlight? { highlights.indices.contains(list.selection) ? highlights[list.selection].highlight : nil }

    mutating func perform(_ command: Command, times: Int?, _ shared: Shared) -> [Wish] {
        guard let chosen else { return performInList(command, times: times, shared) }
        switch command {
        case .tagArticle: return [.type(.note(chosen), chosen.note)]
        case .removeArticle: return [.dropHighlight(chosen)]
        case .highlights where isOfArticle: return [.close, .showAllHighlights]
        default: return performInList(command, times: times, shared)
        }
    }

    /// The list with another note at one of them, or without it; nil where none is left.
    func changed(_ id: Int64, note: String?, _ shared: Shared) -> HighlightsOverlay? {
        var kept = highlights
        for index in kept.indices where kept[index].highlight.id == id { kept[index].highlight.note = note ?? "" }
        if note == nil { kept.removeAll { $0.highlight.id == id } }
        return kept.isEmpty ? nil : HighlightsOverlay(kept, isOfArticle: isOfArticle, gone: gone, selection: list.selection, shared)
    }

    func wishes(forItem index: Int) -> [Wish] { highlights.indices.contains(index) ? [.goToHighlight(highlights[index].highlight)] : [] }
}
