// Web addresses: resolved against their page's (RFC 3986, section 5.2), and only those that may be followed.
import ArabicText

package enum PageAddress {
    /// True for what may be fetched: http and https, with a host.
    package static func isWeb(_ address: String) -> Bool {
        guard let (scheme, rest) = split(address), scheme == "http" || scheme == "https", rest.hasPrefix("//") else { return false }
        return !rest.dropFirst(2).prefix { !"/?#".contains($0) }.isEmpty
    }

    /// An address as people type it: a host's name alone, with a path or without, is one of the web. Nil for what names a file as well.
    package static func typed(_ text: String) -> String? {
        if isWeb(text) { return text }
        guard !text.contains("://"), !text.contains(where: \.isWhitespace) else { return nil }
        let host = text.prefix { $0 != "/" && $0 != ":" }
        let labels = host.split(separator: ".", omittingEmptySubsequences: false)
        guard labels.count >= 2, labels.allSatisfy({ !$0.isEmpty }), isWeb("https://" + text) else { return nil }
        return host.count == text.count && SourceFormat.named(text) != nil ? nil : "https://" + text
    }

    /// The scheme in small letters and what follows its colon; nil for an address without one.
    private static func split(_ address: String) -> (scheme: String, rest: Substring)? {
        guard let colon = address.firstIndex(of: ":") else { return nil }
        let scheme = address[..<colon]
        guard let first = scheme.utf8.first, first.isASCIILetter,
            scheme.utf8.allSatisfy({ $0.isASCIILetter || ("+"...".").contains($0) || $0.isASCIIDigit })
        else { return nil }
        return (scheme.lowercased(), address[address.index(after: colon)...])
    }

    /// An address as it is followed from a page: absolute where the page's own is known; nil for one that leads nowhere
    /// (a place in the page itself) or must not be followed (`javascript:`, `file:`, `data:`).
    package static func resolve(_ reference: String, against base: String?) -> String? {
        let reference = cleaned(reference)
        guard !reference.isEmpty, !reference.hasPrefix("#") else { return nil }
        if let (scheme, _) = split(reference) { return isWeb(reference) || scheme == "mailto" ? reference : nil }
        guard let base, let (scheme, rest) = split(base), isWeb(base) else { return reference.hasPrefix("//") ? "https:" + reference : reference }
        if reference.hasPrefix("//") { return scheme + ":" + reference }
        let hostEnd = rest.dropFirst(2).firstIndex { "/?#".contains($0) } ?? rest.endIndex
        let host = rest[..<hostEnd]
        let path = rest[hostEnd...].prefix { $0 != "?" && $0 != "#" }
        if reference.hasPrefix("/") { return scheme + ":" + host + merged(reference) }
        if reference.hasPrefix("?") { return scheme + ":" + host + (path.isEmpty ? "/" : path) + reference }
        let folder = path.lastIndex(of: "/").map { path[...$0] } ?? "/"
        return scheme + ":" + host + merged(folder + reference)
    }

    /// A path without `.` and `..`, its query and fragment as they are.
    private static func merged(_ path: String) -> String {
        let end = path.firstIndex { $0 == "?" || $0 == "#" } ?? path.endIndex
        var kept: [Substring] = []
        let parts = path[..<end].split(separator: "/", omittingEmptySubsequences: false).dropFirst()
        for (index, part) in parts.enumerated() {
            let isLast = index == parts.count - 1
            switch part {
            case ".": if isLast { kept.append("") }
            case "..":
                if !kept.isEmpty { kept.removeLast() }
                if isLast { kept.append("") }
            default: kept.append(part)
            }
        }
        return "/" + kept.joined(separator: "/") + path[end...]
    }

    /// An address without spaces at its ends and in it, and without control characters.
    private static func cleaned(_ address: String) -> String {
        let scalars = CleanText.line(address).unicodeScalars.prefix(4096)
        return scalars.map { $0 == " " ? "%20" : String($0) }.joined()
    }

    /// An address as it is sent: spaces and what is not ASCII escaped, as readers and writers of addresses leave them (RFC 3987,
    /// section 3.1). The host stays: its name has rules of its own, which curl knows.
    package static func encoded(_ address: String) -> String {
        guard isWeb(address), address.utf8.contains(where: { !$0.isASCII || $0 == " " }), let (scheme, rest) = split(address) else { return address }
        let hostEnd = rest.dropFirst(2).firstIndex { "/?#".contains($0) } ?? rest.endIndex
        let escaped = rest[hostEnd...].utf8.map { byte in
            !byte.isASCII || byte == " " ? "%" + String(byte, radix: 16, uppercase: true) : String(Unicode.Scalar(byte))
        }
        return scheme + ":" + rest[..<hostEnd] + escaped.joined()
    }

    /// True for a link to a site's front page, or to that of one of its languages.
    static func isHome(_ reference: String) -> Bool {
        let reference = cleaned(reference)
        let isWhole = isWeb(reference) || reference.hasPrefix("//")
        let path = isWhole ? (split(reference)?.rest ?? reference[...]).dropFirst(2).drop { !"/?#".contains($0) } : reference[...]
        guard isWhole || !path.isEmpty, !path.contains("?") else { return false }
        let parts = path.prefix { $0 != "#" }.split(separator: "/").filter { $0 != "." }
        return parts.isEmpty && (isWhole || path.hasPrefix("/") || path.hasPrefix("."))
            || parts.count == 1 && (parts[0].hasPrefix("index.") || path.hasPrefix("/") && parts[0].count == 2)
    }

    /// The host of an address, without `www.`.
    package static func host(_ address: String) -> String? {
        guard isWeb(address), let (_, rest) = split(address) else { return nil }
        let host = hostName(scheme: rest)
        return host.hasPrefix("www.") ? String(host.dropFirst(4)) : String(host)
    }

    /// The host of an address as it stands there, an address of version 6 in its brackets; empty where there is none.
    static func hostName(_ address: String) -> String { split(address).map { String(hostName(scheme: $0.rest)).lowercased() } ?? "" }

    /// What stands behind the scheme's colon: without the name and password before it, and the port behind it.
    private static func hostName(scheme rest: Substring) -> Substring {
        let authority = rest.dropFirst(2).prefix { !"/?#".contains($0) }
        let host = authority.lastIndex(of: "@").map { authority[authority.index(after: $0)...] } ?? authority
        if host.hasPrefix("["), let end = host.firstIndex(of: "]") { return host[...end] }
        return host.prefix { $0 != ":" }
    }

    /// True for the names that mean this machine to everybody (RFC 6761, section 6.3).
    static func isLoopback(_ host: String) -> Bool {
        let name = host.hasSuffix(".") ? String(host.dropLast()) : host
        return name == "localhost" || name.hasSuffix(".localhost")
    }

    /// True for the names that mean something in one's own network alone: this machine, one found by its neighbours (RFC 6762), one
    /// without a domain.
    static func isLocal(_ host: String) -> Bool { isLoopback(host) || host.hasSuffix(".local") || !host.contains(".") }

    /// True where the address itself says that it is of one's own network or machine, by a number or by such a name.
    package static func isInOwnNetwork(_ address: String) -> Bool {
        let host = hostName(address)
        return NetworkAddress(host).map { !$0.isPublic } ?? isLocal(host)
    }
}
