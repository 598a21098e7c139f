// Cuts a flow of blocks into pages. Pure: it asks a flow for line counts and gives back places. A heading stays with at
// least two lines of its text; a paragraph leaves at least two lines on each side of a page's end; a verse, a table's row and a
// small table are not parted; a table that goes on has its headings again. No rule may make an empty page or lose a line on a screen
// too small to honour it.

/// A block as pagination sees it.
@usableFromInline package struct FlowItem: Hashable, Sendable {
    /// At least 1.
    @usableFromInline package var lineCount: Int
    /// Blank rows before it, unless it opens a page.
    @usableFromInline package var spaceBefore: Int
    /// True for a heading: it goes to the next page rather than end one.
    @usableFromInline package var keepsWithNext: Bool
    /// True for a block that stands across all columns of the page that it opens.
    @usableFromInline package var spansColumns: Bool
    /// True for a block that no page's end parts where a page has room for it: a verse, a table's row.
    @usableFromInline package var staysWhole: Bool
    /// True for a block that is one thing with the next, which no page's end parts where a page has room for it: a row of a small table.
    @usableFromInline package var goesOn: Bool
    /// True for a block that leads over to the next one: its last lines go to the next page rather than end one.
    @usableFromInline package var leadsOn: Bool
    /// Lines that stand again above it where it opens a page or a column, as far as there is room for them: the headings of its table.
    @usableFromInline package var headings: Int

    package init(
        lineCount: Int, spaceBefore: Int = 1, keepsWithNext: Bool = false, spansColumns: Bool = false, staysWhole: Bool = false, goesOn: Bool = false,
        leadsOn: Bool = false, headings: Int = 0
    ) {
        self.lineCount = max(1, lineCount)
        self.spaceBefore = spaceBefore
        self.keepsWithNext = keepsWithNext
        self.spansColumns = spansColumns
        self.staysWhole = staysWhole
        self.goesOn = goesOn
        self.leadsOn = leadsOn
        self.headings = headings
    }
}

/// Blocks in reading order. Addresses are the flow's own.
@usableFromInline package protocol Flow {
    associatedtype Address: Comparable
    func item(at address: Address) -> FlowItem
    func address(after address: Address) -> Address?
    func address(before address: Address) -> Address?
}

/// A line of a flow: a block and a line in it.
@usableFromInline package struct FlowPlace<Address: Comparable>: Comparable {
    @usableFromInline package var address: Address
    @usableFromInline package var line: Int

    @inlinable
    package init(_ address: Address, line: Int = 0) {
        self.address = address
        self.line = line
    }

    @inlinable
    package static func < (left: FlowPlace, right: FlowPlace) -> Bool {
        left.address == right.address ? left.line < right.line : left.address < right.address
    }
}

extension FlowPlace: Sendable where Address: Sendable {}

/// Page arithmetic over a flow. Inlinable, so that whoever has a flow goes through it by its own functions: pages are counted by the thousand.
@usableFromInline package struct Pagination<F: Flow> {
    @usableFromInline package typealias Place = FlowPlace<F.Address>

    @usableFromInline package typealias Row = FlowRow<F.Address>

    @usableFromInline package let flow: F
    /// Two, by custom: how many lines of a paragraph stand together at a page's edge. A page of a few rows has no room for customs.
    @inlinable
    static func together(_ height: Int) -> Int { height < 6 ? 1 : 2 }

    @inlinable
    package init(flow: F) { self.flow = flow }

    /// Where the page after one that starts at `start` starts; nil when this is the last.
    @inlinable
    package func next(from start: Place, height: Int) -> Place? { next(from: start, PageShape(height: height)) }

    @inlinable
    package func next(from start: Place, _ shape: PageShape) -> Place? { settled(from: start, shape).next }

    /// The rows of a page of one column, and where the next one starts.
    @inlinable
    package func page(from start: Place, height: Int) -> (rows: [Row], next: Place?) {
        let page = page(from: start, PageShape(height: height))
        return (page.rows, page.next)
    }

    /// A page. The columns of the flow's last one are of about one height.
    @inlinable
    package func page(from start: Place, _ shape: PageShape) -> PageRows<F.Address> {
        let together = Self.together(shape.height)
        let shape = PageShape(height: settled(from: start, shape).height, columns: shape.columns)
        var page = PageRows<F.Address>()
        guard let top = spanned(from: start, shape, visit: { page.spanning.append($0) }) else { return page }
        page.next = top.place
        guard top.height > 0 else { return page }
        fill(&page, from: top.place, top.height, shape.columns, together)
        guard page.next == nil, shape.columns > 1 else { return page }
        let rows = page.columns.reduce(0) { $0 + $1.count }
        for height in max(min(fewest, top.height), (rows + shape.columns - 1) / shape.columns)..<max(top.height, 1) {
            var balanced = page
            fill(&balanced, from: top.place, height, shape.columns, together)
            if balanced.next == nil, balanced.columns.allSatisfy({ isHeaded($0, of: top.height) }) { return balanced }
        }
        return page
    }

    /// True but for a column that opens within a table without its headings, which a higher one would have.
    @inlinable
    func isHeaded(_ column: [Row], of height: Int) -> Bool {
        guard case .line(let place)? = column.first else { return true }
        let headings = flow.item(at: place.address).headings
        return headings == 0 || headings > height / 3
    }

    /// A column of fewer rows is a crumb: a short text fills one first.
    @inlinable var fewest: Int { 5 }

    @inlinable
    func fill(_ page: inout PageRows<F.Address>, from start: Place, _ height: Int, _ columns: Int, _ together: Int) {
        (page.columns, page.next) = ([], start)
        for _ in 0..<columns {
            guard let place = page.next else { break }
            var rows: [Row] = []
            page.next = walk(from: place, height: height, together) { rows.append($0) }
            page.columns.append(rows)
        }
    }

    // MARK: The last page

    /// Rows of each column.
    @inlinable var leastOnLast: Int { 3 }

    /// How many rows of a page are filled, and where the next one starts. What would be left for the last page alone is more than a few
    /// lines: the one before gives it some.
    @inlinable
    func settled(from start: Place, _ shape: PageShape) -> (height: Int, next: Place?) {
        let together = Self.together(shape.height)
        guard let next = end(from: start, shape, together) else { return (shape.height, nil) }
        guard shape.height > 3, endsWithin(leastOnLast * shape.columns, of: next) else { return (shape.height, next) }
        for wanted in [leastOnLast * shape.columns, leastOnLast] where endsWithin(wanted, of: next) {
            for height in (shape.height / 2..<shape.height).reversed() {
                guard let earlier = end(from: start, PageShape(height: height, columns: shape.columns), together), earlier > start else { break }
                if !endsWithin(wanted, of: earlier) { return (height, earlier) }
            }
        }
        return (shape.height, next)
    }

    /// True when fewer rows than these are left of the flow.
    @inlinable
    func endsWithin(_ rows: Int, of place: Place) -> Bool {
        var (place, left) = (place, rows)
        while true {
            left -= flow.item(at: place.address).lineCount - place.line
            guard left > 0 else { return false }
            guard let following = flow.address(after: place.address) else { return true }
            place = Place(following)
            left -= flow.item(at: following).spaceBefore
        }
    }

    /// Where a page ends by its height alone.
    @inlinable
    func end(from start: Place, _ shape: PageShape, _ together: Int) -> Place? {
        guard shape.columns > 1 else { return walk(from: start, height: shape.height, together, visit: { _ in }) }
        guard let top = spanned(from: start, shape, visit: { _ in }) else { return nil }
        guard top.height > 0 else { return top.place }
        var place = top.place
        for _ in 0..<shape.columns {
            guard let next = walk(from: place, height: top.height, together, visit: { _ in }) else { return nil }
            place = next
        }
        return place
    }

    /// What stands across the columns at a page's top.
    /// - Returns: where the columns begin and how high they are, no rows where the page is full; nil at the flow's end.
    @inlinable
    func spanned(from start: Place, _ shape: PageShape, visit: (Row) -> Void) -> (place: Place, height: Int)? {
        var (place, remaining) = (start, shape.height)
        guard shape.columns > 1 else { return (place, remaining) }
        while true {
            let item = flow.item(at: place.address)
            let space = place == start || place.line > 0 ? 0 : item.spaceBefore
            guard item.spansColumns else {
                // Columns need rows for two lines.
                let gap = place == start ? 0 : max(1, space)
                guard remaining - gap >= min(2, shape.height) else { return (place, 0) }
                for _ in 0..<gap { visit(.blank) }
                return (place, remaining - gap)
            }
            let lines = item.lineCount - place.line
            let taken = min(lines, remaining - space)
            guard taken > 0 else { return (place, 0) }
            for _ in 0..<space { visit(.blank) }
            for line in 0..<taken { visit(.line(Place(place.address, line: place.line + line))) }
            if taken < lines { return (Place(place.address, line: place.line + taken), 0) }
            remaining -= space + taken
            guard let following = flow.address(after: place.address) else { return nil }
            place = Place(following)
        }
    }

    @inlinable @inline(__always)
    func walk(from start: Place, height: Int, _ together: Int, visit: (Row) -> Void) -> Place? {
        var remaining = max(1, height)
        var place = start
        var isTop = true
        while true {
            let item = flow.item(at: place.address)
            let space = isTop || place.line > 0 ? 0 : item.spaceBefore
            let lines = max(1, item.lineCount - place.line)
            if isTop, item.headings > 0, item.headings <= remaining / 3, item.headings + min(lines, together) <= remaining {
                for line in 0..<item.headings { visit(.heading(Place(place.address, line: line))) }
                remaining -= item.headings
            }
            let taken = linesTaken(item, place, lines: lines, available: remaining - space, of: height, isTop: isTop, together)
            if taken == 0 { return place }
            for _ in 0..<space { visit(.blank) }
            for line in 0..<taken { visit(.line(Place(place.address, line: place.line + line))) }
            if taken < lines { return Place(place.address, line: place.line + taken) }
            remaining -= space + taken
            guard let following = flow.address(after: place.address) else { return nil }
            place = Place(following)
            isTop = false
            if remaining == 0 { return place }
        }
    }

    /// How many lines of a block a page takes; 0 when the block goes to the next page.
    @inlinable
    func linesTaken(_ item: FlowItem, _ place: Place, lines: Int, available: Int, of height: Int, isTop: Bool, _ together: Int) -> Int {
        guard available > 0 else { return 0 }
        if item.keepsWithNext || item.goesOn, !isTop, needed(place.address, item, of: height, together, depth: 0) > available { return 0 }
        if lines <= available {
            guard item.leadsOn, let left = left(place, item, lines: lines, available: available, of: height, together) else { return lines }
            return left > 0 || !isTop ? left : lines
        }
        if item.staysWhole, !isTop { return 0 }
        var taken = available
        if lines - taken < together { taken = lines - together }
        if taken < together, place.line == 0 || taken < 1 { taken = 0 }
        return taken == 0 && isTop ? min(available, lines) : taken
    }

    /// Of a block that has room, and leads over to one that has none, the lines that stay; nil where all do.
    @inlinable
    func left(_ place: Place, _ item: FlowItem, lines: Int, available: Int, of height: Int, _ together: Int) -> Int? {
        guard let following = flow.address(after: place.address) else { return nil }
        let next = flow.item(at: following)
        let needed = next.spaceBefore + needed(following, next, of: height, together, depth: 1)
        guard lines + needed > available, min(lines, together) + needed <= height else { return nil }
        // A paragraph's last lines go with what they lead to; one of three lines, or of two, can't be parted.
        return lines >= 2 * together ? lines - together : 0
    }

    /// Lines that a block and what it must stay with need on a page.
    @inlinable
    func needed(_ address: F.Address, _ item: FlowItem, of height: Int, _ together: Int, depth: Int) -> Int {
        if item.goesOn, let whole = whole(address, item, height) { return whole }
        let isParted = item.lineCount > together + 1 && !item.staysWhole
        guard item.keepsWithNext || item.leadsOn && !isParted else { return isParted ? together : item.lineCount }
        guard depth < 4, let following = flow.address(after: address) else { return item.lineCount }
        let next = flow.item(at: following)
        return item.lineCount + next.spaceBefore + needed(following, next, of: height, together, depth: depth + 1)
    }

    /// Lines from a block that goes on to the last one that it is one thing with; nil where a page has no room for them.
    @inlinable
    func whole(_ address: F.Address, _ item: FlowItem, _ height: Int) -> Int? {
        var (address, item, rows) = (address, item, item.lineCount)
        while item.goesOn, rows <= height, let following = flow.address(after: address) {
            (address, item) = (following, flow.item(at: following))
            rows += item.spaceBefore + item.lineCount
        }
        return rows <= height ? rows : nil
    }

    // MARK: Backward

    /// The start of a page that ends right before `end`: as high as fits, such that nothing between is lost.
    /// - Parameter end: nil for the flow's end.
    @inlinable
    package func previous(before end: Place?, last: F.Address, height: Int) -> Place {
        previous(before: end, last: last, PageShape(height: height))
    }

    @inlinable
    package func previous(before end: Place?, last: F.Address, _ shape: PageShape) -> Place {
        let rows = shape.height * shape.columns
        var start = end.map { back($0, rows: rows) } ?? back(Place(last, line: flow.item(at: last).lineCount), rows: rows)
        // The page's rules may end it early; then it must start later.
        for _ in 0..<rows {
            let next = next(from: start, shape)
            guard let next, end.map({ next < $0 }) ?? true else { return start }
            start = forward(start, rows: 1) ?? start
        }
        return start
    }

    /// The place `rows` rows above, spaces counted; the flow's start at most.
    @inlinable
    package func back(_ place: Place, rows: Int) -> Place {
        var place = place
        var remaining = rows
        var isOrigin = true
        while true {
            if place.line >= remaining { return Place(place.address, line: place.line - remaining) }
            remaining -= place.line
            if place.line > 0 { isOrigin = false }
            // The gap above the page that starts here is no row of the page before.
            let space = isOrigin ? 0 : flow.item(at: place.address).spaceBefore
            guard let before = flow.address(before: place.address) else { return Place(place.address) }
            if remaining <= space, !isOrigin { return Place(place.address) }
            remaining = max(1, remaining - space)
            isOrigin = false
            place = Place(before, line: flow.item(at: before).lineCount)
        }
    }

    /// The place so many lines above, spaces passed over; the flow's start at most.
    @inlinable
    package func backward(_ place: Place, lines: Int) -> Place {
        var place = place
        var remaining = lines
        while remaining > place.line {
            remaining -= place.line
            guard let before = flow.address(before: place.address) else { return Place(place.address) }
            place = Place(before, line: flow.item(at: before).lineCount)
        }
        return Place(place.address, line: place.line - remaining)
    }

    /// The place `rows` lines below, spaces passed over; nil past the end.
    @inlinable
    package func forward(_ place: Place, rows: Int) -> Place? {
        var place = place
        var remaining = rows
        while true {
            let count = flow.item(at: place.address).lineCount
            if place.line + remaining < count { return Place(place.address, line: place.line + remaining) }
            remaining -= count - place.line
            guard let following = flow.address(after: place.address) else { return nil }
            place = Place(following)
        }
    }
}
