// A list of the library's headlines, of which only a window is held: a hundred thousand articles cost what a screen does.
import ArticleModel

package struct HeadlineList {
    package let query: HeadlineQuery
    /// How many there are; nil until the library has told.
    package private(set) var count: Int?
    package var selection = 0
    /// The first item on screen.
    package var top = 0
    private var rows: [Int: Headline] = [:]
    /// What the question that is under way will bring. Its slot's ticket tells its answer from older ones.
    private var awaited: Range<Int>?
    /// What the last reply was about.
    private var answered: Range<Int>?
    /// Places whose article has since left the query (read ones of the unread) or gone to its front (history). The list
    /// stays as the reader knows it; only what is asked of the library shifts.
    private var displaced: Set<Int> = []
    /// The article that the reader's place goes with when the reply comes.
    private var followed: Int64?
    private static let windowRows = 200
    /// A list of more is told by headlines and what they begin with; of a shorter one the library gives what the page may tell.
    package static let mostTold = 120
    private static let keptRows = 1_000

    package init(_ query: HeadlineQuery) { self.query = query }

    package subscript(index: Int) -> Headline? { rows[index] }
    package var selected: Headline? { rows[selection] }
    /// The rows held, for what looks over all of them.
    var held: [Headline] { Array(rows.values) }

    // MARK: Loading

    /// What to ask for so that `range` can be shown: the range with room around it. nil where nothing need be asked.
    mutating func request(for range: Range<Int>) -> Range<Int>? {
        let wanted = range.clamped(to: 0..<max(1, count ?? .max))
        if count != nil, count == 0 || wanted.allSatisfy({ rows[$0] != nil }) { return nil }
        // What the library left out of its answer it would leave out again.
        for known in [answered, awaited].compactMap(\.self) where known.lowerBound <= wanted.lowerBound && known.upperBound >= wanted.upperBound {
            return nil
        }
        return ask(around: wanted)
    }

    /// What to ask for anew, whatever is held: something may have changed.
    mutating func refresh() -> Range<Int> { ask(around: min(top, selection)..<(selection + 1)) }

    /// Begins again from what the library has now; the reader's place stays with the article.
    mutating func reload() -> Range<Int> {
        let id = selection > 0 ? rows[selection]?.id : nil
        forget()
        count = nil
        followed = id
        return refresh()
    }

    private mutating func ask(around wanted: Range<Int>) -> Range<Int> {
        var start = max(0, wanted.lowerBound - Self.windowRows / 4)
        while displaced.contains(start) { start += 1 }
        let count = max(Self.windowRows, wanted.upperBound - start + Self.windowRows / 4)
        awaited = start..<(start + count)
        let stored = storedOffset(of: start)
        return stored..<(stored + count)
    }

    /// Where the library has what the list has at `index`, which is not displaced.
    private func storedOffset(of index: Int) -> Int {
        switch query.base {
        case .unread: index - displaced.count { $0 < index }
        case .history: index + displaced.count { $0 > index }
        default: index
        }
    }

    /// Takes the answer to the last question in.
    /// - Parameter total: how many the library has.
    mutating func receive(_ found: [Headline], total: Int) {
        guard let awaited else { return }
        self.awaited = nil
        answered = awaited
        var placed = place(found, from: awaited.lowerBound)
        let isChanged = count.map { $0 != all(total) } ?? false || placed[selection].map { $0.id != rows[selection]?.id } ?? false
        if let followed = followed ?? (isChanged ? rows[selection]?.id : nil) {
            forget()
            placed = place(found, from: awaited.lowerBound)
            follow(followed, in: placed)
        }
        followed = nil
        count = all(total)
        let middle = (awaited.lowerBound + awaited.upperBound) / 2
        if rows.count > Self.keptRows {
            rows = rows.filter { abs($0.key - middle) < Self.keptRows / 2 || displaced.contains($0.key) }
        }
        rows.merge(placed) { $1 }
        selection = min(selection, max(0, all(total) - 1))
        top = min(top, selection)
    }

    private func all(_ total: Int) -> Int { query.base == .unread ? total + displaced.count : total }

    /// Rows of a reply at their places in the list: displaced ones keep theirs.
    private func place(_ found: [Headline], from start: Int) -> [Int: Headline] {
        var placed: [Int: Headline] = [:]
        var index = start
        for headline in found {
            while displaced.contains(index) { index += 1 }
            placed[index] = headline
            index += 1
        }
        return placed
    }

    private mutating func forget() {
        answered = nil
        rows.removeAll()
        displaced.removeAll()
    }

    /// What is held may stand elsewhere now. A reader at the very top stays there and sees what is new; any other keeps
    /// the article.
    private mutating func follow(_ id: Int64, in placed: [Int: Headline]) {
        let screen = selection - top
        guard selection > 0, let place = placed.first(where: { $0.value.id == id })?.key else { return }
        selection = place
        top = max(0, selection - screen)
    }

    // MARK: Changing

    /// An article was read or marked: shown at once, wherever it is held.
    mutating func change(_ id: Int64, _ change: (inout Headline) -> Void) {
        for (index, row) in rows where row.id == id {
            var changed = row
            change(&changed)
            rows[index] = changed
        }
    }

    /// An article is no more: what stands behind it moves up.
    mutating func remove(_ id: Int64) {
        guard let index = rows.first(where: { $0.value.id == id })?.key else { return }
        rows = Dictionary(uniqueKeysWithValues: rows.compactMap { place, row in place == index ? nil : (place > index ? place - 1 : place, row) })
        displaced = Set(displaced.compactMap { $0 == index ? nil : $0 > index ? $0 - 1 : $0 })
        (answered, awaited) = (nil, nil)
        if let count { self.count = max(0, count - 1) }
        selection = min(selection, max(0, (count ?? 1) - 1))
        top = min(top, selection)
    }

    /// An article was opened: from now on the library has it elsewhere in this list.
    mutating func displace(_ id: Int64) {
        guard query.base == .unread || query == .history, let index = rows.first(where: { $0.value.id == id })?.key else { return }
        if query.base == .unread, rows[index]?.isRead == true { return }
        displaced.insert(index)
    }
}
