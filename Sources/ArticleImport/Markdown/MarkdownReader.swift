// From a text in Markdown to an article. What Markdown is, cmark-gfm knows (CommonMark and GFM); what it makes of it is HTML, read as the
// text of any page is: so HTML inside is as safe as a page's, and whatever a page may hold a text may. What stands in the front matter
// of a blog's text (YAML between `---`, TOML between `+++`) are the article's facts.
import ArabicText
import ArticleModel
import CCmark
import Glibc

package enum MarkdownReader {
    /// A longer text is read to this length, in bytes.
    package static let bound = 4 << 20

    /// Imports a text; whatever it holds, an article comes out.
    package static func article(_ bytes: [UInt8], url: String? = nil, charset: String? = nil, encoding: TextEncoding? = nil) -> ImportedArticle {
        let text = PageText.decode(Array(bytes.prefix(bound)), charset: charset, encoding: encoding)
        let (facts, body) = MarkdownFrontMatter.split(text)
        var (blocks, related) = PageImporter.fragment(html(MarkdownTables.bounded(body)), base: url, keepsLinkLists: true)
        var article = Article()
        facts.set(on: &article)
        takeTitle(from: &blocks, for: &article)
        article.sections = sections(blocks, leadingInto: &article)
        related.removeAll { $0.url == url }
        article.related = related
        if article.isRightToLeft == nil { article.isRightToLeft = isRightToLeft(article) }
        var imported = ImportedArticle(article: article)
        (imported.url, imported.published, imported.categories) = (url ?? article.url, article.published.flatMap { Moment($0) }, facts.categories)
        imported.isBreaking = ImportedArticle.isBreaking([article.kicker])
        if bytes.count > bound { imported.markCut() }
        return imported
    }

    // MARK: cmark

    private static let extensions = ["table", "strikethrough", "autolink", "tasklist"]
    private static let isRegistered: Void = cmark_gfm_core_extensions_ensure_registered()

    /// The text as HTML, footnotes behind it.
    static func html(_ text: String) -> String {
        _ = isRegistered
        let options = CMARK_OPT_FOOTNOTES | CMARK_OPT_UNSAFE | CMARK_OPT_STRIKETHROUGH_DOUBLE_TILDE
        guard let parser = cmark_parser_new(options) else { return HTMLText.escaped(text) }
        defer { cmark_parser_free(parser) }
        for name in extensions { if let found = cmark_find_syntax_extension(name) { cmark_parser_attach_syntax_extension(parser, found) } }
        var text = text
        text.withUTF8 { bytes in bytes.withMemoryRebound(to: CChar.self) { cmark_parser_feed(parser, $0.baseAddress, $0.count) } }
        guard let document = cmark_parser_finish(parser) else { return "" }
        defer { cmark_node_free(document) }
        MarkdownVerse.keepLines(of: document)
        guard let html = cmark_render_html(document, options, cmark_parser_get_syntax_extensions(parser)) else { return "" }
        defer { free(html) }
        return withoutReturns(String(cString: html))
    }

    /// Without the links that lead from a note back to where it is asked for.
    private static func withoutReturns(_ html: String) -> String {
        let (mark, closer) = (Array("class=\"footnote-backref\"".utf8), Array("</a>".utf8))
        let bytes = Array(html.utf8)
        var kept: [UInt8] = []
        var (place, search) = (bytes.startIndex, bytes.startIndex)
        while let sign = bytes[search...].firstIndex(of: mark[0]) {
            search = sign + 1
            guard bytes[sign...].starts(with: mark), let start = bytes[place..<sign].lastIndex(of: "<"),
                let end = bytes[sign...].indices.first(where: { bytes[$0...].starts(with: closer) })
            else { continue }
            kept += bytes[place..<start]
            (place, search) = (end + closer.count, end + closer.count)
        }
        return String(decoding: kept + bytes[place...], as: UTF8.self)
    }

    // MARK: Parts

    /// The heading that stands first is the title, where no other is given; the title over again is left out.
    private static func takeTitle(from blocks: inout [Block], for article: inout Article) {
        guard let first = blocks.firstIndex(where: { $0.role == .heading }), first == 0 || article.title == nil && isMatterOnly(blocks[..<first])
        else { return }
        let heading = String(codePoints: blocks[first].text)
        if article.title == nil {
            if let (kicker, rest) = LineFact.kicker(heading) { (article.kicker, article.title) = (kicker, rest) } else { article.title = heading }
        } else if LineFact.key(heading) != LineFact.key(article.title ?? "") {
            return
        }
        blocks.remove(at: first)
    }

    /// Pictures and rules may stand before a title.
    private static func isMatterOnly(_ blocks: ArraySlice<Block>) -> Bool { blocks.allSatisfy { $0.role == .caption || $0.role == .separator } }

    private static func sections(_ blocks: [Block], leadingInto article: inout Article) -> [Section] {
        var sections = [Section(heading: nil)]
        for block in blocks {
            if block.role == .heading {
                sections.append(Section(heading: String(codePoints: block.text)))
            } else {
                sections[sections.count - 1].blocks.append(block)
            }
        }
        return sections.filter { $0.heading != nil || !$0.blocks.isEmpty }
    }

    /// By most of the letters in its title and paragraphs; code and addresses say nothing of it.
    private static func isRightToLeft(_ article: Article) -> Bool {
        var balance = 0
        let texts = article.sections.flatMap(\.blocks).filter { $0.role != .code }.prefix(200).map(\.text)
        for scalar in codePoints(article.title ?? "") + texts.joined() {
            if ("\u{590}"..."\u{8FF}").contains(scalar) { balance += 1 } else if scalar.isASCIILetter { balance -= 1 }
        }
        return balance >= 0
    }
}
