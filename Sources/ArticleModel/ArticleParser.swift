// Turns plain reader text into an article. Every rule is local (a line and its neighbours), so that the middle of a
// large article can be read without its beginning.

/// The parser of plain reader text.
package struct ArticleParser<Source: LineSource> {
    package let source: Source

    package init(source: Source) { self.source = source }

    /// The head matter, from at most the first 64 KB.
    package func head() -> ArticleHead { ArticleHead(bodyStart: source.startOffset) }

    /// The tail matter, from at most the last 64 KB and never before `bodyStart`.
    package func tail(bodyStart: Int) -> ArticleTail { ArticleTail(tailStart: source.endOffset) }

    /// The body block at or after the line start `offset`, with the next line start to go on from; nil when `limit`
    /// (the tail's start) is reached. Blank lines are passed over. Needs neighbouring lines only.
    package func block(startingAt offset: Int, limit: Int) -> (block: Block, next: Int)? {
        var offset = offset
        while offset < limit, let line = source.line(startingAt: offset) {
            let next = source.nextLineStart(after: line)
            if !line.scalars.isEmpty {
                return (Block(role: .paragraph, text: line.scalars, sourceRange: line.range), next)
            }
            offset = next
        }
        return nil
    }

    /// The whole article.
    package func article() -> Article { Article() }
}
