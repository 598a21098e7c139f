// A feed, or a list of feeds, as one article: for who opens its file or address without following it.
import ArabicText
import ArticleModel

package enum FeedDigest {
    /// The entries one after another, each under its title, with its text and where it leads.
    package static func article(_ feed: FeedDocument) -> ImportedArticle {
        var article = Article()
        (article.title, article.url, article.language) = (feed.title, feed.site, feed.language)
        let entries = feed.entries.compactMap { entry in EntryImporter.article(entry, of: feed) }
        article.sections = entries.map(section)
        let leftToRight = entries.count { $0.article.isRightToLeft == false }
        article.isRightToLeft = leftToRight * 2 <= entries.count
        var digest = ImportedArticle(article: article)
        digest.url = feed.site
        if feed.isCut { digest.markCut() }
        return digest
    }

    private static func section(_ imported: ImportedArticle) -> Section {
        let article = imported.article
        var section = Section(heading: [article.kicker, article.title].compactMap(\.self).joined(separator: " | "))
        let facts = [article.byline, article.date].compactMap(\.self).joined(separator: "، ")
        if !facts.isEmpty { section.blocks.append(paragraph(facts)) }
        for part in article.sections {
            if let heading = part.heading { section.blocks.append(paragraph(heading)) }
            section.blocks += part.blocks.map { block in
                var block = block
                if block.role == .lead { block.role = .paragraph }
                return block
            }
        }
        if let url = imported.url { section.blocks.append(linked(url, url, as: .crossReference)) }
        return section
    }

    /// The feeds by the outline that they stand under.
    package static func article(_ feeds: [OPMLFeed]) -> ImportedArticle {
        var article = Article()
        article.title = "OPML"
        for feed in feeds {
            if article.sections.last.map({ $0.heading != feed.category }) ?? true { article.sections.append(Section(heading: feed.category)) }
            var item = linked(feed.title ?? feed.url, feed.url, as: .listItem)
            (item.marker, item.standsApart) = (codePoints("•"), false)
            article.sections[article.sections.count - 1].blocks.append(item)
        }
        return ImportedArticle(article: article)
    }

    private static func paragraph(_ text: String) -> Block { Block(role: .paragraph, text: codePoints(text), sourceRange: 0..<0) }

    private static func linked(_ text: String, _ url: String, as role: BlockRole) -> Block {
        var block = Block(role: role, text: codePoints(text), sourceRange: 0..<0)
        block.links = [BlockLink(range: 0..<block.text.count, url: url)]
        return block
    }
}
