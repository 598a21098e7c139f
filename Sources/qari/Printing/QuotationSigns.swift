// What tells a quotation where it is printed, before each of its lines: `>` for each quotation that it stands in, as in letters (RFC 3676,
// section 4.5), and in visual lines a bar at the article's start edge, as on the page. What stands in quotation marks from end to end is
// told by them.
import ArabicText
import ReaderCore

struct QuotationSigns {
    /// How many stand before a line; 0 before what is no quotation.
    let count: Int

    init(_ block: ShownBlock) {
        let isTold =
            block.quotedLevel == 0 && ["«", "“", "\""].contains { block.text.first == codePoint($0) }
            && ["»", "”", "\""].contains { sign in block.text.suffix(2).contains(codePoint(sign)) }
        count = block.role == .quotation && !isTold ? block.quotedLevel + 1 : 0
    }

    /// Cells that the bars of visual lines take.
    var barColumns: Int { 2 * count }

    /// Before a line in logical order.
    var text: String { count == 0 ? "" : String(repeating: ">", count: count) + " " }

    /// A visual line as wide as it may be, with its bars at the start edge.
    func barred(_ line: some Collection<UInt8>, startsRight: Bool) -> [UInt8] {
        guard count > 0 else { return Array(line) }
        return startsRight
            ? Array(line) + String(repeating: " │", count: count).utf8 : Array(String(repeating: "│ ", count: count).utf8) + line
    }
}
