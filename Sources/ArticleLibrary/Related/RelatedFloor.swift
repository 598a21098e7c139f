// Whether two articles are related at all. Something is always the most alike, and any two texts share words; a newspaper lists
// nothing rather than what has nothing to do with an article. What is decided here doesn't depend on the library: two articles are
// as related among eight as among 100,000.
import Glibc

/// What another article must have in common with an article to be called related to it: clearly more than any other.
struct RelatedFloor {
    /// The article's different stems by their numbers, ascending, and how much each says.
    private let numbers: [UInt32]
    private let worths: [Double]
    /// What its stems of each share say together.
    private let bands: [(share: Double, worth: Double)]

    /// Of related articles, what they share says so many times what chance would let them share.
    private static let times = 1.9
    /// Added to chance, so that however short the texts are, one word in common relates none: a rare one says 5.3.
    private static let least = 3.0

    init(_ own: StemVector) {
        numbers = own.entries.map(StemVector.number)
        let bandOfEach = numbers.map(CommonStems.band)
        worths = bandOfEach.map { CommonStems.worths[$0] }
        var sums = [Double](repeating: 0, count: CommonStems.shares.count)
        for (band, worth) in zip(bandOfEach, worths) { sums[band] += worth }
        bands = zip(CommonStems.shares, sums).filter { $0.1 > 0 }.map { ($0, $1) }
    }

    func admits(_ other: StemVector) -> Bool { shared(with: other) >= Self.times * (chance(of: other) + Self.least) }

    private func shared(with other: StemVector) -> Double {
        var sum = 0.0
        other.forEachShared(with: numbers) { place, _ in sum += worths[place] }
        return sum
    }

    /// What an article of the other's length would share, were its words any. A text of twice the length has twice the chances for each.
    private func chance(of other: StemVector) -> Double {
        let length = Double(other.entries.count) / CommonStems.articleLength
        return bands.reduce(0) { $0 + $1.worth * (1 - pow(1 - $1.share, length)) }
    }
}
