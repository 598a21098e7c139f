// The articles that a new library starts with: written for this program, carried in it, a guide to it among them.
import ArticleLibrary

enum BundledArticles {
    /// The last is the first in the list.
    private static let names = ["mixed.txt", "vocalised.txt", "lam-alef.txt", "news.txt", "guide.txt"]

    /// Puts them in once; removed ones stay away.
    static func add(to library: Library) throws {
        guard try library.setting(.hasBundledArticles) == nil else { return }
        let articles = try names.map { name in
            let path = BundledFiles.prefix + name
            return ArticleText.article(try TextFile.open(path, encoding: .utf8), path: path)
        }
        try library.save(articles)
        try library.set(.hasBundledArticles, to: "1")
    }
}
