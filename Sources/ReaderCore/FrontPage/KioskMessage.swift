// An emergency message: an article that says in its first category until when it holds every screen. So it travels by any feed, is
// corrected and withdrawn as any article, and is an article for whoever knows nothing of this.
import ArticleModel

package struct KioskMessage: Hashable, Sendable {
    /// What the category begins with; behind it stands the moment, as RFC 3339 has it.
    package static let prefix = "qari-message-until:"
    /// None holds a screen for longer than this, in seconds from when it came in: no feed may take a screen for good.
    package static let longest: Int64 = 24 * 3600

    package var text: String
    /// Seconds since 1970, by this machine's clock.
    package var end: Int64
    /// How many seconds it was to last when it was written: no screen is held for longer.
    package var lasts: Int64

    package init(text: String, end: Int64, lasts: Int64 = longest) { (self.text, self.end, self.lasts) = (text, end, lasts) }
}
