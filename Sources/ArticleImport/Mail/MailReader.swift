// From a letter (`.eml`), or a page that a browser kept as one (`.mht`, RFC 2557), to an article: its text or its HTML, with who wrote it,
// when, and about what. What is attached stays in the letter.
import ArabicText
import ArticleModel

package enum MailReader {
    /// A longer letter is read to this length.
    package static let bound = 64 << 20

    /// - Parameter isPage: of a web archive: what it holds is a page, with an address of its own.
    package static func article(_ bytes: UnsafeRawBufferPointer, isPage: Bool) throws(DocumentProblem) -> ImportedArticle {
        let letter = MailPart(Array(bytes.prefix(bound))[...])
        let parts = letter.leaves.filter { !$0.isAttachment }
        let html = parts.first { $0.type == "text/html" || $0.type == "application/xhtml+xml" }
        if isPage, let html { return page(html, of: letter) }
        let plain = parts.first { $0.type == "text/plain" }
        guard plain != nil || html != nil else {
            throw letter.type.hasSuffix("pkcs7-mime") || letter.type == "multipart/encrypted" ? .locked : .empty
        }
        var blocks = plain.map(text) ?? []
        // A text that only says that there is a page is none.
        if let html, letters(blocks) < 200 {
            let page = PageText.decode(Array(html.content.prefix(PageImporter.bound)), charset: html.charset)
            let other = PageImporter.fragment(page, base: nil, keepsLinkLists: true).blocks
            if letters(other) > letters(blocks) { blocks = other }
        }
        guard letters(blocks) > 0 else { throw .empty }
        var imported = facts(of: letter.header).article(
            [DocumentChapter(title: nil, blocks: blocks)], findsTitle: letter.header.text("subject") == nil)
        imported.guid = letter.header["message-id"]
        if bytes.count > bound { imported.markCut() }
        return imported
    }

    private static func page(_ part: MailPart, of letter: MailPart) -> ImportedArticle {
        let address = part.header["content-location"] ?? letter.header["snapshot-content-location"]
        return PageImporter.article(part.content, url: address.flatMap { PageAddress.isWeb($0) ? $0 : nil }, charset: part.charset)
    }

    private static func text(_ part: MailPart) -> [Block] {
        MailText.blocks(
            PageText.decode(part.content, charset: part.charset), flows: part.header.parameter("format", of: "content-type")?.lowercased() == "flowed"
        )
    }

    private static func letters(_ blocks: [Block]) -> Int { blocks.reduce(0) { $0 + $1.text.count } }

    private static func facts(of header: MailHeader) -> DocumentFacts {
        var facts = DocumentFacts()
        facts.title = header.text("subject")
        if let sender = header.text("from") { facts.authors = [name(of: sender)] }
        facts.date = header["date"]
        return facts
    }

    /// Who a letter is from: the name, or the address where there is none.
    private static func name(of sender: String) -> String {
        guard let open = sender.lastIndex(of: "<") else { return sender }
        let name = sender[..<open].filter { $0 != "\"" }.split(separator: " ").joined(separator: " ")
        return name.isEmpty ? String(sender[sender.index(after: open)...].prefix { $0 != ">" }) : name
    }
}
