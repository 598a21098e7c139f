// What the links of an article are written against: its own address, its own file, or both.

/// Where an article is: a link that is no whole address is beside it.
package struct LinkBase: Hashable, Sendable {
    /// Its web address; nil for one that has none.
    package let url: String?
    /// Its file, absolute; nil for one that has none.
    package let path: String?

    package init(url: String?, path: String?) { (self.url, self.path) = (url, path) }

    /// The addresses and files that a link may mean, the likeliest first. Addresses are whole, paths absolute where the base is.
    package func places(of link: String) -> [String] {
        if link.contains("://") { return [link] }
        if link.hasPrefix("www.") { return ["https://" + link] }
        let url = url.flatMap { Self.address(link, from: $0) }
        return [url, path.flatMap { Self.file(link, beside: $0) }].compactMap(\.self)
    }

    /// RFC 3986, section 5.2, for the links that pages have: `//host/place`, `/place`, `place`, `../place`, `?query`.
    private static func address(_ link: String, from base: String) -> String? {
        guard let start = base.firstRange(of: "://") else { return nil }
        if link.hasPrefix("//") { return base[..<start.lowerBound] + ":" + link }
        let whole = base.prefix { $0 != "?" && $0 != "#" }
        let hostEnd = whole[start.upperBound...].firstIndex(of: "/") ?? whole.endIndex
        let (origin, place) = (whole[..<hostEnd], whole[hostEnd...])
        if link.hasPrefix("?") || link.hasPrefix("#") { return whole + link }
        let end = link.firstIndex { $0 == "?" || $0 == "#" } ?? link.endIndex
        let target = link.hasPrefix("/") ? link[..<end] : (place.isEmpty ? "/" : folder(place)) + link[..<end]
        return origin + withoutDots(String(target)) + link[end...]
    }

    /// A page's link to a file escapes what an address can't hold, and may name a place in it.
    private static func file(_ link: String, beside path: String) -> String? {
        let name = ArticleAddress.unescaped(link.prefix { $0 != "#" && $0 != "?" }, isFile: true)
        guard !name.isEmpty else { return nil }
        return withoutDots(name.hasPrefix("/") ? name : folder(path[...]) + name)
    }

    private static func folder(_ place: Substring) -> Substring { place.lastIndex(of: "/").map { place[...$0] } ?? "" }

    /// `a/./b/../c` is `a/c`.
    private static func withoutDots(_ place: String) -> String {
        var parts: [Substring] = []
        let all = place.split(separator: "/", omittingEmptySubsequences: false)
        for (index, part) in all.enumerated() {
            let isLast = index == all.count - 1
            switch part {
            case ".": if isLast { parts.append("") }
            case "..":
                if let last = parts.last, last != "..", !(last.isEmpty && parts.count == 1) { parts.removeLast() }
                if isLast { parts.append("") }
            default: parts.append(part)
            }
        }
        return parts.joined(separator: "/")
    }
}
