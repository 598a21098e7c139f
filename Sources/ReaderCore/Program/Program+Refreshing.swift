// Bringing in from the screen: feeds refreshed on asking, or by themselves while the program is open, and an address added.
import ArticleModel

extension Program {
    mutating func bringIn(_ what: BringingIn) -> [Effect] {
        if case .feeds = what { lastRefresh = shared.clock?.seconds }
        footer = FooterMessage(text: phrases.bringingIn, role: .message, subject: .bringingIn)
        return [.bringIn(what)]
    }

    /// What is due by the setting; nil where nothing is.
    mutating func refreshWhenDue(_ time: ClockTime) -> [Effect]? {
        guard shared.settings.refresh > 0, !shared.isGuest, !shared.forbidden.contains(.refresh) else { return nil }
        guard let last = lastRefresh else {
            // The first is due when the program has been open for so long.
            lastRefresh = time.seconds
            return nil
        }
        guard time.seconds - last >= Int64(shared.settings.refresh) * 60 else { return nil }
        lastRefresh = time.seconds
        return [.bringIn(.feeds)]
    }

    mutating func receive(_ result: BroughtIn) -> [Effect] {
        let text = phrases.broughtIn(result)
        tell(text, result.failures.isEmpty ? .message : .warning)
        return refreshFrontPage()
    }
}
