// Logging in (ClientLogin): a name and a password for a text that says who asks. What the server says is a few lines; of these one counts.
import ArabicText

package enum AccountLogin {
    /// Bytes of an answer, and of what is taken of it.
    static let bound = 64 << 10
    private static let longest = 4_096

    package static func request(_ account: AccountName, password: String, reach: FetchReach) -> FetchRequest {
        var request = FetchRequest(url: account.login, reach: reach)
        request.form = ReaderForm.text([
            "Email": account.user, "Passwd": password, "service": "reader", "client": "qari", "accountType": "HOSTED_OR_GOOGLE",
        ])
        (request.maximumBytes, request.keptBytes, request.followsRedirects) = (bound, bound, false)
        return request
    }

    /// What says who asks, of an answer's `Auth=` line; nil where there is none.
    package static func authorization(_ answer: [UInt8]) -> String? {
        let lines = answer.prefix(bound).split { $0 == "\n" || $0 == "\r" }
        return lines.first { $0.starts(with: "Auth=".utf8) }.flatMap { sign($0.dropFirst("Auth=".utf8.count)) }
    }

    /// The word that a server wants with whatever changes something.
    static func editToken(_ answer: [UInt8]) -> String? { sign(answer.prefix(bound).prefix { $0 != "\n" && $0 != "\r" }) }

    /// Visible characters of ASCII: it stands in a header.
    private static func sign(_ bytes: ArraySlice<UInt8>) -> String? {
        guard (1...longest).contains(bytes.count), bytes.allSatisfy({ (UInt8(ascii: "!")...UInt8(ascii: "~")).contains($0) }) else { return nil }
        return String(decoding: bytes, as: UTF8.self)
    }
}
