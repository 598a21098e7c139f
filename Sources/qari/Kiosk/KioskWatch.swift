// Looks at what has become of a kiosk's library: whether it is the same file, whether something has come in, how its sources fare.
import ArticleLibrary
import Glibc
import ReaderCore
import Synchronization

final class KioskWatch: Sendable {
    /// What a look has found.
    struct Look: Sendable {
        var following = KioskFile.Following.same
        /// Something has been brought in since the last look, or it can't be told.
        var isNews = false
        /// How its sources fare; nil where all is well.
        var supply: ArticleSupply?
        /// Emergency messages, those that have ended too.
        var messages: [KioskMessage] = []
        /// How many articles there are; nil where they were not counted, nothing having come in.
        var articles: Int?
        /// When the newest and the oldest of the feeds last answered, in seconds since 1970; and how many did not the last time.
        var feeds: (newest: Int64?, oldest: Int64?, failing: Int) = (nil, nil, 0)
    }

    private let last = Mutex<Look?>(nil)

    /// May take its time; called on the library's thread.
    /// - Parameters:
    ///   - isCutOff: the process beside has ended.
    ///   - isHeard: it had the time to say that it lives; what is there before is the last one's word.
    func look(_ file: KioskFile, isCutOff: Bool, isHeard: Bool) {
        var look = Look(following: file.follow())
        look.isNews = file.hasNews
        let feeds = (try? file.library.feeds()) ?? []
        look.supply = Self.supply(of: file.library, feeds, isCutOff: isCutOff, isHeard: isHeard)
        look.messages = (try? file.library.kioskMessages()) ?? []
        let answers = feeds.map { $0.succeeded ?? 0 }
        look.feeds = (answers.max(), answers.min(), feeds.count { $0.failures > 0 })
        if look.isNews { look.articles = try? file.library.count(.newest) }
        last.withLock { $0 = look }
    }

    /// What was found since this was last asked.
    func take() -> Look? {
        last.withLock { last in
            defer { last = nil }
            return last
        }
    }

    private static func supply(of library: Library, _ feeds: [Feed], isCutOff: Bool, isHeard: Bool) -> ArticleSupply? {
        let beat = (try? library.setting(.fetcherBeat)).flatMap { $0 }.flatMap { Int64($0) }
        return ArticleSupply(
            succeeded: feeds.compactMap(\.succeeded), failing: feeds.count { $0.failures > 0 }, beat: isHeard ? beat : nil,
            isCutOff: isCutOff, now: Int64(time(nil)))
    }
}
