// Tables of facts as rows of cells; those that lay a page out as the boxes they stand for.
import ArabicText
import ArticleModel

extension BlockBuilder {
    /// Rows of cells for a table of facts; a table that only lays the page out is walked as the boxes it stands for. A row of headings makes
    /// it one of facts, whatever boxes and lists stand in its cells.
    mutating func table(_ index: Int) {
        flush()
        let rows = tree.range(index).filter { tree[$0].name == "tr" && !isLeft[$0] }
        let grid = TableGrid(tree, rows, emptyCells: &emptyCells)
        let (cells, widest) = (grid.cells, grid.widest)
        let hasHeadings = cells.first.map(isHeadings) ?? false
        let hasPictures = tree.range(index).contains { tree[$0].name == "img" || tree[$0].name == "amp-img" }
        let isLayout =
            tree[index]["role"] == "presentation" || widest < 2 || rows.count < 2
            || tree.range(index).dropFirst().contains { ["table", "h2", "h3", "blockquote", "figure"].contains(tree[$0].name) }
            || !(hasHeadings && !hasPictures) && tree.range(index).dropFirst().contains { ["div", "ul"].contains(tree[$0].name) }
            || !hasHeadings && cells.joined().contains { cell in tree.range(cell).count { tree[$0].name == "p" } > 1 }
        if isLayout { return children(index) }
        if let caption = tree[index].children.first(where: { tree[$0].name == "caption" }) { block(caption, as: .caption) }
        for (number, row) in rows.enumerated() {
            addRow(row, grid.rows[number], isFirst: number == 0)
            // A rule under the headings, under the last row of them.
            let isHeading = isHeadings(cells[number]) && !(number + 1 < rows.count && isHeadings(cells[number + 1]))
            if isHeading, blocks.last?.node == row {
                var rule = Block(role: .separator, text: codePoints("***"), sourceRange: 0..<0)
                rule.standsApart = false
                blocks.append(PageBlock(block: rule, node: row))
            }
        }
        standsApart = true
    }

    func isHeadings(_ cells: [Int]) -> Bool { !cells.isEmpty && cells.allSatisfy { tree[$0].name == "th" } }

    mutating func addRow(_ row: Int, _ cells: [Int?], isFirst: Bool) {
        var text: [UInt32] = []
        var all: [BlockLink] = []
        for (number, cell) in cells.enumerated() {
            if number > 0 { text += codePoints(" │ ") }
            for child in cell.map({ tree[$0].children }) ?? [] { walkCell(child) }
            while line.last == " " { line.removeLast() }
            isolateCell(cell)
            all += links.map { $0.moved(by: text.count) }
            text += line.map { $0 == "│" ? codePoint("|") : $0 }
            (line, links, linked, bold) = ([], [], 0, 0)
        }
        guard text.contains(where: { $0 != " " && $0 != "│" }) else { return }
        let outer = role
        (role, node, standsApart) = (.tableRow, row, isFirst)
        add(text, all)
        role = outer
        standsApart = false
    }

    /// A cell with a direction of its own keeps it, where its letters do not give it anyway.
    mutating func isolateCell(_ cell: Int?) {
        guard let cell, let direction = DeclaredDirection.of(tree[cell]),
            TextDirection.allCases.contains(where: { DeclaredDirection.turns(line, direction, in: $0) })
        else { return }
        line = line.isolated(direction == .rightToLeft ? .rightToLeft : .leftToRight)
        links = links.map { $0.moved(by: 1) }
    }

    /// In a cell everything stands on one line.
    mutating func walkCell(_ index: Int) {
        if tree[index].isText { return append(tree[index].text) }
        if isLeft[index] { return }
        let isBox = ["br", "p", "div", "ul", "ol", "pre"].contains(tree[index].name)
        if isBox { append(codePoints(" ")) }
        // Items side by side are told apart by their points.
        if tree[index].name == "li" { append(codePoints(" • ")) }
        if tree[index].name == "a" { return link(index) }
        for child in tree[index].children { walkCell(child) }
        if isBox { append(codePoints(" ")) }
    }
}
