// What a page says of its article: in JSON-LD first, then in meta elements (OpenGraph, Dublin Core, Twitter), then in
// microdata. What the page only shows is left to the extractor.
import ArticleModel

struct PageMetadata {
    var title: String?
    var description: String?
    var authors: [String] = []
    var published: String?
    var modified: String?
    /// The newspaper: its publisher or the site's name.
    var source: String?
    var canonical: String?
    var section: String?
    var keywords: [String] = []
    /// The whole text, where the page states it in JSON-LD.
    var body: String?
    /// The address of the picture that it shows for the article elsewhere.
    var picture: String?
    var language: String?
    var isRightToLeft: Bool?
    /// The title element's text, the site's name still in it.
    var pageTitle: String?

    private static let articleTypes: Set = [
        "Article", "NewsArticle", "ReportageNewsArticle", "AnalysisNewsArticle", "OpinionNewsArticle", "BackgroundNewsArticle", "ReviewNewsArticle",
        "AskPublicNewsArticle",
        "BlogPosting", "LiveBlogPosting", "Report", "SocialMediaPosting", "TechArticle", "ScholarlyArticle", "AdvertiserContentArticle",
        "SatiricalArticle", "Blog", "Posting",
    ]

    init(_ tree: PageTree, url: String?) {
        for text in tree.linkedData { if let value = JSONValue(Self.unwrapped(text)) { takeLinkedData(value) } }
        takeMeta(tree)
        takeMicrodata(tree)
        takeRoot(tree)
        canonical = canonical.flatMap { PageAddress.resolve($0, against: url) }.flatMap { PageAddress.isWeb($0) ? $0 : nil }
        picture = picture.flatMap { PageAddress.resolve($0, against: url) }.flatMap { PageAddress.isWeb($0) && !Self.isLogo($0) ? $0 : nil }
        authors = authors.filter { name in !name.hasPrefix("http") && LineFact.key(name) != LineFact.key(source ?? "") }
    }

    /// True for a picture's address whose last part says that it is the site's sign and not the article's picture.
    private static func isLogo(_ address: String) -> Bool {
        let path = address.prefix { $0 != "?" && $0 != "#" }
        let words = (path.split(separator: "/").last ?? "").lowercased().split { !$0.isLetter }
        return words.contains { ["logo", "default", "placeholder", "favicon"].contains($0) }
    }

    // MARK: JSON-LD

    /// A script's text without what old pages wrap it in against older browsers: comments and CDATA sections.
    static func unwrapped(_ script: String) -> String {
        let (starts, ends) = (["//", "/*", "*/", "<![CDATA[", "<!--"], ["//", "/*", "*/", "]]>", "-->"])
        var text = script[...]
        while let first = text.first {
            if first.isWhitespace {
                text.removeFirst()
            } else if let start = starts.first(where: { text.hasPrefix($0) }) {
                text.removeFirst(start.count)
            } else {
                break
            }
        }
        while let last = text.last {
            if last.isWhitespace {
                text.removeLast()
            } else if let end = ends.first(where: { text.hasSuffix($0) }) {
                text.removeLast(end.count)
            } else {
                break
            }
        }
        return String(text)
    }

    private mutating func takeLinkedData(_ value: JSONValue) {
        var (nodes, own): ([JSONValue], [JSONValue]) = ([], [])
        var waiting = value.items.map { (node: $0, isListed: false) }
        while let (next, isListed) = waiting.popLast(), nodes.count < 500 {
            nodes.append(next)
            // What a list names are other pages' articles; only their authors' names count.
            if !isListed { own.append(next) }
            for key in ["@graph", "mainEntity", "mainEntityOfPage", "hasPart"] { waiting += (next[key]?.items ?? []).map { ($0, isListed) } }
            for key in ["itemListElement", "item"] { waiting += (next[key]?.items ?? []).map { ($0, true) } }
        }
        var names: [String: String] = [:]
        for node in nodes { if let id = node["@id"]?.text, let name = node["name"]?.text { names[id] = name } }
        let articles = own.filter { (node: JSONValue) in node["@type"]?.items.contains { $0.text.map(Self.articleTypes.contains) ?? false } ?? false
        }
        // The one with the most to say is the page's; others are its list of related ones.
        guard let article = articles.max(by: { Self.weight($0) < Self.weight($1) }) else { return }
        func field(_ key: String) -> String? { article[key]?.items.lazy.compactMap(\.text).first.flatMap(Self.plain) }
        func name(_ value: JSONValue) -> String? {
            (value["name"]?.items.first?.text ?? value["@id"]?.text.flatMap { names[$0] } ?? value.text).flatMap(Self.plain)
        }
        title = title ?? field("headline") ?? field("name")
        description = description ?? field("description")
        published = published ?? field("datePublished") ?? field("dateCreated")
        modified = modified ?? field("dateModified")
        section = section ?? field("articleSection")
        canonical = canonical ?? article["url"]?.text ?? article["mainEntityOfPage"]?["@id"]?.text ?? article["mainEntityOfPage"]?.text
        language = language ?? field("inLanguage")
        keywords += (article["keywords"]?.items.compactMap(\.text) ?? []).flatMap { $0.split(whereSeparator: { ",،".contains($0) }).map(String.init) }
        picture = picture ?? article["image"]?.items.lazy.compactMap { $0.text ?? $0["url"]?.text }.first ?? article["thumbnailUrl"]?.text
        if authors.isEmpty { authors = (article["author"] ?? article["creator"])?.items.compactMap(name) ?? [] }
        source = source ?? article["publisher"]?.items.lazy.compactMap(name).first
        body = body ?? article["articleBody"]?.text
    }

    private static func weight(_ node: JSONValue) -> Int {
        ["headline", "datePublished", "author", "articleBody", "publisher", "image", "mainEntityOfPage"].filter { node[$0] != nil }.count
    }

    /// A value without the markup and entities that some put there.
    static func plain(_ text: String) -> String? {
        guard text.contains("&") || text.contains("<") else { return CleanText.value(text) }
        return CleanText.value(PageTree(String(text.prefix(20_000))).text(0))
    }

    // MARK: Meta elements

    private mutating func takeMeta(_ tree: PageTree) {
        var values: [String: [String]] = [:]
        for node in tree.nodes where node.name == "meta" {
            guard let name = node["property"] ?? node["name"] ?? node["itemprop"], let content = node["content"].flatMap({ CleanText.value($0) })
            else { continue }
            for name in name.lowercased().split(separator: " ") { values[String(name), default: []].append(content) }
            // Some write both a property and a name.
            if let other = node["name"], node["property"] != nil { values[other.lowercased(), default: []].append(content) }
        }
        func first(_ names: String...) -> String? { names.lazy.compactMap { values[$0]?.first }.first }
        title = title ?? first("og:title", "twitter:title", "dc.title", "dcterms.title", "headline", "title")
        description = description ?? first("og:description", "description", "twitter:description", "dc.description")
        published =
            published
            ?? first(
                "article:published_time", "og:article:published_time", "article:published", "datepublished", "date", "pubdate", "dc.date",
                "dcterms.created", "dc.date.issued", "publish-date", "sailthru.date", "parsely-pub-date")
        modified = modified ?? first("article:modified_time", "og:updated_time", "datemodified", "last-modified")
        section = section ?? first("article:section", "section")
        picture = first("og:image", "og:image:url", "og:image:secure_url", "twitter:image", "twitter:image:src") ?? picture
        source = source ?? first("og:site_name", "application-name", "dc.publisher")
        if authors.isEmpty {
            authors =
                values["article:author"] ?? values["author"] ?? values["dc.creator"] ?? values["parsely-author"] ?? values["twitter:creator"]?.filter
            { !$0.hasPrefix("@") } ?? []
        }
        keywords += values["article:tag"] ?? []
        let link = tree.nodes.first { $0.name == "link" && ($0["rel"]?.lowercased().split(separator: " ").contains("canonical") ?? false) }
        canonical = link?["href"] ?? canonical ?? first("og:url")
    }

    // MARK: Microdata and the root

    private mutating func takeMicrodata(_ tree: PageTree) {
        guard
            let scope = tree.nodes.indices.first(where: { index in
                tree[index]["itemtype"].map { type in Self.articleTypes.contains(String(type.split(separator: "/").last ?? "")) } ?? false
            })
        else { return }
        func value(_ property: String) -> String? {
            tree.range(scope).first { tree[$0]["itemprop"]?.split(separator: " ").contains(Substring(property)) ?? false }.flatMap { node in
                CleanText.value(tree[node]["content"] ?? tree[node]["datetime"] ?? tree.text(node), limit: 300)
            }
        }
        title = title ?? value("headline")
        published = published ?? value("datePublished")
        if authors.isEmpty { authors = Self.authors(tree, in: scope) }
    }

    /// The names of a scope's authors: of an author with properties of its own, a logo's address among them, the name.
    private static func authors(_ tree: PageTree, in scope: Int) -> [String] {
        let nodes = tree.range(scope).filter { tree[$0]["itemprop"]?.split(separator: " ").contains("author") ?? false }
        return nodes.prefix(6).compactMap { node in
            let name = tree.range(node).dropFirst().first { tree[$0]["itemprop"]?.split(separator: " ").contains("name") ?? false } ?? node
            return CleanText.value(tree[name]["content"] ?? tree.text(name), limit: 300).map { LineFact.name(inByline: $0) }
        }
    }

    private mutating func takeRoot(_ tree: PageTree) {
        language = tree[0]["lang"] ?? tree[0]["xml:lang"] ?? language
        language = language.map { String($0.prefix { $0 != " " }.prefix(20)) }.flatMap { $0.isEmpty ? nil : $0 }
        let body = tree.first("body")
        let direction = tree[0]["dir"] ?? body.flatMap { tree[$0]["dir"] }
        isRightToLeft = direction.flatMap { $0.lowercased() == "rtl" ? true : $0.lowercased() == "ltr" ? false : nil }
        pageTitle = tree.first("title").flatMap { CleanText.value(tree.text($0), limit: 500) }
    }
}
