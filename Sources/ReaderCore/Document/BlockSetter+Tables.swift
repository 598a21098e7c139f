// Tables: cells under each other between light bars, a rule under the headings, numbers by their units; wider ones with cells of more than
// one line, and as records (a heading and its value on a line) where columns would be too narrow to read.
import ArabicText
import ArticleModel
import TextLayout

extension BlockSetter {
    /// A bar with a cell on either side of it.
    private static let barWidth = 3
    /// A column that wraps is not narrower than this.
    private static let narrowestColumn = 9
    /// Cells before what stands under a record's name.
    private static let recordIndent = 2

    /// True where no cell is broken at a measure.
    static func fits(_ columns: TableColumns, in measure: Int) -> Bool {
        columns.widths.map { width(of: $0) <= measure } == true
    }

    /// Cells of columns and the bars between them.
    private static func width(of columns: [Int]) -> Int { columns.reduce(0, +) + barWidth * (columns.count - 1) }

    /// The columns' widths at the measure; nil where the rows are records.
    private func grid(_ columns: TableColumns) -> [Int]? {
        guard let natural = columns.widths, !isBare else { return nil }
        var widths = natural
        var excess = Self.width(of: widths) - measure
        while excess > 0 {
            guard let widest = widths.indices.max(by: { widths[$0] < widths[$1] }), widths[widest] > Self.narrowestColumn else { return nil }
            // Down to the next narrower one, so that the widest share what is missing.
            let next = widths.filter { $0 < widths[widest] }.max() ?? Self.narrowestColumn
            let cut = min(excess, max(1, widths[widest] - max(next, Self.narrowestColumn)))
            widths[widest] -= cut
            excess -= cut
        }
        return widths
    }

    /// True for a table's row that is a record at the measure: records stand apart from each other.
    func standsApart(_ block: ShownBlock) -> Bool {
        guard case .tableRow(let columns, false) = block.form else { return false }
        return columns.widths != nil && grid(columns) == nil && !engine.isSpoken
    }

    func row(_ block: ShownBlock, _ columns: TableColumns, isHeader: Bool) -> BlockLayout {
        guard columns.widths != nil else { return paragraph(block) }
        guard let widths = grid(columns) else {
            if isBare { return paragraph(block) }
            return isHeader ? legend(block) : record(block, columns)
        }
        let cells = TableComposer.cells(of: block.text)
        var parts: [BlockLayout.Part] = []
        var rows: [BlockLayout.Row] = []
        var start = 0
        for (number, cell) in cells.enumerated() where number < widths.count {
            let text = Array(block.text[cell])
            let layout = engine.layOut(text, base: .inherited(direction), options: narrowed(to: widths[number]))
            while rows.count < layout.lineCount { rows.append(BlockLayout.Row()) }
            for line in 0..<layout.lineCount {
                let visual = layout.visualLine(line)
                let isNumber = !isHeader && layout.lineCount == 1
                let shift = isNumber ? columns.shift(of: text, visual, column: number, room: widths[number] - visual.width, direction) : 0
                rows[line].pieces.append(.init(part: parts.count, line: line, start: start + shift, role: isHeader ? .lead : nil))
            }
            parts.append(BlockLayout.Part(offset: cell.lowerBound, layout: layout))
            start += widths[number] + Self.barWidth
        }
        let bars = bars(widths)
        for line in rows.indices { rows[line].dressing = bars }
        return BlockLayout(rows, of: parts, count: block.text.count)
    }

    /// What heads a table's columns, with its rule, as it stands again where the table goes on.
    func headings(_ columns: TableColumns) -> BlockLayout? {
        guard !columns.headings.isEmpty, grid(columns) != nil, !engine.isSpoken else { return nil }
        let text = Array(columns.headings.joined(separator: Block.cellSeparator))
        let heading = ShownBlock(.body, text, base: BaseDirection(direction))
        return row(heading, columns, isHeader: true).followed(by: tableRule(heading, columns))
    }

    private func bars(_ widths: [Int]) -> [LinePiece] {
        var start = 0
        return widths.dropLast().map { width in
            start += width + Self.barWidth
            return LinePiece(signs: codePoints("│"), start: start - 2, role: .separator)
        }
    }

    func tableRule(_ block: ShownBlock, _ columns: TableColumns) -> BlockLayout {
        let dressing: [LinePiece]
        if let widths = grid(columns) {
            let whole = widths.reduce(0, +) + Self.barWidth * (widths.count - 1)
            var signs = [UInt32](repeating: codePoint("─"), count: whole)
            for bar in bars(widths) { signs[direction == .rightToLeft ? whole - 1 - bar.start : bar.start] = codePoint("┼") }
            dressing = [LinePiece(signs: signs, start: 0, role: .separator)]
        } else {
            dressing = [LinePiece(signs: [UInt32](repeating: codePoint("─"), count: measure), start: 0, role: .separator)]
        }
        return BlockLayout([BlockLayout.Row(dressing: dressing)], of: [], count: block.text.count)
    }

    /// The headings over records, each of which has them again: what the table tells, as quiet as a date.
    private func legend(_ block: ShownBlock) -> BlockLayout {
        var text = block.text
        let cells = TableComposer.cells(of: text)
        for (cell, next) in zip(cells, cells.dropFirst()) {
            for place in cell.upperBound..<next.lowerBound where text[place] != " " { text[place] = codePoint("·") }
        }
        let layout = engine.layOut(text, base: block.base, options: narrowed(to: measure))
        let rows = (0..<layout.lineCount).map { BlockLayout.Row(pieces: [.init(part: 0, line: $0, start: 0, role: .dateline)]) }
        return BlockLayout(rows, of: [.init(offset: 0, layout: layout)], count: text.count)
    }

    /// Each cell on lines of its own, behind its column's heading; in a table without headings behind the first, which names the record.
    private func record(_ block: ShownBlock, _ columns: TableColumns) -> BlockLayout {
        let room = narrowed(to: max(1, measure * 2 / 5))
        let labels = columns.headings.map { engine.layOut($0 + codePoints(":"), base: .inherited(direction), options: room) }
        let widths = labels.flatMap { label in (0..<label.lineCount).map { label.visualLine($0).width } }
        let values = widths.max().map { $0 + 1 } ?? 0
        var parts: [BlockLayout.Part] = []
        var rows: [BlockLayout.Row] = []
        for (number, cell) in TableComposer.cells(of: block.text).enumerated() {
            let isName = labels.isEmpty && parts.isEmpty
            let indent = labels.isEmpty && !isName ? Self.recordIndent : values
            let layout = engine.layOut(Array(block.text[cell]), base: .inherited(direction), options: narrowed(to: measure - indent))
            guard layout.lineCount > 1 || layout.visualLine(0).width > 0 else { continue }
            let label = number < labels.count ? labels[number] : nil
            for line in 0..<max(layout.lineCount, label?.lineCount ?? 0) {
                var row = BlockLayout.Row()
                if line < layout.lineCount { row.pieces = [.init(part: parts.count, line: line, start: indent, role: isName ? .lead : nil)] }
                if let label, line < label.lineCount { row.dressing = [LinePiece(label: label.visualLine(line), start: 0, role: .dateline)] }
                rows.append(row)
            }
            parts.append(BlockLayout.Part(offset: cell.lowerBound, layout: layout))
        }
        return BlockLayout(rows, of: parts, count: block.text.count)
    }
}
