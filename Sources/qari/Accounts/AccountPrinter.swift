// The accounts of a library, on standard output.
import ArabicText
import ArticleLibrary
import ReaderCore

struct AccountPrinter {
    private let language: Language

    init(_ language: Language) { self.language = language }

    func print(_ store: Library) throws {
        var printer = HeadlinePrinter(language)
        let phrases = Phrases(language)
        let clock = MinuteClock.now()
        for account in try store.accounts() {
            let feeds = try store.subscriptions(of: account.id).values.count { $0 != nil }
            let waiting = try store.unsentMarks(of: account.id)
            printer.add(
                plain: [
                    "\(account.id)", account.base, account.user, HeadlinePrinter.day(account.succeeded) ?? "", "\(feeds)", "\(waiting)",
                    account.error.map(HeadlinePrinter.plain) ?? "",
                ],
                title: "\(account.id)  \(account.base.isolated(.leftToRight))",
                facts: [account.user, phrases.updated(account.succeeded.map { phrases.age(of: $0, at: clock) }), phrases.feeds(feeds)]
                    + (waiting > 0 ? [phrases.marksWaiting(waiting)] : []),
                note: account.error)
        }
        try printer.finish()
    }
}
