// What a terminal that runs the bidirectional algorithm makes of a row: UAX #9 over the row's characters, each row a
// paragraph and a line of its own. Also the way back from levels to an order.
import ArabicText
import TerminalScreen

/// The algorithm forward. Keeps its working memory from row to row.
final class RowBidi {
    private let analysis = ParagraphAnalysis()
    private var classes: [BidiClass] = []
    private var brackets: [UInt32] = []
    private var order: [Int32] = []

    /// Embedding levels of units in the order they are sent, rule L1 applied.
    func levels(of units: [RowUnit], base: BaseDirection) -> [UInt8] {
        classes.removeAll(keepingCapacity: true)
        brackets.removeAll(keepingCapacity: true)
        for unit in units {
            let properties = CharacterProperties(unit.cell.scalar)
            classes.append(properties.bidiClass)
            brackets.append(properties.isBracket ? bracketPair(unit.cell.scalar) : 0)
        }
        analysis.resolve(classes: classes, brackets: brackets, base: base)
        var levels = Array(UnsafeBufferPointer(start: analysis.levels, count: units.count))
        let paragraphLevel = analysis.paragraphLevel
        classes.withUnsafeBufferPointer { classes in
            levels.withUnsafeMutableBufferPointer { levels in
                VisualOrder.applyRuleL1(classes: classes, paragraphLevel: paragraphLevel, levels: levels)
            }
        }
        return levels
    }

    /// What is shown of units sent: rules L2 and L4.
    func shown(_ units: [RowUnit], levels: [EmbeddingLevel], mirrors: Bool) -> [RowUnit] {
        visualOrder(of: levels).map { units[$0].drawn(level: levels[$0], mirrors: mirrors) }
    }

    /// What a terminal shows of a row sent.
    func shown(_ row: [Cell], _ reordering: RowReordering) -> [Cell] {
        if reordering.isByStyle {
            return row.stretchesOfStyle.flatMap { shown($0, RowReordering(base: reordering.base, mirrors: reordering.mirrors)) }
        }
        let units = RowUnit.units(of: row)
        let levels = levels(of: units, base: reordering.base.direction)
        return RowUnit.row(of: shown(units, levels: levels, mirrors: reordering.mirrors), isExact: true).cells
    }

    /// The index of each unit, leftmost first.
    func visualOrder(of levels: [EmbeddingLevel]) -> [Int] {
        order = Array(repeating: 0, count: levels.count)
        levels.withUnsafeBufferPointer { levels in
            order.withUnsafeMutableBufferPointer { VisualOrder.reorder(levels: levels, to: $0) }
        }
        return order.map(Int.init)
    }

    /// Rule L2 backwards: the visual index of each unit in the order it is sent, given the levels of visual units.
    static func sentOrder(ofVisual levels: [EmbeddingLevel]) -> [Int] {
        var order = Array(levels.indices)
        guard let highest = levels.max(), highest > 0 else { return order }
        // The reversals of L2 undone, the last one first. A reversal moves no unit out of its run, so runs stay runs.
        for level in 1...highest {
            var start = 0
            while start < order.count {
                guard levels[order[start]] >= level else {
                    start += 1
                    continue
                }
                var end = start + 1
                while end < order.count, levels[order[end]] >= level { end += 1 }
                order[start..<end].reverse()
                start = end
            }
        }
        return order
    }
}

extension RowBase {
    var direction: BaseDirection { self == .firstStrong ? .automatic : .leftToRight }
}

extension [Cell] {
    /// Maximal stretches of one style.
    var stretchesOfStyle: [[Cell]] {
        var stretches: [[Cell]] = []
        for cell in self {
            if stretches.last?.last?.style == cell.style {
                stretches[stretches.count - 1].append(cell)
            } else {
                stretches.append([cell])
            }
        }
        return stretches
    }
}
