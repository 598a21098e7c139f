// How much it says that two texts have something in common, be it stems of all the library or parts of words of a few articles.
import Glibc

enum Likeness {
    /// How much something says that so many of so many articles have: its inverse document frequency.
    static func rarity(holders: Double, articles: Double) -> Double { log(1 + (articles - holders + 0.5) / (holders + 0.5)) }

    /// How much it says that a text has something so many times: the tenth says little that the ninth did not.
    static func damped(_ count: Double) -> Double { 1 + log(count) }

    /// What it is worth to have in common what a text has so many times.
    static func worth(count: Double, rarity: Double) -> Double { damped(count) * rarity * rarity.squareRoot() }

    /// A sum of worths, the text's length out of it: the length of the vector of counts, *before* rarity is weighed. Divided by the
    /// weighed length, a text of rare words would lose for its being particular. With a power above 1 a long text, which has
    /// something of everything, needs somewhat more in common than a short one.
    static func perLength(_ sum: Double, _ length: Double) -> Double { length > 0 ? sum / pow(length, 1.2) : 0 }
}
