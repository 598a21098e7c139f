// The articles that a new library starts with: written for this program, carried in it, a guide to it among them.
import ArticleLibrary
import ArticleModel

enum BundledArticles {
    /// The last is the first in the list, the guide: of one day what came later stands above.
    private static let names = ["mixed.txt", "vocalised.txt", "lam-alef.txt", "news.txt", "guide.txt"]
    /// When they were written. Two of them say so; the others are no older, and none is ever news.
    private static let day = CivilDate(year: 2026, month: 11, day: 24)

    /// Puts them in once; removed ones stay away.
    static func add(to library: Library) throws {
        guard try library.setting(.hasBundledArticles) == nil else { return }
        let articles = try names.map { name in
            let ref = ArticleRef.bundled(name)
            var article = ArticleText.article(try TextFile.open(ref, encoding: .utf8), of: ref)
            article.date = day.moment
            return article
        }
        try library.save(articles)
        try library.set(.hasBundledArticles, to: "1")
    }
}
