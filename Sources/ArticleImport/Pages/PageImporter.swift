// From a page's bytes to an article: what it declares, what it shows, and what of that is its article.
import ArabicText
import ArticleModel

package enum PageImporter {
    /// A larger page is read to this length, and the article says so at its end.
    package static let bound = 16 << 20

    /// Imports a page; whatever it holds, an article comes out.
    /// - Parameters:
    ///   - url: where the page was fetched from; links in it are resolved against it.
    ///   - charset: what the server says of the encoding.
    ///   - encoding: what the reader says of it, which is final.
    package static func article(_ bytes: [UInt8], url: String? = nil, charset: String? = nil, encoding: TextEncoding? = nil) -> ImportedArticle {
        article(
            html: PageText.decode(Array(bytes.prefix(bound)), charset: charset, encoding: encoding), url: url?.withoutCredentials,
            isCut: bytes.count > bound)
    }

    /// - Parameter isCut: the page goes on after this.
    static func article(html: String, url: String?, isCut: Bool = false) -> ImportedArticle {
        let tree = PageTree(html)
        let base = tree.nodes.first { $0.name == "base" }.flatMap { $0["href"] }.flatMap { PageAddress.resolve($0, against: url) }
        let metadata = PageMetadata(tree, url: url)
        let finder = BodyFinder(tree)
        var imported = ArticleAssembler(finder, metadata, url: url, base: base ?? url ?? metadata.canonical).assembled()
        if finder.tookMore, !imported.isExcerpt { imported.markMore() }
        if isCut || tree.isCut { imported.markCut() }
        return imported
    }

    /// The blocks of a piece of HTML that is all article (a feed's content).
    /// - Parameter keepsLinkLists: a list of links is no menu.
    static func fragment(_ html: String, base: String?, keepsLinkLists: Bool = false) -> (blocks: [Block], related: [RelatedItem]) {
        let finder = BodyFinder(wholly: PageTree(html))
        let builder = BlockBuilder(finder, base: base, keepsLinkLists: keepsLinkLists)
        var blocks = builder.blocks
        var letters = LetterCensus()
        for block in blocks.prefix(60) where !block.isVerbatim { letters.take(block.text) }
        DeclaredDirection.settle(&blocks, in: letters.direction)
        return (blocks.map(\.block), builder.related)
    }
}

extension PageImporter {
    /// The feed that a page names as its own (`<link rel="alternate">`); nil when it names none.
    package static func feed(_ bytes: [UInt8], url: String, charset: String?) -> String? {
        let tree = PageTree(PageText.decode(Array(bytes.prefix(bound)), charset: charset))
        let types: Set = ["application/rss+xml", "application/atom+xml", "application/feed+json", "application/json"]
        let link = tree.nodes.first { node in
            node.name == "link" && node["rel"]?.lowercased().split(separator: " ").contains("alternate") ?? false
                && types.contains(node["type"]?.lowercased() ?? "")
        }
        return link?["href"].flatMap { PageAddress.resolve($0, against: url) }.flatMap { PageAddress.isWeb($0) ? $0 : nil }
    }
}
