// What a finger means that touches a page. A finger is not a cell: what can be touched counts for two rows by six columns at least, which a link
// of a text has only with what is free around it.
import TextLayout

extension ReadingScreen {
    /// Columns that a target has at least.
    private static let leastTouched = 6

    /// The link or the caption of a picture that a touch is for: what stands there, else what is nearest in the row above and the one below, and
    /// beside what is narrower than a target. Of two that are as near the upper one, so that each has its own row and the one below.
    /// - Returns: a cell of it, on this screen.
    func touched(column: Int, row: Int, captions: Bool, _ shared: Shared) -> (column: Int, row: Int)? {
        let links = links(shared)
        func target(_ column: Int, _ row: Int) -> BlockPart? {
            guard let place = text(atColumn: column, row: row, shared) else { return nil }
            if captions, pictured(at: place.address) != nil { return BlockPart(address: place.address, range: nil) }
            return links.first { $0.address == place.address && $0.range.contains(place.scalar) }
                .map { BlockPart(address: $0.address, range: $0.range) }
        }
        if target(column, row) != nil { return (column, row) }
        var nearest: (column: Int, row: Int, distance: Int)?
        for other in [row, row - 1, row + 1] {
            // A row is twice as high as a column is wide.
            let away = abs(other - row) * 2
            for side in [0] + (1..<Self.leastTouched).flatMap({ [$0, -$0] }) where away + abs(side) < nearest?.distance ?? .max {
                let here = column + side
                guard let found = target(here, other) else { continue }
                // Where a line holds it, as far as that matters.
                var (start, end) = (here, here + 1)
                while end - start < Self.leastTouched, target(start - 1, other) == found { start -= 1 }
                while end - start < Self.leastTouched, target(end, other) == found { end += 1 }
                guard abs(side) <= (Self.leastTouched - (end - start) + 1) / 2 else { continue }
                nearest = (here, other, away + abs(side))
            }
        }
        return nearest.map { ($0.column, $0.row) }
    }

    /// What is touched: a part of a block, or all of it.
    private struct BlockPart: Equatable {
        var address: BlockAddress
        var range: Range<Int>?
    }
}
