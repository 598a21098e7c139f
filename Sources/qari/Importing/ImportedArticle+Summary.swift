// What the library has of an article, as a feed's entry gave it.
import ArticleImport
import ArticleLibrary
import ArticleModel

extension ImportedArticle {
    /// A summary of the library's.
    init(_ summary: StoredArticle) {
        var article = Article()
        (article.title, article.kicker, article.byline) = (summary.title, summary.kicker, summary.byline)
        (article.date, article.source, article.url) = (summary.dateText, summary.source, summary.url)
        article.lead = summary.lead
        self.init(article: article)
        (url, canonicalURL, guid) = (summary.url, summary.canonicalURL, summary.guid)
        published = summary.date.map { Moment(seconds: $0) }
        self.article.published = published?.iso
        categories = summary.categories
        (isBreaking, isExcerpt) = (summary.isBreaking, true)
    }
}
