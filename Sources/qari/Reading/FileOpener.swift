// Opens the files that the reader asks for. Standard input can be read once only, so its text is kept.
import ArabicText
import ReaderCore

struct FileOpener {
    let encoding: TextEncoding?
    private var prepared: [String: EncodedText] = [:]

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
}
