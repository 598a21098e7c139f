// The namespaces in force at a place of a document (Namespaces in XML 1.0), and those that feeds mean by a prefix that they forget to
// declare.

struct XMLNamespaces {
    private var bindings: [(depth: Int, prefix: String, name: String)] = [(0, "xml", "http://www.w3.org/XML/1998/namespace")]

    /// What a prefix stands for in feeds everywhere.
    private static let usual = [
        "content": "http://purl.org/rss/1.0/modules/content/", "dc": "http://purl.org/dc/elements/1.1/", "dcterms": "http://purl.org/dc/terms/",
        "media": "http://search.yahoo.com/mrss/", "atom": "http://www.w3.org/2005/Atom", "itunes": "http://www.itunes.com/dtds/podcast-1.0.dtd",
        "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#", "xhtml": "http://www.w3.org/1999/xhtml",
    ]

    /// An element begins: what it declares is in force in it.
    mutating func open(_ attributes: [String: String], depth: Int) {
        for (key, value) in attributes where key.hasPrefix("xmlns") {
            if key == "xmlns" { bindings.append((depth, "", value)) }
            if key.hasPrefix("xmlns:") { bindings.append((depth, String(key.dropFirst(6)), value)) }
        }
    }

    mutating func close(depth: Int) {
        while let last = bindings.last, last.depth >= depth, depth > 0 { bindings.removeLast() }
    }

    func element(_ name: String) -> String {
        let (prefix, local) = Self.parts(name)
        guard let space = space(of: prefix ?? "") else { return prefix == nil ? name : "\(prefix ?? "") \(local)" }
        return space.isEmpty ? local : "\(space) \(local)"
    }

    /// An attribute without a prefix is in no namespace.
    func attribute(_ name: String) -> String {
        let (prefix, local) = Self.parts(name)
        guard let prefix, prefix != "xmlns" else { return name }
        return "\(space(of: prefix) ?? prefix) \(local)"
    }

    private func space(of prefix: String) -> String? { bindings.last { $0.prefix == prefix }?.name ?? Self.usual[prefix.lowercased()] }

    private static func parts(_ name: String) -> (prefix: String?, local: String) {
        guard let colon = name.firstIndex(of: ":"), colon > name.startIndex else { return (nil, name) }
        return (String(name[..<colon]), String(name[name.index(after: colon)...]))
    }
}
