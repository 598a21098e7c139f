// Builds a feed's document from the elements of any XML feed. What an element means is in the tables of `FeedElement`.
import ArticleModel

final class FeedHandler: XMLReceiver {
    private var feed = FeedDocument()
    private var entry: FeedEntry?
    private var path: [String] = []
    private var capture: FeedCapture?
    /// What addresses are resolved against; the document's own first.
    private var bases: [String?]
    /// True where an element has said so (`xml:base`).
    private var isBaseGiven: [Bool] = [false]
    private var own: (space: String, prefix: String)?
    private(set) var isFeed = false
    private static let xml = "http://www.w3.org/XML/1998/namespace"

    init(url: String?) { bases = [url] }

    func document() -> FeedDocument {
        // What was begun when the document broke off is an entry if it says anything.
        if let capture, capture.name == "title" || capture.field.isContent { take(capture) }
        if let entry, entry.title != nil, entry.link != nil { close(entry) }
        feed.nameEntriesApart()
        return feed
    }

    // MARK: Events

    func start(_ name: String, _ attributes: [String: String]) {
        if path.isEmpty { begin(name) }
        let element = FeedElement.short(name, own: own)
        path.append(element)
        let base = attributes["\(Self.xml) base"].flatMap { PageAddress.resolve($0, against: bases.last ?? nil) }
        bases.append(base ?? bases.last ?? nil)
        isBaseGiven.append(base != nil || isBaseGiven.last ?? false)
        if capture != nil {
            capture?.open(name, attributes)
            return
        }
        if path.count == 1, let language = attributes["\(Self.xml) lang"] { feed.language = CleanText.value(language, limit: 20) }
        if FeedElement.entries.contains(element) { return open(attributes) }
        takeAttributes(element, attributes)
        guard let field = field(of: element, attributes) else { return }
        capture = FeedCapture(
            name: element, field: field, kind: FeedTextKind(element, attributes), depth: path.count,
            base: isBaseGiven.last == true ? bases.last ?? nil : nil)
        if element == "guid", attributes["isPermaLink"]?.lowercased() == "false" { capture?.isPermanentLink = false }
        if element == "atom:link" { capture?.linkAttributes = attributes }
    }

    /// What the text of an element is; nil where it is none: Atom's authors are elements with elements in them, its links have their
    /// address in an attribute, and a label says more than the term that it stands on.
    private func field(of element: String, _ attributes: [String: String]) -> FeedElement.Field? {
        switch element {
        case "author" where own?.prefix == "atom": nil
        case "atom:link": attributes["href"] == nil ? .link : nil
        case "media:category" where attributes["label"] != nil: nil
        default: FeedElement.fields[element]
        }
    }

    func text(_ text: String) { capture?.add(text) }

    func end(_ name: String) {
        defer {
            if !path.isEmpty { path.removeLast() }
            if bases.count > 1 { bases.removeLast() }
            if isBaseGiven.count > 1 { isBaseGiven.removeLast() }
        }
        if let capture {
            if path.count > capture.depth {
                self.capture?.close(name)
            } else {
                self.capture = nil
                take(capture)
            }
            return
        }
        guard let element = path.last, FeedElement.entries.contains(element), let entry, path.count == entryDepth else { return }
        close(entry)
        self.entry = nil
    }

    /// The root tells a feed, and the namespace that its own elements are in.
    private func begin(_ name: String) {
        let gap = name.lastIndex(of: " ")
        let local = (gap.map { String(name[name.index(after: $0)...]) } ?? name).lowercased()
        let space = gap.map { name[..<$0].lowercased() } ?? ""
        isFeed = FeedElement.roots.contains(local)
        if local == "feed" { own = (space, "atom") }
        if local == "rss" || local == "channel" { own = (space, "") }
    }

    private var entryDepth = 0

    private func open(_ attributes: [String: String]) {
        guard entry == nil else { return }
        var new = FeedEntry()
        new.base = isBaseGiven.last == true ? bases.last ?? nil : nil
        entryDepth = path.count
        new.about = CleanText.value(attributes["http://www.w3.org/1999/02/22-rdf-syntax-ns# about"])
        // CDF.
        let values = Dictionary(attributes.map { ($0.key.lowercased(), $0.value) }) { first, _ in first }
        if let href = values["href"] { new.link = PageAddress.resolve(href, against: bases.last ?? nil) }
        if let day = values["lastmod"] { new.dates.append(FeedEntry.Date(rank: 2, text: day)) }
        entry = new
    }

    private func close(_ entry: FeedEntry) {
        guard feed.entries.count < FeedReader.entries else {
            feed.isCut = true
            return
        }
        feed.entries.append(entry.completed())
    }

    // MARK: Attributes

    private func takeAttributes(_ element: String, _ attributes: [String: String]) {
        switch element {
        case "atom:link": takeLink(attributes)
        case "at:deleted-entry": takeWithdrawal(attributes)
        case "atom:category" where entry != nil && attributes["scheme"] == FeedKicker.scheme:
            entry?.kicker = CleanText.value(attributes["term"], limit: 100)
        case "media:category" where attributes["label"] != nil, "atom:category", "itunes:category":
            if let term = CleanText.value(attributes["label"] ?? attributes["term"] ?? attributes["text"]) { addCategory(term) }
        case "atom:content":
            if let address = attributes["src"], attributes["type"]?.contains("html") ?? true { takeLink(["href": address]) }
        case "media:content", "media:thumbnail", "enclosure": takeEnclosure(attributes, element)
        default: break
        }
    }

    private func takeWithdrawal(_ attributes: [String: String]) {
        guard entry == nil, let name = CleanText.value(attributes["ref"], limit: 2_000) else { return }
        if feed.withdrawn.count < FeedReader.entries { feed.withdrawn.append(name) } else { feed.isCut = true }
    }

    private func takeLink(_ attributes: [String: String]) {
        guard let link = attributes["href"].flatMap({ PageAddress.resolve($0, against: bases.last ?? nil) }) else { return }
        let (relation, type) = (attributes["rel"]?.lowercased() ?? "alternate", attributes["type"]?.lowercased())
        guard entry != nil else {
            if relation == "alternate" { feed.site = feed.site ?? link }
            if relation == "self" { feed.address = feed.address ?? link }
            if relation == "prev-archive" { feed.previousArchive = feed.previousArchive ?? link }
            return
        }
        guard isDirect, var entry else { return }
        switch relation {
        case "alternate": if entry.link == nil || type == "text/html" { entry.link = link }
        case "enclosure": entry.add(FeedEnclosure(url: link, type: type, length: attributes["length"].flatMap { Int($0) }))
        case "related", "via": entry.otherLink = entry.otherLink ?? link
        case "replies": if type.map({ $0.contains("html") }) ?? true { entry.comments = entry.comments ?? link }
        default: break
        }
        self.entry = entry
    }

    /// A picture is shown with the article; anything else that comes with it is told under it.
    private func takeEnclosure(_ attributes: [String: String], _ element: String) {
        guard var entry, let url = attributes["url"].flatMap({ PageAddress.resolve($0, against: bases.last ?? nil) }) else { return }
        let type = attributes["type"]?.lowercased() ?? attributes["medium"].map { $0.lowercased() + "/" } ?? ""
        if element != "enclosure", type.hasPrefix("image/") || element == "media:thumbnail" {
            // A picture in several sizes is one.
            entry.pictureURL = entry.pictureURL ?? url
        } else if element == "enclosure" || type.hasPrefix("audio/") || type.hasPrefix("video/") {
            entry.add(FeedEnclosure(url: url, type: CleanText.value(type, limit: 100), length: attributes["length"].flatMap { Int($0) }))
        }
        self.entry = entry
    }

    private func addCategory(_ category: String) {
        guard var entry else {
            feed.category = feed.category ?? category
            return
        }
        entry.add(category: category)
        self.entry = entry
    }

    // MARK: Texts

    /// True in an element of the entry's own; in a group of media also.
    private var isDirect: Bool {
        guard path.count >= 2 else { return false }
        return path.count == entryDepth + 1 || path.count == entryDepth + 2 && ["media:group", "media:content"].contains(path[path.count - 2])
    }

    private func take(_ capture: FeedCapture) {
        guard var entry else { return takeIntoFeed(capture) }
        take(capture, into: &entry)
        self.entry = entry
    }

    private func take(_ capture: FeedCapture, into entry: inout FeedEntry) {
        let parent = path.count >= 2 ? path[path.count - 2] : ""
        if ["atom:name", "name", "atom:email", "email"].contains(capture.name) {
            let isOfSource = path.dropLast(2).contains { $0 == "atom:source" }
            if ["atom:author", "author"].contains(parent), !isOfSource, let name = capture.line(200) { entry.add(author: name) }
            return
        }
        if let attributes = capture.linkAttributes {
            self.entry = entry
            takeLink(attributes.merging(["href": capture.value(4_096) ?? ""]) { $1 })
            entry = self.entry ?? entry
            return
        }
        if case .title = capture.field, parent == "atom:source" { entry.source = capture.line(200) }
        guard isDirect else { return }
        switch capture.field {
        case .title: entry.take(title: capture.line(), isOwn: capture.name == "title" || capture.name == "atom:title")
        case .link: if let link = capture.value(4_096) { entry.link = PageAddress.resolve(link, against: bases.last ?? nil) }
        case .guid:
            entry.guid = entry.guid ?? capture.value(2_000)
            if capture.name == "guid", capture.isPermanentLink, let address = capture.value(2_000), PageAddress.isWeb(address) {
                entry.guidLink = address
            }
        case .about, .mail: break
        case .summary: entry.take(summary: capture.markup)
        case .content: entry.take(content: capture.markup, base: capture.base)
        case .mediaText:
            entry.take(mediaText: capture.paragraphs, isCaption: capture.name == "media:description" && parent != "media:group", capture.line(300))
        case .author: if let name = capture.line(200) { entry.add(author: name) }
        case .maker: entry.maker = entry.maker ?? capture.line(200)
        case .comments: entry.comments = capture.value(4_096).flatMap { PageAddress.resolve($0, against: bases.last ?? nil) }
        case .category:
            let isList = ["itunes:keywords", "tags"].contains(capture.name)
            let text = capture.beginning.flatMap { CleanText.value($0, limit: 300) } ?? capture.line(300)
            for part in text?.split(separator: isList ? "," : "\n") ?? [] { entry.add(category: CleanText.line(String(part))) }
        case .source: entry.source = capture.line(200)
        case .language: break
        case .date(let rank): if let text = capture.value(200) { entry.dates.append(FeedEntry.Date(rank: rank, text: text)) }
        }
    }

    private func takeIntoFeed(_ capture: FeedCapture) {
        let isDirect = path.count <= 3 && !path.contains("image") && !path.contains("textinput")
        switch capture.field {
        case .title: if isDirect { feed.title = feed.title ?? capture.line(200) }
        case .link:
            if isDirect, let link = capture.value(4_096) { feed.site = feed.site ?? PageAddress.resolve(link, against: bases.last ?? nil) }
        case .language: feed.language = capture.line(20) ?? feed.language
        case .category: feed.category = feed.category ?? capture.line(100)
        case .author: if capture.name == "atom:name", path.dropLast().last == "atom:author" { feed.author = feed.author ?? capture.line(200) }
        default: break
        }
    }
}

extension FeedElement.Field {
    fileprivate var isContent: Bool {
        switch self {
        case .content, .summary: true
        default: false
        }
    }
}
