// Writes an article as marked text: reading that text gives the article again. Page furniture is left out, being no part
// of it. docs/article-format.md describes the format.
import ArabicText

package enum ReaderTextWriter {
    /// A longer line would be read in pieces, and a link may not be cut.
    private static let linkedLength = 4 << 10
    /// What heads the related items of an article that has no heading for them.
    private static let relatedHeading = "مقالات ذات صلة"

    package static func text(of article: Article) -> String {
        var lines = frontMatter(of: article)
        for section in article.sections {
            if let heading = section.heading, !heading.isEmpty { lines += [[], codePoints("## ") + InlineMarkup.write(codePoints(heading))] }
            for block in section.blocks where block.role != .lead {
                guard let line = line(of: block) else { continue }
                if block.standsApart || lines.last.map(isEdge) == true { lines.append([]) }
                lines.append(line)
            }
        }
        if article.relatedHeading != nil || !article.related.isEmpty {
            lines += [[], codePoints("## ") + InlineMarkup.write(codePoints(article.relatedHeading ?? relatedHeading)), []]
            lines += article.related.map(line)
        }
        return String(codePoints: lines.joined(separator: codePoints("\n"))) + "\n"
    }

    /// True for the line that closes the front matter.
    private static func isEdge(_ line: [UInt32]) -> Bool { line == codePoints("---") }

    // MARK: Front matter

    private static func frontMatter(of article: Article) -> [[UInt32]] {
        var lines: [[UInt32]] = [codePoints("---")]
        func add(_ key: String, _ value: String?) {
            guard let value = value.map({ oneLine(codePoints($0)) }), !value.isEmpty else { return }
            lines.append(codePoints("\(key): ") + FrontMatter.quoted(value))
        }
        // The title stands even when empty: a text is marked when it has a key.
        if article.title == nil { lines.append(codePoints("title:")) }
        add("title", article.title)
        add("kicker", article.kicker)
        for credit in article.credits { add("credit", "\(credit.role): \(credit.name)") }
        add("byline", article.byline)
        add("date", article.date)
        add("published", article.published)
        add("source", article.source)
        add("url", article.url)
        add("language", article.language)
        add("direction", article.isRightToLeft.map { $0 ? "rtl" : "ltr" })
        add("picture", article.picture)
        if let lead = article.lead {
            let links = article.sections.first?.blocks.first { $0.role == .lead && String(codePoints: $0.text) == lead }?.links ?? []
            add("lead", String(codePoints: InlineMarkup.write(codePoints(lead), links: links)))
        }
        return lines + [codePoints("---")]
    }

    private static func oneLine(_ text: [UInt32]) -> [UInt32] {
        Array(LineKind.trimmed(text.map { $0 == .lineFeed || $0 == .carriageReturn ? codePoint(" ") : $0 }))
    }

    // MARK: Body

    /// The line of a block; nil for one that marked text has no place for.
    private static func line(of block: Block) -> [UInt32]? {
        if block.role == .separator { return codePoints("***") }
        if block.role == .code {
            let code = block.text.map { $0 == "\n" || $0 == "\r" ? codePoint(" ") : $0 }
            return codePoints("`") + (code.isEmpty ? [] : codePoints(" ") + code)
        }
        guard !LineKind.trimmed(block.text).isEmpty else { return nil }
        let text = InlineMarkup.write(block.text, links: block.text.count > linkedLength ? [] : block.links)
        switch block.role {
        case .heading: return codePoints("## ") + text
        case .quotation: return [UInt32](repeating: codePoint(">"), count: max(0, min(8, block.level)) + 1) + codePoints(" ") + text
        case .crossReference: return codePoints("=> ") + text
        case .listItem:
            let marker = block.marker ?? codePoints("•")
            let indent = [UInt32](repeating: codePoint(" "), count: 2 * max(0, min(8, block.level)))
            return indent + written(marker) + codePoints(" ") + (LineKind.task(text[...]) == nil ? text : codePoints("\\") + text)
        case .caption:
            let url = block.links.first { $0.range == 0..<block.text.count }.map { codePoints($0.url) } ?? []
            let address = url.flatMap { ["\\", "(", ")"].contains($0) ? [codePoint("\\"), $0] : [$0] }
            return codePoints("![") + InlineMarkup.write(block.text) + codePoints("](") + address + codePoints(")")
        case .tableRow: return row(block)
        case .paragraph, .verse: return plain(text, block)
        case .separator, .code, .credit, .kicker, .title, .byline, .date, .source, .lead, .relatedHeading, .relatedItem, .furniture: return nil
        }
    }

    private static func written(_ marker: [UInt32]) -> [UInt32] {
        switch marker {
        case codePoints("•"): codePoints("-")
        case LineKind.undone: codePoints("- [ ]")
        case LineKind.done: codePoints("- [x]")
        default: marker
        }
    }

    /// A paragraph that would be read as something else begins with a backslash.
    private static func plain(_ text: [UInt32], _ block: Block) -> [UInt32] {
        // Indented text keeps its first space by a backslash.
        if text.first == .noBreakSpace { return codePoints("\\") + text }
        let trimmed = LineKind.trimmed(text)
        let read = MarkedLine.block(trimmed, range: 0..<0)
        return read.role == .paragraph ? Array(trimmed) : codePoints("\\") + trimmed
    }

    private static func row(_ block: Block) -> [UInt32] {
        var line: [UInt32] = codePoints("|")
        var start = 0
        while start <= block.text.count {
            let end = cellEnd(block.text, from: start)
            let links = block.links.filter { $0.range.lowerBound >= start && $0.range.upperBound <= end }.map { $0.moved(by: -start) }
            let cell = InlineMarkup.write(Array(block.text[start..<end]), links: links)
            line += codePoints(" ") + cell.flatMap { $0 == "|" ? codePoints("\\|") : [$0] } + codePoints(" |")
            start = end + Block.cellSeparator.count
        }
        return line
    }

    private static func cellEnd(_ text: [UInt32], from start: Int) -> Int {
        (start..<text.count).first { text[$0...].starts(with: Block.cellSeparator) } ?? text.count
    }

    private static func line(of item: RelatedItem) -> [UInt32] {
        let title = oneLine(codePoints(item.title))
        let links = item.url.map { [BlockLink(range: 0..<title.count, url: $0)] } ?? []
        return codePoints("- ") + InlineMarkup.write(title, links: links)
    }
}
