// What a file that is brought in holds, made ready to be saved. Files are read on all processors: nothing here writes, fetches or tells
// anybody; that is for whoever takes what was read (`ImportRun`), in the files' order.
import ArabicText
import ArticleImport
import ArticleLibrary
import ArticleModel
import Glibc
import Processes
import ReaderCore

enum FileContents: Sendable {
    case article(PreparedArticle)
    /// An article that a reader has made, with what of its page is not sure to be the article's.
    case page(PreparedArticle, isCut: Bool, holdsMore: Bool)
    case feed([UInt8])
    case feedList([UInt8])
    case failure(Problem)

    /// A greater file is no article.
    static let largestFile = 64 << 20
    /// A book has its pictures with it.
    private static let largestBook = 512 << 20

    init(of path: String, encoding: TextEncoding?, for store: Library) {
        do { self = Self.read(try TextFile.open(.file(path), encoding: encoding), path, encoding, store) } catch {
            self = .failure(error as? Problem ?? .cannotRead(path, reason: "\(error)"))
        }
    }

    init(_ text: EncodedText, _ path: String, encoding: TextEncoding?, for store: Library) { self = Self.read(text, path, encoding, store) }

    private static func read(_ text: EncodedText, _ path: String, _ encoding: TextEncoding?, _ store: Library) -> FileContents {
        do throws(Problem) {
            var (text, format) = (text, ArticleFile.format(of: text, .file(path), encoding: encoding))
            if format.reader == .compressed { (text, format) = try ArticleFile.unpacked(text, format, path, encoding: encoding) }
            guard let reader = format.reader else { throw format.refusal(of: path) }
            let largest = reader == .book ? largestBook : largestFile
            guard text.source.bytes.count <= largest else { throw .fileTooLarge(path, megabytes: largest >> 20) }
            switch reader {
            case .feedList: return .feedList(Array(text.source.bytes))
            case .feed: return .feed(Array(text.source.bytes))
            case .text: return .article(try article(PlainText.asWritten(text), path, store))
            case .page, .markdown, .book, .wordDocument, .openDocument, .mail, .webArchive, .compressed:
                let imported = try ArticleFile.imported(ArticleSource(text, path, encoding: encoding), as: format)
                let article = try article(ArticleFile.marked(imported), path, store, imported.categories)
                return .page(article, isCut: imported.isCut, holdsMore: imported.holdsMore)
            }
        } catch { return .failure(error) }
    }

    private static func article(
        _ text: EncodedText, _ path: String, _ store: Library, _ categories: [String] = []
    ) throws(Problem) -> PreparedArticle {
        var article = ArticleText.article(text, of: .file(path))
        guard !article.text.allSatisfy(\.isWhitespace) else { throw .notAnArticle(path) }
        (article.path, article.categories) = (path, categories)
        return store.prepared(article)
    }

    // MARK: Many files

    /// Some files that stand one behind the other, read as one piece of work.
    private static let (files, bytes) = (32, 256 << 10)
    /// What is greater is read when its turn comes, alone: never do several great ones wait in memory.
    private static let large = 1 << 20
    /// While a batch is saved so many pieces of each thread are read ahead.
    private static let ahead = 24

    /// Reads files and hands what they hold over, in their order.
    static func forEach(
        of paths: [String], encoding: TextEncoding?, for store: Library, _ take: (String, FileContents) throws -> Void
    ) throws {
        let pieces = pieces(of: paths)
        let work = OrderedWork(
            count: pieces.count,
            worker: {
                { number in
                    pieces[number].isLarge ? [] : paths[pieces[number].range].map { FileContents(of: $0, encoding: encoding, for: store) }
                }
            }, ahead: ahead)
        var number = 0
        try work.run { contents in
            let piece = pieces[number]
            number += 1
            for (place, path) in paths[piece.range].enumerated() {
                try take(path, piece.isLarge ? FileContents(of: path, encoding: encoding, for: store) : contents[place])
            }
        }
    }

    private struct Piece {
        var range: Range<Int>
        var isLarge = false
    }

    private static func pieces(of paths: [String]) -> [Piece] {
        var pieces: [Piece] = []
        var room = 0
        for (number, path) in paths.enumerated() {
            var status = stat()
            let size = stat(path, &status) == 0 ? Int(status.st_size) : 0
            if size > large {
                pieces.append(Piece(range: number..<number + 1, isLarge: true))
            } else if let last = pieces.last, !last.isLarge, last.range.count < files, size <= room {
                pieces[pieces.count - 1].range = last.range.lowerBound..<number + 1
                room -= size
            } else {
                pieces.append(Piece(range: number..<number + 1))
                room = bytes - size
            }
        }
        return pieces
    }
}
