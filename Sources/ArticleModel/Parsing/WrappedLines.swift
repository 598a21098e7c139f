// Text that was wrapped by hand or by a program (`fmt`, a letter, `pdftotext`): each paragraph is several lines of about one length. It is
// put together again, so that a page breaks it where its own measure does. Told by the text's beginning as a whole, never by a single
// line: verse, lists, addresses and programs keep their lines.
import ArabicText

package struct WrappedLines {
    /// How lines were broken.
    private enum Breaking {
        /// Where the next word had no room: what every program does that counts letters.
        case full
        /// Where the next word had none in letters of several widths, as on a printed page.
        case near
    }

    private let text: EncodedText
    private let breaking: Breaking
    /// Columns that the lines have at most.
    private let width: Int

    /// So much is looked at to know whether a text is wrapped, in bytes.
    private static let sample = 48 << 10
    /// A longer text keeps its lines: it is not gone through whole before its first page.
    private static let longest = 16 << 20
    private static let widths = 44...130
    /// Facts stand in so many first bytes.
    private static let headBound = 8 << 10

    /// The text with its paragraphs on one line each where it was wrapped, else as it is.
    package static func unwrapped(_ text: EncodedText) -> EncodedText { joined(text) ?? text }

    /// The text with its paragraphs on one line each; nil where it was not wrapped, and where a character takes more than one unit.
    package static func joined(_ text: EncodedText) -> EncodedText? {
        guard ![.utf16LittleEndian, .utf16BigEndian].contains(text.encoding), !text.isBeginning, text.endOffset - text.startOffset <= longest else {
            return nil
        }
        // Marked text has a paragraph on a line, and facts above it.
        let isMarked = text.source.bytes[text.startOffset..<text.endOffset].starts(with: "---".utf8)
        return isMarked ? nil : WrappedLines(text)?.joined()
    }

    private init?(_ text: EncodedText) {
        guard Self.couldBeWrapped(text) else { return nil }
        self.text = text
        let lines = Self.lines(of: text, from: text.startOffset, to: min(text.endOffset, text.startOffset + Self.sample))
        let pairs = zip(lines, lines.dropFirst()).filter { Self.couldGoOn($0, into: $1) }
        guard pairs.count >= 6 else { return nil }
        let widths = pairs.map(\.0.columns).sorted()
        let common = widths[widths.count * 9 / 10]
        guard let width = widths.last(where: { $0 <= common + common / 8 }), Self.widths.contains(width) else { return nil }
        func share(_ isSo: (Line, Line) -> Bool) -> Double { Double(pairs.count { isSo($0, $1) }) / Double(pairs.count) }
        guard share({ line, _ in line.columns > width }) < 0.05, share({ line, _ in !line.endsSentence }) > 0.55,
            share({ line, _ in line.isVerse }) < 0.2
        else { return nil }
        guard Self.endsAsProse(lines, width) else { return nil }
        if share({ Self.isFull($0, before: $1, width) }) > 0.9 {
            breaking = .full
        } else if width >= 60, share({ line, _ in line.columns * 100 >= width * 72 }) > 0.8 {
            breaking = .near
        } else {
            return nil
        }
        self.width = width
    }

    /// By the lengths of the lines alone, in bytes: of most texts nothing more has to be looked at.
    private static func couldBeWrapped(_ text: EncodedText) -> Bool {
        let bytes = text.source.bytes[text.startOffset..<min(text.endOffset, text.startOffset + sample)]
        var (pairs, start, isBeforeLong) = (0, bytes.startIndex, false)
        while start < bytes.endIndex, pairs < 6 {
            let end = bytes[start...].firstIndex(of: UInt8(ascii: "\n")) ?? bytes.endIndex
            let isLine = (8...600).contains(end - start)
            if isLine, isBeforeLong { pairs += 1 }
            isBeforeLong = isLine && end - start >= widths.lowerBound
            start = end + 1
        }
        return pairs >= 6
    }

    /// Verses of one metre are of one length too, up to the last; a paragraph ends anywhere, and has sentences that end within its lines.
    private static func endsAsProse(_ lines: [Line], _ width: Int) -> Bool {
        let lasts = lines.indices.dropFirst().dropLast().filter { couldGoOn(lines[$0 - 1], into: lines[$0]) && lines[$0 + 1].columns == 0 }
        let long = lasts.count { lines[$0].columns * 4 >= width * 3 }
        if lasts.count >= 3, long * 5 <= lasts.count * 3 { return true }
        let texts = lines.filter { $0.words >= 3 && $0.isProse }
        return texts.count { $0.hasSentenceEnd } * 10 >= texts.count
    }

    private func joined() -> EncodedText {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(text.endOffset)
        let source = text.source.bytes
        bytes += source[..<text.startOffset]
        var line = Self.line(of: text, at: text.startOffset)
        var start = text.startOffset
        while let current = line {
            bytes += source[start..<current.range.upperBound]
            let next = text.nextLineStart(afterLineEndingAt: current.range.upperBound)
            line = Self.line(of: text, at: next)
            start = next
            if let line, goesOn(current, into: line) {
                while bytes.last == UInt8(ascii: " ") { bytes.removeLast() }
                bytes.append(UInt8(ascii: " "))
                start = line.start
            } else {
                bytes += source[current.range.upperBound..<next]
            }
        }
        return EncodedText(TextBytes(copying: bytes), encoding: text.encoding)
    }

    private func goesOn(_ line: Line, into next: Line) -> Bool {
        guard Self.couldGoOn(line, into: next), line.columns <= 2 * width else { return false }
        switch breaking {
        case .full: return Self.isFull(line, before: next, width)
        case .near: return line.columns * 100 >= width * 72 && !(line.endsSentence && line.columns * 10 < width * 8)
        }
    }

    /// True where the next line's first word had no room, for a program that counts marks or for one that doesn't.
    private static func isFull(_ line: Line, before next: Line, _ width: Int) -> Bool { line.columns + line.marks + 1 + next.firstWord > width }

    /// True for two lines of which nothing says that they are two.
    private static func couldGoOn(_ line: Line, into next: Line) -> Bool {
        line.words >= 3 && next.columns > 0 && !line.isVerse && !next.isVerse && line.isProse && next.isProse && next.indent <= line.indent
    }

    // MARK: Lines

    private struct Line {
        /// Its bytes, without its ending.
        var range: Range<ByteOffset>
        /// Where its first letter is.
        var start: ByteOffset
        /// Without the spaces around it, its marks not counted; 0 for a blank line.
        var columns: Int
        var words: Int
        var marks: Int
        var firstWord: Int
        var indent: Int
        var endsSentence: Bool
        /// False for what has a line of its own whatever stands before it: an item, a heading that is marked, a rule, a quotation, a program.
        var isProse: Bool
        var isVerse: Bool
        /// A full stop, a question mark or a semicolon stands before another word.
        var hasSentenceEnd: Bool
    }

    private static func lines(of text: EncodedText, from start: ByteOffset, to end: ByteOffset) -> [Line] {
        var lines: [Line] = []
        var offset = start
        while offset < end, let line = line(of: text, at: offset) {
            lines.append(line)
            offset = text.nextLineStart(afterLineEndingAt: line.range.upperBound)
        }
        return lines
    }

    private static func line(of text: EncodedText, at offset: ByteOffset) -> Line? {
        guard let range = text.lineRange(startingAt: offset) else { return nil }
        // By far most of the texts that come have a paragraph on a line.
        if range.count > 1_200 {
            return Line(
                range: range, start: range.lowerBound, columns: range.count, words: 0, marks: 0, firstWord: 0, indent: 0, endsSentence: true,
                isProse: false,
                isVerse: false,
                hasSentenceEnd: false)
        }
        var scalars: [UInt32] = []
        text.decode(range, appendingTo: &scalars)
        let trimmed = LineKind.trimmed(scalars)
        func columns(_ part: ArraySlice<UInt32>) -> Int { part.count { !CharacterProperties($0).isHaraka } }
        let bytes = text.source.bytes[range]
        let indent = bytes.prefix { $0 == UInt8(ascii: " ") }.count
        // What is indented further is a program, unless it begins a paragraph of Arabic.
        let isFlush =
            indent < 4 || indent <= 8 && LineKind.wordCount(trimmed) >= 5 && trimmed.contains { CharacterProperties($0).bidiClass == .arabicLetter }
        // A fact of the head stands alone.
        let isFact = range.lowerBound < headBound && LineFact.of(Array(trimmed)) != nil
        let isProse =
            isFlush && !isFact && LineKind.listMarker(trimmed) == nil && !LineKind.isSeparator(trimmed)
            && trimmed.first.map { [">", "|", "#", "*", "+", "}", "{", "<"].contains($0) } != true && !bytes.contains(UInt8(ascii: "\t"))
        return Line(
            range: range, start: range.lowerBound + indent, columns: columns(trimmed), words: LineKind.wordCount(trimmed),
            marks: trimmed.count { CharacterProperties($0).isHaraka },
            firstWord: trimmed.prefix { !LineKind.isSpace($0) }.count, indent: indent,
            endsSentence: LineKind.endsSentence(trimmed) || trimmed.last.map { ["؟", "!", "?"].contains($0) } ?? false, isProse: isProse,
            isVerse: VerseLine(trimmed) != nil,
            hasSentenceEnd: zip(trimmed, trimmed.dropFirst()).contains { [".", "؟", "!", "؛"].contains($0) && LineKind.isSpace($1) })
    }
}
