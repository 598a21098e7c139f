// A feed as it was read: what it is called, and its entries.
import ArticleModel

/// A feed's document: RSS of any version, Atom, CDF or JSON Feed.
package struct FeedDocument: Sendable {
    package var title: String?
    /// The site's own address, and the feed's, where it names it.
    package var site: String?
    package var address: String?
    package var language: String?
    package var category: String?
    /// Who writes what has no author of its own (RFC 4287, section 4.2.1).
    package var author: String?
    package var entries: [FeedEntry] = []
    /// Where and why reading stopped, when it did not come to the end; the entries before it stand.
    package var problem: FeedProblem?
    /// True when it has more entries, or is longer, than is read.
    package var isCut = false
    /// Where its older entries are (RFC 5005, `prev-archive`; JSON Feed, `next_url`).
    package var previousArchive: String?
    /// The names of entries that were withdrawn (RFC 6721).
    package var withdrawn: [String] = []

    package init() {}

    /// What names the feed where nobody follows it: its own address, or its title and site.
    package var name: String { address ?? "file:" + [title, site].compactMap(\.self).joined(separator: " ") }

    /// A feed may give two entries one name. What has another link is another entry.
    mutating func nameEntriesApart() {
        var links: [String: Set<String>] = [:]
        for entry in entries { if let guid = entry.guid { links[guid, default: []].insert(entry.link ?? "") } }
        for index in entries.indices { entries[index].sharesGuid = entries[index].guid.map { (links[$0]?.count ?? 0) > 1 } ?? false }
    }
}

/// Why a feed was not read, or not to its end.
package enum FeedProblem: Error, Hashable, Sendable {
    /// No feed of any kind that is known.
    case notAFeed
    /// Not well formed: the line, and the parser's own words.
    case malformed(line: Int, detail: String)
    /// It declares entities that could expand without end, or that stand elsewhere.
    case declaresEntities(line: Int)
    /// It goes past a bound: it nests, repeats or expands as no honest feed does.
    case tooLarge(line: Int)
}

/// A file that comes with an entry: a recording, for one.
package struct FeedEnclosure: Hashable, Sendable {
    package var url: String
    package var type: String?
    /// Bytes.
    package var length: Int?

    package init(url: String, type: String? = nil, length: Int? = nil) { (self.url, self.type, self.length) = (url, type, length) }
}

/// One article of a feed.
package struct FeedEntry: Hashable, Sendable {
    struct Date: Hashable, Sendable {
        var rank: Int
        var text: String
    }

    package var title: String?
    package var link: String?
    /// The feed's own name for it.
    package var guid: String?
    /// True when another entry of the document has the same name and another link.
    package var sharesGuid = false
    /// The whole text in HTML, and a summary, as far as the feed gives them.
    package var content: String?
    package var summary: String?
    package var author: String?
    package var published: String?
    package var categories: [String] = []
    /// What stands above its title, where the feed says so (`FeedKicker`).
    package var kicker: String?
    /// The source it was taken from, where that is another.
    package var source: String?
    package var pictureURL: String?
    package var pictureCaption: String?
    package var enclosures: [FeedEnclosure] = []
    /// Where it is talked about.
    package var comments: String?
    /// What its links are resolved against, where the feed says it.
    package var base: String?

    // While it is read.
    var about: String?
    var guidLink: String?
    var dates: [Date] = []
    /// Who made the recording, where nobody is called its author.
    var maker: String?
    /// Where else it leads: what it is about.
    var otherLink: String?
    private var authors: [String] = []
    /// Addresses of those who give no name.
    private var mails: [String] = []
    private var mediaText: String?
    private var hasOwnTitle = false

    package init() {}

    /// False for an entry that holds nothing to read and leads nowhere.
    var saysAnything: Bool { title != nil || content != nil || summary != nil || link != nil || !enclosures.isEmpty || published != nil }

    // MARK: Reading

    mutating func take(title: String?, isOwn: Bool) {
        guard let title, self.title == nil || isOwn && !hasOwnTitle else { return }
        (self.title, hasOwnTitle) = (title, isOwn)
    }

    /// Of several the longest is the article's.
    mutating func take(content: String, base: String?) {
        guard content.utf8.count > self.content?.utf8.count ?? 0 else { return }
        self.content = content
        self.base = base ?? self.base
    }

    mutating func take(summary: String) { if summary.utf8.count > self.summary?.utf8.count ?? 0 { self.summary = summary } }

    /// A picture's caption, or all that is said of a film.
    mutating func take(mediaText: String, isCaption: Bool, _ line: String?) {
        if isCaption { pictureCaption = pictureCaption ?? line }
        if mediaText.utf8.count > self.mediaText?.utf8.count ?? 0 { self.mediaText = mediaText }
    }

    mutating func add(category: String) {
        if !category.isEmpty, categories.count < 30, !categories.contains(category) { categories.append(category) }
    }

    /// The first picture is shown with the article.
    mutating func add(_ enclosure: FeedEnclosure) {
        if enclosure.type?.hasPrefix("image/") ?? false, pictureURL == nil || pictureURL == enclosure.url {
            pictureURL = enclosure.url
            return
        }
        if enclosures.count < 30, !enclosures.contains(where: { $0.url == enclosure.url }) { enclosures.append(enclosure) }
    }

    /// RSS has an address and a name in brackets, or either (its `author`); an address alone signs only what no name does.
    mutating func add(author text: String) {
        var name = text
        if let open = text.firstIndex(of: "("), text.hasSuffix(")") {
            let (before, inner) = (String(text[..<open]), String(text[text.index(after: open)...].dropLast()))
            if before.contains("@") { name = inner } else if inner.contains("@") { name = before }
        } else if let open = text.firstIndex(of: "<"), text.hasSuffix(">") {
            name = String(text[..<open])
        }
        guard let name = CleanText.value(name), authors.count < 20, mails.count < 20 else { return }
        if !name.contains("@") {
            if !authors.contains(name) { authors.append(name) }
        } else if !mails.contains(name), !["noreply", "no-reply", "donotreply"].contains(where: name.lowercased().hasPrefix) {
            mails.append(name)
        }
    }

    /// The entry with what stands for what it lacks.
    func completed() -> FeedEntry {
        var entry = self
        entry.link = link ?? guidLink ?? about.flatMap { PageAddress.isWeb($0) ? $0 : nil } ?? otherLink
        entry.guid = guid ?? about
        // The first that is a date; else what stands in its place. What is said again is corrected.
        let sorted = dates.enumerated().sorted { ($0.element.rank, -$0.offset) < ($1.element.rank, -$1.offset) }.map(\.element.text)
        entry.published = sorted.first { Moment($0) != nil } ?? sorted.first ?? published
        if !authors.isEmpty {
            entry.author = authors.joined(separator: "، ")
        } else {
            entry.author = author ?? maker ?? (mails.isEmpty ? nil : mails.joined(separator: "، "))
        }
        if content == nil, summary == nil {
            entry.summary = mediaText
            entry.pictureCaption = nil
        }
        return entry
    }
}
