// Verse: the halves of a poem's lines face each other in two columns of one width, in the middle of the measure, each drawn out to its
// column as far as that is seen as one line; where that has no room the second steps below the first, to the end edge.
import ArabicText
import ArticleModel
import TextLayout

extension BlockSetter {
    func verse(_ block: ShownBlock, _ verse: VerseLine, _ poem: VerseMeasure?) -> BlockLayout {
        let halves = [verse.first, verse.second].map { Array(block.text[$0]) }
        let offsets = [verse.first.lowerBound, verse.second.lowerBound]
        func parts(_ width: Int, spread: BlockLayout.Spread?) -> [BlockLayout.Part] {
            zip(offsets, halves).map { offset, half in
                let layout = engine.layOut(half, base: block.base, options: narrowed(to: width))
                let isNear = layout.lineCount == 1 && layout.visualLine(0).width * 3 >= width * 2
                return BlockLayout.Part(offset: offset, layout: layout, spread: isNear ? spread : nil)
            }
        }
        let half = poem.map(\.half) ?? halves.map { width(of: $0, block.base) }.max() ?? 0
        let gap = measure >= 2 * half + 8 ? 6 : 3
        guard half > 0, 2 * half + gap <= measure else { return stepped(parts(measure, spread: nil), block) }
        let start = (measure - 2 * half - gap) / 2
        let facing = parts(half, spread: BlockLayout.Spread(width: half, drawsOut: options.justification == .kashida))
        // A half that is wider than its poem's others can only be one of another poem's measure: it goes on below.
        let rows = (0..<max(facing[0].layout.lineCount, facing[1].layout.lineCount)).map { line in
            BlockLayout.Row(
                pieces: facing.indices.filter { line < facing[$0].layout.lineCount }.map { part in
                    BlockLayout.Piece(part: part, line: line, start: start + part * (half + gap))
                })
        }
        return BlockLayout(rows, of: facing, count: block.text.count)
    }

    private func stepped(_ parts: [BlockLayout.Part], _ block: ShownBlock) -> BlockLayout {
        var rows: [BlockLayout.Row] = []
        for (number, part) in parts.enumerated() {
            for line in 0..<part.layout.lineCount {
                let start = number == 0 ? 0 : max(0, measure - part.layout.visualLine(line).width)
                rows.append(BlockLayout.Row(pieces: [.init(part: number, line: line, start: start)]))
            }
        }
        return BlockLayout(rows, of: parts, count: block.text.count)
    }

    /// Cells of a text on one line.
    func width(of text: [UInt32], _ base: BaseDirection) -> Int {
        text.isEmpty ? 0 : engine.layOut(text, base: base, options: narrowed(to: .max / 4)).visualLine(0).width
    }
}
