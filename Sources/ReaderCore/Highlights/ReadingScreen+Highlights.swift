// The reader's highlights in the article that is open: made of what is marked, gone to, told of.
import ArabicText
import ArticleModel

extension ReadingScreen {
    /// A longer passage is an article of its own.
    private static let longestHighlight = 20_000
    /// Scalars before a passage that are kept with it.
    private static let contextLength = 40

    /// Asks for a note on what is marked, which is kept with it.
    func highlightMark(_ shared: Shared) -> [Wish] {
        guard let stretch = marking?.stretch else { return [] }
        guard let headline else { return [.tell(shared.phrases.notInLibrary, .warning)] }
        let text = document.plainText(of: stretch)
        guard text.count <= Self.longestHighlight else { return [.tell(shared.phrases.highlightTooLong, .warning)] }
        let highlight = Highlight(
            article: headline.id, start: .init(stretch.start), end: .init(stretch.end), text: String(codePoints: text),
            before: String(codePoints: context(before: stretch.start)))
        return [.type(.note(highlight), "")]
    }

    private func context(before place: TextPlace) -> [UInt32] {
        let text = document.block(at: place.address).text
        let end = min(place.scalar, text.count)
        return ArticleDocument.plain(Array(text[max(0, end - Self.contextLength)..<end]))
    }

    /// Goes where a highlight stands, at once or as soon as it is found.
    mutating func goToHighlight(_ id: Int64, _ shared: Shared) -> [Wish] {
        guard let stretch = highlights.stretches[id] else {
            guard highlights.isSettled else {
                wantedHighlight = id
                return [.tell(shared.phrases.searching)]
            }
            return [.tell(shared.phrases.highlightGone(note(of: id)), .warning)]
        }
        wantedHighlight = nil
        show(document.line(of: stretch.start), shared)
        return noteReport(id, shared)
    }

    private func note(of id: Int64) -> String { highlights.all.first { $0.id == id }?.note ?? "" }

    func noteReport(_ id: Int64, _ shared: Shared) -> [Wish] {
        let note = note(of: id)
        return note.isEmpty ? [] : [.tell(shared.phrases.note(note))]
    }

    /// Looks on for passages that are not where they were.
    mutating func pursueHighlights(_ shared: Shared, bytes: Int) -> [Wish] {
        let found = extendHighlights(bytes: bytes)
        guard highlights.isSettled else { return [] }
        var wishes = found.map { Wish.run(.keep(.highlightMoved($0.id, $0.stretch))) }
        if let wantedHighlight {
            self.wantedHighlight = nil
            return wishes + goToHighlight(wantedHighlight, shared)
        }
        let gone = highlights.gone.count
        if gone > 0 { wishes.append(.tell(shared.phrases.highlightsGone(gone), .warning)) }
        return wishes
    }
}
