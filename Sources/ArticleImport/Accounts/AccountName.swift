// An account with a server that follows feeds for its owner and speaks the Google Reader API: FreshRSS, Miniflux and others. It is named
// by where the API begins and by who its owner is there; its password is nowhere but with the process that fetches (`AccountDesk`).
import ArabicText

package struct AccountName: Hashable, Sendable {
    /// Where the API begins, without a slash at its end.
    package let base: String
    package let user: String

    private static let longest = 1_000

    /// nil for what is no address of the web, or says more than where something is.
    package init?(base: String, user: String) {
        var base = base[...]
        while base.hasSuffix("/") { base.removeLast() }
        guard PageAddress.isWeb(String(base)), base.utf8.count <= Self.longest, !user.isEmpty, user.utf8.count <= Self.longest,
            !base.contains(where: { "@?#".contains($0) || $0.isWhitespace }), !(base + user).utf8.contains(where: \.isASCIIControl)
        else { return nil }
        (self.base, self.user) = (String(base), user)
    }

    /// Where one asks for something of its owner's (`subscription/list`).
    package func address(_ path: String, _ fields: KeyValuePairs<String, String> = [:]) -> String {
        api + path + (fields.isEmpty ? "" : "?" + ReaderForm.text(fields))
    }

    var login: String { base + "/accounts/ClientLogin" }
    private var api: String { base + "/reader/api/0/" }

    /// True for what may be asked with the account's own right.
    func holds(_ address: String) -> Bool { address.hasPrefix(api) && !address.contains("/../") }

    /// Where the API may begin on a server whose own address is all that is known: there, or where FreshRSS has it.
    package static func places(of server: String) -> [String] {
        var server = server[...]
        while server.hasSuffix("/") { server.removeLast() }
        return server.hasSuffix(".php") ? [String(server)] : ["", "/api/greader.php", "/p/api/greader.php"].map { server + $0 }
    }
}
