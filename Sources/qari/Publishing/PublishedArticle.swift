// An article as it is published: its page, and its entry in the feeds.
import ArabicText
import ArticleImport
import ArticleLibrary
import ArticleModel
import Glibc
import ReaderCore
import TextLayout

struct PublishedArticle: Sendable {
    /// With what the library knows of it beside its text.
    let article: Article
    let categories: [String]
    /// Seconds since 1970 (UTC): when it was written, and when it was last changed.
    let date: Int64
    let updated: Int64
    private let export: HTMLExport
    private let body: [String]

    init(_ stored: StoredArticle, _ edition: ArticleEdition) {
        let parser = ArticleParser(source: ArticleLines(EncodedText(TextBytes(copying: Array(stored.text.utf8)), encoding: .utf8)))
        var article = parser.directedArticle()
        article.title = article.title ?? stored.title
        article.kicker = article.kicker ?? stored.kicker
        article.byline = article.byline ?? stored.byline
        article.source = article.source ?? stored.source
        if article.credits.isEmpty { article.credits = stored.credits }
        article.url = article.url ?? stored.canonicalURL ?? stored.url
        // Places of this machine are nobody's addresses.
        if let url = article.url, !PageAddress.isWeb(url) { article.url = nil }
        article.related = article.related.map { item in
            var item = item
            if let url = item.url, !PageAddress.isWeb(url) { item.url = nil }
            return item
        }
        (self.article, categories, date, updated) = (article, stored.categories, stored.date ?? edition.sortDate, edition.updated)
        export = HTMLExport(article)
        body = export.body
    }

    var title: String { article.title ?? "" }

    /// Who wrote it, without the word that signs it.
    var author: String? { article.byline.map { LineFact.name(inByline: $0) } }

    /// What lists put it under.
    var section: String? { categories.first { !$0.hasPrefix(KioskMessage.prefix) } ?? article.source }

    /// The whole page.
    var page: String { export.page(of: body, head: [structuredData]) }

    /// The article alone, as a feed's entry has it.
    var content: String { export.content(of: body) }

    /// What programs read of it (https://schema.org/NewsArticle), in a form that no browser runs.
    private var structuredData: String {
        let json = JSONWriter.text { json in
            json.table { json in
                json.put("https://schema.org", "@context")
                json.put("NewsArticle", "@type")
                json.put(article.title.map { String($0.prefix(110)) }, "headline")
                if let kicker = article.kicker { json.put(kicker, "alternativeHeadline") }
                json.put(article.language ?? (article.direction == .rightToLeft ? "ar" : "und"), "inLanguage")
                json.put(MomentText.utc(date), "datePublished")
                json.put(MomentText.utc(updated), "dateModified")
                if let url = article.url { json.put(url, "mainEntityOfPage") }
                if let author { json.table("author") { Self.put(author, "Person", &$0) } }
                if let source = article.source { json.table("publisher") { Self.put(source, "Organization", &$0) } }
                if !categories.isEmpty { json.list("articleSection") { for category in categories { $0.put(category) } } }
                if !article.credits.isEmpty {
                    // A person in a role: https://schema.org/Role.
                    json.list("contributor") { json in
                        for credit in article.credits {
                            json.table { json in
                                json.put("Role", "@type")
                                json.put(credit.role, "roleName")
                                json.table("contributor") { Self.put(credit.name, "Person", &$0) }
                            }
                        }
                    }
                }
            }
        }
        // Nothing in a text may end the element that it stands in.
        let text = json.split(separator: UInt8(ascii: "<"), omittingEmptySubsequences: false).joined(separator: Array("\\u003C".utf8))
        return "<script type=\"application/ld+json\">\(String(decoding: Array(text), as: UTF8.self))</script>"
    }

    private static func put(_ name: String, _ type: String, _ json: inout JSONWriter) {
        json.put(type, "@type")
        json.put(name, "name")
    }
}
