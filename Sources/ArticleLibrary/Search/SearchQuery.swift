// What a reader types into a search, understood: words, phrases in quotation marks, what is not wanted, sources, a date.

package struct SearchQuery: Hashable, Sendable {
    package enum Term: Hashable, Sendable {
        case word(String)
        /// `word*`: every word that starts so.
        case prefix(String)
        case phrase(String)
    }

    /// All of these must be in an article.
    package private(set) var wanted: [Term] = []
    package private(set) var unwanted: [Term] = []
    /// One of these must be in its source's name.
    package private(set) var sources: [String] = []
    /// It must not be older; seconds since 1970.
    package private(set) var since: Int64?
    /// Parts that could not be understood (`since:tomorrow`).
    package private(set) var misunderstood: [String] = []

    private static let quotes: [Character: Character] = ["\"": "\"", "«": "»", "“": "”", "„": "“", "”": "”"]
    private static let sourceKeys: Set<String> = ["source", "مصدر", "المصدر"]
    private static let sinceKeys: Set<String> = ["since", "منذ"]

    /// - Parameter now: what `since:7d` counts from, in seconds since 1970.
    package init(_ text: String, now: Int64) {
        var rest = Substring(text)
        while let first = rest.first {
            if first.isWhitespace {
                rest.removeFirst()
                continue
            }
            let start = rest
            let isUnwanted = (first == "-" || first == "−" || first == "–") && rest.dropFirst().first.map { !$0.isWhitespace } == true
            if isUnwanted { rest.removeFirst() }
            if !isUnwanted, let (key, value) = Self.keyed(&rest) {
                if !take(key, value, now) { misunderstood.append(String(start[..<rest.startIndex])) }
                continue
            }
            guard let term = Self.term(&rest) else { continue }
            if isUnwanted { unwanted.append(term) } else { wanted.append(term) }
        }
    }

    package var isEmpty: Bool { wanted.isEmpty && unwanted.isEmpty && sources.isEmpty && since == nil }

    private mutating func take(_ key: String, _ value: String, _ now: Int64) -> Bool {
        if Self.sourceKeys.contains(key) {
            sources.append(value)
            return true
        }
        guard let moment = SearchDate.moment(value, now: now) else { return false }
        since = max(since ?? moment, moment)
        return true
    }

    /// `key:value`, the value perhaps in quotation marks.
    private static func keyed(_ rest: inout Substring) -> (String, String)? {
        guard let colon = rest.firstIndex(of: ":") else { return nil }
        let key = rest[..<colon].lowercased()
        guard sourceKeys.contains(key) || sinceKeys.contains(key) else { return nil }
        var value = rest[rest.index(after: colon)...]
        guard let first = value.first, !first.isWhitespace else { return nil }
        let text: Substring
        if let closer = quotes[first] {
            value.removeFirst()
            text = value.prefix { $0 != closer }
            value = value[text.endIndex...].dropFirst()
        } else {
            text = value.prefix { !$0.isWhitespace }
            value = value[text.endIndex...]
        }
        rest = value
        return (key, String(text))
    }

    private static func term(_ rest: inout Substring) -> Term? {
        if let first = rest.first, let closer = quotes[first] {
            rest.removeFirst()
            let text = rest.prefix { $0 != closer }
            rest = rest[text.endIndex...].dropFirst()
            return text.isEmpty ? nil : .phrase(String(text))
        }
        // A quotation mark inside a word ends nothing: د"ت is one.
        let text = rest.prefix { !$0.isWhitespace }
        rest = rest[text.endIndex...]
        if text.count > 1, text.last == "*" { return .prefix(String(text.dropLast())) }
        return text.isEmpty ? nil : .word(String(text))
    }
}
