// A line being typed: text in logical order, edited by cluster, its cursor where the next letter will appear.
import ArabicText
import TextLayout

package struct LineEditor {
    package private(set) var text: [UInt32] = []
    package private(set) var cursor = 0

    mutating func insert(_ scalars: [UInt32]) {
        text.insert(contentsOf: scalars, at: cursor)
        cursor += scalars.count
    }

    mutating func replace(_ scalars: [UInt32]) {
        text = scalars
        cursor = scalars.count
    }

    /// Removes one cluster before the cursor.
    mutating func deleteBackward() {
        guard let start = starts.last(where: { $0 < cursor }) else { return }
        text.removeSubrange(start..<cursor)
        cursor = start
    }

    mutating func deleteForward() {
        guard cursor < text.count else { return }
        text.removeSubrange(cursor..<(starts.first { $0 > cursor } ?? text.count))
    }

    /// Removes the word before the cursor, and the spaces behind it.
    mutating func deleteWord() {
        var start = cursor
        while start > 0, text[start - 1] == " " { start -= 1 }
        while start > 0, text[start - 1] != " " { start -= 1 }
        text.removeSubrange(start..<cursor)
        cursor = start
    }

    mutating func deleteToEnd() { text.removeSubrange(cursor...) }

    mutating func moveToStart() { cursor = 0 }
    mutating func moveToEnd() { cursor = text.count }

    /// Where clusters start, and the end.
    private var starts: [Int] {
        var isStart = [Bool](repeating: false, count: text.count + 1)
        text.withUnsafeBufferPointer { text in isStart.withUnsafeMutableBufferPointer { GraphemeClusters.markStarts(of: text, in: $0) } }
        return text.indices.filter { isStart[$0] } + [text.count]
    }

    /// The nearest place to the left or right of the cursor, as the eye sees it.
    mutating func moveVisually(left: Bool, base: BaseDirection, engine: LayoutEngine) {
        let here = column(of: cursor, base: base, engine: engine)
        let places = starts.map { (offset: $0, column: column(of: $0, base: base, engine: engine)) }
        let beyond = places.filter { left ? $0.column < here : $0.column > here }
        if let found = left ? beyond.max(by: { $0.column < $1.column }) : beyond.min(by: { $0.column < $1.column }) { cursor = found.offset }
    }

    /// The column of a place, from the line's start edge for a left-to-right base, negative from the right edge for a
    /// right-to-left one: where a letter typed there would appear. In spoken lines from the left edge.
    func column(of place: Int, base: BaseDirection, engine: LayoutEngine) -> Int {
        // A letter of the direction of what is before it stands in for the one to come; beh joins no lam.
        let isLatin = text[..<place].last { $0 != " " }.map { CharacterProperties($0).bidiClass == .leftToRight } ?? (base == .leftToRight)
        var probed = text
        probed.insert(codePoint(isLatin ? "x" : "ب"), at: place)
        let line = engine.layOut(probed, base: base, options: LayoutOptions(width: .max / 4)).visualLine(0)
        var column = 0
        for cell in line.cells {
            if cell.logicalOffset <= place, place < cell.logicalOffset + cell.logicalLength { break }
            column += cell.width
        }
        return line.isRightToLeft && !engine.isSpoken ? column - line.width : column
    }
}
