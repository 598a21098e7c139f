// How a kicker travels in a feed, which has no element for one: as a category in a scheme of its own (RFC 4287, section 4.2.2.2). Who does
// not know the scheme has it as one category more.

package enum FeedKicker {
    package static let scheme = "urn:x-qari:kicker"
}
