// An article opens at the line where it was left, one of the library at once, a file once it is on the screen; the line is kept
// as it changes.
import ArabicText
import ArticleModel
import TextLayout

extension AppState {
    mutating func show(_ text: EncodedText, _ headline: Headline, at saved: SavedPlace?) -> [Effect] {
        let isReturning = arrival != nil
        show(text, LibraryPath.path(of: headline.id))
        self.headline = headline
        if let document, !isReturning, settings.places, let saved, let place = document.hit(at: saved) {
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
        guard settings.places, let document, let anchor, anchor != keptAnchor else { return [] }
        keptAnchor = anchor
        let saved = SavedPlace(part: Int(anchor.address.part.rawValue), offset: anchor.address.offset, scalar: anchor.scalar)
        if let headline { return [.keep(.place(headline.id, saved))] }
        return [.keepPlace(saved, path: document.path)]
    }

    /// Goes where the reader left a file, unless they have begun to read: a jump must not take the page from under their eyes.
    mutating func take(_ saved: SavedPlace, request number: Int) {
        let isUntouched = anchor == nil && list == nil && prompt == nil && search == nil && count == nil && wantedPage == nil
        guard number == request, screen == .reading, headline == nil, isUntouched, let place = document?.hit(at: saved) else { return }
        anchor = place
        relayout()
        standOnExactLine()
        keptAnchor = anchor
    }

    /// True when q and Backspace lead to the front page: the article is of the library, or the program began there.
    var isInLibrary: Bool { paths.isEmpty || headline != nil }
}
