// Reads feeds of every kind: RSS 2.0, RSS 1.0 (RDF), RSS 0.9x, Atom 1.0 and 0.3 by their elements, JSON Feed by its keys.
import ArabicText
import ArticleModel

package enum FeedReader {
    /// A longer feed is read to this length.
    package static let bound = 32 << 20
    static let entries = 5_000

    /// Reads a feed; a malformed one gives what could be read, and its problem.
    /// - Parameters:
    ///   - url: where it was fetched from; addresses in it are resolved against it.
    ///   - charset: what the server says of the encoding.
    package static func read(_ bytes: [UInt8], url: String? = nil, charset: String? = nil) -> FeedDocument {
        let isCut = bytes.count > bound
        let bytes = Array(bytes.prefix(bound))
        // Decoded here and not by Expat: many a feed calls windows-1256 UTF-8, and a stray control character ends XML.
        let text = PageText.decode(bytes, charset: charset)
        if looksLikeJSON(bytes) {
            var feed = JSONFeed.read(text, url: url)
            feed.isCut = feed.isCut || isCut
            return feed
        }
        let (handler, problem) = XMLEvents.readLeniently(trimmed(text)) { FeedHandler(url: url) }
        var feed = handler.document()
        feed.problem = handler.isFeed ? problem : .notAFeed
        // Declarations stand before what tells a feed from other documents.
        if case .declaresEntities = problem, looksLikeFeed(bytes) { feed.problem = problem }
        feed.isCut = feed.isCut || isCut
        return feed
    }

    /// Without the blank lines that some servers send before a document.
    static func trimmed(_ text: String) -> String {
        let start = text.unicodeScalars.firstIndex { $0 > " " && $0 != .byteOrderMark } ?? text.startIndex
        return String(text.unicodeScalars[start...])
    }

    /// True when bytes look like a feed, a JSON feed or OPML.
    package static func looksLikeFeed(_ bytes: some Collection<UInt8>) -> Bool {
        let start = String(decoding: bytes.prefix(2048).map { $0 < 0x80 ? $0 : UInt8(ascii: "?") }, as: UTF8.self).lowercased()
        return ["<rss", "<feed", "<rdf:rdf", "<opml", "jsonfeed.org/version"].contains { start.range(of: $0, from: start.startIndex) != nil }
    }

    private static func looksLikeJSON(_ bytes: [UInt8]) -> Bool {
        bytes.first { $0 > 0x20 && ![0xEF, 0xBB, 0xBF].contains($0) } == "{"
    }
}

/// Builds a feed's document from the elements of any XML feed.
final class FeedHandler: XMLReceiver {
    private var feed = FeedDocument()
    private var entry: FeedEntry?
    private var path: [String] = []
    private var text = ""
    /// Atom's content of type xhtml: written back as markup while inside.
    private var markup: (depth: Int, html: String)?
    private var textType = "html"
    private var bases: [String?]
    private(set) var isFeed = false

    init(url: String?) { bases = [url] }

    func document() -> FeedDocument {
        // What was begun when the document broke off is an entry if it says anything.
        if let entry, entry.title != nil, entry.link != nil { feed.entries.append(entry) }
        return feed
    }

    private static let namespaces = [
        "http://purl.org/rss/1.0/modules/content/": "content", "http://purl.org/dc/elements/1.1/": "dc", "http://purl.org/dc/terms/": "dcterms",
        "http://search.yahoo.com/mrss/": "media", "http://www.w3.org/2005/Atom": "atom", "http://purl.org/atom/ns#": "atom",
        "http://www.w3.org/1999/02/22-rdf-syntax-ns#": "rdf", "http://purl.org/rss/1.0/": "", "http://www.itunes.com/dtds/podcast-1.0.dtd": "itunes",
        "http://www.w3.org/XML/1998/namespace": "xml", "http://www.w3.org/1999/xhtml": "xhtml", "http://my.netscape.com/rdf/simple/0.9/": "",
    ]

    private static func short(_ name: String) -> String {
        guard let space = name.lastIndex(of: " ") else { return name }
        let (space1, local) = (String(name[..<space]), name[name.index(after: space)...])
        let prefix = namespaces[space1] ?? namespaces[space1 + "/"] ?? "x"
        return prefix.isEmpty ? String(local) : prefix + ":" + local
    }

    func start(_ name: String, _ attributes: [String: String]) {
        let name = Self.short(name)
        if path.isEmpty {
            isFeed = ["rss", "rdf:RDF", "atom:feed", "feed"].contains(name)
        }
        path.append(name)
        let base = attributes["http://www.w3.org/XML/1998/namespace base"].flatMap { PageAddress.resolve($0, against: bases.last ?? nil) }
        bases.append(base ?? bases.last ?? nil)
        if let markup, path.count > markup.depth { return openMarkup(name, attributes) }
        text = ""
        switch name {
        case "item", "atom:entry", "entry":
            entry = FeedEntry()
            entry?.base = bases.last ?? nil
            if let about = attributes["http://www.w3.org/1999/02/22-rdf-syntax-ns# about"] { entry?.guid = CleanText.value(about) }
        case "atom:link": takeLink(attributes)
        case "atom:category": if let term = CleanText.value(attributes["label"] ?? attributes["term"]) { addCategory(term) }
        case "atom:content", "atom:summary", "atom:title", "atom:subtitle":
            textType = attributes["type"] ?? "text"
            if textType == "xhtml" || textType == "application/xhtml+xml" { markup = (path.count, "") }
            if name == "atom:content" { entry?.base = bases.last ?? nil }
        case "media:content", "media:thumbnail", "enclosure": takePicture(attributes)
        default: break
        }
    }

    func text(_ text: String) {
        if markup != nil { markup?.html += HTMLText.escaped(text) } else { self.text += text }
    }

    func end(_ name: String) {
        let name = Self.short(name)
        defer {
            if !path.isEmpty { path.removeLast() }
            if bases.count > 1 { bases.removeLast() }
        }
        if let open = markup {
            if path.count > open.depth {
                let local = name.split(separator: ":").last ?? ""
                if !PageFilter.void.contains(String(local)) { markup?.html += "</\(local)>" }
                return
            }
            (text, textType) = (open.html, "html")
            markup = nil
        }
        if name == "item" || name == "atom:entry" || name == "entry" {
            if let entry, feed.entries.count < FeedReader.entries { feed.entries.append(entry) } else { feed.isCut = true }
            entry = nil
        } else if entry != nil {
            takeIntoEntry(name)
        } else {
            takeIntoFeed(name)
        }
        text = ""
    }

    private func openMarkup(_ name: String, _ attributes: [String: String]) {
        let local = name.split(separator: ":").last ?? ""
        let kept = attributes.filter { !$0.key.contains(" ") }.sorted { $0.key < $1.key }.map { " \($0.key)=\"\(HTMLText.escaped($0.value))\"" }
        markup?.html += "<\(local)\(kept.joined())>"
    }

    // MARK: Facts

    /// A text that may hold markup or entities of HTML, on one line.
    private func plain(_ limit: Int = 1_000) -> String? {
        let raw = String(text.prefix(limit * 10))
        guard textType != "text" || !(path.last?.hasPrefix("atom:") ?? false) else { return CleanText.value(raw, limit: limit) }
        return CleanText.value(raw.contains("<") || raw.contains("&") ? PageTree(raw).text(0) : raw, limit: limit)
    }

    private func takeIntoEntry(_ name: String) {
        let isDirect = path.count >= 2 && ["item", "atom:entry", "entry"].contains(path[path.count - 2])
        switch name {
        case "title" where isDirect, "atom:title" where isDirect, "media:title" where entry?.title == nil, "dc:title" where entry?.title == nil:
            entry?.title = plain()
        case "link" where isDirect: if let link = CleanText.value(text) { entry?.link = PageAddress.resolve(link, against: bases.last ?? nil) }
        case "guid", "atom:id", "dc:identifier": if isDirect { entry?.guid = CleanText.value(text) }
        case "description", "atom:summary", "dcterms:abstract":
            entry?.summary = text
            if name == "atom:summary", textType == "text" { entry?.summary = HTMLText.escaped(text) }
        case "content:encoded": entry?.content = text
        case "atom:content": entry?.content = textType == "text" ? Self.paragraphs(text) : text
        case "author", "dc:creator", "atom:name", "itunes:author", "name": takeAuthor(name)
        case "pubDate", "dc:date", "atom:published", "dcterms:issued", "dcterms:created", "atom:issued": entry?.published = CleanText.value(text)
        case "atom:updated", "dcterms:modified", "atom:modified": if entry?.published == nil { entry?.published = CleanText.value(text) }
        case "category", "dc:subject": if let category = plain(100) { addCategory(category) }
        case "source", "dc:publisher": if isDirect { entry?.source = plain(200) }
        case "media:description": entry?.pictureCaption = plain(300)
        default: break
        }
    }

    private func takeAuthor(_ name: String) {
        guard !path.contains("atom:source"), let name = plain(200) else { return }
        // RSS: `address (name)`.
        if let open = name.firstIndex(of: "("), name.hasSuffix(")"), name[..<open].contains("@") {
            entry?.author = CleanText.value(String(name[name.index(after: open)...].dropLast()))
        } else if !name.contains("@") {
            let authors = [entry?.author, entry?.author == name ? nil : name].compactMap(\.self)
            entry?.author = authors.joined(separator: "، ")
        }
    }

    private func takeIntoFeed(_ name: String) {
        let isDirect = path.count <= 3 && !path.contains("image") && !path.contains("textinput")
        switch name {
        case "title", "atom:title": if isDirect { feed.title = feed.title ?? plain(200) }
        case "link": if isDirect, let link = CleanText.value(text) { feed.site = feed.site ?? PageAddress.resolve(link, against: bases.last ?? nil) }
        case "language", "dc:language": feed.language = CleanText.value(text, limit: 20)
        case "category": feed.category = feed.category ?? plain(100)
        default: break
        }
    }

    private func takeLink(_ attributes: [String: String]) {
        guard let link = attributes["href"].flatMap({ PageAddress.resolve($0, against: bases.last ?? nil) }) else { return }
        let relation = attributes["rel"] ?? "alternate"
        if entry != nil {
            if relation == "alternate", entry?.link == nil || attributes["type"] == "text/html" { entry?.link = link }
            if relation == "enclosure" { takePicture(["url": link, "type": attributes["type"] ?? ""]) }
        } else if relation == "alternate" {
            feed.site = feed.site ?? link
        }
    }

    private func takePicture(_ attributes: [String: String]) {
        let isPicture = attributes["medium"] == "image" || (attributes["type"] ?? "").hasPrefix("image/") || path.last == "media:thumbnail"
        guard isPicture, entry?.pictureURL == nil, let url = attributes["url"] else { return }
        entry?.pictureURL = PageAddress.resolve(url, against: bases.last ?? nil)
    }

    private func addCategory(_ category: String) {
        if entry != nil {
            if (entry?.categories.count ?? 0) < 30 { entry?.categories.append(category) }
        } else {
            feed.category = feed.category ?? category
        }
    }

    /// Plain text as paragraphs of HTML.
    static func paragraphs(_ text: String) -> String {
        text.split(whereSeparator: \.isNewline).map { "<p>" + HTMLText.escaped(String($0)) + "</p>" }.joined()
    }
}
