// How long news is breaking.
import ArticleModel

package enum BreakingNews {
    /// What is breaking, and not too old to be: six hours.
    package static let seconds: Int64 = 6 * 3600
    /// Clocks differ by some minutes, in seconds. News from further ahead is of a clock that was wrong, or set back since, and would be
    /// breaking until that day comes.
    private static let tolerance: Int64 = 600

    /// True for an article that is still breaking news by its age.
    package static func isFresh(_ news: Headline, at clock: ClockTime) -> Bool {
        (-tolerance..<seconds).contains(clock.seconds - news.effectiveDate)
    }
}
