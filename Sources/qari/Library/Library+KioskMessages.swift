// The emergency messages that a library holds, by the clock of this machine.
import ArticleImport
import ArticleLibrary
import ReaderCore

extension Library {
    /// What the clocks of two machines may differ by, in seconds, and a feed's dates besides.
    private static let tolerance: Int64 = 60

    /// All of them, those that have ended too. None holds a screen for longer than a day from when it came in. Their moments are told by
    /// the newsroom's clock: where the feed's server says that this machine's differs from its own, they are moved by so much. One that
    /// was written later than it came in even so shows that the newsroom's clock is ahead: it lasts from its coming as long as it was to.
    func kioskMessages() throws -> [KioskMessage] {
        try articles(categoryPrefix: KioskMessage.prefix).compactMap { article in
            guard var end = Moment(String(article.category.dropFirst(KioskMessage.prefix.count)))?.seconds else { return nil }
            let ahead = article.clockAhead.map { abs($0) > Self.tolerance ? $0 : 0 } ?? 0
            let lasts = article.date.map { min(KioskMessage.longest, max(0, end - $0)) } ?? KioskMessage.longest
            let isFromLater = article.date.map { $0 + ahead - article.added > Self.tolerance } ?? false
            end = min(end + ahead, article.added + (isFromLater ? lasts : KioskMessage.longest))
            return KioskMessage(text: article.title, end: end, lasts: lasts)
        }
    }
}
