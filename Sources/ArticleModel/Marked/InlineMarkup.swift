// The markup inside a line of marked text: links, and the backslash that makes the next character plain.
import ArabicText

/// Reads and writes `[text](address)` and `\`.
enum InlineMarkup {
    private static let (backslash, open, close): (UInt32, UInt32, UInt32) = (codePoint("\\"), codePoint("["), codePoint("]"))
    private static let (openRound, closeRound): (UInt32, UInt32) = (codePoint("("), codePoint(")"))

    /// The text that is shown, and the links in it. What is no whole link stays as it stands.
    static func parse(_ line: ArraySlice<UInt32>) -> (text: [UInt32], links: [BlockLink]) {
        var text: [UInt32] = []
        text.reserveCapacity(line.count)
        var links: [BlockLink] = []
        var place = line.startIndex
        while place < line.endIndex {
            if line[place] == backslash, place + 1 < line.endIndex {
                text.append(line[place + 1])
                place += 2
            } else if line[place] == open, let link = link(line, at: place), !link.url.isEmpty {
                let start = text.count
                text += link.text
                links.append(BlockLink(range: start..<text.count, url: String(codePoints: link.url)))
                place = link.end
            } else {
                text.append(line[place])
                place += 1
            }
        }
        return (text, links)
    }

    /// The whole link that opens at `place`: its text, its address, and where it ends.
    static func link(_ line: ArraySlice<UInt32>, at place: Int) -> (text: [UInt32], url: [UInt32], end: Int)? {
        guard let text = bracketed(line, from: place + 1, closer: close, opener: open), text.end < line.endIndex,
            line[text.end] == openRound, let url = bracketed(line, from: text.end + 1, closer: closeRound, opener: openRound),
            !text.content.isEmpty
        else { return nil }
        return (text.content, url.content, url.end)
    }

    /// What stands before the closer, and the place after it; nil when another opener or the line's end comes first.
    private static func bracketed(_ line: ArraySlice<UInt32>, from start: Int, closer: UInt32, opener: UInt32) -> (content: [UInt32], end: Int)? {
        var content: [UInt32] = []
        var place = start
        while place < line.endIndex {
            switch line[place] {
            case closer: return (content, place + 1)
            case opener: return nil
            case backslash where place + 1 < line.endIndex:
                content.append(line[place + 1])
                place += 2
            default:
                content.append(line[place])
                place += 1
            }
        }
        return nil
    }

    /// A text with its links as marked text has them. Line endings become spaces.
    static func write(_ text: [UInt32], links: [BlockLink] = []) -> [UInt32] {
        var line: [UInt32] = []
        line.reserveCapacity(text.count + 16)
        var place = 0
        for link in links.sorted(by: { $0.range.lowerBound < $1.range.lowerBound }) {
            // Links that overlap, or end past the text, are none.
            guard link.range.lowerBound >= place, link.range.upperBound <= text.count, !link.range.isEmpty, !link.url.isEmpty else { continue }
            appendPlain(text[place..<link.range.lowerBound], to: &line)
            line.append(open)
            appendPlain(text[link.range], to: &line)
            line += [close, openRound]
            appendPlain(codePoints(link.url)[...], escaping: [backslash, openRound, closeRound], to: &line)
            line.append(closeRound)
            place = link.range.upperBound
        }
        appendPlain(text[place...], to: &line)
        return line
    }

    private static func appendPlain(
        _ text: ArraySlice<UInt32>, escaping special: [UInt32] = [backslash, open, close], to line: inout [UInt32]
    ) {
        for scalar in text {
            if special.contains(scalar) { line.append(backslash) }
            line.append(scalar == .lineFeed || scalar == .carriageReturn ? codePoint(" ") : scalar)
        }
    }
}
