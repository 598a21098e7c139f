// Reading an article of the library: it opens at the line where it was left, and the line is kept as it changes.
import ArabicText
import ArticleModel
import TextLayout

extension AppState {
    mutating func show(_ text: EncodedText, _ headline: Headline, at saved: SavedPlace?) -> [Effect] {
        let isReturning = arrival != nil
        show(text, LibraryPath.path(of: headline.id))
        self.headline = headline
        if let document, !isReturning, let saved, let place = document.hit(at: saved) {
            anchor = place
            relayout()
        }
        standOnExactLine()
        if !arrivalWords.isEmpty { landOnHit() }
        keptAnchor = anchor
        if !headline.isRead { for tab in frontPage.lists.keys { frontPage.lists[tab]?.displace(headline.id) } }
        frontPage.lists[.history]?.displace(headline.id)
        change(headline.id) { $0.isRead = true }
        return [.keep(.opened(headline.id))]
    }

    /// A return is to the very line, not to the page that holds it.
    mutating func standOnExactLine() {
        guard let document, let anchor else { return }
        var line = Place(anchor.address)
        if anchor.scalar > 0 { line.line = document.layout(at: anchor.address).line(containing: anchor.scalar) }
        place = line
    }

    /// The place to keep, when it has changed.
    mutating func placeToKeep() -> [Effect] {
        guard let headline, let anchor, anchor != keptAnchor else { return [] }
        keptAnchor = anchor
        let saved = SavedPlace(part: Int(anchor.address.part.rawValue), offset: anchor.address.offset, scalar: anchor.scalar)
        return [.keep(.place(headline.id, saved))]
    }

    /// True when q and Backspace lead to the front page: the article is of the library, or the program began there.
    var isInLibrary: Bool { paths.isEmpty || headline != nil }
}
