// A stretch of the text being marked: which one, and by what it grows.

/// What a mark grows by.
package enum MarkUnit: CaseIterable, Hashable, Sendable {
    case sentence, line, paragraph

    var next: MarkUnit { self == .sentence ? .line : self == .line ? .paragraph : .sentence }
}

package struct Marking: Hashable, Sendable {
    var unit = MarkUnit.sentence
    /// The unit that marking began with, and the one that it has come to.
    private(set) var origin: TextStretch
    private(set) var reach: TextStretch

    init(_ unit: MarkUnit, at stretch: TextStretch) { (self.unit, origin, reach) = (unit, stretch, stretch) }

    package var stretch: TextStretch { origin.joined(to: reach) }

    /// The mark is on another unit, and on that alone.
    mutating func move(to stretch: TextStretch) { (origin, reach) = (stretch, stretch) }

    /// The mark goes from where it began to another unit, before or behind.
    mutating func extend(to stretch: TextStretch) { reach = stretch }
}
