// Sets a block in lines at a measure: what each form of a block becomes. It knows no page and no screen.
import ArabicText
import ArticleModel
import TextLayout

struct BlockSetter {
    let engine: LayoutEngine
    /// Their width is the measure.
    let options: LayoutOptions
    let direction: TextDirection

    var measure: Int { options.width }
    /// A narrow screen has no room for indents, and what is listened to has no lines drawn.
    var isBare: Bool { measure < Self.narrowest }
    static let narrowest = 16
    /// The sign of the article's end.
    static let endSign = codePoint("■")

    func lineCount(of block: ShownBlock) -> Int {
        if case .paragraph = block.form, !block.endsArticle {
            return block.text.withUnsafeBufferPointer { engine.lineCount(of: $0, base: block.base, options: options(for: block)) }
        }
        return layout(of: block).lineCount
    }

    func layout(of block: ShownBlock) -> BlockLayout {
        let layout = form(block)
        guard block.endsArticle, !engine.isSpoken else { return layout }
        if let note = block.endNote {
            var marked = layout
            marked.close(with: LinePiece(label: label(note, width: measure), start: 0, role: .kicker))
            return marked
        }
        if let end = layout.endOfText(), end + 2 <= measure { return layout.ended(with: Self.endSign, role: .kicker, at: end + 1) }
        var marked = layout
        marked.close(with: Self.endSign, role: .kicker, width: measure)
        return marked
    }

    private func form(_ block: ShownBlock) -> BlockLayout {
        if engine.isSpoken { return block.isRule ? rule("─", block) : paragraph(block) }
        switch block.form {
        case .paragraph: return paragraph(block)
        case .headline: return headline(block)
        case .beginning(let lines): return beginning(block, lines: lines)
        case .rule(let sign): return rule(Unicode.Scalar(sign) ?? "─", block)
        case .verse(let verse, let poem): return self.verse(block, verse, poem)
        case .tableRow(let columns, let isHeader): return row(block, columns, isHeader: isHeader)
        case .tableRule(let columns): return tableRule(block, columns)
        case .code(let isFirst, let isLast): return code(block, isFirst: isFirst, isLast: isLast)
        case .box(let part): return isBare ? unboxed(block, part) : box(block, part)
        }
    }

    // MARK: Paragraphs

    /// What an edge would stand in is not left free where none is drawn.
    private func isFlush(_ block: ShownBlock) -> Bool { isBare || engine.isSpoken && block.edge != nil }

    func start(of block: ShownBlock) -> Int { isFlush(block) ? 0 : block.indent }

    func options(for block: ShownBlock) -> LayoutOptions {
        var narrowed = narrowed(to: measure - (isFlush(block) ? 0 : block.indent + block.endIndent))
        if block.isJustifiable { narrowed.justification = options.justification }
        if block.isCode { narrowed.digits = .source }
        return narrowed
    }

    func narrowed(to width: Int) -> LayoutOptions {
        var options = options
        options.width = max(1, width)
        options.justification = .none
        return options
    }

    func paragraph(_ block: ShownBlock) -> BlockLayout {
        BlockLayout(
            engine.layOut(block.text, base: block.base, options: options(for: block)), start: start(of: block), count: block.text.count,
            first: marker(of: block), every: edge(of: block))
    }

    private func marker(of block: ShownBlock) -> [LinePiece] {
        guard !isBare, block.indent > 0, let marker = block.marker, !marker.isEmpty else { return [] }
        let room = max(1, block.indent - block.markerIndent)
        let line = label(marker, width: room)
        // The point behind a number stands under the points of the others.
        let start = block.markerIndent + max(0, block.markerField - line.width)
        return [LinePiece(label: line, start: start, role: block.markerRole)]
    }

    func label(_ text: [UInt32], width: Int) -> VisualLine {
        engine.singleLine(text, base: BaseDirection(direction), options: narrowed(to: width))
    }

    private func edge(of block: ShownBlock) -> [LinePiece] {
        guard !isBare, !engine.isSpoken, let edge = block.edge else { return [] }
        return [LinePiece(signs: [edge.sign], start: edge.start, role: edge.role)]
    }

    // MARK: Headlines and rules

    /// As narrow as it can be in as many lines: they come out of about one length.
    private func headline(_ block: ShownBlock) -> BlockLayout {
        let width = engine.balancedWidth(of: block.text, base: block.base, options: options(for: block))
        let layout = engine.layOut(block.text, base: block.base, options: narrowed(to: width))
        return BlockLayout(layout, start: start(of: block), count: block.text.count, first: marker(of: block), every: edge(of: block))
    }

    /// As many words as there is room for, and an ellipsis.
    private func beginning(_ block: ShownBlock, lines: Int) -> BlockLayout {
        let options = options(for: block)
        let whole = engine.layOut(block.text, base: block.base, options: options)
        guard whole.lineCount > lines else { return headline(block) }
        var end = whole.logicalRange(ofLine: lines - 1).upperBound
        func layout() -> ParagraphLayout {
            while end > 1, block.text[end - 1] == " " { end -= 1 }
            return engine.layOut(block.text[..<end] + codePoints("…"), base: whole.isRightToLeft ? .rightToLeft : .leftToRight, options: options)
        }
        var cut = layout()
        while cut.lineCount > lines, end > 1 {
            // Before its last word; of a word longer than the lines before its last letter.
            end = block.text[..<end].lastIndex(of: codePoint(" ")).map { $0 > 0 ? $0 : end - 1 } ?? end - 1
            cut = layout()
        }
        return BlockLayout(cut, start: start(of: block), count: block.text.count, first: marker(of: block), every: edge(of: block))
    }

    private func rule(_ sign: Unicode.Scalar, _ block: ShownBlock) -> BlockLayout {
        let signs = [UInt32](repeating: sign.value, count: max(1, measure - (isBare ? 0 : block.indent)))
        let row = BlockLayout.Row(dressing: [LinePiece(signs: signs, start: start(of: block), role: block.role)])
        return BlockLayout([row], of: [], count: block.text.count)
    }

    // MARK: Code

    /// Lines of a program in a box, from its left.
    private func code(_ block: ShownBlock, isFirst: Bool, isLast: Bool) -> BlockLayout {
        guard !isBare else { return paragraph(block) }
        var options = narrowed(to: measure - 4)
        // A program in other digits would be another.
        options.digits = .source
        let layout = engine.layOut(block.text, base: block.base, options: options)
        var rows = (0..<layout.lineCount).map { BlockLayout.Row(pieces: [.init(part: 0, line: $0, start: 2)], dressing: sides) }
        if isFirst { rows.insert(BlockLayout.Row(dressing: [border("┌", "┐")]), at: 0) }
        if isLast { rows.append(BlockLayout.Row(dressing: [border("└", "┘")])) }
        return BlockLayout(rows, of: [.init(offset: 0, layout: layout)], count: block.text.count)
    }

    // MARK: Boxes

    private var sides: [LinePiece] {
        [LinePiece(signs: codePoints("│"), start: 0, role: .separator), LinePiece(signs: codePoints("│"), start: measure - 1, role: .separator)]
    }

    private func border(_ left: Unicode.Scalar, _ right: Unicode.Scalar) -> LinePiece {
        let rule = [UInt32](repeating: codePoint("─"), count: max(0, measure - 2))
        return LinePiece(signs: [left.value] + rule + [right.value], start: 0, role: .separator)
    }

    private func box(_ block: ShownBlock, _ part: BlockForm.BoxPart) -> BlockLayout {
        switch part {
        case .bottom: return BlockLayout([BlockLayout.Row(dressing: [border("└", "┘")])], of: [], count: block.text.count)
        case .inside:
            var inner = block
            (inner.indent, inner.endIndent, inner.markerIndent) = (block.indent + 2, block.endIndent + 2, block.markerIndent + 2)
            let layout = engine.layOut(inner.text, base: inner.base, options: options(for: inner))
            return BlockLayout(layout, start: inner.indent, count: inner.text.count, first: marker(of: inner), every: sides)
        case .top:
            // The heading stands in the border.
            let layout = engine.layOut(block.text, base: block.base, options: narrowed(to: measure - 6))
            let rows = (0..<layout.lineCount).map { line in
                let gap = LinePiece(signs: [UInt32](repeating: codePoint(" "), count: layout.visualLine(line).width + 2), start: 2, role: block.role)
                return BlockLayout.Row(
                    pieces: [.init(part: 0, line: line, start: 3)], dressing: line == 0 ? [border("┌", "┐"), gap] : sides)
            }
            return BlockLayout(rows, of: [.init(offset: 0, layout: layout)], count: block.text.count)
        }
    }

    private func unboxed(_ block: ShownBlock, _ part: BlockForm.BoxPart) -> BlockLayout { part == .bottom ? rule("─", block) : paragraph(block) }
}
