// A feed that the library follows.

package struct Feed: Hashable, Sendable, Identifiable {
    package var id: Int64
    package var url: String
    package var title: String?
    /// The site's own address.
    package var site: String?
    package var category: String?
    /// For conditional requests.
    package var etag: String?
    package var lastModified: String?
    /// When it was last asked for, and when last with success; seconds since 1970.
    package var fetched: Int64?
    package var succeeded: Int64?
    /// What went wrong last time; nil when nothing did.
    package var error: String?
    /// How often it has failed in a row.
    package var failures = 0
    /// Seconds between two requests; nil for the program's own.
    package var interval: Int64?
    /// Whether its articles' pages are fetched for their whole text.
    package var isFull = false

    package init(id: Int64 = 0, url: String) { (self.id, self.url) = (id, url) }
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
