// Turns plain reader text into an article. Every rule is local (a line and its neighbours), so that the middle of a
// large article can be read without its beginning. Rules are in ReaderTextRules; docs/article-format.md describes them.
// A text with front matter is read by its markup instead, and nothing in it is guessed.
import ArabicText

/// The parser of reader text, plain or marked.
package struct ArticleParser<Source: LineSource> {
    package let source: Source
    /// What a marked text states; nil for a plain text.
    private let frontMatter: FrontMatter?

    package init(source: Source) {
        self.source = source
        frontMatter = FrontMatter(source)
    }

    /// True when the text has front matter.
    package var isMarked: Bool { frontMatter != nil }

    /// The head matter, from at most the first 64 KB.
    package func head() -> ArticleHead {
        if let frontMatter { return frontMatter.head }
        var parser = HeadParser(source: source)
        return parser.parse()
    }

    /// The tail matter, from at most the last 64 KB and never before `bodyStart`.
    package func tail(bodyStart: Int) -> ArticleTail {
        isMarked ? MarkedTextParser(source: source).tail(bodyStart: bodyStart) : TailParser(source: source, bodyStart: bodyStart).parse()
    }

    /// The body block at or after the line start `offset`, with the next line start to go on from; nil when `limit`
    /// (the tail's start) is reached. Blank lines are passed over. Needs neighbouring lines only.
    package func block(startingAt offset: ByteOffset, limit: Int) -> (block: Block, next: Int)? {
        var offset = offset
        while offset < limit, let line = source.line(startingAt: offset) {
            let next = source.nextLineStart(after: line)
            if line.scalars.contains(where: { !LineKind.isSpace($0) }) {
                let block = isMarked ? MarkedTextParser(source: source).block(line) : BodyParser(source: source).block(line, next: next, limit: limit)
                return (block, next)
            }
            offset = next
        }
        return nil
    }

    /// The start of the last line before `offset` that is not blank and not before `floor`.
    package func previousBlockStart(before offset: ByteOffset, floor: Int) -> Int? {
        var place = offset
        while let start = source.previousLineStart(before: place), start >= floor {
            if let line = source.line(startingAt: start), line.scalars.contains(where: { !LineKind.isSpace($0) }) { return start }
            place = start
        }
        return nil
    }

    /// The whole article.
    package func article() -> Article {
        let stated = head()
        let tail = tail(bodyStart: stated.bodyStart)
        let head = stated.completed(by: tail)
        var article = Article()
        (article.kicker, article.title, article.credits) = (head.kicker, head.title, head.credits)
        (article.byline, article.date, article.lead) = (head.byline, head.date, head.lead)
        article.source = head.source
        (article.published, article.url, article.language, article.isRightToLeft) = (head.published, head.url, head.language, head.isRightToLeft)
        article.furniture = head.blocks.filter { $0.role == .furniture }.map { String(codePoints: $0.text) }
        addOpening(of: head, to: &article)
        var offset = head.bodyStart
        while let (block, next) = block(startingAt: offset, limit: tail.tailStart) {
            add(block, to: &article)
            offset = next
        }
        article.furniture += tail.blocks.filter { $0.role == .furniture }.map { String(codePoints: $0.text) }
        if stated.source != nil, let second = tail.source, second != head.source { article.furniture.append(second) }
        article.relatedHeading = tail.blocks.first { $0.role == .relatedHeading }.map { String(codePoints: $0.text) }
        article.related = tail.related
        return article
    }

    /// The whole article, stating the direction that it has on the screen.
    package func directedArticle() -> Article {
        var article = article()
        article.isRightToLeft = direction(of: head()) == .rightToLeft
        return article
    }

    /// The opening section has the second title over it, where there is one, and holds the lead and a picture's caption that stands before it.
    private func addOpening(of head: ArticleHead, to article: inout Article) {
        let opening = head.blocks.filter { $0.role == .caption || $0.role == .lead }
        if !opening.isEmpty || head.subtitle != nil { article.sections.append(Section(heading: head.subtitle, blocks: opening)) }
    }

    private func add(_ block: Block, to article: inout Article) {
        if let furniture = block.trailingFurniture { article.furniture.append(String(codePoints: furniture)) }
        switch block.role {
        case .furniture: article.furniture.append(String(codePoints: block.text))
        case .heading: article.sections.append(Section(heading: String(codePoints: block.text)))
        default:
            if article.sections.isEmpty { article.sections.append(Section(heading: nil)) }
            let last = article.sections.count - 1
            if block.continuesLine, let piece = article.sections[last].blocks.last {
                // The pieces of an endless line are one block again.
                let end = article.sections[last].blocks.count - 1
                article.sections[last].blocks[end].text = piece.text + block.text
                article.sections[last].blocks[end].links += block.links.map { $0.moved(by: piece.text.count) }
            } else {
                article.sections[last].blocks.append(block)
            }
        }
    }
}
