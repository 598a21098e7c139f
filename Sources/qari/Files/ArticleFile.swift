// Opens what the reader names as an article: a text as it is, any other format (`SourceFormat`) as the article that its reader makes,
// an address fetched. What is not read is refused by the name of its format.
import ArabicText
import ArticleImport
import ArticleModel
import Glibc
import ReaderCore

enum ArticleFile {
    /// - Parameters:
    ///   - ref: what is of the web is fetched while the caller waits.
    ///   - note: given what a reader made of a format that is no text.
    /// - Throws: `Problem`, saying why it can't be read.
    static func open(_ ref: ArticleRef, encoding: TextEncoding?, noting note: (ImportedArticle) -> Void = { _ in }) throws -> EncodedText {
        if case .web(let address) = ref { return try fetched(address, note) }
        if ref.isOfOtherProtocol, access(ref.argument, F_OK) != 0 { throw Problem.notWeb(ref.argument) }
        return try article(try TextFile.open(ref, encoding: encoding), ref, encoding: encoding, noting: note)
    }

    /// A text as it is; the article of any other format as marked text.
    static func article(
        _ text: EncodedText, _ ref: ArticleRef, encoding: TextEncoding?, noting note: (ImportedArticle) -> Void = { _ in }
    ) throws(Problem) -> EncodedText {
        // Named or recognised: the bytes need not be gone through for it again.
        let format = format(of: text, ref, encoding: text.encoding)
        switch format.use {
        case .read(.text): return text
        case .read(let reader):
            let imported = try imported(ArticleSource(text, ref.argument, encoding: encoding), by: reader)
            note(imported)
            return marked(imported)
        case .refused: throw format.refusal(of: ref.argument)
        }
    }

    static func format(of text: EncodedText, _ ref: ArticleRef, encoding: TextEncoding?) -> SourceFormat {
        switch ref {
        case .bundled: .plainText
        case .file(let path): SourceFormat.of(text.source.bytes, name: path, encoding: encoding)
        case .stdin, .library, .web: SourceFormat.of(text.source.bytes, name: nil, encoding: encoding)
        }
    }

    /// The article that a format's reader makes.
    static func imported(_ source: ArticleSource, by reader: SourceFormat.Reader) throws(Problem) -> ImportedArticle {
        switch reader {
        case .markdown: return MarkdownReader.article(source.bytes, url: source.url, charset: source.charset, encoding: source.encoding)
        case .text, .page: return PageImporter.article(source.bytes, url: source.url, charset: source.charset, encoding: source.encoding)
        case .feed:
            let feed = FeedReader.read(source.bytes, url: source.url, charset: source.charset)
            if feed.entries.isEmpty, let problem = feed.problem { throw problem.told(of: source.name) }
            return FeedDigest.article(feed)
        case .feedList:
            let (feeds, _, problem) = OPML.read(source.bytes, charset: source.charset)
            if feeds.isEmpty, let problem { throw problem.told(of: source.name) }
            return FeedDigest.article(feeds)
        }
    }

    static func marked(_ imported: ImportedArticle) -> EncodedText {
        EncodedText(TextBytes(copying: Array(imported.text.utf8)), encoding: .utf8)
    }

    // MARK: The web

    private static func fetched(_ address: String, _ note: (ImportedArticle) -> Void) throws -> EncodedText {
        let response: FetchResponse
        do throws(FetchProblem) { response = try Fetch(FetchRequest(url: address)).wait().get() } catch { throw error.told }
        return try text(of: response, noting: note)
    }

    /// What was fetched, to be read: a plain text as it is, the article of any other format as marked text.
    static func text(of response: FetchResponse, noting note: (ImportedArticle) -> Void = { _ in }) throws(Problem) -> EncodedText {
        let format = response.format
        switch format.use {
        case .read(.text) where response.isCut: throw .tooLarge(response.url, megabytes: FeedReader.bound >> 20)
        case .read(.text): return EncodedText(TextBytes(copying: response.body), encoding: response.textEncoding)
        case .read(let reader):
            let imported = try imported(ArticleSource(response), by: reader)
            note(imported)
            return marked(imported)
        case .refused: throw format.refusal(of: response.url)
        }
    }
}

/// What a reader of a format is given.
struct ArticleSource {
    let name: String
    let bytes: [UInt8]
    /// Of what was fetched: where from, and what the server says of its encoding.
    var url: String?
    var charset: String?
    /// What the reader says of a file's.
    var encoding: TextEncoding?

    init(_ text: EncodedText, _ path: String, encoding: TextEncoding?) {
        // One byte more than is read of the longest tells that there is more.
        (name, bytes, self.encoding) = (path, Array(text.source.bytes.prefix(FeedReader.bound + 1)), encoding)
    }

    init(_ response: FetchResponse) { (name, bytes, url, charset) = (response.url, response.body, response.url, response.charset) }
}
