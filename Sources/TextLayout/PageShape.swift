// What a page has room for, and what stands on it.

/// Rows and columns of a page.
@usableFromInline package struct PageShape: Hashable, Sendable {
    /// Rows of text.
    @usableFromInline package var height: Int
    /// Newspaper columns, at least 1.
    @usableFromInline package var columns: Int

    @inlinable
    package init(height: Int, columns: Int = 1) { (self.height, self.columns) = (max(1, height), max(1, columns)) }
}

/// One row of a page.
@usableFromInline package enum FlowRow<Address: Comparable>: Equatable {
    case blank
    case line(FlowPlace<Address>)
    /// A line of what heads the table of a block that opens the page or the column. It is no line of the flow: the headings stand where the
    /// table begins.
    case heading(FlowPlace<Address>)
}

/// The rows of a page.
@usableFromInline package struct PageRows<Address: Comparable> {
    @usableFromInline package typealias Row = FlowRow<Address>

    /// Across all columns, above them: an article's head. The last are blank where columns stand below.
    @usableFromInline package var spanning: [Row]
    /// The first is the one that is read first.
    @usableFromInline package var columns: [[Row]]
    /// Where the next page starts; nil on the last.
    @usableFromInline package var next: FlowPlace<Address>?

    @inlinable
    package init() { (spanning, columns, next) = ([], [], nil) }

    /// All rows in reading order.
    @inlinable package var rows: [Row] {
        var rows = spanning
        for column in columns { rows += column }
        return rows
    }
}
