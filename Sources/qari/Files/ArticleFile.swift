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

    /// A text as it is, its paragraphs put together where it was wrapped; the article of any other format as marked text.
    static func article(
        _ text: EncodedText, _ ref: ArticleRef, encoding: TextEncoding?, noting note: (ImportedArticle) -> Void = { _ in }
    ) throws(Problem) -> EncodedText {
        // Named or recognised: the bytes need not be gone through for it again.
        let format = format(of: text, ref, encoding: text.encoding)
        switch format.use {
        case .read(.text): return PlainText.asWritten(text)
        case .read(.compressed):
            let (inner, format) = try unpacked(text, format, ref.argument, encoding: encoding)
            if format.reader == .text { return PlainText.asWritten(inner) }
            let imported = try imported(ArticleSource(inner, ref.argument, encoding: encoding), as: format)
            note(imported)
            return marked(imported)
        case .read:
            let imported = try imported(ArticleSource(text, ref.argument, encoding: encoding), as: format)
            note(imported)
            return marked(imported)
        case .refused: throw format.refusal(of: ref.argument)
        }
    }

    /// An article that is shown before all of it is read: the beginning, and what reads the whole; nil where the text is that already.
    struct Opening: Sendable {
        var text: EncodedText
        /// Tells now and then what has come so far, where that is more.
        var whole: (@Sendable (_ tell: (EncodedText) -> Void) -> EncodedText)?
    }

    /// What a screen can begin with. A book takes as long as its first pages do; anything else is opened whole.
    static func opening(_ ref: ArticleRef, encoding: TextEncoding?) throws -> Opening {
        if case .web = ref { return Opening(text: try open(ref, encoding: encoding)) }
        if ref.isOfOtherProtocol, access(ref.argument, F_OK) != 0 { throw Problem.notWeb(ref.argument) }
        if ref == .stdin, let piped = PipedText(STDIN_FILENO, encoding: encoding) { return try piped.opening() }
        let text = try TextFile.open(ref, encoding: encoding)
        let format = format(of: text, ref, encoding: text.encoding)
        guard format.reader == .book else { return Opening(text: try article(text, ref, encoding: encoding)) }
        do throws(DocumentProblem) {
            let book = try EPUBReader.opening(of: text.source)
            guard let whole = book.whole else { return Opening(text: marked(book.article)) }
            let beginning = EncodedText(TextBytes(copying: Array(book.article.text.utf8)), encoding: .utf8, expectedLength: book.length)
            return Opening(text: beginning) { _ in marked(whole()) }
        } catch { throw error.told(of: ref.argument, format) }
    }

    static func format(of text: EncodedText, _ ref: ArticleRef, encoding: TextEncoding?) -> SourceFormat {
        switch ref {
        case .bundled: .plainText
        case .file(let path): SourceFormat.of(text.source.bytes, name: path, encoding: encoding)
        case .stdin, .library, .web: SourceFormat.of(text.source.bytes, name: nil, encoding: encoding)
        }
    }

    /// So often one file may be compressed: some servers do it to what is compressed already.
    private static let deepest = 2

    /// What a compressed file holds, and what that is: a format that is read.
    static func unpacked(
        _ text: EncodedText, _ format: SourceFormat, _ name: String, encoding: TextEncoding?
    ) throws(Problem) -> (text: EncodedText, format: SourceFormat) {
        do throws(DocumentProblem) {
            var (holder, innerName) = (text, name == "-" ? nil : name)
            for _ in 0..<deepest {
                holder = EncodedText(TextBytes(copying: try GzipFile.contents(holder.source.bytes)), encoding: encoding)
                innerName = innerName.map(GzipFile.inner)
                let found = SourceFormat.of(holder.source.bytes, name: innerName, encoding: encoding)
                guard found.reader != nil else { throw .holds(found) }
                if found.reader != .compressed { return (holder, found) }
            }
            throw .broken
        } catch { throw error.told(of: name, format) }
    }

    /// The article that a format's reader makes.
    static func imported(_ source: ArticleSource, as format: SourceFormat) throws(Problem) -> ImportedArticle {
        guard let reader = format.reader else { throw format.refusal(of: source.name) }
        do throws(DocumentProblem) {
            switch reader {
            case .book: return try EPUBReader.article(source.content)
            case .wordDocument: return try WordReader.article(source.content)
            case .openDocument: return try OpenDocumentReader.article(source.content)
            case .mail, .webArchive: return try MailReader.article(source.content.bytes, isPage: reader == .webArchive)
            case .text, .markdown, .page, .feed, .feedList, .compressed: break
            }
        } catch { throw error.told(of: source.name, format) }
        return try imported(source, by: reader)
    }

    private static func imported(_ source: ArticleSource, by reader: SourceFormat.Reader) throws(Problem) -> ImportedArticle {
        switch reader {
        case .book, .wordDocument, .openDocument, .mail, .webArchive, .compressed: throw .notAnArticle(source.name)
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
        if response.isCut, format.reader == .text || format.isWhole { throw .tooLarge(response.url, megabytes: FeedReader.bound >> 20) }
        switch format.use {
        case .read(.text): return PlainText.asWritten(EncodedText(TextBytes(copying: response.body), encoding: response.textEncoding))
        case .read(.compressed): return try text(of: unpacked(response), noting: note)
        case .read:
            let imported = try imported(ArticleSource(response), as: format)
            note(imported)
            return marked(imported)
        case .refused: throw format.refusal(of: response.url)
        }
    }
}

extension ArticleFile {
    /// What came compressed, as if it had come plain.
    static func unpacked(_ response: FetchResponse) throws(Problem) -> FetchResponse {
        let text = EncodedText(TextBytes(copying: response.body), encoding: .utf8)
        let inner = try unpacked(text, response.format, response.url, encoding: nil).text
        var plain = response
        (plain.body, plain.contentType) = (Array(inner.source.bytes), nil)
        plain.url = GzipFile.inner(response.url)
        return plain
    }
}

/// What a reader of a format is given.
struct ArticleSource {
    let name: String
    let content: TextBytes
    /// Of what was fetched: where from, and what the server says of its encoding.
    var url: String?
    var charset: String?
    /// What the reader says of a file's.
    var encoding: TextEncoding?

    init(_ text: EncodedText, _ path: String, encoding: TextEncoding?) { (name, content, self.encoding) = (path, text.source, encoding) }

    init(_ response: FetchResponse) {
        (name, content, url, charset) = (response.url, TextBytes(copying: response.body), response.url, response.charset)
    }

    /// One byte more than is read of the longest tells that there is more.
    var bytes: [UInt8] { Array(content.bytes.prefix(FeedReader.bound + 1)) }
}
