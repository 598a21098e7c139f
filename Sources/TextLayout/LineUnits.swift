// The units of one line: a base with what stands on it or vanished beside it, in logical order, and their visual order.
// Reordering units keeps every mark with its base (rule L3).
import ArabicText

/// Scratch for one line at a time.
final class LineUnits {
    private(set) var count = 0
    /// Columns of all units.
    private(set) var width = 0
    /// Scalars of the gathered range.
    private(set) var logicalCount = 0
    private var capacity = 256
    private var starts: UnsafeMutablePointer<Int32>
    private var levels: UnsafeMutablePointer<UInt8>
    private var order: UnsafeMutablePointer<Int32>

    init() {
        starts = .allocate(capacity: capacity + 1)
        levels = .allocate(capacity: capacity)
        order = .allocate(capacity: capacity)
    }

    deinit { deallocate() }

    private func deallocate() {
        starts.deallocate()
        levels.deallocate()
        order.deallocate()
    }

    private func reserve(_ needed: Int) {
        guard needed > capacity else { return }
        deallocate()
        capacity = needed * 3 / 2
        starts = .allocate(capacity: capacity + 1)
        levels = .allocate(capacity: capacity)
        order = .allocate(capacity: capacity)
    }

    /// Takes in the visible part of a line, stretched.
    /// - Parameter insertions: in the order of their offsets, each of a unit's base.
    func gather(_ measured: MeasuredText, _ range: Range<Int>, _ insertions: [LineStretch.Insertion]) {
        guard !insertions.isEmpty else { return gather(measured, range) }
        reserve(insertions.reduce(range.count) { $0 + Int($1.count) })
        var (count, width, next) = (0, 0, 0)
        var stretched = Int(insertions[0].offset)
        let (starts, levels) = (starts, levels)
        for offset in range {
            let cell = measured.width(offset)
            guard cell > 0 else { continue }
            starts[count] = Int32(truncatingIfNeeded: offset)
            levels[count] = measured.levels[offset]
            count += 1
            width += cell
            guard offset == stretched else { continue }
            // What is put in stands behind its unit, marks included, and is of no scalar: an empty range.
            var behind = offset + 1
            while behind < range.upperBound, measured.width(behind) == 0 { behind += 1 }
            for _ in 0..<insertions[next].count {
                starts[count] = Int32(truncatingIfNeeded: behind)
                levels[count] = measured.levels[offset]
                count += 1
                width += 1
            }
            next += 1
            stretched = next < insertions.count ? Int(insertions[next].offset) : -1
        }
        settle(count, width, range)
    }

    /// Takes in the visible part of a line.
    func gather(_ measured: MeasuredText, _ range: Range<Int>) {
        reserve(range.count)
        var (count, width) = (0, 0)
        let (starts, levels) = (starts, levels)
        for offset in range {
            let cell = measured.width(offset)
            guard cell > 0 else { continue }
            starts[count] = Int32(truncatingIfNeeded: offset)
            levels[count] = measured.levels[offset]
            count += 1
            width += cell
        }
        settle(count, width, range)
    }

    private func settle(_ count: Int, _ width: Int, _ range: Range<Int>) {
        starts[count] = Int32(truncatingIfNeeded: range.upperBound)
        (self.count, self.width, logicalCount) = (count, width, range.count)
        VisualOrder.reorder(
            levels: UnsafeBufferPointer(start: levels, count: count), to: UnsafeMutableBufferPointer(start: order, count: count))
    }

    /// The units in visual order. Good until the next line is gathered.
    var visualOrder: VisualUnits { VisualUnits(starts: starts, order: order) }
}

/// Pointers into `LineUnits`, for loops over its units: every access to a class's property is checked for exclusivity.
struct VisualUnits {
    fileprivate let starts: UnsafeMutablePointer<Int32>
    fileprivate let order: UnsafeMutablePointer<Int32>

    /// The logical range of the unit at a visual place, leftmost 0; empty for what was put in.
    @inline(__always)
    func range(at place: Int) -> Range<Int> {
        let unit = Int(order[place])
        return Int(starts[unit])..<Int(starts[unit + 1])
    }

    /// The logical range of the unit that what was put in at a visual place stretches.
    func stretched(at place: Int) -> Range<Int> {
        var unit = Int(order[place])
        while unit > 0, starts[unit] == starts[unit + 1] { unit -= 1 }
        return Int(starts[unit])..<Int(starts[unit + 1])
    }
}
