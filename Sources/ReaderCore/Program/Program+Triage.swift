// Triage: read and unread by hand, what is taken out, tags, and taking all of it back.
import ArticleModel

extension Program {
    mutating func performTriage(_ command: Command) -> [Effect] {
        switch command {
        case .undo: return [.keep(.undone)]
        case .nextUnread: return goToNextUnread()
        default: break
        }
        guard let headline = actedOn else {
            tell(front == .frontPage || reading == nil ? phrases.nothingChosen : phrases.notInLibrary, .warning)
            return []
        }
        switch command {
        case .toggleRead:
            let isRead = !headline.isRead
            change(headline.id) { $0.isRead = isRead }
            tell(isRead ? phrases.markedRead : phrases.markedUnread)
            return [.keep(.read(headline.id, isRead))]
        case .removeArticle: return remove(headline)
        case .tagArticle: return grant([.show(PromptOverlay(for: .tags(headline.id), text: frontPage.tags(of: headline), shared))])
        default: return []
        }
    }

    /// From a list the next item takes its place; from the article itself back to the list.
    private mutating func remove(_ headline: Headline) -> [Effect] {
        frontPage.forget(headline.id)
        let shown = front == .reading ? showFrontPage() : []
        way.forget(.library(headline.id))
        if reading?.headline?.id == headline.id { reading = nil }
        tell(phrases.removed)
        return [.keep(.removed(headline.id))] + shown
    }

    private mutating func goToNextUnread() -> [Effect] {
        guard front == .reading else { return grant(frontPage.chooseNextUnread(shared)) }
        if reading?.headline != nil, let index = frontPage.nextUnread { return openItem(index) }
        tell(phrases.noUnreadHere)
        return []
    }

    // MARK: Reading to the end

    /// An article that is read by being read to its end.
    mutating func readAtEnd() -> [Effect] {
        guard shared.settings.markRead == .end, front == .reading, overlays.isEmpty, let headline = reading?.headline, !headline.isRead,
            reading?.currentPage(shared).next == nil
        else { return [] }
        change(headline.id) { $0.isRead = true }
        return [.keep(.read(headline.id, true))]
    }

    // MARK: Lines that were typed

    mutating func take(_ line: PromptedLine, _ text: String) -> [Effect] {
        let words = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        switch line {
        case .searchName(let search):
            guard !words.isEmpty else { return [] }
            tell(phrases.searchKept(words))
            return [.keep(.search(search, name: words))] + grant(frontPage.breakingWishes(shared))
        case .tags(let id):
            let tags = text.split { $0 == "،" || $0 == "," || $0 == "#" }.map { $0.split(whereSeparator: \.isWhitespace).joined(separator: " ") }
            let kept = tags.filter { !$0.isEmpty }
            change(id) { $0.tags = kept }
            tell(phrases.tagged(kept))
            return [.keep(.tags(id, kept))]
        case .note(let highlight): return take(note: words, for: highlight)
        case .command: return pipe(to: text)
        case .feedName(let id):
            tell(words.isEmpty ? phrases.feedUnnamed : phrases.feedNamed(words))
            return [.keep(.feedName(id, words))] + grant(frontPage.breakingWishes(shared))
        case .feedCategory(let id):
            tell(words.isEmpty ? phrases.feedUnfiled : phrases.feedFiled(words))
            return [.keep(.feedCategory(id, words))] + grant(frontPage.breakingWishes(shared))
        case .address: return words.isEmpty ? [] : bringIn(.address(words))
        }
    }

    /// The list of feeds, where it is shown, is that of the library.
    mutating func renewFeeds(_ feeds: [ShelvedFeed]) {
        guard let place = overlays.lastIndex(where: { $0 is FeedsOverlay }), let shown = overlays[place] as? FeedsOverlay else { return }
        if feeds.isEmpty { overlays.remove(at: place) } else { overlays[place] = FeedsOverlay(feeds, selection: shown.list.selection, shared) }
    }

    /// Hands what is marked to a command, or the article's text.
    private mutating func pipe(to command: String) -> [Effect] {
        guard command.contains(where: { !$0.isWhitespace }), let reading else { return [] }
        guard let text = reading.markedText ?? reading.textToCopy else {
            tell(phrases.tooLong, .warning)
            return []
        }
        lastCommand = command
        tell(reading.marking == nil ? phrases.piping(command) : phrases.pipingMark(command))
        self.reading?.marking = nil
        return [.pipe(text, command: command)]
    }

    // MARK: Answers

    mutating func receive(_ triage: Triage) -> [Effect] {
        switch triage {
        case .markedRead(let count): tell(phrases.markedRead(count))
        case .marking(let done, let total, let isUndone):
            tell(isUndone ? phrases.markingUndone(done, of: total) : phrases.markingRead(done, of: total))
            return []
        case .undone(let change): tell(phrases.undone(change))
        case .nothingToUndo:
            tell(phrases.nothingToUndo)
            return []
        case .feedIsFollowed: tell(phrases.feedIsFollowed)
        }
        if case .undone(.highlight) = triage { return reloadHighlights() }
        return refreshFrontPage()
    }

    // MARK: The sources of a story

    mutating func showStory() -> [Effect] {
        guard let headline = actedOn else {
            tell(front == .frontPage || reading == nil ? phrases.nothingChosen : phrases.notInLibrary, .warning)
            return []
        }
        return [.loadStory(headline.id, inbox.ask(.story))]
    }

    mutating func receive(story: [Headline]) {
        guard story.count > 1 else { return tell(phrases.onlySource) }
        overlays.append(StoryOverlay(story, current: actedOn?.id, shared))
    }

    /// What the front page shows, asked for again, and what stands beside it.
    mutating func refreshFrontPage() -> [Effect] { front == .frontPage ? grant(frontPage.reloadList(shared)) : [] }
}
