// What is asked of the web, and what comes of it.
import ArabicText

package struct FetchRequest: Hashable, Sendable {
    package var url: String
    /// From the last answer, for a conditional request.
    package var etag: String?
    package var lastModified: String?
    /// The greatest size, in bytes, as of a file; the time for all of it, and for reaching the host, in seconds; redirects followed.
    package var maximumBytes = 64 << 20
    /// Of a longer body so much is kept, in bytes (`FetchResponse.isCut`): one more than is read of a feed, and past what is read of a
    /// page, so that either is known to go on.
    package var keptBytes = FeedReader.bound + 1
    package var maximumSeconds = patience
    package var connectSeconds = 15
    package var maximumRedirects = 10
    /// False: a redirect is the answer (`FetchResponse.redirect`).
    package var followsRedirects = true
    /// Whether it may reach into the reader's own network.
    package var reach = FetchReach.named
    /// In whose name it is asked (`AccountDesk`).
    package var account: AccountName?
    /// What is sent with it, as a form's fields; then it is a POST.
    package var form: String?
    /// What says who asks. Of the process that fetches alone.
    var authorization: String?

    /// Bytes of a form: what curl is told is written to it at once.
    package static let longestForm = 48 << 10

    /// Seconds for all of an answer, unless another number is given.
    package static let patience = 60

    package init(url: String, reach: FetchReach = .named) { (self.url, self.reach) = (url, reach) }
}

package struct FetchResponse: Sendable {
    package var body: [UInt8]
    /// Where it was found, redirects followed.
    package var url: String
    package var status: Int
    /// `text/html`, without its parameters, and its charset parameter.
    package var contentType: String?
    package var charset: String?
    package var etag: String?
    /// Nil where it does not tell this version from the next.
    package var lastModified: String?
    /// By how many seconds this machine's clock is ahead of the server's; nil where the server tells no time.
    package var clockAhead: Int?
    /// True when the body goes on after what was kept of it.
    package var isCut = false
    /// Where the server points to, when redirects are not followed.
    package var redirect: String?
    /// How far what is found in the body, and the redirect, may reach.
    package var linkReach = FetchReach.publicOnly
    /// True when that is so for good: 301 and 308.
    package var isPermanent: Bool { status == 301 || status == 308 }
    /// What the body is.
    package var format: SourceFormat { SourceFormat.of(body, name: url, mediaType: contentType) }

    /// A plain text's encoding: its bytes' own, or what the server says.
    package var textEncoding: TextEncoding { body.withUnsafeBytes { PageText.encoding(of: $0, charset: charset) } }

    /// True for 304: what is known is still so, and the body is empty.
    package var isUnchanged: Bool { status == 304 }
}

extension FetchResponse {
    /// An answer of which nothing else is known.
    package init(body: [UInt8], url: String) { self.init(body: body, url: url, status: 200) }
}

/// Why nothing came.
package enum FetchProblem: Error, Hashable, Sendable {
    /// No http or https address.
    case unsupported(String)
    /// It has the form of no address: its host's name can't be one.
    case malformed(String)
    /// No network, no such host, nobody there.
    case unreachable(String, CurlFailure)
    case timedOut(String)
    /// More than was to be taken.
    case tooLarge(String, bytes: Int)
    case tooManyRedirects(String)
    /// It, or what it was redirected to, stands in the reader's own network, and nobody has allowed that.
    case privateAddress(String, target: String)
    /// The host's certificate is not to be trusted, or the encrypted connection fails.
    case insecure(String, CurlFailure)
    /// The server's answer: 404, 500.
    case refused(String, status: Int)
    /// `curl` is not installed.
    case noFetcher
    /// No password is kept for this account; its server does not accept the one that is; it does not speak the Google Reader API.
    case noPassword(String)
    case loginRefused(String)
    case notAReader(String)
    case failed(String, CurlFailure)
}

/// What curl said of it.
package struct CurlFailure: Hashable, Sendable {
    /// Its exit code (`man curl`); -1 for what is not curl's own failure.
    package var code: Int
    /// Its words, in English.
    package var detail: String

    package init(code: Int = -1, detail: String) { (self.code, self.detail) = (code, detail) }
}
