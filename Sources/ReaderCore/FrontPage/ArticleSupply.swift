// How what brings articles in fares, for a reader who can't see it: a kiosk's strip and the front page's footer say it alike.

package struct ArticleSupply: Hashable, Sendable {
    /// When a source last answered, in seconds since 1970; nil when none ever did.
    package var lastGood: Int64?
    /// Sources that did not answer the last time.
    package var failing: Int

    package init(lastGood: Int64?, failing: Int) { (self.lastGood, self.failing) = (lastGood, failing) }

    /// What is as old as this is told to be old where nothing fails, too: a day, in seconds.
    static let freshness: Int64 = 86_400
}

extension Phrases {
    /// Of sources that can't be reached; nil for an age that is not known.
    package func supplyIsCutOff(_ age: String?) -> String {
        guard let age else { return say("تعذّر الوصول إلى المصادر", "The sources can't be reached") }
        return say("تعذّر الوصول إلى المصادر؛ آخر تحديث: \(isolated(age))", "The sources can't be reached; last updated: \(age)")
    }

    /// Nil while there is nothing to say.
    func age(of supply: ArticleSupply?, at clock: ClockTime?) -> String? {
        guard let supply, let clock else { return nil }
        let age = supply.lastGood.map { self.age(of: $0, at: clock) }
        if supply.failing > 0 { return supplyIsCutOff(age) }
        guard let last = supply.lastGood, let age, clock.seconds - last > ArticleSupply.freshness else { return nil }
        return say("آخر تحديث للموجزات: \(isolated(age))", "feeds last updated: \(age)")
    }
}
