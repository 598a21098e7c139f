// A text folded for search, that knows where each of its scalars came from. Done to the query and the text alike.

/// A text folded, each of its scalars knowing the source scalar that it came from.
package struct FoldedText {
    package private(set) var scalars: [UInt32] = []
    private var sourceOffsets: [Int32] = []
    private var sourceCount = 0

    package init() {}

    package init(_ source: [UInt32]) {
        self.init()
        source.withUnsafeBufferPointer { fold($0) }
    }

    /// Folds another text into the same memory.
    package mutating func fold(_ source: UnsafeBufferPointer<UInt32>) {
        scalars.removeAll(keepingCapacity: true)
        sourceOffsets.removeAll(keepingCapacity: true)
        sourceCount = source.count
        for offset in source.indices {
            SearchFolding.forEachFolded(source[offset]) { append($0, offset) }
        }
    }

    @inline(__always)
    private mutating func append(_ scalar: UInt32, _ offset: Int) {
        // A run of spaces is one space.
        if scalar == " ", scalars.last == " " { return }
        scalars.append(scalar)
        sourceOffsets.append(Int32(truncatingIfNeeded: offset))
    }

    /// The places where `query` (folded itself) occurs, as ranges of source scalars, in order and not overlapping. A waw or a yeh of
    /// the query is also a hamza of the text: many type سوال for سؤال. A hit reaches over what folding dropped after its last letter (marks, tatweel), so that whole clusters are covered.
    package func matches(of query: FoldedText) -> [Range<Int>] {
        var found: [Range<Int>] = []
        let needle = query.scalars
        guard let first = needle.first, needle.count <= scalars.count else { return [] }
        var index = 0
        let last = scalars.count - needle.count
        while index <= last {
            guard Self.answers(scalars[index], first), matches(needle, at: index) else {
                index += 1
                continue
            }
            let end = index + needle.count
            found.append(Int(sourceOffsets[index])..<endOfCluster(after: end))
            index = end
        }
        return found
    }

    private func matches(_ needle: [UInt32], at index: Int) -> Bool {
        for offset in needle.indices where !Self.answers(scalars[index + offset], needle[offset]) { return false }
        return true
    }

    @inline(__always)
    private static func answers(_ scalar: UInt32, _ wanted: UInt32) -> Bool {
        scalar == wanted || scalar == "ء" && (wanted == "و" || wanted == "ي")
    }

    private func endOfCluster(after end: Int) -> Int {
        let last = Int(sourceOffsets[end - 1])
        guard end < scalars.count else { return sourceCount }
        return max(last + 1, Int(sourceOffsets[end]))
    }
}
