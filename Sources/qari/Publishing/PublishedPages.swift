// The articles' pages: made and written on as many threads as there are processors, and handed over in their order. What is published of
// an article hangs on nothing but itself; what it gets in the order of events, its number and its places in lists, it gets from who takes it.
import ArticleLibrary
import Processes

struct PublishedPages: Sendable {
    /// An article whose page stands in the folder.
    struct Page: Sendable {
        let edition: ArticleEdition
        let article: PublishedArticle
        /// The file's, without folder and ending: the article's number and what is on the page.
        let name: String
    }

    let store: Library
    let folder: PublicFolder

    /// So many pages of a thread wait to be taken: an archive's worth, which is written while they are made.
    private static let ahead = 25

    /// - Parameter take: called on the thread that calls, for each article that the library still has.
    func write(_ editions: [ArticleEdition], _ take: (Page) throws -> Void) throws {
        let work = OrderedWork(
            count: editions.count, worker: { { number in Result { try written(editions[number]) } } }, ahead: Self.ahead)
        try work.run { page in if let page = try page.get() { try take(page) } }
    }

    private func written(_ edition: ArticleEdition) throws -> Page? {
        guard let stored = try store.article(edition.id) else { return nil }
        let article = PublishedArticle(stored, edition)
        let bytes = Array(article.page.utf8)
        let page = Page(edition: edition, article: article, name: "\(edition.id)-\(Fingerprint.hex(bytes))")
        try folder.write(bytes, to: PublishedSite.page(page.name))
        return page
    }
}
