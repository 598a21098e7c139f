// The passage of an article that answers a search: words around the hits, as the article has them.
import ArabicText

struct Passage {
    /// In the article's own letters, one line; `…` where it was cut.
    let text: String?
    /// Where its first hit is in the article's text, in bytes; nil when the body has none.
    let hitOffset: ByteOffset?

    /// Words before the first hit, and words in all.
    private static let (before, length) = (5, 26)

    init(_ finder: PassageFinder, text: String, body: Range<Int>, lead: String?, _ indexer: Indexer) {
        let slice = StoredArticle.slice(text, body)
        let start = text.utf8.distance(from: text.startIndex, to: slice.startIndex)
        let tokens = indexer.tokens(of: slice, from: start)
        let hits = finder.hits(in: tokens)
        if let best = Self.best(hits) {
            hitOffset = tokens[best].range.lowerBound
            self.text = Self.cut(text, tokens, around: best, limit: start + slice.utf8.count)
            return
        }
        hitOffset = nil
        // The hit is in the head: the lead shows what the article is about, around its own hit where it has one.
        guard let lead, !lead.isEmpty else {
            self.text = tokens.isEmpty ? nil : Self.cut(text, tokens, around: 0, limit: start + slice.utf8.count)
            return
        }
        let leadTokens = indexer.tokens(of: lead)
        let place = Self.best(finder.hits(in: leadTokens)) ?? 0
        self.text = leadTokens.isEmpty ? lead : Self.cut(lead, leadTokens, around: place, limit: lead.utf8.count)
    }

    /// The hit to start from: of the passages that each hit could start, the one that answers most parts, and these best.
    private static func best(_ hits: [PassageFinder.Hit]) -> Int? {
        var best: (token: Int, value: Int)?
        for (index, hit) in hits.enumerated() {
            var values: [Int: Int] = [:]
            for other in hits[index...].prefix(64) {
                guard other.token < hit.token + length - before else { break }
                values[other.part] = max(values[other.part] ?? 0, other.isExact ? 3 : 2)
            }
            let value = values.values.reduce(0, +)
            if value > best?.value ?? 0 { best = (hit.token, value) }
        }
        return best?.token
    }

    /// Words of the text around one, without markup, its spaces and line ends made single spaces.
    private static func cut(_ text: String, _ tokens: [Token], around token: Int, limit: Int) -> String {
        let first = max(0, min(token - before, tokens.count - length))
        let last = min(tokens.count, first + length) - 1
        let isStart = first == 0
        let isEnd = last == tokens.count - 1
        let range = tokens[first].range.lowerBound..<(isEnd ? limit : tokens[last].range.upperBound)
        var line = String.UnicodeScalarView()
        var address = LinkAddress()
        for scalar in StoredArticle.slice(text, range).unicodeScalars {
            if address.contains(scalar.value) || "[]\\#|*>".unicodeScalars.contains(scalar) { continue }
            let isSpace = scalar.properties.isWhitespace
            if isSpace, line.last == " " || line.isEmpty { continue }
            line.append(isSpace ? " " : scalar)
        }
        while line.last == " " { line.removeLast() }
        return (isStart ? "" : "…") + String(line) + (isEnd ? "" : "…")
    }
}
