// An article left behind.
import ArticleModel

/// An article, and where in it the reader was; nil for its beginning.
struct Visit: Hashable {
    var ref: ArticleRef
    var place: TextPlace?
}
