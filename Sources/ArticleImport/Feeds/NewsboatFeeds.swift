// newsboat's list of feeds (its `urls` file): an address a line, behind it words that it is filed under, and searches of its own.
import ArabicText

package struct NewsboatFeeds: Sendable {
    package struct Feed: Hashable, Sendable {
        package var url: String
        /// The name that its reader gave it (`~name`).
        package var name: String?
        package var tags: [String]
    }

    package private(set) var feeds: [Feed] = []
    /// Searches (`query:`) in this program's words.
    package private(set) var searches: [(name: String, search: String)] = []
    /// What has no meaning here: programs that make feeds, files, searches that ask for what is not kept. By their lines.
    package private(set) var left: [(line: Int, text: String)] = []

    private static let bound = 4 << 20

    package init(_ bytes: [UInt8]) {
        let text = PageText.decode(Array(bytes.prefix(Self.bound)), charset: nil)
        for (number, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
            let words = Self.words(line)
            guard let first = words.first, !first.hasPrefix("#") else { continue }
            let tags = words.dropFirst()
            let name = tags.first { $0.hasPrefix("~") && $0.count > 1 }.map { String($0.dropFirst()) }
            if first.hasPrefix("query:") {
                let parts = first.split(separator: ":", maxSplits: 2, omittingEmptySubsequences: false)
                if parts.count == 3, let search = NewsboatFilter.search(String(parts[2])) {
                    searches.append((name ?? String(parts[1]), search))
                } else {
                    left.append((number + 1, String(line)))
                }
            } else if PageAddress.isWeb(first) {
                feeds.append(Feed(url: first, name: name, tags: tags.filter { !$0.hasPrefix("~") && !$0.hasPrefix("!") }))
            } else {
                left.append((number + 1, String(line)))
            }
        }
    }

    /// Words of a line, those in quotation marks whole; in these a backslash makes the next character plain.
    private static func words(_ line: Substring) -> [String] {
        var words: [String] = []
        var (word, isQuoted, isEscaped, isOpen) = ("", false, false, false)
        for character in line {
            if isEscaped {
                word.append(character)
                isEscaped = false
            } else if character == "\\", isQuoted {
                isEscaped = true
            } else if character == "\"" {
                isQuoted.toggle()
                isOpen = true
            } else if character.isWhitespace, !isQuoted {
                if isOpen { words.append(word) }
                (word, isOpen) = ("", false)
            } else {
                word.append(character)
                isOpen = true
            }
        }
        return isOpen ? words + [word] : words
    }
}

/// newsboat's language of filters, as far as it has a meaning here.
enum NewsboatFilter {
    private static let depth = 32

    /// The search that means the same; nil for a filter that asks for what is not kept here, or that is none.
    static func search(_ filter: String) -> String? {
        var tokens = tokens(filter)[...]
        guard let search = any(&tokens, 0), tokens.isEmpty else { return nil }
        return search
    }

    private static func any(_ tokens: inout ArraySlice<String>, _ level: Int) -> String? {
        guard level < depth, var search = all(&tokens, level) else { return nil }
        while tokens.first == "or" {
            tokens.removeFirst()
            guard let next = all(&tokens, level) else { return nil }
            search += " or " + next
        }
        return search
    }

    private static func all(_ tokens: inout ArraySlice<String>, _ level: Int) -> String? {
        guard var search = one(&tokens, level) else { return nil }
        while tokens.first == "and" {
            tokens.removeFirst()
            guard let next = one(&tokens, level) else { return nil }
            search += " " + next
        }
        return search
    }

    private static func one(_ tokens: inout ArraySlice<String>, _ level: Int) -> String? {
        if tokens.first == "(" {
            tokens.removeFirst()
            guard let inner = any(&tokens, level + 1), tokens.popFirst() == ")" else { return nil }
            return "(" + inner + ")"
        }
        guard tokens.count >= 3, let field = tokens.popFirst(), let sign = tokens.popFirst(), let value = tokens.popFirst() else { return nil }
        return condition(field, sign, value)
    }

    /// A pattern without what stands for anything before and behind it, which a word is found in all the same.
    private static func withoutAnything(_ pattern: Substring) -> Substring {
        var pattern = pattern
        if pattern.hasPrefix(".*") { pattern = pattern.dropFirst(2) }
        return pattern.hasSuffix(".*") ? pattern.dropLast(2) : pattern
    }

    private static func condition(_ field: String, _ sign: String, _ value: String) -> String? {
        let isNot = sign.hasPrefix("!")
        func worded(_ key: String) -> String? {
            // A pattern is words, or several of which one is to be there; a longer one means nothing here.
            let isPattern = sign.hasSuffix("~")
            let values = isPattern ? value.split(separator: "|", omittingEmptySubsequences: false).map(Self.withoutAnything) : [value[...]]
            let isWorded = values.allSatisfy { text in
                !text.isEmpty && text.allSatisfy { $0.isLetter || $0.isNumber || $0 == " " || $0 == "-" || $0 == "_" }
            }
            guard isWorded else { return nil }
            let parts = values.map { (isNot ? "-" : "") + key + ($0.contains(" ") ? "\"\($0)\"" : String($0)) }
            if isNot || parts.count == 1 { return parts.joined(separator: " ") }
            return "(" + parts.joined(separator: " or ") + ")"
        }
        switch (field, sign) {
        case ("unread", "="), ("unread", "!="): return (value == "yes") != isNot ? "is:unread" : "is:read"
        case ("age", "<"), ("age", "<="): return Int(value).map { "since:\(max(1, $0))d" }
        case ("age", ">"), ("age", ">="): return Int(value).map { "before:\(max(1, $0))d" }
        case ("age", "between"):
            let ends = value.split(separator: ":").compactMap { Int($0) }
            guard ends.count == 2 else { return nil }
            return "since:\(max(1, ends[1]))d" + (ends[0] > 0 ? " before:\(ends[0])d" : "")
        case ("tags", "#"), ("tags", "!#"): return worded("category:")
        case ("title", "=~"), ("title", "!~"), ("title", "="): return worded("title:")
        case ("author", "=~"), ("author", "!~"), ("author", "="): return worded("author:")
        case ("feedtitle", "=~"), ("feedtitle", "!~"), ("feedtitle", "="), ("rssurl", "=~"): return worded("source:")
        case ("content", "=~"), ("content", "!~"), ("description", "=~"): return worded("")
        default: return nil
        }
    }

    private static func tokens(_ filter: String) -> [String] {
        var tokens: [String] = []
        var rest = Substring(filter)
        while let first = rest.first {
            if first.isWhitespace {
                rest.removeFirst()
            } else if first == "(" || first == ")" {
                tokens.append(String(first))
                rest.removeFirst()
            } else if first == "\"" || first == "'" {
                rest.removeFirst()
                let text = rest.prefix { $0 != first }
                tokens.append(String(text))
                rest = rest[text.endIndex...].dropFirst()
            } else {
                let isSign = "=!<>~#".contains(first)
                let text = rest.prefix { !$0.isWhitespace && !"()\"'".contains($0) && "=!<>~#".contains($0) == isSign }
                tokens.append(String(text))
                rest = rest[text.endIndex...]
            }
        }
        return tokens
    }
}
