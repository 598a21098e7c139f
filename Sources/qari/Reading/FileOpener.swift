// Opens the files that the reader asks for. Standard input can be read once only, so its text is kept.
import ArabicText
import ArticleModel
import ReaderCore

struct FileOpener: Sendable {
    let encoding: TextEncoding?
    private var prepared: [ArticleRef: ArticleFile.Opening] = [:]
    /// A larger text is no article to be compared with others, in bytes.
    private static let longestCompared = 4 << 20

    init(encoding: TextEncoding?) { self.encoding = encoding }

    /// Opens a file ahead of being asked for it.
    mutating func prepare(_ ref: ArticleRef) throws { prepared[ref] = try ArticleFile.opening(ref, encoding: encoding) }

    /// True for what was opened ahead: asking for it does not wait.
    func holds(_ ref: ArticleRef) -> Bool { prepared[ref] != nil }

    mutating func open(_ ref: ArticleRef) throws -> ArticleFile.Opening {
        if let opening = prepared[ref] {
            if ref != .stdin { prepared[ref] = nil }
            return opening
        }
        let opening = try ArticleFile.opening(ref, encoding: encoding)
        if ref == .stdin { prepared[ref] = opening }
        return opening
    }

    /// The text of a file once more, for another thread; nil for what is too large to be an article, and for what would have to be fetched.
    func text(of ref: ArticleRef) -> @Sendable () -> EncodedText? {
        let (kept, encoding) = (prepared[ref]?.text, encoding)
        let isFetched = if case .web = ref { true } else { false }
        return {
            guard let text = kept ?? (isFetched ? nil : try? ArticleFile.opening(ref, encoding: encoding).text) else { return nil }
            return !text.isBeginning && text.endOffset < Self.longestCompared ? text : nil
        }
    }
}
