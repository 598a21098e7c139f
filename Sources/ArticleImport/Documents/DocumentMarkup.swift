// A document of a word processor as HTML, written while it is read: paragraphs, headings, lists in lists, tables, notes. In pieces, each
// of which a page's reader takes whole.
import ArabicText
import ArticleModel

struct DocumentMarkup {
    /// What a paragraph is.
    enum Kind {
        case paragraph
        case heading(level: Int)
        /// An item of a list, by what names the list.
        case item(list: String, level: Int, style: ListStyle)
    }

    struct ListStyle: Equatable {
        var isOrdered = false
        /// As `type` of HTML has it: `1`, `a`, `A`, `i`, `I`.
        var type = "1"
        var start = 1
    }

    enum Piece {
        /// Whole elements.
        case markup(String)
        /// Another file of the document, by what names it.
        case part(String)
    }

    private var pieces: [Piece] = []
    private var piece = ""
    private var tags = 0
    /// The lists that are open, each in an item of the one before.
    private var lists: [(name: String, level: Int, style: ListStyle)] = []
    private var counters: [String: [Int: Int]] = [:]
    private var tables = 0

    /// Tags of a piece: fewer than are read of a page.
    private static let tagsOfPiece = 20_000

    // MARK: Paragraphs

    /// - Parameter text: markup of one line.
    mutating func add(_ kind: Kind, _ text: String) {
        switch kind {
        case .paragraph:
            closeLists()
            put("<p>\(text)</p>\n", tags: 2)
        case .heading(let level):
            closeLists()
            put("<h\(min(6, max(1, level)))>\(text)</h\(min(6, max(1, level)))>\n", tags: 2)
        case .item(let list, let level, let style): addItem(list, min(8, max(0, level)), style, text)
        }
    }

    private mutating func addItem(_ list: String, _ level: Int, _ style: ListStyle, _ text: String) {
        while let last = lists.last, last.level > level || last.level == level && (last.name != list || last.style.isOrdered != style.isOrdered) {
            closeList()
        }
        if lists.last?.level == level { put("</li>", tags: 1) }
        if lists.last.map({ $0.level < level }) ?? true {
            put(style.isOrdered ? "<ol type=\"\(style.type)\">" : "<ul>", tags: 1)
            lists.append((list, level, style))
        }
        let number = counters[list]?[level].map { $0 + 1 } ?? style.start
        counters[list] = (counters[list] ?? [:]).filter { $0.key < level }
        counters[list]?[level] = number
        put(style.isOrdered ? "<li value=\"\(number)\">\(text)" : "<li>\(text)", tags: 1)
    }

    private mutating func closeList() {
        guard let list = lists.popLast() else { return }
        put(list.style.isOrdered ? "</li></ol>\n" : "</li></ul>\n", tags: 2)
    }

    mutating func closeLists() { while !lists.isEmpty { closeList() } }

    mutating func addRule() {
        closeLists()
        put("<hr>\n", tags: 1)
    }

    // MARK: Tables

    mutating func openTable() {
        closeLists()
        tables += 1
        put("<table>", tags: 1)
    }

    mutating func closeTable() {
        closeLists()
        guard tables > 0 else { return }
        put("</table>\n", tags: 1)
        tables -= 1
    }

    /// `tr`, `td`.
    mutating func open(_ part: String, columns: Int = 1) {
        closeLists()
        put(columns > 1 ? "<\(part) colspan=\"\(min(columns, 60))\">" : "<\(part)>", tags: 1)
    }

    mutating func close(_ part: String) {
        closeLists()
        put("</\(part)>", tags: 1)
    }

    // MARK: Pieces

    private mutating func put(_ markup: String, tags count: Int) {
        piece += markup
        tags += count
        if tags > Self.tagsOfPiece, lists.isEmpty, tables == 0 { endPiece() }
    }

    private mutating func endPiece() {
        if !piece.isEmpty { pieces.append(.markup(piece)) }
        (piece, tags) = ("", 0)
    }

    /// Another file of the document stands here; none stands in a table.
    mutating func addPart(_ name: String) {
        closeLists()
        guard tables == 0, pieces.count < Self.mostPieces else { return }
        endPiece()
        pieces.append(.part(name))
    }

    private static let mostPieces = 10_000

    /// All of it, ended.
    private mutating func finish() -> [Piece] {
        closeLists()
        while tables > 0 { closeTable() }
        endPiece()
        return pieces
    }
}

extension DocumentMarkup {
    /// The blocks of all pieces.
    /// - Parameter part: those of another file of the document; nil for one that can't be read.
    mutating func blocks(part: (String) -> (blocks: [Block], isCut: Bool)? = { _ in nil }) -> (blocks: [Block], isCut: Bool) {
        var (blocks, isCut): ([Block], Bool) = ([], false)
        for piece in finish() {
            let read =
                switch piece {
                case .markup(let text): WholeText.blocks(html: text)
                case .part(let name): part(name) ?? ([], true)
                }
            blocks += read.blocks
            isCut = isCut || read.isCut
        }
        return (blocks, isCut)
    }
}
