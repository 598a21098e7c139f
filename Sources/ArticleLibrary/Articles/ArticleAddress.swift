// Everything an article is known by, in a form in which equal means the same: web addresses, files, feeds' identifiers.
import ArabicText

/// Two addresses are the same article's when these are equal.
enum ArticleAddress {
    /// Parameters that say where a reader came from, not what is read.
    private static let trackers: Set<String> = [
        "fbclid", "gclid", "dclid", "igshid", "mc_cid", "mc_eid", "ref", "ref_src", "at_medium", "at_campaign", "ns_mchannel", "ocid", "cmpid",
    ]

    /// By a feed's name for an article, as versions before entries had an identity knew it: a short one (`17`) meant something within its
    /// feed only, a long one everywhere.
    static func key(guid: String, feed: String?) -> String {
        if guid.contains("://"), let key = key(address: guid) { return key }
        return guid.utf8.count >= 20 || feed == nil ? "guid:" + guid : "guid:\(feed ?? ""):\(guid)"
    }

    /// A web address without what does not tell pages apart: scheme, `www.`, default port, fragment, trackers, a last
    /// slash; escapes decoded. Nil for what is no web address.
    static func key(address: String) -> String? {
        var rest = Substring(address)
        guard let scheme = rest.firstRange(of: "://"), ["http", "https"].contains(rest[..<scheme.lowerBound].lowercased()) else { return nil }
        rest = rest[scheme.upperBound...]
        if let fragment = rest.firstIndex(of: "#") { rest = rest[..<fragment] }
        let hostEnd = rest.firstIndex { $0 == "/" || $0 == "?" } ?? rest.endIndex
        var host = rest[..<hostEnd].lowercased()
        if let user = host.lastIndex(of: "@") { host = String(host[host.index(after: user)...]) }
        for port in [":80", ":443"] where host.hasSuffix(port) { host.removeLast(port.count) }
        if host.hasPrefix("www.") { host.removeFirst(4) }
        guard !host.isEmpty else { return nil }
        let parts = rest[hostEnd...].split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false)
        var path = unescaped(parts.first ?? "")
        while path.hasSuffix("/") { path.removeLast() }
        guard parts.count > 1 else { return "web:" + host + path }
        let kept = parts[1].split(separator: "&").filter { part in
            let name = part.prefix { $0 != "=" }.lowercased()
            return !name.hasPrefix("utm_") && !trackers.contains(name)
        }
        return "web:" + host + path + (kept.isEmpty ? "" : "?" + kept.map { unescaped($0) }.joined(separator: "&"))
    }

    /// The keys of what a link of an article may mean, the likeliest first.
    static func keys(of link: String, from base: LinkBase) -> [String] {
        base.places(of: link).compactMap { place in key(address: place) ?? (place.contains("://") ? nil : "file:" + place) }
    }

    /// Escapes of what needs none are decoded: of letters, digits and everything beyond ASCII; in a file's name all.
    static func unescaped(_ text: Substring, isFile: Bool = false) -> String {
        guard text.utf8.contains("%") else { return String(text) }
        let bytes = Array(text.utf8)
        var result: [UInt8] = []
        var index = 0
        while index < bytes.count {
            if bytes[index] == "%", index + 2 < bytes.count,
                let value = UInt8(String(decoding: bytes[index + 1...index + 2], as: UTF8.self), radix: 16)
            {
                let isPlain =
                    isFile && value != 0 || !value.isASCII || value == "-" || value == "." || value == "_" || value == "~"
                    || value.isASCIIDigit || value.isASCIILetter
                result += isPlain ? [value] : Array("%".utf8) + String(decoding: bytes[index + 1...index + 2], as: UTF8.self).uppercased().utf8
                index += 3
            } else {
                result.append(bytes[index])
                index += 1
            }
        }
        return String(decoding: result, as: UTF8.self)
    }
}
