// From what is typed to a condition: words side by side are all wanted, `or` parts alternatives, brackets hold them together, a minus sign
// turns what follows round.

struct SearchParser {
    private var rest: Substring
    private let now: Int64
    private(set) var misunderstood: [String] = []
    private var depth = 0
    /// Brackets in one another, and parts of a search: more is a pasted text.
    private static let (depth, parts) = (32, 300)
    private var count = 0

    private static let quotes: [Character: Character] = ["\"": "\"", "«": "»", "“": "”", "„": "“", "”": "”"]

    private enum Key { case source, since, before, category, author, title, tag, state }

    private static let keys: [String: Key] = [
        "source": .source, "مصدر": .source, "المصدر": .source, "since": .since, "منذ": .since, "before": .before, "قبل": .before,
        "category": .category, "تصنيف": .category, "قسم": .category, "author": .author, "كاتب": .author, "الكاتب": .author, "title": .title,
        "عنوان": .title, "العنوان": .title, "tag": .tag, "وسم": .tag, "is": .state, "حال": .state,
    ]

    private static let states: [String: SearchCondition.State] = [
        "unread": .unread, "جديد": .unread, "غير-مقروء": .unread, "read": .read, "مقروء": .read, "bookmarked": .bookmarked, "محفوظ": .bookmarked,
        "breaking": .breaking, "عاجل": .breaking, "changed": .changed, "معدل": .changed, "معدّل": .changed,
    ]

    init(_ text: String, now: Int64) { (rest, self.now) = (Substring(text), now) }

    /// The whole condition; nil for a search of nothing.
    mutating func condition() -> SearchCondition? {
        var parts: [SearchCondition] = []
        while true {
            if let part = alternatives() { parts.append(part) }
            skipSpaces()
            guard rest.first == ")" else { break }
            // One that closes nothing.
            rest.removeFirst()
        }
        return parts.count > 1 ? .all(parts) : parts.first
    }

    // MARK: Combinations

    private mutating func alternatives() -> SearchCondition? {
        var found: [SearchCondition] = []
        while true {
            let part = conjunction()
            if let part { found.append(part) }
            guard takeOr(between: part != nil) else { break }
        }
        return found.count > 1 ? .any(found) : found.first
    }

    private mutating func conjunction() -> SearchCondition? {
        var parts: [SearchCondition] = []
        var sources: [SearchCondition] = []
        while count < Self.parts {
            skipSpaces()
            guard let first = rest.first, first != ")", !isOr(between: !parts.isEmpty || !sources.isEmpty) else { break }
            guard let part = part() else { continue }
            count += 1
            // Of several sources one will do.
            if case .source = part { sources.append(part) } else { parts.append(part) }
        }
        if sources.count == 1 { parts.append(sources[0]) } else if !sources.isEmpty { parts.append(.any(sources)) }
        return parts.count > 1 ? .all(parts) : parts.first
    }

    /// A word for «or» that stands between two parts; one that begins or ends a search is a word.
    private func isOr(between hasPart: Bool) -> Bool {
        guard hasPart else { return false }
        let word = rest.prefix { !$0.isWhitespace && $0 != "(" && $0 != ")" }
        guard ["or", "OR", "أو", "|"].contains(String(word)) else { return false }
        let after = rest[word.endIndex...].drop { $0.isWhitespace }
        return after.first.map { $0 != ")" } ?? false
    }

    private mutating func takeOr(between hasPart: Bool) -> Bool {
        skipSpaces()
        guard isOr(between: hasPart) else { return false }
        rest = rest.drop { !$0.isWhitespace && $0 != "(" }
        return true
    }

    private mutating func skipSpaces() { rest = rest.drop { $0.isWhitespace } }

    // MARK: Parts

    /// What stands next; nil where it says nothing.
    private mutating func part() -> SearchCondition? {
        let start = rest
        let first = rest.first
        let isUnwanted = (first == "-" || first == "−" || first == "–") && rest.dropFirst().first.map { !$0.isWhitespace } == true
        if isUnwanted { rest.removeFirst() }
        let found: SearchCondition?
        if rest.first == "(", depth < Self.depth {
            rest.removeFirst()
            depth += 1
            found = alternatives()
            skipSpaces()
            if rest.first == ")" { rest.removeFirst() }
            depth -= 1
        } else if let (key, value) = keyed() {
            found = condition(key, value)
            if found == nil { misunderstood.append(String(start[..<rest.startIndex])) }
        } else {
            found = term().map { .term($0) }
        }
        // A sign that only closes is passed over.
        if rest.startIndex == start.startIndex, !rest.isEmpty { rest.removeFirst() }
        return isUnwanted ? found.map { .not($0) } : found
    }

    private func condition(_ key: Key, _ value: Value) -> SearchCondition? {
        switch key {
        case .source: .source(value.text)
        case .category: .category(value.text)
        case .author: .author(value.text)
        case .tag: .tag(value.text)
        case .title: .title(value.isQuoted ? .phrase(value.text) : Self.term(of: value.text))
        case .since: SearchDate.moment(value.text, now: now).map { .since($0) }
        case .before: SearchDate.moment(value.text, now: now).map { .before($0) }
        case .state: Self.states[value.text.lowercased()].map { .state($0) }
        }
    }

    private struct Value {
        var text: String
        var isQuoted = false
    }

    /// `key:value`, the value perhaps in quotation marks.
    private mutating func keyed() -> (Key, Value)? {
        guard let colon = rest.prefix(16).firstIndex(of: ":"), let key = Self.keys[rest[..<colon].lowercased()] else { return nil }
        var value = rest[rest.index(after: colon)...]
        guard let first = value.first, !first.isWhitespace else { return nil }
        if let closer = Self.quotes[first] {
            value.removeFirst()
            let text = value.prefix { $0 != closer }
            rest = value[text.endIndex...].dropFirst()
            return (key, Value(text: String(text), isQuoted: true))
        }
        let text = word(value)
        rest = value[text.endIndex...]
        return (key, Value(text: String(text)))
    }

    private mutating func term() -> SearchQuery.Term? {
        if let first = rest.first, let closer = Self.quotes[first] {
            rest.removeFirst()
            let text = rest.prefix { $0 != closer }
            rest = rest[text.endIndex...].dropFirst()
            return text.isEmpty ? nil : .phrase(String(text))
        }
        let text = word(rest)
        rest = rest[text.endIndex...]
        return text.isEmpty ? nil : Self.term(of: String(text))
    }

    /// Up to a space. A quotation mark inside a word ends nothing: د"ت is one. A bracket that an open one waits for does.
    private func word(_ text: Substring) -> Substring {
        let word = text.prefix { !$0.isWhitespace }
        guard depth > 0, let close = word.firstIndex(of: ")"), !word[..<close].contains("(") else { return word }
        return word[..<close]
    }

    private static func term(of text: String) -> SearchQuery.Term {
        text.count > 1 && text.last == "*" ? .prefix(String(text.dropLast())) : .word(text)
    }
}
