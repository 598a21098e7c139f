// Related articles: what the article itself names, then what the library has most like it.
import ArabicText
import ArticleModel
import TextLayout

extension AppState {
    private static var mostRelated: Int { 8 }

    /// For an article of the library at once, for a file when a key brings the reader to its end: a file that is only glanced
    /// at does not wait for a library.
    mutating func relatedWhenWanted(after message: Message) -> [Effect] {
        guard screen == .reading, !hasAskedForRelated else { return [] }
        if headline != nil || awaitedAnchor != nil { return askForRelated() }
        guard case .event(.key) = message, isAtEnd else { return [] }
        return askForRelated()
    }

    /// Asks the library, once for each article.
    mutating func askForRelated() -> [Effect] {
        guard let document, !hasAskedForRelated else { return [] }
        hasAskedForRelated = true
        (relatedRequest, awaitsRelated) = (relatedRequest + 1, true)
        let question = RelatedQuestion(path: document.path, own: document.tail.related, limit: Self.mostRelated)
        return [.loadRelated(question, request: relatedRequest)]
    }

    /// Source and age, or the age alone where there is less room.
    func relatedNotes(_ entry: RelatedEntry) -> [[UInt32]] {
        let age = entry.date.flatMap { date in clock.map { phrases.age(of: date, at: $0) } }
        let both = [entry.source, age].compactMap(\.self).filter { !$0.isEmpty }.map { phrases.isolated($0) }.joined(separator: " · ")
        return [both, age ?? ""].filter { !$0.isEmpty }.map { codePoints($0) }
    }

    private var isAtEnd: Bool { place != nil && currentPage().next == nil }

    mutating func takeRelated(found: [Headline?], similar: [Headline], request: Int) {
        guard request == relatedRequest, let document else { return }
        awaitsRelated = false
        let entries = RelatedEntry.list(own: document.tail.related, found: found, similar: similar, except: headline?.id)
        defer {
            if opensRelated {
                opensRelated = false
                openRelated()
            }
        }
        guard entries != related else { return }
        let links = links()
        related = entries
        let composer = RelatedComposer(isRightToLeft: document.isRightToLeft, phrases: phrases, clock: clock)
        document.setTail(composer.blocks(entries))
        search?.recountTail(of: document)
        // The page on screen stays as it is, the link that was chosen too; pages after it are counted anew.
        let (place, chosen) = (place, linkIndex.flatMap { index in links.indices.contains(index) ? links[index] : nil })
        let isAwaited = awaitedAnchor != nil
        anchor = (awaitedAnchor ?? anchor).flatMap { document.nearest(to: $0) }
        awaitedAnchor = nil
        relayout()
        if isAwaited || place.map({ !document.holds($0) }) ?? false { standOnExactLine() } else { self.place = place }
        if let chosen { choose(chosen) }
    }
}
