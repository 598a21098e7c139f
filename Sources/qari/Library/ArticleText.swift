// A text as the library stores it: what its parser finds, and the text itself.
import ArabicText
import ArticleImport
import ArticleLibrary
import ArticleModel
import Glibc
import TextLayout

enum ArticleText {
    /// - Parameter ref: where it comes from, which names an article that has no title.
    static func article(_ text: EncodedText, of ref: ArticleRef) -> StoredArticle {
        let text = text.encoding == .utf8 ? text : EncodedText(TextBytes(copying: utf8(text)), encoding: .utf8)
        let parser = ArticleParser(source: ArticleLines(text))
        let stated = parser.head()
        let tail = parser.tail(bodyStart: stated.bodyStart)
        let head = stated.completed(by: tail)
        let whole = String(decoding: text.source.bytes, as: UTF8.self)
        var article = StoredArticle(title: head.title ?? name(of: ref), text: whole, body: head.bodyStart..<max(head.bodyStart, tail.tailStart))
        (article.kicker, article.lead, article.credits) = (head.kicker, head.lead, head.credits)
        (article.byline, article.dateText) = (head.byline, head.date)
        article.source = head.source
        article.date = (head.published.flatMap { Moment($0) } ?? head.date.flatMap { Moment($0) })?.kept
        article.url = head.url
        article.direction = parser.direction(of: head)
        article.isBreaking = head.kicker.map { $0.contains("عاجل") } ?? false
        switch ref {
        case .file(let path): article.path = path
        case .bundled: article.path = ref.argument
        case .stdin, .web, .library: break
        }
        article.links = tail.related + links(parser, head.bodyStart, tail.tailStart)
        return article
    }

    private static func name(of ref: ArticleRef) -> String { if case .web(let address) = ref { address } else { ref.shortName } }

    /// The links in the text itself.
    private static func links(_ parser: ArticleParser<ArticleLines>, _ start: Int, _ end: Int) -> [RelatedItem] {
        var links: [RelatedItem] = []
        var offset = start
        while parser.isMarked, let (block, next) = parser.block(startingAt: offset, limit: end) {
            links += block.links.map { RelatedItem(title: String(codePoints: Array(block.text[$0.range])), url: $0.url) }
            offset = next
        }
        return links
    }

    private static func utf8(_ text: EncodedText) -> [UInt8] {
        var bytes: [UInt8] = []
        var scalars: [UInt32] = []
        var offset = text.startOffset
        while let range = text.lineRange(startingAt: offset) {
            scalars.removeAll(keepingCapacity: true)
            text.decode(range, appendingTo: &scalars)
            bytes += String(codePoints: scalars).utf8
            let next = text.nextLineStart(afterLineEndingAt: range.upperBound)
            if next > range.upperBound { bytes.append("\n") }
            offset = next
        }
        return bytes
    }
}

extension ArticleText {
    /// An article's number, where an argument is one and no file is named so.
    static func number(_ argument: String) -> Int64? { access(argument, F_OK) == 0 ? nil : Int64(argument) }

    /// A file by its absolute path; anything else as it is.
    static func placed(_ ref: ArticleRef) -> ArticleRef { if case .file(let path) = ref { .file(LibraryFlags.absolute(path)) } else { ref } }
}
