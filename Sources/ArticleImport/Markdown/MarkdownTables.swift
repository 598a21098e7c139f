// Tables of Markdown that claim more cells than they have text for. A row with fewer cells than the heading is filled up with empty ones
// (GFM, section 4.10), and cmark-gfm makes each: a heading of many columns over many short rows asks for more memory than there is.
import ArabicText

enum MarkdownTables {
    /// Empty cells that all tables of a text may be filled up with.
    private static let emptyCells = 200_000

    /// The text with a line under the heading that makes no table, where the table would go past the bound: its rows are then lines of text.
    static func bounded(_ text: String) -> String {
        let bytes = Array(text.utf8)
        var kept: [UInt8] = []
        kept.reserveCapacity(bytes.count)
        var left = emptyCells
        // The lines of one stretch without an empty one, and how many bars stand in what is left of it.
        var (lines, bars) = (0, 0)
        var start = 0
        while start < bytes.count {
            let end = (bytes[start...].firstIndex(of: "\n") ?? bytes.count - 1) + 1
            let line = bytes[start..<end]
            let content = line.drop { $0 == " " || $0 == "\t" || $0 == ">" }
            if lines == 0 { (lines, bars) = stretch(bytes[start...]) }
            kept += line[..<content.startIndex]
            if let columns = columns(under: content) {
                let (cells, overflows) = columns.multipliedReportingOverflow(by: lines)
                let empty = overflows ? Int.max : max(0, cells - bars)
                if empty > left { kept.append(UInt8(ascii: "\\")) } else { left -= empty }
            }
            kept += content
            bars -= content.count { $0 == "|" }
            lines = max(0, lines - 1)
            start = end
        }
        return kept.count == bytes.count ? text : String(decoding: kept, as: UTF8.self)
    }

    /// How many columns a line under a heading makes; nil for any other line.
    private static func columns(under line: ArraySlice<UInt8>) -> Int? {
        var (bars, isRule) = (0, false)
        for byte in line {
            switch byte {
            case "|": bars += 1
            case "-": isRule = true
            case ":", " ", "\t", "\r", "\n": continue
            default: return nil
            }
        }
        return isRule && bars > 0 ? bars + 1 : nil
    }

    /// How many lines there are until one without text, and how many bars in them.
    private static func stretch(_ bytes: ArraySlice<UInt8>) -> (lines: Int, bars: Int) {
        var (lines, bars) = (0, 0)
        var isEmpty = true
        for byte in bytes {
            switch byte {
            case "\n":
                lines += 1
                if isEmpty { return (lines, bars) }
                isEmpty = true
            case " ", "\t", ">", "\r": continue
            case "|": (bars, isEmpty) = (bars + 1, false)
            default: isEmpty = false
            }
        }
        return (lines + 1, bars)
    }
}
