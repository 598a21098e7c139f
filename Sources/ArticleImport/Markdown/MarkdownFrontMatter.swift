// What the text of a blog says before its body: YAML between `---`, TOML between `+++`. Of either as much as such texts hold of facts:
// keys with a value of one line, quoted or not, folded over several, and lists of values. What is nested deeper is passed over.
import ArabicText
import ArticleModel

struct MarkdownFrontMatter {
    /// The values by their keys, in small letters; a list has several.
    private var values: [String: [String]] = [:]

    private static let bound = 64 << 10

    /// The facts, and the text after them; a text that begins otherwise is all body.
    static func split(_ text: String) -> (facts: MarkdownFrontMatter, body: String) {
        let start = text.unicodeScalars.first == "\u{FEFF}" ? text.index(after: text.startIndex) : text.startIndex
        let head = text[start...].utf8.prefix(bound)
        var lines: [Substring] = []
        var place = head.startIndex
        var fence: Substring?
        while place < head.endIndex {
            let end = head[place...].firstIndex { $0 == "\n" } ?? head.endIndex
            let line = trimmedEnd(text[place..<end])
            let next = end < head.endIndex ? head.index(after: end) : end
            guard let opened = fence else {
                guard line == "---" || line == "+++" else { break }
                (fence, place) = (line, next)
                continue
            }
            if line == opened || opened == "---" && line == "..." {
                // A rule between two paragraphs is no front matter.
                guard let facts = opened == "+++" ? toml(lines) : yaml(lines) else { break }
                return (facts, String(text[next...]))
            }
            lines.append(line)
            place = next
        }
        return (MarkdownFrontMatter(), String(text[start...]))
    }

    private static func trimmedEnd(_ line: Substring) -> Substring {
        var line = line
        while let last = line.last, last == " " || last == "\t" || last == "\r" || last == "\r\n" { line.removeLast() }
        return line
    }

    // MARK: YAML

    /// nil for lines that are no front matter: the first that says something is no key.
    private static func yaml(_ lines: [Substring]) -> MarkdownFrontMatter? {
        var facts = MarkdownFrontMatter()
        var index = 0
        while index < lines.count {
            let line = lines[index]
            index += 1
            if line.isEmpty || line.hasPrefix("#") || isInner(line) { continue }
            guard let (key, value) = entry(line, separator: ":") else { return nil }
            let rest = lines[index...].prefix { $0.isEmpty || isInner($0) }
            index += rest.count
            facts.values[key.lowercased()] = yamlValues(value, Array(rest))
        }
        return facts
    }

    /// A line that goes on with what stands above it.
    private static func isInner(_ line: Substring) -> Bool { line.hasPrefix(" ") || line.hasPrefix("\t") || line.hasPrefix("- ") || line == "-" }

    private static func entry(_ line: Substring, separator: Character) -> (key: String, value: Substring)? {
        guard let sign = line.firstIndex(of: separator) else { return nil }
        let key = unquoted(trimmed(line[..<sign]))
        let value = line[line.index(after: sign)...]
        guard !key.isEmpty, key.count <= 80, !key.contains(where: \.isNewline),
            separator == "=" || value.isEmpty || value.first == " " || value.first == "\t"
        else { return nil }
        guard key.allSatisfy({ $0.isLetter || $0.isNumber || "-_. ".contains($0) }) else { return nil }
        return (key, trimmed(value))
    }

    private static func yamlValues(_ value: Substring, _ rest: [Substring]) -> [String] {
        let inner = rest.map(trimmed)
        // `>` folds the lines below into one, `|` keeps them (YAML 1.2, section 8.1).
        if let sign = value.first, sign == ">" || sign == "|", value.dropFirst().allSatisfy({ "+-0123456789".contains($0) }) {
            return [inner.filter { !$0.isEmpty }.joined(separator: " ")].filter { !$0.isEmpty }
        }
        let text = withoutComment(value)
        if text.isEmpty {
            return inner.filter { $0.hasPrefix("- ") }.compactMap { item in
                let item = unquoted(withoutComment(trimmed(item.dropFirst(2))))
                // A list of authors, each with a name.
                return named(item) ?? item
            } + inner.filter { !$0.hasPrefix("- ") }.compactMap { named(String($0)) }
        }
        if text.hasPrefix("[") {
            let whole = ([text] + inner).joined(separator: " ")
            return items(whole.dropFirst().prefix { $0 != "]" })
        }
        if let quote = text.first, quote == "\"" || quote == "'", text.count < 2 || text.last != quote {
            return [unquoted(Substring(([value] + inner).joined(separator: " ")))]
        }
        // A plain value goes on in the lines below that stand deeper.
        let more = inner.filter { !$0.isEmpty && !$0.hasPrefix("- ") }
        if text.first != "\"", text.first != "'", !more.isEmpty, more.allSatisfy({ entry($0, separator: ":") == nil }) {
            return [([text] + more).joined(separator: " ")]
        }
        return [unquoted(text)]
    }

    private static func named(_ item: String) -> String? {
        guard let (key, value) = entry(Substring(item), separator: ":"), key == "name" else { return nil }
        return unquoted(value)
    }

    private static func items(_ list: Substring) -> [String] {
        var items: [Substring] = []
        var (start, quote): (Substring.Index, Character?) = (list.startIndex, nil)
        for index in list.indices {
            if let open = quote {
                if list[index] == open { quote = nil }
            } else if list[index] == "\"" || list[index] == "'" {
                quote = list[index]
            } else if list[index] == "," || list[index] == "،" {
                items.append(list[start..<index])
                start = list.index(after: index)
            }
        }
        return (items + [list[start...]]).map { unquoted(trimmed($0)) }.filter { !$0.isEmpty }
    }

    // MARK: TOML

    private static func toml(_ lines: [Substring]) -> MarkdownFrontMatter? {
        var facts = MarkdownFrontMatter()
        var (table, index) = ("", 0)
        while index < lines.count {
            var line = trimmed(lines[index])
            index += 1
            if line.isEmpty || line.hasPrefix("#") { continue }
            if line.hasPrefix("[") {
                table = line.filter { $0 != "[" && $0 != "]" } + "."
                continue
            }
            guard let (key, first) = entry(line, separator: "=") else { return nil }
            var value = first
            for quote in ["\"\"\"", "'''"] where value.hasPrefix(quote) {
                line = value.dropFirst(3)
                while line.range(of: quote) == nil, index < lines.count {
                    line = Substring(line + " " + trimmed(lines[index]))
                    index += 1
                }
                value = Substring("\"" + (line.range(of: quote).map { String(line[..<$0.lowerBound]) } ?? String(line)) + "\"")
            }
            while value.hasPrefix("["), !value.contains("]"), index < lines.count {
                value = Substring(value + " " + trimmed(lines[index]))
                index += 1
            }
            let name = table == "params." || table == "author." ? (table == "author." && key == "name" ? "author" : key) : table + key
            facts.values[name.lowercased()] = value.hasPrefix("[") ? items(value.dropFirst().prefix { $0 != "]" }) : [unquoted(withoutComment(value))]
        }
        return facts
    }

    // MARK: Values

    private static func trimmed(_ text: Substring) -> Substring {
        var text = text
        while let first = text.first, first.isWhitespace { text.removeFirst() }
        while let last = text.last, last.isWhitespace { text.removeLast() }
        return text
    }

    /// A number sign after a space begins a comment, outside quotation marks.
    private static func withoutComment(_ value: Substring) -> Substring {
        if let quote = value.first, quote == "\"" || quote == "'" {
            var (index, isEscaped) = (value.index(after: value.startIndex), false)
            while index < value.endIndex {
                if value[index] == quote, !isEscaped {
                    let next = value.index(after: index)
                    // In single quotation marks two stand for one.
                    guard quote == "'", next < value.endIndex, value[next] == "'" else { return value[...index] }
                    index = next
                }
                isEscaped = quote == "\"" && value[index] == "\\" && !isEscaped
                index = value.index(after: index)
            }
            return value
        }
        guard let sign = value.range(of: " #") else { return value.hasPrefix("#") ? "" : value }
        return trimmed(value[..<sign.lowerBound])
    }

    /// A value without its quotation marks: in double ones `\` makes the next letter plain, in single ones two stand for one.
    private static func unquoted(_ value: Substring) -> String {
        guard value.count >= 2, let quote = value.first, quote == "\"" || quote == "'", value.last == quote else { return String(value) }
        var (text, isEscaped) = ("", false)
        var index = value.index(after: value.startIndex)
        let end = value.index(before: value.endIndex)
        while index < end {
            let letter = value[index]
            index = value.index(after: index)
            if quote == "\"", letter == "\\", !isEscaped {
                isEscaped = true
                continue
            }
            text.append(isEscaped && (letter == "n" || letter == "t") ? " " : letter)
            if quote == "'", letter == "'", index < end, value[index] == "'" { index = value.index(after: index) }
            isEscaped = false
        }
        return text
    }

    // MARK: Facts

    private func first(_ keys: String...) -> String? { keys.lazy.compactMap { values[$0]?.first.flatMap { CleanText.value($0) } }.first }
    private func all(_ keys: String...) -> [String] { keys.flatMap { values[$0] ?? [] }.compactMap { CleanText.value($0, limit: 200) } }

    var categories: [String] { all("categories", "category", "tags") }

    func set(on article: inout Article) {
        if let title = first("title"), let (kicker, rest) = LineFact.kicker(title) {
            (article.kicker, article.title) = (kicker, rest)
        } else {
            article.title = first("title")
        }
        let authors = all("author", "authors", "byline")
        if !authors.isEmpty { article.byline = authors.map { LineFact.name(inByline: $0) }.joined(separator: "، ") }
        article.kicker = first("kicker") ?? article.kicker
        article.language = first("lang", "language", "locale")
        let direction = first("dir", "direction")?.lowercased()
        article.isRightToLeft = direction == "rtl" ? true : direction == "ltr" ? false : nil
        (article.source, article.url) = (
            first("source"), first("canonical", "canonical_url", "canonicalurl").flatMap { PageAddress.isWeb($0) ? $0 : nil }
        )
        if let day = first("date", "published", "publishdate", "pubdate", "created") {
            let moment = Moment(day)
            article.published = moment?.iso
            article.date = moment.map { $0.day(isArabic: article.isRightToLeft ?? true) } ?? day
        }
    }
}

extension Substring {
    /// The range of a text in it.
    fileprivate func range(of text: String) -> Range<Index>? {
        var rest = self
        while !rest.isEmpty {
            if rest.hasPrefix(text) { return rest.startIndex..<rest.index(rest.startIndex, offsetBy: text.count) }
            rest = rest.dropFirst()
        }
        return nil
    }
}
