// Sums of scores by article, and the best of them: an array by number, as numbers are dense.

struct ScoreTable {
    private var scores: [Float]
    private var touched: [Int32] = []

    /// A library of more is none: a damaged file may claim any number.
    private static let bound: Int64 = 50_000_000

    /// - Parameter highest: the highest number there is.
    init(highest: Int64) { scores = [Float](repeating: 0, count: Int(min(max(0, highest), Self.bound)) + 1) }

    @inline(__always)
    mutating func add(_ score: Double, to id: Int64) {
        guard let index = Int(exactly: id), scores.indices.contains(index) else { return }
        if scores[index] == 0 { touched.append(Int32(truncatingIfNeeded: index)) }
        scores[index] += Float(score)
    }

    /// The best `count`, in no order.
    func best(_ count: Int) -> [(id: Int64, score: Double)] {
        // A heap of the best so far, the least of them on top.
        var heap: [Int32] = []
        heap.reserveCapacity(count + 1)
        for index in touched {
            if heap.count < count {
                heap.append(index)
                rise(&heap)
            } else if let least = heap.first, scores[Int(index)] > scores[Int(least)] {
                heap[0] = index
                sink(&heap)
            }
        }
        return heap.map { (Int64($0), Double(scores[Int($0)])) }
    }

    private func rise(_ heap: inout [Int32]) {
        var place = heap.count - 1
        while place > 0, scores[Int(heap[place])] < scores[Int(heap[(place - 1) / 2])] {
            heap.swapAt(place, (place - 1) / 2)
            place = (place - 1) / 2
        }
    }

    private func sink(_ heap: inout [Int32]) {
        var place = 0
        while true {
            var least = place
            for child in [2 * place + 1, 2 * place + 2] where child < heap.count && scores[Int(heap[child])] < scores[Int(heap[least])] {
                least = child
            }
            if least == place { return }
            heap.swapAt(place, least)
            place = least
        }
    }
}
