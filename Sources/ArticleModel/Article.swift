// An article: who made it, what it says, where it leads.
import ArabicText

/// Someone named in the credits, and as what.
package struct Credit: Hashable, Sendable {
    package var role: String
    package var name: String

    package init(role: String, name: String) {
        self.role = role
        self.name = name
    }
}

/// Another article that this one names.
package struct RelatedItem: Hashable, Sendable {
    package var title: String
    /// An address or a file, where the article gives one.
    package var url: String?

    package init(title: String, url: String? = nil) {
        self.title = title
        self.url = url
    }
}

/// The matter before the body. Read from the first lines alone, so that a large article opens like a small one.
package struct ArticleHead: Hashable, Sendable {
    package var credits: [Credit] = []
    package var kicker: String?
    package var title: String?
    /// A second heading under the title, before who wrote it. In a whole article it opens the first section.
    package var subtitle: String?
    package var byline: String?
    package var date: String?
    package var source: String?
    package var lead: String?
    /// Only a marked text states these: see `Article`.
    package var published: String?
    package var url: String?
    package var language: String?
    package var isRightToLeft: Bool?
    package var picture: String?
    /// Every block of the head in source order, the furniture and the lead among them.
    package var blocks: [Block] = []
    /// Where the body starts, in bytes.
    package var bodyStart: Int

    package init(bodyStart: Int) { self.bodyStart = bodyStart }
}

/// The matter after the body: related articles and the page's furniture. Read from the last lines alone.
package struct ArticleTail: Hashable, Sendable {
    /// True when the article has a related block, empty as it may be.
    package var hasRelatedBlock = false
    package var related: [RelatedItem] = []
    /// A source named at the article's end (`المصدر: …`), and who signs there.
    package var source: String?
    package var byline: String?
    package var blocks: [Block] = []
    /// Where the tail starts, in bytes: the end of the body.
    package var tailStart: Int

    package init(tailStart: Int) { self.tailStart = tailStart }

    /// The day that the article's end tells.
    package var date: String? { blocks.first { $0.role == .date }.map { String(codePoints: $0.text) } }
}

extension ArticleHead {
    /// With the facts that stand at the article's end: a source and a date that the head does not name, and who signs it there.
    package func completed(by tail: ArticleTail) -> ArticleHead {
        var head = self
        (head.source, head.date) = (source ?? tail.source, date ?? tail.date)
        guard let name = tail.byline else { return head }
        head.byline = byline.map { $0.contains(name) ? $0 : $0 + " · " + name } ?? name
        return head
    }
}

/// A heading with what stands under it. The first section has no heading when the body starts without one.
package struct Section: Hashable, Sendable {
    package var heading: String?
    package var blocks: [Block]

    package init(heading: String?, blocks: [Block] = []) {
        self.heading = heading
        self.blocks = blocks
    }
}

/// A whole article, for those who need all of it at once (`qari print`, the library). The reading screen does not: it
/// asks the parser for head, tail and the blocks it shows.
package struct Article: Hashable, Sendable {
    package var kicker: String?
    package var title: String?
    package var credits: [Credit] = []
    package var byline: String?
    package var date: String?
    package var source: String?
    package var lead: String?
    /// The moment of publication for machines (ISO 8601), where the text states it; `date` is what is shown.
    package var published: String?
    /// Where the article is on the web.
    package var url: String?
    /// Its language (BCP 47) and direction, where the text states them.
    package var language: String?
    package var isRightToLeft: Bool?
    /// The address of the picture that stands for the whole article, where none stands in its text.
    package var picture: String?
    package var sections: [Section] = []
    /// The related block's heading as it stands; nil when there is no such block, empty as it may be.
    package var relatedHeading: String?
    package var related: [RelatedItem] = []
    /// Page furniture, as it stood in the source.
    package var furniture: [String] = []

    package init() {}

    /// The direction that its paragraphs inherit: what it states, by itself or by its language, else that of most of its letters. An article
    /// of a text gets its direction from the parser (`directedArticle`), which counts as the screen does.
    package var direction: TextDirection {
        if let isRightToLeft { return isRightToLeft ? .rightToLeft : .leftToRight }
        if let direction = language.flatMap(TextDirection.init(language:)) { return direction }
        var letters = LetterCensus()
        letters.take(codePoints([title, lead].compactMap(\.self).joined(separator: " ")))
        for block in sections.flatMap(\.blocks).prefix(200) { letters.take(block.text) }
        return letters.direction
    }
}

/// An article without its body: what its head and its tail say, the opening section among it.
package struct ArticleFrame: Sendable {
    package var article: Article
    /// Where the body is, in bytes of the source.
    package var body: Range<ByteOffset>
    /// The page furniture behind the body.
    package var closingFurniture: [String]
}
