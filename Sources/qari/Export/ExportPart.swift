// A section's blocks as other formats have them: the rows of a table together, the items of a list, the lines of code.
import ArticleModel

enum ExportPart {
    case block(Block)
    /// A paragraph and the lines that stand close under it.
    case lines([Block])
    case list([Block])
    /// Rows of one length; the first are its headings, where it has any.
    case table(rows: [[ExportCell]], headings: Int)
    case code([String])

    static func parts(of section: Section) -> [ExportPart] {
        let blocks = section.blocks.filter { $0.role != .lead }
        var parts: [ExportPart] = []
        var place = 0
        while place < blocks.count {
            let run = run(blocks, from: place)
            parts.append(part(Array(blocks[place..<run])))
            place = run
        }
        return parts
    }

    /// Where what begins at a place ends.
    private static func run(_ blocks: [Block], from start: Int) -> Int {
        let role = blocks[start].role
        guard [.listItem, .tableRow, .code, .paragraph, .verse].contains(role) else { return start + 1 }
        var end = start + 1
        while end < blocks.count, !blocks[end].standsApart {
            // A rule close under a row parts headings from the rows.
            let isRule = role == .tableRow && blocks[end].role == .separator
            guard blocks[end].role == role || isRule else { break }
            end += 1
        }
        return end
    }

    private static func part(_ blocks: [Block]) -> ExportPart {
        switch blocks[0].role {
        case .listItem: return .list(blocks)
        case .code: return .code(blocks.map { String(codePoints: $0.text) })
        case .tableRow:
            let rows = blocks.filter { $0.role == .tableRow }.map(ExportCell.cells)
            let width = rows.map(\.count).max() ?? 0
            let headings = blocks.firstIndex { $0.role == .separator } ?? 0
            return .table(rows: rows.map { $0 + Array(repeating: ExportCell(), count: width - $0.count) }, headings: headings)
        case .paragraph where blocks.count > 1, .verse where blocks.count > 1: return .lines(blocks)
        default: return .block(blocks[0])
        }
    }
}

/// A cell of a table's row.
struct ExportCell {
    var text: [UInt32] = []
    var links: [BlockLink] = []

    static func cells(of row: Block) -> [ExportCell] {
        var cells: [ExportCell] = []
        var start = 0
        while start <= row.text.count {
            let end = (start..<row.text.count).first { row.text[$0...].starts(with: Block.cellSeparator) } ?? row.text.count
            let links = row.links.filter { $0.range.lowerBound >= start && $0.range.upperBound <= end }.map { $0.moved(by: -start) }
            cells.append(ExportCell(text: Array(row.text[start..<end]), links: links))
            start = end + Block.cellSeparator.count
        }
        return cells
    }
}

/// What marks a list's item.
enum ExportMarker: Equatable {
    case bullet
    case number(Int)
    /// Letters and figures of other kinds.
    case text(String)

    init(_ block: Block) {
        let marker = block.marker.map { String(codePoints: $0) } ?? "•"
        let figures = marker.hasPrefix("-") ? marker.dropFirst().dropLast() : marker.dropLast()
        let digits = figures.unicodeScalars.compactMap { $0.properties.numericType == .decimal ? $0.properties.numericValue.map { Int($0) } : nil }
        if marker == "•" {
            self = .bullet
        } else if !digits.isEmpty, digits.count == figures.unicodeScalars.count, digits.count < 10, let closer = marker.last, ".)".contains(closer) {
            let number = digits.reduce(0) { $0 * 10 + $1 }
            self = .number(marker.hasPrefix("-") ? -number : number)
        } else {
            self = .text(marker)
        }
    }
}
