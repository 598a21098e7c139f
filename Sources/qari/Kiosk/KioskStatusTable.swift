// How kiosks fare, a line for each.
import ReaderCore

struct KioskStatusTable {
    private let phrases: Phrases
    private let now: Int64

    init(_ language: Language, now: Int64) { (phrases, self.now) = (Phrases(language), now) }

    func text(_ found: [KioskAnswer]) -> String {
        found.map { entry in
            let health = phrases.kioskHealth(Int(entry.health(at: now).rawValue))
            let start = (entry.host.isEmpty ? "" : phrases.inserted(entry.host) + ": ") + health
            guard let status = entry.status else { return start + (entry.silence.map { " · " + phrases.kioskSilence($0) } ?? "") + "\n" }
            return ([start] + facts(status)).joined(separator: " · ") + "\n"
        }.joined()
    }

    private func facts(_ status: KioskStatus) -> [String] {
        var clock = MinuteClock.now()
        clock.seconds = status.asked ?? now
        func age(_ moment: Int64) -> String { phrases.age(of: moment, at: clock) }
        var facts = [phrases.kioskPainted(age(status.painted)), phrases.kioskArticles(Int(status.articles))]
        // A feed that has never answered is at no moment.
        if let newest = status.newestFeed { facts.append(phrases.kioskFeeds(newest > 0 ? age(newest) : nil, failing: Int(status.failing))) }
        facts.append(phrases.kioskMemory(Int(status.memory / 1_000_000), starts: Int(status.starts)))
        if let title = status.title { facts.append("«" + phrases.isolated(title) + "»") }
        if let trouble = status.trouble { facts.append(phrases.isolated(trouble)) }
        return facts + [phrases.inserted(status.version)]
    }
}
