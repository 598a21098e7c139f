// The parts of an article's words: every four letters in a row, a word's edges counting as letters. Forms of one word that the
// stemmer keeps apart (اليابان، يابانيين) have parts in common. They are read from the text when somebody asks (`WordPartReader`):
// none are stored, and what they say is said of a few articles only.

struct WordParts {
    /// The different parts by number: 16 bits of a hash, few enough to count in an array. Two parts of one number count as one.
    var numbers: [UInt16] = []
    /// How often each is there, at least once.
    var counts: [Float] = []

    static let numberCount = 1 << 16

    /// How alike some texts are to this one: 1 for the same parts, 0 for none in common.
    ///
    /// A part weighs by how few *of these texts* have it. They were found for being about the same things, and what they all have
    /// doesn't tell one from the other.
    func likenesses(of others: [WordParts]) -> [Double] {
        var holders = [Int32](repeating: 0, count: Self.numberCount)
        for other in others { for number in other.numbers { holders[Int(number)] += 1 } }
        var worths = [Float](repeating: 0, count: Self.numberCount)
        for (number, count) in zip(numbers, counts) where holders[Int(number)] > 0 {
            let rarity = Likeness.rarity(holders: Double(holders[Int(number)]), articles: Double(others.count))
            worths[Int(number)] = Float(Likeness.worth(count: Double(count), rarity: rarity))
        }
        let whole = product(worths)
        return others.map { whole > 0 ? $0.product(worths) / whole : 0 }
    }

    /// What of so much worth is here; how often does not matter.
    private func product(_ worths: [Float]) -> Double {
        Likeness.perLength(Double(numbers.reduce(0) { $0 + worths[Int($1)] }), Double(numbers.count).squareRoot())
    }
}
