// Opens what the reader names as an article: a text as it is, a page of HTML as the article in it, an address fetched.
import ArabicText
import ArticleImport
import Glibc
import ReaderCore

enum ArticleFile {
    /// - Parameter path: a file's path, `-` for standard input, a web address (fetched while the caller waits).
    /// - Throws: `Problem`, saying why it can't be read.
    static func open(_ path: String, encoding: TextEncoding?) throws -> EncodedText {
        if PageAddress.isWeb(path) { return try fetched(path) }
        if path.contains("://"), !path.hasPrefix(BundledFiles.prefix), access(path, F_OK) != 0 { throw Problem.notWeb(path) }
        return try article(try TextFile.open(path, encoding: encoding), path, encoding: encoding)
    }

    /// A page's article as marked text; any other text as it is.
    static func article(_ text: EncodedText, _ path: String, encoding: TextEncoding?) throws -> EncodedText {
        page(text, path, encoding: encoding).map(marked) ?? text
    }

    /// A page's article; nil for any other text.
    static func page(_ text: EncodedText, _ path: String, encoding: TextEncoding?) -> ImportedArticle? {
        // One byte more than is read tells that there is more.
        isPage(path, text) ? PageImporter.article(Array(text.source.bytes.prefix(PageImporter.bound + 1)), encoding: encoding) : nil
    }

    /// By its name, or by how it begins where the name says nothing.
    private static func isPage(_ path: String, _ text: EncodedText) -> Bool {
        let name = path.lowercased()
        if [".html", ".htm", ".xhtml", ".shtml"].contains(where: name.hasSuffix) { return true }
        if isText(path) || path.hasPrefix(BundledFiles.prefix) { return false }
        return PageImporter.looksLikePage(text.source.bytes)
    }

    /// True for a name that only texts have.
    static func isText(_ path: String) -> Bool {
        let name = path.lowercased()
        return [".txt", ".md", ".text", ".markdown"].contains(where: name.hasSuffix)
    }

    static func marked(_ imported: ImportedArticle) -> EncodedText {
        EncodedText(TextBytes(copying: Array(imported.text.utf8)), encoding: .utf8)
    }

    // MARK: The web

    private static func fetched(_ address: String) throws -> EncodedText {
        let response: FetchResponse
        do throws(FetchProblem) { response = try Fetch(FetchRequest(url: address)).wait().get() } catch { throw error.told }
        return try text(of: response)
    }

    /// What was fetched, to be read: a page's article, a plain text as it is.
    static func text(of response: FetchResponse) throws(Problem) -> EncodedText {
        switch response.kind {
        case .page: marked(PageImporter.article(response.body, url: response.url, charset: response.charset))
        case .text where response.isCut: throw .tooLarge(response.url, megabytes: FeedReader.bound >> 20)
        case .text: EncodedText(TextBytes(copying: response.body), encoding: response.textEncoding)
        case .other: throw .notAnArticle(response.url)
        }
    }
}
