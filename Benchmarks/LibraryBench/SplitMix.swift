// Numbers that look random and are the same in every run.
import Glibc

struct SplitMix {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var value = state
        value = (value ^ value >> 30) &* 0xBF58_476D_1CE4_E5B9
        value = (value ^ value >> 27) &* 0x94D0_49BB_1331_11EB
        return value ^ value >> 31
    }

    mutating func below(_ bound: Int) -> Int { Int(next() % UInt64(bound)) }

    mutating func unit() -> Double { Double(next() >> 11) * 0x1p-53 }

    /// Log-normal with median 1 (Box–Muller).
    mutating func lognormal(_ deviation: Double) -> Double {
        exp(deviation * (-2 * log(1 - unit())).squareRoot() * cos(2 * .pi * unit()))
    }
}

/// Picks ranks from 0 on, the rank `r` in proportion to 1/(r + 2.7)^exponent (Zipf–Mandelbrot).
struct ZipfPicker {
    private let sums: [Double]

    init(count: Int, exponent: Double) {
        var sum = 0.0
        sums = (0..<count).map { rank in
            sum += pow(Double(rank) + 2.7, -exponent)
            return sum
        }
    }

    func pick(_ random: inout SplitMix) -> Int {
        let wanted = random.unit() * sums[sums.count - 1]
        var (low, high) = (0, sums.count - 1)
        while low < high {
            let middle = (low + high) / 2
            if sums[middle] < wanted { low = middle + 1 } else { high = middle }
        }
        return low
    }
}
