// The prompt on the last row: a search in the article, where the hit follows every letter, or in the library.
import ArabicText
import TerminalScreen
import TextLayout

struct PromptOverlay: Overlay {
    enum Purpose {
        /// - `origin`: the text that the reader was at; lines may be others when the screen changes under the prompt.
        case article(origin: TextPlace?)
        case library
        /// A line of another kind: what becomes of it says the program.
        case line(PromptedLine)
    }

    let purpose: Purpose
    private var editor = LineEditor()
    /// What was searched for before, latest first, and which of it was called back.
    private let queries: [[UInt32]]
    private var recalled: Int?
    /// How many hits there are so far; nothing for the library's, whose hits come later.
    var report: [UInt32] = []

    var context: KeyContext? { .prompt }
    var touch: TouchContext { .typing }
    var text: [UInt32] { editor.text }

    init(_ purpose: Purpose, _ queries: [[UInt32]], _ shared: Shared) { (self.purpose, self.queries) = (purpose, queries) }

    /// A prompt for a line, with what is there already.
    init(for line: PromptedLine, text: String = "", _ shared: Shared) {
        self.init(.line(line), [], shared)
        editor.replace(codePoints(text))
    }

    private var isForLibrary: Bool { if case .article = purpose { false } else { true } }

    // MARK: Keys

    mutating func perform(_ command: Command, times: Int?, _ shared: Shared) -> [Wish] {
        let before = editor.text
        let base = shared.phrases.base
        switch command {
        case .confirm: return [.close] + confirmed
        case .cancel: return [.close] + ended(returning: true)
        case .cancelHere: return [.close] + ended(returning: false)
        case .deleteBackward: editor.deleteBackward()
        case .deleteForward: editor.deleteForward()
        case .deleteWord: editor.deleteWord()
        case .deleteToEnd: editor.deleteToEnd()
        case .cursorLeft: editor.moveVisually(left: true, base: base, engine: shared.engine)
        case .cursorRight: editor.moveVisually(left: false, base: base, engine: shared.engine)
        case .lineStart: editor.moveToStart()
        case .lineEnd: editor.moveToEnd()
        case .clearLine: editor.replace([])
        case .earlierQuery: recall(1)
        case .laterQuery: recall(-1)
        default: return [.tell(shared.phrases.notHere)]
        }
        return typed(since: before)
    }

    private static let lamAlef = codePoints("لا")

    /// A letter. A terminal side that saw the key of لا as one sends the ligature.
    mutating func insert(_ key: Key, _ shared: Shared) -> [Wish] {
        guard case .character(let scalar) = key.code, key.modifiers.isEmpty, !Self.cleaned([scalar]).isEmpty else {
            return [.tell(shared.phrases.keyMeansNothing(KeyNotation.name(of: key)))]
        }
        let before = editor.text
        editor.insert(scalar == "\u{FEFB}" ? Self.lamAlef : [scalar])
        return typed(since: before)
    }

    mutating func paste(_ text: [UInt32], _ shared: Shared) -> [Wish] {
        let before = editor.text
        editor.insert(Self.cleaned(text.map { $0 == .lineFeed || $0 == .carriageReturn ? codePoint(" ") : $0 }))
        return typed(since: before)
    }

    /// What is typed or pasted is text from outside, too.
    private static func cleaned(_ text: [UInt32]) -> [UInt32] {
        var text = text
        Sanitizer.clean(&text)
        return text
    }

    private mutating func recall(_ step: Int) {
        let index = (recalled ?? -1) + step
        guard queries.indices.contains(index) else { return }
        recalled = index
        editor.replace(queries[index])
    }

    private func typed(since before: [UInt32]) -> [Wish] {
        guard case .article(let origin) = purpose, editor.text != before else { return [] }
        return [.search(.typed(editor.text, from: origin))]
    }

    private func ended(returning: Bool) -> [Wish] {
        guard case .article(let origin) = purpose else { return [] }
        return [.search(.ended(at: returning ? origin : nil))]
    }

    private var confirmed: [Wish] {
        switch purpose {
        case .article: [.search(.confirmed(editor.text))]
        case .library: editor.text.contains { $0 != " " } ? [.searchLibrary(editor.text)] : []
        case .line(let line): [.typed(line, String(codePoints: editor.text))]
        }
    }

    // MARK: Drawing

    func draw(into frame: inout Frame, _ shared: Shared) {
        let painter = shared.painter
        let row = shared.size.rows - 1
        let rect = isForLibrary ? FrontPageGeometry(shared, hasStrip: false).frame : shared.geometry.text
        painter.fill(row: row, .prompt, into: &frame)
        var band = shared.band(rect, row: row)
        // On a narrow screen what is typed has the room.
        let labels = labels(shared.phrases)
        let label = labels.map { codePoints($0) }.first { $0.count <= rect.columns / 2 } ?? []
        band.reserve(painter.label(label, of: band, role: .prompt, into: &frame) + 1, at: .start)
        if !isForLibrary, rect.columns > 40 {
            band.reserve(painter.label(report, at: .end, of: shared.band(rect, row: row), role: .prompt, into: &frame), at: .end)
        }
        band.reserve(2, at: .end)
        drawField(in: band, into: &frame, shared)
    }

    /// The longest first.
    private func labels(_ phrases: Phrases) -> [String] {
        switch purpose {
        case .article: [phrases.searchPrompt, "/"]
        case .library: [phrases.searchLibrary, phrases.searchPrompt, "/"]
        case .line(let line): [phrases.prompt(for: line), ":"]
        }
    }

    /// A long query shows its end.
    private func drawField(in band: Band, into frame: inout Frame, _ shared: Shared) {
        let (base, engine) = (shared.phrases.base, shared.engine)
        let line = engine.layOut(editor.text, base: base, options: LayoutOptions(width: .max / 4)).visualLine(0)
        let column = editor.column(of: editor.cursor, base: base, engine: engine)
        let room = max(1, band.width)
        let shift = max(0, (band.startsRight ? -column : column + 1) - room)
        let style = shared.theme.style(for: .promptText)
        shared.painter.paint(line, in: band, start: -shift, into: &frame) { _ in style }
        let x = band.startsRight ? band.columns.upperBound + column + shift : band.columns.lowerBound + column - shift
        frame.cursor = (min(max(0, x), shared.size.columns - 1), band.row)
    }
}
