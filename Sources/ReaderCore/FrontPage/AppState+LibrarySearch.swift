// Searching the library from the front page, and landing on the hit.
import ArabicText
import ArticleModel
import TerminalScreen

extension AppState {
    /// A key in the prompt of the front page.
    mutating func typeLibraryQuery(_ key: Key) -> [Effect] {
        guard var state = prompt else { return [] }
        switch key.code {
        case .escape,
            .character(0x63) where key.modifiers == .control,
            .character(0x67) where key.modifiers == .control:
            prompt = nil
        case .enter:
            prompt = nil
            let query = String(codePointsOf: state.editor.text)
            guard query.contains(where: { $0 != " " }) else { return [] }
            queries.removeAll { $0 == state.editor.text }
            queries.insert(state.editor.text, at: 0)
            resultWords = Self.words(of: state.editor.text).map { FoldedText($0) }
            return showResults(.search(query))
        default:
            if edit(key, &state) { prompt = state }
        }
        return []
    }

    /// The words and phrases of a query that a hit may hold: without exclusions and limits.
    static func words(of query: [UInt32]) -> [[UInt32]] {
        var words: [[UInt32]] = []
        for (index, part) in query.split(separator: 0x22, omittingEmptySubsequences: false).enumerated() {
            if index % 2 == 1 {
                words.append(Array(part))
                continue
            }
            for word in part.split(separator: 0x20) where word.first != 0x2D && !word.contains(0x3A) { words.append(Array(word)) }
        }
        return words.filter { !$0.isEmpty }
    }

    /// Lands on the hit of a search in the library, with the query active for `n` and `N`: where the library says it is;
    /// else the first of the words, the longest first, that the article has as it was typed or as the beginning of a word.
    mutating func landOnHit() {
        guard let document, !arrivalWords.isEmpty else { return }
        let words = arrivalWords.map(\.scalars).sorted { $0.count > $1.count }
        let offset = arrivalHit
        (arrivalWords, arrivalHit) = ([], nil)
        var start = SearchState.Hit(address: BlockAddress(part: .head, offset: 0), scalar: 0)
        var candidates = words + words.map { Self.stem($0) }.filter { $0.count >= 3 }
        if let offset, let address = document.bodyAddress(from: document.text.lineStart(containing: offset)) {
            start = SearchState.Hit(address: address, scalar: 0)
            if let found = Self.query(for: words, at: offset, in: document.text) { candidates.insert(found, at: 0) }
        }
        for candidate in candidates {
            var found = SearchState(query: candidate, in: document)
            found.wanted = (start, true)
            found.extend(in: document, bytes: 4 << 20)
            guard found.count > 0 else { continue }
            (search, hasLandedOnHit) = (found, true)
            pursueWantedHit(isInclusive: true)
            return
        }
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
        let word = line.prefix { CharacterProperties($0).isLetterOrDigit || CharacterProperties($0).isHaraka }
        return word.isEmpty ? nil : Array(word)
    }

    /// What is left of a folded word without the article before it and the commonest endings after it.
    private static func stem(_ word: [UInt32]) -> [UInt32] {
        var stem = word[...]
        if stem.starts(with: [0x627, 0x644]), stem.count > 4 { stem = stem.dropFirst(2) }
        for ending: [UInt32] in [[0x627, 0x62A], [0x64A, 0x646], [0x648, 0x646], [0x647], [0x64A]] where stem.count > ending.count + 2 {
            if stem.suffix(ending.count).elementsEqual(ending) { return Array(stem.dropLast(ending.count)) }
        }
        return Array(stem)
    }
}
