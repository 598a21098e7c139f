// The size of a screen, in character cells.

/// A screen's size in cells.
@usableFromInline package struct ScreenSize: Hashable, Sendable {
    @usableFromInline package var columns: Int
    @usableFromInline package var rows: Int

    package init(columns: Int, rows: Int) {
        self.columns = max(0, columns)
        self.rows = max(0, rows)
    }
}
