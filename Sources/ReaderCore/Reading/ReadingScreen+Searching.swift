// Searching in the article: the hit that follows every letter typed, next and previous, and landing on the hit of the library's search.
import ArabicText

extension ReadingScreen {
    /// Bytes gone through at once for every letter typed, and for a hit to land on.
    private static let typedReach = 256 << 10
    private static let landingReach = 4 << 20

    mutating func search(for text: [UInt32], from origin: TextPlace?, _ shared: Shared) {
        if let origin { go(back: origin) }
        guard !text.isEmpty else {
            search = nil
            return
        }
        var found = SearchState(query: text, in: document)
        found.wanted = (anchor ?? .start, true)
        found.extend(in: document, bytes: Self.typedReach)
        (search, hasLandedOnHit) = (found, false)
        _ = pursueWantedHit(isInclusive: true, shared)
    }

    mutating func endSearch(at origin: TextPlace?) {
        search = nil
        if let origin { go(back: origin) }
    }

    /// What the footer says of the search in force.
    func searchReport(_ shared: Shared) -> [Wish] {
        guard let search else { return [] }
        if search.isInVain { return [.tell(shared.phrases.notFound(String(codePoints: search.query)), .warning)] }
        guard let number = search.current.flatMap(search.number) else { return [.tell(shared.phrases.searching)] }
        return [.tell(shared.phrases.hit(number, of: search.count, isWhole: search.isWhole))]
    }

    /// What the prompt says of it while it is typed.
    func hitReport(_ shared: Shared) -> [UInt32] {
        guard let search else { return [] }
        let isShort = search.isInVain && !shared.settings.screenReader
        return isShort ? [codePoint("✗")] : codePoints(shared.phrases.hits(search.count, isWhole: search.isWhole))
    }

    mutating func findAgain(_ isForward: Bool, _ shared: Shared) -> [Wish] {
        guard let search else { return [.tell(shared.phrases.noSearch)] }
        self.search?.wanted = (search.current ?? anchor ?? .start, isForward)
        return pursueWantedHit(shared) + searchReport(shared)
    }

    /// Goes to the hit that is wanted, if it is known by now.
    mutating func pursueWantedHit(isInclusive: Bool = false, _ shared: Shared) -> [Wish] {
        guard let search, let wanted = search.wanted else { return [] }
        guard let hit = search.hit(wanted.isForward, from: wanted.from, inclusive: isInclusive || search.current == nil) else {
            if search.isWhole { self.search?.wanted = nil }
            return []
        }
        self.search?.wanted = nil
        self.search?.current = hit
        show(document.line(of: hit), shared)
        return searchReport(shared)
    }

    // MARK: Landing

    /// Lands on the hit of a search in the library, with the query active for `n` and `N`: where the library says it is;
    /// else the first of the words, the longest first, that the article has as it was typed or as the beginning of a word.
    /// - Parameter offset: in bytes of the text.
    mutating func land(on words: [FoldedText], at offset: Int?, _ shared: Shared) -> [Wish] {
        guard !words.isEmpty else { return [] }
        let words = words.map(\.scalars).sorted { $0.count > $1.count }
        var start = TextPlace.start
        var candidates = words + words.map { Self.stem($0) }.filter { $0.count >= 3 }
        if let offset, let address = document.bodyAddress(from: document.text.lineStart(containing: offset)) {
            start = TextPlace(address: address)
            if let found = Self.query(for: words, at: offset, in: document.text) { candidates.insert(found, at: 0) }
        }
        for candidate in candidates {
            var found = SearchState(query: candidate, in: document)
            found.wanted = (start, true)
            found.extend(in: document, bytes: Self.landingReach)
            guard found.count > 0 else { continue }
            (search, hasLandedOnHit) = (found, true)
            return pursueWantedHit(isInclusive: true, shared)
        }
        return []
    }

    /// What to look for so that a place is found again: the word searched for that stands there, or the word itself that the
    /// library took for one of the same root.
    private static func query(for words: [[UInt32]], at offset: Int, in text: EncodedText) -> [UInt32]? {
        let end = text.lineRange(startingAt: text.lineStart(containing: offset))?.upperBound ?? offset
        guard offset >= text.startOffset, offset < end else { return nil }
        var line: [UInt32] = []
        text.decode(offset..<min(end, offset + 400), appendingTo: &line)
        let folded = FoldedText(line).scalars
        if let typed = words.first(where: { folded.starts(with: $0) }) { return typed }
        let word = line.prefix { CharacterProperties($0).isLetterOrDigit || CharacterProperties($0).rawWidth == 0 }
        return word.isEmpty ? nil : Array(word)
    }

    private static let article = codePoints("ال")
    private static let endings = ["ات", "ين", "ون", "ه", "ي"].map { codePoints($0) }

    /// What is left of a folded word without the article before it and the commonest endings after it.
    private static func stem(_ word: [UInt32]) -> [UInt32] {
        var stem = word[...]
        if stem.starts(with: article), stem.count > 4 { stem = stem.dropFirst(2) }
        for ending in endings where stem.count > ending.count + 2 && stem.suffix(ending.count).elementsEqual(ending) {
            return Array(stem.dropLast(ending.count))
        }
        return Array(stem)
    }
}
