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
        let frame = undirectedFrame()
        var article = frame.article
        forEachBlock(in: frame.body, of: frame) { add($0, to: &article) }
        article.furniture += frame.closingFurniture
        return article
    }

    /// The whole article, stating the direction that it has on the screen.
    package func directedArticle() -> Article {
        var article = article()
        article.isRightToLeft = direction(of: head()) == .rightToLeft
        return article
    }

    // MARK: In pieces

    /// The article without its body, stating the direction that it has on the screen: for those who take the body piece by piece.
    package func frame() -> ArticleFrame {
        var frame = undirectedFrame()
        frame.article.isRightToLeft = direction(of: head()) == .rightToLeft
        return frame
    }

    /// The sections of a part of the body. The first has no heading where the part begins with none, and begins with a block that continues
    /// a line (`continuesLine`) where the part begins in one.
    package func sections(in part: Range<ByteOffset>, of frame: ArticleFrame) -> [Section] {
        var article = Article()
        forEachBlock(in: part, of: frame) { add($0, to: &article) }
        return article.sections
    }

    /// The text of the first block that is shown and says something; nil where there is none.
    package func firstText(of frame: ArticleFrame) -> [UInt32]? {
        func speaks(_ block: Block) -> Bool { block.text.contains { !LineKind.isSpace($0) } }
        if let opening = frame.article.sections.lazy.flatMap(\.blocks).first(where: speaks) { return opening.text }
        var offset = frame.body.lowerBound
        while let (block, next) = block(startingAt: offset, limit: frame.body.upperBound) {
            if block.role != .furniture, block.role != .heading, speaks(block) { return block.text }
            offset = next
        }
        return nil
    }

    /// The blocks that start in a part of the body. What they are depends on the lines behind the part too, as far as the body goes.
    package func forEachBlock(in part: Range<ByteOffset>, of frame: ArticleFrame, _ body: (Block) -> Void) {
        var offset = part.lowerBound
        while let (block, next) = block(startingAt: offset, limit: frame.body.upperBound), block.sourceRange.lowerBound < part.upperBound {
            body(block)
            offset = next
        }
    }

    private func undirectedFrame() -> ArticleFrame {
        let stated = head()
        let tail = tail(bodyStart: stated.bodyStart)
        let head = stated.completed(by: tail)
        var article = Article()
        (article.kicker, article.title, article.credits) = (head.kicker, head.title, head.credits)
        (article.byline, article.date, article.lead) = (head.byline, head.date, head.lead)
        article.source = head.source
        (article.published, article.url, article.language, article.isRightToLeft) = (head.published, head.url, head.language, head.isRightToLeft)
        article.picture = head.picture
        article.furniture = head.blocks.filter { $0.role == .furniture }.map { String(codePoints: $0.text) }
        addOpening(of: head, to: &article)
        article.relatedHeading = tail.blocks.first { $0.role == .relatedHeading }.map { String(codePoints: $0.text) }
        article.related = tail.related
        var closing = tail.blocks.filter { $0.role == .furniture }.map { String(codePoints: $0.text) }
        // What is said a second time is not shown twice, and not lost.
        if stated.source != nil, let second = tail.source { closing.append(second) }
        if stated.date != nil, let second = tail.date { closing.append(second) }
        if let first = stated.byline, first == head.byline, let second = tail.byline { closing.append(second) }
        return ArticleFrame(article: article, body: head.bodyStart..<max(head.bodyStart, tail.tailStart), closingFurniture: closing)
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
            if block.continuesLine, let end = article.sections[last].blocks.indices.last {
                // The pieces of an endless line are one block again. Added in place: a copy for each would take time by the square.
                let before = article.sections[last].blocks[end].text.count
                article.sections[last].blocks[end].text += block.text
                article.sections[last].blocks[end].links += block.links.map { $0.moved(by: before) }
            } else {
                article.sections[last].blocks.append(block)
            }
        }
    }
}
