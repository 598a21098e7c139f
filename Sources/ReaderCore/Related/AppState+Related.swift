// Related articles: what the article itself names, then what the library has most like it.
import ArticleModel
import TextLayout

extension AppState {
    private static var mostRelated: Int { 8 }

    /// Asks the library, once for each article: for one of its own at once, for a file when the reader comes to its end or
    /// asks; a file that is only glanced at does not wait for a library.
    mutating func askForRelated(isNeeded: Bool) -> [Effect] {
        guard let document, !hasAskedForRelated, isNeeded || headline != nil || isAtEnd else { return [] }
        hasAskedForRelated = true
        request += 1
        relatedRequest = request
        let question = RelatedQuestion(path: document.path, own: document.tail.related, limit: Self.mostRelated)
        return [.loadRelated(question, request: request)]
    }

    private var isAtEnd: Bool { place != nil && currentPage().next == nil }

    mutating func takeRelated(found: [Headline?], similar: [Headline], request: Int) {
        guard request == relatedRequest, let document else { return }
        let entries = RelatedEntry.list(own: document.tail.related, found: found, similar: similar, except: headline?.id)
        defer {
            if opensRelated {
                opensRelated = false
                openRelated()
            }
        }
        guard entries != related else { return }
        related = entries
        let composer = RelatedComposer(isRightToLeft: document.isRightToLeft, phrases: phrases, clock: clock)
        document.setTail(composer.blocks(entries))
        // The page on screen stays as it is; pages after it are counted anew.
        let (place, anchor) = (place, anchor)
        relayout()
        (self.place, self.anchor) = (place, anchor)
    }
}
