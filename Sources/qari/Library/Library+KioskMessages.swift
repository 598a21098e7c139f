// The emergency messages that a library holds, in force.
import ArticleImport
import ArticleLibrary
import ReaderCore

extension Library {
    /// What the clocks of two machines may differ by, in seconds, and a feed's dates besides.
    private static let tolerance: Int64 = 60

    /// Those that have not ended. None holds a screen for longer than a day from when it came in. One that was written later than it came in
    /// shows that this machine's clock is behind, or the newsroom's ahead: it lasts from its coming as long as it was to last.
    func kioskMessages(at now: Int64) throws -> [KioskMessage] {
        try articles(categoryPrefix: KioskMessage.prefix).compactMap { article in
            guard let end = Moment(String(article.category.dropFirst(KioskMessage.prefix.count)))?.seconds else { return nil }
            var longest = KioskMessage.longest
            if let date = article.date, date > article.added, date - article.added > Self.tolerance { longest = min(longest, max(0, end - date)) }
            let (latest, isOver) = article.added.addingReportingOverflow(longest)
            let message = KioskMessage(text: article.title, end: isOver ? end : min(end, latest))
            return message.end > now ? message : nil
        }
    }
}
