// A search in an article: every hit in order, found a slice at a time from the start; the current one.
import ArabicText

package struct SearchState {
    let query: [UInt32]
    let folded: FoldedText
    /// More are counted but not kept.
    private static let kept = 100_000
    private(set) var hits: [TextPlace] = []
    private(set) var count = 0
    /// Where counting goes on; nil when all is counted.
    private(set) var next: BlockAddress?
    /// The rest of the article is still being read: there may be more hits than were found.
    private let isBeginning: Bool
    var current: TextPlace?
    /// A hit wanted after or before this place as soon as it is found.
    var wanted: (from: TextPlace, isForward: Bool)?

    init(query: [UInt32], in document: ArticleDocument) {
        self.query = query
        folded = FoldedText(query)
        isBeginning = document.text.isBeginning
        next = folded.scalars.isEmpty ? nil : document.firstAddress
    }

    /// All that there is has been gone through.
    var isExhausted: Bool { next == nil }
    var isWhole: Bool { isExhausted && (!isBeginning || folded.scalars.isEmpty) }
    /// Nothing was found, and nothing will be.
    var isInVain: Bool { isWhole && count == 0 }

    /// Counts on through about `bytes` of the source.
    mutating func extend(in document: ArticleDocument, bytes: Int) {
        var passed = 0
        while let address = next, passed < bytes {
            let block = document.passing.block(at: address)
            passed += block.text.count * 2 + 16
            for match in block.isToldAgain ? [] : FoldedText(block.text).matches(of: folded) {
                count += 1
                if hits.count < Self.kept { hits.append(TextPlace(address: address, scalar: match.lowerBound)) }
            }
            next = document.passing.address(after: address)
        }
    }

    /// The tail is another one: it is counted anew.
    mutating func recountTail(of document: ArticleDocument) {
        count -= hits.count { $0.address.isInTail }
        hits.removeAll { $0.address.isInTail }
        if current?.address.isInTail == true { current = nil }
        if next?.isInTail ?? true, !folded.scalars.isEmpty { next = document.firstTail }
    }

    /// The head's blocks stand elsewhere on this screen: hits in it go with them.
    mutating func follow(_ document: ArticleDocument) {
        func moved(_ place: TextPlace) -> TextPlace {
            guard case .head = place.address, let address = document.nearest(to: place)?.address else { return place }
            return TextPlace(address: address, scalar: place.scalar)
        }
        hits = hits.map(moved).sorted()
        current = current.map(moved)
        wanted = wanted.map { (moved($0.from), $0.isForward) }
        next = next.map { moved(TextPlace(address: $0)).address }
    }

    /// The hit after or before a place, wrapping around; nil while it is not known.
    func hit(_ isForward: Bool, from place: TextPlace, inclusive: Bool = false) -> TextPlace? {
        if isForward {
            let found = firstIndex { inclusive ? $0 >= place : $0 > place }
            if found < hits.count { return hits[found] }
            return isWhole ? hits.first : nil
        }
        let isCovered = isWhole || next.map { $0 > place.address } ?? true
        let found = firstIndex { $0 >= place }
        if isCovered, found > 0 { return hits[found - 1] }
        return isWhole ? hits.last : nil
    }

    /// The number of a hit among those kept.
    func number(of hit: TextPlace) -> Int? {
        let found = firstIndex { $0 >= hit }
        return found < hits.count && hits[found] == hit ? found + 1 : nil
    }

    /// Where the hits that lie `beyond` begin; all behind the first of them do.
    private func firstIndex(_ beyond: (TextPlace) -> Bool) -> Int {
        var (low, high) = (0, hits.count)
        while low < high {
            let middle = (low + high) / 2
            if beyond(hits[middle]) { high = middle } else { low = middle + 1 }
        }
        return low
    }
}
