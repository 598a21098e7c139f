// Related articles: what the article itself names, then what the library has most like it.
import ArticleModel

extension ReadingScreen {
    private static let mostRelated = 8

    /// For an article of the library at once, for a file when a key brings the reader to its end.
    mutating func relatedWhenWanted(isAfterKey: Bool, _ shared: Shared) -> [Wish] {
        guard case .unasked = relatedState, !document.text.isBeginning else { return [] }
        let isWanted = headline != nil || awaited != nil || isAfterKey && top != nil && currentPage(shared).next == nil
        return isWanted ? askForRelated() : []
    }

    /// The list of them is asked for by a key.
    mutating func wantRelated(_ shared: Shared) -> [Wish] {
        let wishes = relatedState == .unasked ? askForRelated() : []
        if relatedState == .known, related.isEmpty { return [.tell(shared.phrases.noRelated)] }
        return wishes + [.show(RelatedOverlay(related, isPending: relatedState == .asked, shared))]
    }

    /// Asks the library, once for each article.
    private mutating func askForRelated() -> [Wish] {
        relatedState = .asked
        let question = RelatedQuestion(ref: ref, own: document.tail.related, limit: Self.mostRelated)
        return [.ask(.related) { .loadRelated(question, $0) }]
    }

    mutating func receiveRelated(found: [Headline?], similar: [Headline], _ shared: Shared) {
        relatedState = .known
        let entries = RelatedEntry.list(own: document.tail.related, found: found, similar: similar, except: headline?.id, in: document.direction)
        guard entries != related else { return }
        related = entries
        let composer = RelatedComposer(
            direction: document.direction, phrases: shared.phrases, clock: shared.clock, isSpoken: shared.settings.screenReader)
        setTail(composer.blocks(entries), shared)
    }
}
