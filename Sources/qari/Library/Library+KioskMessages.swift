// The emergency messages that a library holds, in force.
import ArticleImport
import ArticleLibrary
import ReaderCore

extension Library {
    /// Those that have not ended. None holds a screen for longer than a day from when it came in.
    func kioskMessages(at now: Int64) throws -> [KioskMessage] {
        try articles(categoryPrefix: KioskMessage.prefix).compactMap { article in
            guard let end = Moment(String(article.category.dropFirst(KioskMessage.prefix.count)))?.seconds else { return nil }
            let (latest, isOver) = article.added.addingReportingOverflow(KioskMessage.longest)
            let message = KioskMessage(text: article.title, end: isOver ? end : min(end, latest))
            return message.end > now ? message : nil
        }
    }
}
