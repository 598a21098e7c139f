// A line of a marked text's body. What it is stands at its start: nothing is guessed, and no other line is asked.
//
//   ## heading            > quotation, >> in it  - item, - [x] item, 1. item, أ) item
//   ![caption](picture)   | cell | cell |        => cross-reference            *** or ---
//   ` code
//
// Every other line is a paragraph. `[text](address)` is a link; a backslash makes the next character plain.
import ArabicText

enum MarkedLine {
    /// The block of a trimmed line that is not blank: role, text, links and marker.
    static func block(_ line: ArraySlice<UInt32>, range: Range<Int>) -> Block {
        var block = Block(role: .paragraph, text: [], sourceRange: range)
        var rest = line
        if isSeparator(line) {
            block.role = .separator
            (block.text, rest) = (Array(line), [])
            return block
        } else if let code = code(line) {
            (block.role, block.text) = (.code, Array(code))
            return block
        } else if let start = LineKind.markedHeading(line) {
            (block.role, rest) = (.heading, line[start...])
        } else if let end = line.firstIndex(where: { $0 != ">" }), end > line.startIndex, line[end] == " ", end + 1 < line.endIndex {
            (block.role, block.level, rest) = (.quotation, LineKind.quotedLevel(line[..<end]), line[(end + 1)...])
        } else if let start = mark(codePoints("=> "), line) {
            (block.role, rest) = (.crossReference, line[start...])
        } else if let start = mark(codePoints("- "), line) ?? mark(codePoints("* "), line) {
            let task = LineKind.task(line[start...])
            (block.role, block.marker, rest) = (.listItem, task?.marker ?? codePoints("•"), line[(task?.textStart ?? start)...])
        } else if let first = line.first, first == "–" || ReaderTextRules.tellingBullets.contains(first),
            let start = mark([first, codePoint(" ")], line)
        {
            (block.role, block.marker, rest) = (.listItem, [first], line[start...])
        } else if line.count > 2, let (marker, start) = LineKind.numberMarker(line) ?? longMarker(line) {
            (block.role, block.marker, rest) = (.listItem, marker, line[start...])
        } else if let caption = caption(line) {
            return self.caption(caption, range: range)
        } else if let cells = cells(line) {
            // What parts the headings from the rows in Markdown's tables.
            guard !cells.allSatisfy(isRuleCell) else {
                (block.role, block.text) = (.separator, Array(line))
                return block
            }
            return row(cells, range: range)
        }
        (block.text, block.links) = InlineMarkup.parse(LineKind.trimmed(rest))
        return block
    }

    private static func mark(_ mark: [UInt32], _ line: ArraySlice<UInt32>) -> Int? {
        line.starts(with: mark) && line.count > mark.count ? line.startIndex + mark.count : nil
    }

    /// What stands behind a grave accent and a space; nothing in it is markup. An accent alone is an empty line of code.
    static func code(_ line: ArraySlice<UInt32>) -> ArraySlice<UInt32>? {
        guard line.first == "`", line.count == 1 || line[line.startIndex + 1] == " " else { return nil }
        return line.dropFirst(2)
    }

    /// `1000)`, `-1)`, `iv)`, `AB)`: the figures that lists of pages have besides.
    private static func longMarker(_ line: ArraySlice<UInt32>) -> (marker: [UInt32], textStart: Int)? {
        guard let end = line.prefix(12).firstIndex(of: codePoint(")")), end > line.startIndex, end + 1 < line.endIndex, line[end + 1] == " " else {
            return nil
        }
        let body = line[..<end]
        let digits = body.first == "-" ? body.dropFirst() : body
        let isNumber = !digits.isEmpty && digits.count < 11 && digits.allSatisfy { ("0"..."9").contains($0) }
        let isRoman = body.allSatisfy { codePoints("ivxlcdm").contains($0) } || body.allSatisfy { codePoints("IVXLCDM").contains($0) }
        let isLetters = body.count < 3 && (body.allSatisfy { ("a"..."z").contains($0) } || body.allSatisfy { ("A"..."Z").contains($0) })
        return isNumber || isRoman || isLetters ? (Array(line[...end]), end + 2) : nil
    }

    private static func isSeparator(_ line: ArraySlice<UInt32>) -> Bool {
        line.count == 3 && (line.allSatisfy { $0 == "*" } || line.allSatisfy { $0 == "-" })
    }

    /// `![caption](picture)`, nothing after it.
    private static func caption(_ line: ArraySlice<UInt32>) -> (text: [UInt32], url: [UInt32])? {
        guard line.first == "!", line.count > 4, line[line.startIndex + 1] == "[",
            let link = InlineMarkup.link(line, at: line.startIndex + 1), link.end == line.endIndex
        else { return nil }
        return (link.text, link.url)
    }

    private static func caption(_ caption: (text: [UInt32], url: [UInt32]), range: Range<Int>) -> Block {
        var block = Block(role: .caption, text: caption.text, sourceRange: range)
        if !caption.url.isEmpty { block.links = [BlockLink(range: 0..<caption.text.count, url: String(codePoints: caption.url))] }
        return block
    }

    /// The cells of `| a | b |`, each still with its markup.
    private static func cells(_ line: ArraySlice<UInt32>) -> [ArraySlice<UInt32>]? {
        guard line.first == "|", line.last == "|", line.count > 2 else { return nil }
        var cells: [ArraySlice<UInt32>] = []
        var start = line.startIndex + 1
        var place = start
        while place < line.endIndex {
            if line[place] == "\\" {
                place += 1
            } else if line[place] == "|" {
                cells.append(LineKind.trimmed(line[start..<place]))
                start = place + 1
            }
            place += 1
        }
        return start == line.endIndex ? cells : nil
    }

    /// `---`, `:---:`.
    private static func isRuleCell(_ cell: ArraySlice<UInt32>) -> Bool {
        let dashes = cell.filter { $0 == "-" }.count
        return dashes >= 3 && cell.allSatisfy { $0 == "-" || $0 == ":" } && cell.count - dashes <= 2
    }

    private static func row(_ cells: [ArraySlice<UInt32>], range: Range<Int>) -> Block {
        var block = Block(role: .tableRow, text: [], sourceRange: range)
        for (index, cell) in cells.enumerated() {
            if index > 0 { block.text += Block.cellSeparator }
            let (text, links) = InlineMarkup.parse(cell)
            block.links += links.map { $0.moved(by: block.text.count) }
            block.text += text
        }
        return block
    }
}
