// Opens the files that the reader asks for. Standard input can be read once only, so its text is kept.
import ArabicText
import ArticleImport
import ReaderCore

struct FileOpener: Sendable {
    let encoding: TextEncoding?
    private var prepared: [String: EncodedText] = [:]
    /// A larger text is no article to be compared with others, in bytes.
    private static let longestCompared = 4 << 20

    init(encoding: TextEncoding?) { self.encoding = encoding }

    /// Opens a file ahead of being asked for it.
    mutating func prepare(_ path: String) throws { prepared[path] = try ArticleFile.open(path, encoding: encoding) }

    /// True for what was opened ahead: asking for it does not wait.
    func holds(_ path: String) -> Bool { prepared[path] != nil }

    mutating func open(_ path: String) throws -> EncodedText {
        if let text = prepared[path] {
            if path != "-" { prepared[path] = nil }
            return text
        }
        let text = try ArticleFile.open(path, encoding: encoding)
        if path == "-" { prepared[path] = text }
        return text
    }

    /// The text of a file once more, for another thread; nil for what is too large to be an article, and for what would have to be fetched.
    func text(of path: String) -> @Sendable () -> EncodedText? {
        let (kept, encoding) = (prepared[path], encoding)
        return {
            guard let text = kept ?? (PageAddress.isWeb(path) ? nil : try? ArticleFile.open(path, encoding: encoding)) else { return nil }
            return text.endOffset < Self.longestCompared ? text : nil
        }
    }
}
