// Folding for search: spellings that a reader takes for the same become the same. Done to the query and the text alike;
// the table is generated (scripts/generate-unicode, `folds`).
import CUnicodeData

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
            let scalar = source[offset]
            let place = qari_fold_offset(scalar)
            if place == 0xFFFF {
                append(scalar, offset)
                continue
            }
            for index in 0..<qari_fold_count(place) { append(qari_fold_scalar(place, index), offset) }
        }
    }

    @inline(__always)
    private mutating func append(_ scalar: UInt32, _ offset: Int) {
        // A run of spaces is one space.
        if scalar == 0x20, scalars.last == 0x20 { return }
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
        scalar == wanted || scalar == 0x621 && (wanted == 0x648 || wanted == 0x64A)
    }

    private func endOfCluster(after end: Int) -> Int {
        let last = Int(sourceOffsets[end - 1])
        guard end < scalars.count else { return sourceCount }
        return max(last + 1, Int(sourceOffsets[end]))
    }
}
