// Highlights as the program has them: kept with a note, listed, gone to, dropped. What the library has of them is asked for again behind
// every change, so that each is shown with its number.
import ArticleModel

extension Program {
    /// The highlights of the article; all there are from the front page, or where the article has none.
    mutating func showHighlights() -> [Effect] {
        guard front == .reading, let reading, !reading.highlights.all.isEmpty, let headline = reading.headline else { return loadAllHighlights() }
        let gone = Set(reading.highlights.gone.map(\.id))
        let kept = reading.highlights.all.map { KeptHighlight($0, of: headline) }
        overlays.append(HighlightsOverlay(kept, isOfArticle: true, gone: gone, shared))
        return []
    }

    mutating func loadAllHighlights() -> [Effect] { [.loadHighlights(of: nil, inbox.ask(.allHighlights))] }

    mutating func receive(_ highlights: [KeptHighlight], isList: Bool) {
        guard isList else {
            reading?.setHighlights(highlights.map(\.highlight))
            return
        }
        if highlights.isEmpty { tell(phrases.noHighlights) } else { overlays.append(HighlightsOverlay(highlights, isOfArticle: false, shared)) }
    }

    /// The highlights of the article on screen, as the library has them now.
    mutating func reloadHighlights() -> [Effect] {
        guard let id = reading?.headline?.id else { return [] }
        return [.loadHighlights(of: id, inbox.ask(.highlights))]
    }

    /// A note was typed, or none: for a passage that is to be kept, or for one that is.
    mutating func take(note: String, for highlight: Highlight) -> [Effect] {
        guard highlight.id == 0 else {
            tell(note.isEmpty ? phrases.noteDropped : phrases.noteKept)
            renewHighlights(highlight.id, note: note)
            return [.keep(.highlightNote(highlight.id, note))] + reloadHighlights()
        }
        reading?.marking = nil
        var highlight = highlight
        highlight.note = note
        tell(phrases.highlighted)
        return [.keep(.highlighted(highlight))] + reloadHighlights()
    }

    mutating func drop(_ highlight: Highlight) -> [Effect] {
        tell(phrases.highlightDropped)
        renewHighlights(highlight.id, note: nil)
        return [.keep(.highlightDropped(highlight.id))] + reloadHighlights()
    }

    /// The list of highlights, where it is shown, with what has become of one.
    private mutating func renewHighlights(_ id: Int64, note: String?) {
        guard let place = overlays.lastIndex(where: { $0 is HighlightsOverlay }), let shown = overlays[place] as? HighlightsOverlay else { return }
        if let changed = shown.changed(id, note: note, shared) { overlays[place] = changed } else { overlays.remove(at: place) }
    }

    mutating func go(to highlight: Highlight) -> [Effect] {
        if reading?.headline?.id == highlight.article {
            front = .reading
            return grant(reading?.goToHighlight(highlight.id, shared) ?? [])
        }
        let leavesFile = reading != nil && reading?.headline == nil
        var arrival = Arrival(step: front == .frontPage ? .fromList(leavesFile: leavesFile) : .onward)
        arrival.highlight = highlight.id
        return open(.library(highlight.article), arrival)
    }
}
