// A table's cells in the columns where they stand (HTML standard, section 4.9.12): one that spans columns or rows leaves the
// places that it covers empty, so that what follows stands under its own heading.

struct TableGrid {
    /// Each row's places from the first column on: a cell, or nil for one that another cell covers.
    private(set) var rows: [[Int?]] = []
    /// Each row's own cells.
    private(set) var cells: [[Int]] = []
    /// Columns of the widest row.
    private(set) var widest = 0

    /// Spans past this column count as one.
    static let columns = 60

    /// - Parameter emptyCells: how many covered places there may be; what is used is taken off. None left, no cell spans.
    init(_ tree: PageTree, _ nodes: [Int], emptyCells: inout Int) {
        // How many more rows the cell above covers, by column.
        var covered: [Int] = []
        var group = -1
        for row in nodes {
            // A cell ends with its group of rows.
            if tree[row].parent != group { (covered, group) = ([], tree[row].parent) }
            let own = tree[row].children.filter { tree[$0].name == "td" || tree[$0].name == "th" }
            var places: [Int?] = []
            func passCovered() {
                while places.count < covered.count, covered[places.count] > 0 {
                    covered[places.count] -= 1
                    places.append(nil)
                }
            }
            for cell in own {
                passCovered()
                let isBounded = emptyCells > 0 && places.count < Self.columns
                let width = isBounded ? min(max(Self.span(tree[cell]["colspan"]) ?? 1, 1), Self.columns - places.count) : 1
                let height = isBounded ? Self.span(tree[cell]["rowspan"]) ?? 1 : 1
                let start = places.count
                places.append(cell)
                while places.count < start + width { places.append(nil) }
                if covered.count < places.count { covered += Array(repeating: 0, count: places.count - covered.count) }
                // None is all that are left in the group.
                for column in start..<places.count { covered[column] = height == 0 ? .max : max(0, height - 1) }
            }
            passCovered()
            while places.last == .some(nil) { places.removeLast() }
            emptyCells -= places.count { $0 == nil }
            if emptyCells <= 0 { covered = [] }
            rows.append(places)
            cells.append(own)
            widest = max(widest, places.count)
        }
    }

    private static func span(_ value: String?) -> Int? { value.flatMap { Int($0.prefix(6).filter { $0 != " " }) }.flatMap { $0 < 0 ? nil : $0 } }
}
