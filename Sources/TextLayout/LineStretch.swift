// What is put into a line so that it fills the measure.
import ArabicText

struct LineStretch {
    /// Cells behind a unit: more of its space, or tatweel.
    struct Insertion: Equatable {
        /// Of the unit's base.
        var offset: Int32
        var count: Int32
    }

    /// In the order of their offsets; empty for a line that is left as it is.
    var insertions: [Insertion] = []
    /// The columns that tatweel was put into, from the line's start edge.
    var kashidaColumns: [Int] = []

    var cells: Int { insertions.reduce(0) { $0 + Int($1.count) } }

    static let none = LineStretch()
}
