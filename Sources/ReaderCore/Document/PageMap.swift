// The canonical pages of an article at one layout, found from the first on, a slice at a time; and its headings on the way.
import TextLayout

/// The pages counted so far.
package struct PageMap {
    /// The start of every page found.
    package private(set) var starts: [LinePlace] = []
    /// All that there is has been gone through.
    private(set) var isExhausted = false
    /// False while the rest of the article is still being read: then there are more pages than were found.
    package var isWhole: Bool { isExhausted && !isBeginning }
    private let isBeginning: Bool
    private var next: LinePlace?
    /// Of the first page and of the others.
    private let shapes: (first: PageShape, later: PageShape)

    package init(document: ArticleDocument, heights: (first: Int, later: Int), columns: Int = 1) {
        isBeginning = document.text.isBeginning
        shapes = (PageShape(height: heights.first, columns: columns), PageShape(height: heights.later, columns: columns))
        if let first = document.firstAddress {
            starts = [LinePlace(first)]
            next = LinePlace(first)
        } else {
            isExhausted = true
        }
    }

    /// Finds more pages: at least one, until `bytes` of the source are passed or `place` is covered.
    package mutating func extend(in document: ArticleDocument, bytes: Int, until place: LinePlace? = nil) {
        let pagination = Pagination(flow: document.passing)
        guard let first = next else { return }
        let limit = document.byteOffset(of: LinePlace(first.address)) + bytes
        while let start = next {
            next = pagination.next(from: start, starts.count == 1 ? shapes.first : shapes.later)
            guard let next else {
                isExhausted = true
                return
            }
            starts.append(next)
            if let place, next > place { return }
            if place == nil, case .body(let byte) = next.address, byte > limit { return }
        }
    }

    /// True when the page that holds a place is known.
    package func covers(_ place: LinePlace) -> Bool { isWhole || (starts.last.map { place < $0 } ?? false) }

    /// The index of the page that holds a place.
    package func index(of place: LinePlace) -> Int {
        var (low, high) = (0, max(0, starts.count - 1))
        while low < high {
            let middle = (low + high + 1) / 2
            if starts[middle] <= place { low = middle } else { high = middle - 1 }
        }
        return low
    }
}
