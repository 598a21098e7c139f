// How many rows of a front page a headline takes.

/// Rows that a headline takes, whatever is told of it.
struct HeadlineMeasure {
    /// Of all but what is told of its text; of its title alone two rows, and three where it is told.
    var untold: Int
    var told: Int
    /// Rows that its text has, as far as it may be told.
    var text: Int
    /// Rows of its text that are always told: a search's passage.
    var always = 0

    func rows(telling rows: Int) -> Int { rows > 0 ? told + max(always, min(rows, text)) : untold + always }
}
