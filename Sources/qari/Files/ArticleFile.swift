// Opens what the reader names as an article: a text as it is, a page of HTML as the article in it.
import ArabicText
import ArticleImport

enum ArticleFile {
    /// - Parameter path: a file's path, `-` for standard input.
    /// - Throws: `Problem`, saying why it can't be read.
    static func open(_ path: String, encoding: TextEncoding?) throws -> EncodedText {
        let text = try TextFile.open(path, encoding: encoding)
        guard isPage(path, text) else { return text }
        let article = PageImporter.article(Array(text.source.bytes.prefix(PageImporter.bound)), encoding: encoding)
        return EncodedText(TextBytes(copying: Array(article.text.utf8)), encoding: .utf8)
    }

    /// By its name, or by how it begins where the name says nothing.
    private static func isPage(_ path: String, _ text: EncodedText) -> Bool {
        let name = path.lowercased()
        if [".html", ".htm", ".xhtml", ".shtml"].contains(where: name.hasSuffix) { return true }
        if [".txt", ".md", ".text"].contains(where: name.hasSuffix) || path.hasPrefix(BundledFiles.prefix) { return false }
        return PageImporter.looksLikePage(text.source.bytes)
    }
}
