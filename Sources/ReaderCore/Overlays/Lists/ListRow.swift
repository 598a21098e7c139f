// A row of a list over the page.

struct ListRow {
    var text: [UInt32]
    /// What stands at the row's end: keys, a number.
    var label: [UInt32] = []
    /// What may stand beside it (source, age), the longest first. Where that has no room the items take two rows each, or, on a low
    /// screen, the first that has is shown.
    var notes: [[UInt32]] = []
    /// Names the rows below it; never chosen.
    var isHeading = false
    /// Dots lead from the text to the label: contents and their pages.
    var hasLeader = false
}
