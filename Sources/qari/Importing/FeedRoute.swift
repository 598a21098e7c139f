// The way from a feed's address to what answers: redirect by redirect, because a permanent one changes the address that is kept, a
// temporary one does not, and the marks of one server say nothing to another.
import ArticleImport
import ArticleLibrary

struct FeedRoute {
    let feed: Feed
    /// What is asked now.
    private(set) var address: String
    /// How far that may reach.
    private(set) var reach: FetchReach
    /// Where permanent redirects alone have led to, if anywhere.
    private(set) var movedTo: String?
    private var hops = 0
    private var isPermanent = true

    init(_ feed: Feed, reach: FetchReach) { (self.feed, address, self.reach) = (feed, feed.url, reach) }

    /// A way that was gone already.
    init(_ feed: Feed, endingAt address: String) { (self.feed, self.address, reach) = (feed, address, .publicOnly) }

    /// Goes on as an answer says.
    mutating func follow(_ redirect: String, isPermanent isForGood: Bool, reach: FetchReach) throws(FetchProblem) {
        hops += 1
        guard hops <= FetchRequest(url: address).maximumRedirects else { throw .tooManyRedirects(feed.url) }
        guard PageAddress.isWeb(redirect) else { throw .unsupported(redirect) }
        isPermanent = isPermanent && isForGood
        if isPermanent { movedTo = redirect }
        (address, self.reach) = (redirect, reach)
    }
}
