// An article as it is published: its page, and its entry in the feeds.
import ArabicText
import ArticleImport
import ArticleLibrary
import ArticleModel
import Glibc
import ReaderCore
import TextLayout

struct PublishedArticle {
    /// With what the library knows of it beside its text.
    let article: Article
    let categories: [String]
    /// Seconds since 1970 (UTC): when it was written, and when it was last changed.
    let date: Int64
    let updated: Int64
    /// The whole page.
    let page: String

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
        page = HTMLExport(article, head: [Self.structuredData(article, stored.categories, date: date, updated: updated)]).page
    }

    var title: String { article.title ?? "" }

    /// Who wrote it, without the word that signs it.
    var author: String? { Self.author(article) }

    private static func author(_ article: Article) -> String? { article.byline.map { LineFact.name(inByline: $0) } }

    /// What lists put it under.
    var section: String? { categories.first { !$0.hasPrefix(KioskMessage.prefix) } ?? article.source }

    /// The article alone, as a feed's entry has it.
    var content: String { HTMLExport(article).content }

    /// What programs read of it (https://schema.org/NewsArticle), in a form that no browser runs.
    private static func structuredData(_ article: Article, _ categories: [String], date: Int64, updated: Int64) -> String {
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
                if let author = Self.author(article) { json.table("author") { Self.put(author, "Person", &$0) } }
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
        let text = String(decoding: json, as: UTF8.self).split(separator: "<", omittingEmptySubsequences: false).joined(separator: "\\u003C")
        return "<script type=\"application/ld+json\">\(text)</script>"
    }

    private static func put(_ name: String, _ type: String, _ json: inout JSONWriter) {
        json.put(type, "@type")
        json.put(name, "name")
    }
}
