// A search in an article: every hit in order, found a slice at a time from the start; the current one.
import ArabicText

package struct SearchState {
    /// A hit: a block and the scalar in it where the hit starts.
    package struct Hit: Comparable, Hashable {
        var address: BlockAddress
        var scalar: Int
        package static func < (left: Hit, right: Hit) -> Bool {
            left.address == right.address ? left.scalar < right.scalar : left.address < right.address
        }
    }

    let query: [UInt32]
    let folded: FoldedText
    /// More are counted but not kept.
    private static let kept = 100_000
    private(set) var hits: [Hit] = []
    private(set) var count = 0
    /// Where counting goes on; nil when all is counted.
    private(set) var next: BlockAddress?
    var current: Hit?
    /// A hit wanted after or before this place as soon as it is found.
    var wanted: (from: Hit, isForward: Bool)?

    init(query: [UInt32], in document: ArticleDocument) {
        self.query = query
        folded = FoldedText(query)
        next = folded.scalars.isEmpty ? nil : document.firstAddress
    }

    var isWhole: Bool { next == nil }

    /// Counts on through about `bytes` of the source.
    mutating func extend(in document: ArticleDocument, bytes: Int) {
        var passed = 0
        while let address = next, passed < bytes {
            let block = document.block(at: address)
            passed += block.text.count * 2 + 16
            for match in FoldedText(block.text).matches(of: folded) {
                count += 1
                if hits.count < Self.kept { hits.append(Hit(address: address, scalar: match.lowerBound)) }
            }
            next = document.address(after: address)
        }
    }

    /// The tail is another one: it is counted anew.
    mutating func recountTail(of document: ArticleDocument) {
        let isInTail = { (address: BlockAddress) in address.part == .tail }
        count -= hits.count { isInTail($0.address) }
        hits.removeAll { isInTail($0.address) }
        if current.map({ isInTail($0.address) }) ?? false { current = nil }
        if next.map(isInTail) ?? true, !folded.scalars.isEmpty { next = document.firstTail }
    }

    /// The hit after or before a place, wrapping around; nil while it is not known.
    func hit(_ isForward: Bool, from place: Hit, inclusive: Bool = false) -> Hit? {
        if isForward {
            if let found = hits.first(where: { inclusive ? $0 >= place : $0 > place }) { return found }
            return isWhole ? hits.first : nil
        }
        let isCovered = isWhole || next.map { $0 > place.address } ?? true
        if isCovered, let found = hits.last(where: { $0 < place }) { return found }
        return isWhole ? hits.last : nil
    }
}
