// A feed that the library follows.

package struct Feed: Hashable, Sendable, Identifiable {
    package var id: Int64
    package var url: String
    package var title: String?
    /// What the reader calls it; nil for its own title.
    package var name: String?
    /// The site's own address.
    package var site: String?
    package var category: String?
    /// For conditional requests.
    package var etag: String?
    package var lastModified: String?
    /// When it was last asked for, and when last with success; seconds since 1970.
    package var fetched: Int64?
    package var succeeded: Int64?
    /// By how many seconds this machine's clock was ahead of the server's when it last answered; nil where it told no time.
    package var clockAhead: Int64?
    /// What went wrong last time; nil when nothing did.
    package var error: String?
    /// How often it has failed in a row.
    package var failures = 0
    /// Seconds between two requests; nil for the program's own.
    package var interval: Int64?
    /// Whether its articles' pages are fetched for their whole text.
    package var isFull = false
    /// Who follows it on somebody's behalf and may drop it again; nil for whoever uses the library.
    package var owner: FeedOwner?

    /// As lists show it; nil for a feed that has neither.
    package var shownName: String? { name ?? title }

    package init(id: Int64 = 0, url: String, owner: FeedOwner? = nil) { (self.id, self.url, self.owner) = (id, url, owner) }
}

/// A program that follows feeds because they were named to it.
package struct FeedOwner: Hashable, Sendable {
    /// The program's name for itself.
    package let name: String
    /// The address by which the feed was named to it, which stays when the feed moves.
    package let url: String

    package init(name: String, url: String) { (self.name, self.url) = (name, url) }
}

/// What a server said of a page, for the next, conditional request.
package struct PageState: Hashable, Sendable {
    package var etag: String?
    package var lastModified: String?
    /// Seconds since 1970.
    package var fetched: Int64

    package init(etag: String?, lastModified: String?, fetched: Int64) {
        (self.etag, self.lastModified, self.fetched) = (etag, lastModified, fetched)
    }
}
