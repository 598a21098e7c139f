// What the elements of feeds mean: RSS in all its versions, Atom 0.3 and 1.0, CDF, and the modules that are written with them.

/// An element's name as the tables here have it: in small letters, behind a short name of its namespace.
enum FeedElement {
    /// Namespaces of the modules, in small letters; RSS's own are many, and are told by the root (`own`).
    private static let namespaces = [
        "http://purl.org/rss/1.0/modules/content/": "content", "http://purl.org/dc/elements/1.1/": "dc", "http://purl.org/dc/elements/1.0/": "dc",
        "http://purl.org/dc/terms/": "dcterms", "http://search.yahoo.com/mrss/": "media", "http://www.w3.org/2005/atom": "atom",
        "http://purl.org/atom/ns#": "atom", "http://www.w3.org/1999/02/22-rdf-syntax-ns#": "rdf", "http://purl.org/rss/1.0/": "",
        "http://www.itunes.com/dtds/podcast-1.0.dtd": "itunes", "http://www.w3.org/xml/1998/namespace": "xml",
        "http://www.w3.org/1999/xhtml": "xhtml", "http://purl.org/atompub/tombstones/1.0": "at",
        "http://my.netscape.com/rdf/simple/0.9/": "", "http://my.netscape.com/publish/formats/rss-0.91.dtd": "",
        "http://backend.userland.com/rss": "", "http://backend.userland.com/rss2": "", "http://blogs.law.harvard.edu/tech/rss": "",
        "http://purl.org/rss/1.0/modules/rss091#": "", "http://purl.org/net/rss1.1#": "",
    ]

    static let roots: Set<String> = ["rss", "feed", "rdf", "channel", "rdf:rdf"]

    /// - Parameter own: the root's namespace, and the short name that it has here.
    static func short(_ name: String, own: (space: String, prefix: String)?) -> String {
        guard let gap = name.lastIndex(of: " ") else { return prefixed(own?.space == "" ? own?.prefix ?? "" : "", name.lowercased()) }
        let (space, local) = (name[..<gap].lowercased(), name[name.index(after: gap)...].lowercased())
        if let own, own.space == space { return prefixed(own.prefix, local) }
        return prefixed(namespaces[space] ?? namespaces[space + "/"] ?? "x", local)
    }

    private static func prefixed(_ prefix: String, _ local: String) -> String { prefix.isEmpty ? local : prefix + ":" + local }

    /// An article.
    static let entries: Set<String> = ["item", "atom:entry", "entry"]

    /// What an element's text is for its article, or for the feed.
    enum Field {
        case title, link, guid, about, summary, content, mediaText, author, mail, maker, comments, category, source, language
        /// The moment of publication; the lesser rank counts, of one rank what was said last.
        case date(rank: Int)
    }

    static let fields: [String: Field] = [
        "title": .title, "atom:title": .title, "dc:title": .title, "media:title": .title, "xhtml:title": .title,
        "link": .link, "guid": .guid, "atom:id": .guid, "id": .guid, "dc:identifier": .guid,
        "description": .summary, "atom:summary": .summary, "dc:description": .summary, "dcterms:abstract": .summary, "abstract": .summary,
        "itunes:summary": .mediaText, "itunes:subtitle": .mediaText, "media:description": .mediaText, "media:text": .mediaText,
        "content:encoded": .content, "atom:content": .content, "xhtml:body": .content, "xhtml:div": .content, "body": .content, "fullitem": .content,
        "x:fullitem": .content, "x:body": .content,
        "author": .author, "dc:creator": .author, "dc:author": .author, "x:author": .author, "atom:name": .author, "name": .author,
        "itunes:author": .maker, "managingeditor": .maker,
        "atom:email": .mail, "email": .mail, "comments": .comments, "category": .category, "dc:subject": .category, "itunes:keywords": .category,
        "tags": .category, "media:category": .category,
        "source": .source, "dc:publisher": .source, "language": .language, "dc:language": .language,
        "pubdate": .date(rank: 0), "atom:published": .date(rank: 0), "atom:issued": .date(rank: 0), "dcterms:issued": .date(rank: 0),
        "dc:date": .date(rank: 1), "dcterms:created": .date(rank: 1), "atom:created": .date(rank: 1), "atom:updated": .date(rank: 2),
        "dcterms:modified": .date(rank: 2), "atom:modified": .date(rank: 2), "lastbuilddate": .date(rank: 3),
    ]
}

/// How the text of an element is written.
enum FeedTextKind {
    /// Letters that mean themselves.
    case plain
    /// Markup, escaped: RSS knows no other.
    case html
    /// Markup, as elements.
    case elements
    /// Bytes of a text.
    case base64(isPlain: Bool)
    /// No text: a picture.
    case other

    /// After RFC 4287, section 3.1.1 and 4.1.3, and Atom 0.3's `mode`.
    init(_ element: String, _ attributes: [String: String]) {
        if element.hasPrefix("xhtml:") || element == "x:body" { self = .elements; return }
        guard element.hasPrefix("atom:") else { self = .html; return }
        let type = attributes["type"].flatMap { $0.isEmpty ? nil : $0.lowercased() } ?? "text"
        switch (attributes["mode"]?.lowercased(), type) {
        case ("base64"?, _): self = .base64(isPlain: attributes["type"]?.lowercased() == "text/plain")
        case ("escaped"?, "text"), ("escaped"?, "text/plain"): self = .plain
        case ("escaped"?, _): self = .html
        case (_, "text"), (_, "text/plain"), (_, "plain"): self = .plain
        case ("xml"?, _): self = .elements
        case (_, "html"), (_, "text/html"): self = .html
        case (_, "xhtml"): self = .elements
        case _ where type.hasSuffix("+xml") || type.hasSuffix("/xml"): self = .elements
        case _ where type.hasPrefix("text/"): self = .plain
        case _ where ["image/", "audio/", "video/"].contains(where: type.hasPrefix): self = .other
        default: self = .base64(isPlain: false)
        }
    }
}
