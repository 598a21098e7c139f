// Cuts a flow of blocks into pages. Pure: it asks a flow for line counts and gives back places. A heading stays with at
// least two lines of its text; a paragraph leaves at least two lines on each side of a page's end; neither rule may make
// an empty page or lose a line on a screen too small to honour it.

/// A block as pagination sees it.
@usableFromInline package struct FlowItem: Hashable, Sendable {
    /// At least 1.
    @usableFromInline package var lineCount: Int
    /// Blank rows before it, unless it opens a page.
    @usableFromInline package var spaceBefore: Int
    /// True for a heading: it goes to the next page rather than end one.
    @usableFromInline package var keepsWithNext: Bool

    package init(lineCount: Int, spaceBefore: Int = 1, keepsWithNext: Bool = false) {
        self.lineCount = max(1, lineCount)
        self.spaceBefore = spaceBefore
        self.keepsWithNext = keepsWithNext
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

    /// One row of a page.
    @usableFromInline package enum Row: Equatable {
        case blank
        case line(Place)
    }

    @usableFromInline package let flow: F
    /// Two, by custom: how many lines of a paragraph stand together at a page's edge.
    @inlinable var together: Int { 2 }

    @inlinable
    package init(flow: F) { self.flow = flow }

    /// Where the page after one that starts at `start` starts; nil when this is the last.
    @inlinable
    package func next(from start: Place, height: Int) -> Place? { walk(from: start, height: height, visit: { _ in }) }

    /// The rows of a page, and where the next one starts.
    @inlinable
    package func page(from start: Place, height: Int) -> (rows: [Row], next: Place?) {
        var rows: [Row] = []
        let next = walk(from: start, height: height) { rows.append($0) }
        return (rows, next)
    }

    @inlinable @inline(__always)
    func walk(from start: Place, height: Int, visit: (Row) -> Void) -> Place? {
        var remaining = max(1, height)
        var place = start
        var isTop = true
        while true {
            let item = flow.item(at: place.address)
            let space = isTop || place.line > 0 ? 0 : item.spaceBefore
            let lines = max(1, item.lineCount - place.line)
            let taken = linesTaken(item, place, lines: lines, available: remaining - space, isTop: isTop)
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
    func linesTaken(_ item: FlowItem, _ place: Place, lines: Int, available: Int, isTop: Bool) -> Int {
        guard available > 0 else { return 0 }
        if item.keepsWithNext, !isTop, needed(place.address, item, depth: 0) > available { return 0 }
        if lines <= available { return lines }
        var taken = available
        if lines - taken < together { taken = lines - together }
        if taken < together, place.line == 0 || taken < 1 { taken = 0 }
        return taken == 0 && isTop ? min(available, lines) : taken
    }

    /// Lines that a block and what it must stay with need on a page.
    @inlinable
    func needed(_ address: F.Address, _ item: FlowItem, depth: Int) -> Int {
        guard item.keepsWithNext else { return item.lineCount <= together + 1 ? item.lineCount : together }
        guard depth < 4, let following = flow.address(after: address) else { return item.lineCount }
        let next = flow.item(at: following)
        return item.lineCount + next.spaceBefore + needed(following, next, depth: depth + 1)
    }

    // MARK: Backward

    /// The start of a page that ends right before `end`: as high as fits, such that nothing between is lost.
    /// - Parameter end: nil for the flow's end.
    @inlinable
    package func previous(before end: Place?, last: F.Address, height: Int) -> Place {
        var start = end.map { back($0, rows: height) } ?? back(Place(last, line: flow.item(at: last).lineCount), rows: height)
        // The page's rules may end it early; then it must start later.
        for _ in 0..<max(1, height) {
            let next = next(from: start, height: height)
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
