// The reader as a value, driven as a person would: keys in, a picture out. Each role paints in a colour of its own, so that a
// test can ask what a cell is without knowing any theme.
import ArabicText
import ArticleModel
import Foundation
import ReaderCore
import TerminalScreen
import TestSupport
import Testing

struct ReaderScreen {
    private(set) var state: Program
    private(set) var frame: Frame
    /// What the program asked of the world, files apart, since it was last emptied.
    var effects: [Effect] = []
    private let files: [String: String]
    /// Of the articles that are opened only so many bytes are there at first.
    private let beginning: Int?

    /// A style for each role: its number as a colour of the palette.
    static let roles = Theme(
        name: "roles", isDark: true,
        styles: Dictionary(uniqueKeysWithValues: Role.allCases.enumerated().map { ($1, Style(foreground: .palette(UInt8($0)))) }))

    /// - Parameter files: what there is to read beside `text`, by path; each is also one of the files named at the start.
    init(
        _ text: String = FixtureArticle.news, size: ScreenSize = ScreenSize(columns: 80, rows: 24), files: [(path: String, text: String)] = [],
        remapping: [String: Command] = [:], beginning: Int? = nil, settings change: (inout Settings) -> Void = { _ in }
    ) {
        self.beginning = beginning
        var settings = Settings()
        settings.theme = "roles"
        change(&settings)
        self.files = Dictionary(uniqueKeysWithValues: [("article.txt", text)] + files.map { ($0.path, $0.text) })
        let refs = (["article.txt"] + files.map(\.path)).map { ArticleRef(argument: $0) }
        state = Program(settings: settings, keymap: Keymap(remapping: remapping), themes: [Self.roles], files: refs, size: size)
        frame = Frame(size: size)
        run(state.start())
        rest()
    }

    /// A screen that others have drawn.
    init(of state: Program, _ frame: Frame) { (self.state, self.frame, files, beginning) = (state, frame, [:], nil) }

    /// Presses keys, written as in the key table and parted by spaces.
    mutating func press(_ keys: String) {
        for name in keys.split(separator: " ") {
            guard let key = KeyNotation.key(named: String(name)) else { preconditionFailure("«\(name)» is no key's name.") }
            run(state.update(.event(.key(key))))
        }
        rest()
    }

    /// Types a text, a key for each character.
    mutating func type(_ text: String) {
        for scalar in text.unicodeScalars { run(state.update(.event(.key(Key(.character(scalar.value)))))) }
        rest()
    }

    /// - Parameter isPatient: false draws at once, before the pages are counted.
    mutating func resize(_ size: ScreenSize, isPatient: Bool = true) {
        run(state.update(.event(.resize(size))))
        if isPatient { rest() } else { state.draw(into: &frame) }
    }

    mutating func send(_ event: Event) {
        run(state.update(.event(event)))
        rest()
    }

    /// What the world answers.
    mutating func answer(_ message: Message) {
        run(state.update(message))
        rest()
    }

    private mutating func run(_ wanted: [Effect]) {
        for effect in wanted {
            // There is no library.
            if case .loadRelated(_, let ticket) = effect { run(state.update(.related(found: [], similar: [], ticket))) }
            var effect = effect
            // What an article names is beside it.
            if case .openLink(let address, _, let ticket) = effect { effect = .open(ArticleRef(argument: address), ticket) }
            guard case .open(let ref, let ticket) = effect else {
                switch effect {
                case .loadRelated, .loadPlace, .keepPlace: break
                default: effects.append(effect)
                }
                continue
            }
            if let text = files[ref.argument] {
                let bytes = Array(text.utf8)
                let shown = TextBytes(copying: bytes.prefix(beginning ?? bytes.count))
                run(state.update(.opened(text: EncodedText(shown, encoding: .utf8, expectedLength: beginning.map { _ in bytes.count }), ref, ticket)))
            } else {
                run(state.update(.couldNotOpen(.noSuchFile(ref.argument), ticket)))
            }
        }
    }

    /// Lets the background work come to its end, and draws.
    private mutating func rest() {
        var slices = 0
        while state.hasBackgroundWork {
            run(state.update(.idle))
            slices += 1
            precondition(slices < 100_000, "The background work never ends.")
        }
        state.draw(into: &frame)
    }

    // MARK: Reading the picture

    var rows: Range<Int> { 0..<frame.size.rows }
    func cells(ofRow row: Int) -> [Cell] { (0..<frame.size.columns).map { frame[$0, row] } }

    static func role(of cell: Cell) -> Role? {
        guard case .palette(let number) = cell.style.foreground else { return nil }
        return Role.allCases[Int(number)]
    }

    /// A row as painted, in visual order.
    func text(ofRow row: Int) -> String {
        var text = String.UnicodeScalarView()
        for cell in cells(ofRow: row) where cell.scalar != 0 { text.append(contentsOf: Self.scalars(of: cell)) }
        return String(text)
    }

    private static func scalars(of cell: Cell) -> [Unicode.Scalar] {
        ([cell.scalar] + (0..<4).map { cell.marks[$0] }.filter { $0 != 0 }).compactMap(Unicode.Scalar.init)
    }

    /// Letters and digits, as plain letters without marks and tatweel, from right to left: a row's text where all of it is Arabic.
    static func letters(of cells: some Collection<Cell>) -> String {
        let shown = cells.reversed().compactMap { Unicode.Scalar($0.scalar).map(String.init)?.precomposedStringWithCompatibilityMapping }
        return letters(of: shown.joined())
    }

    static func letters(of text: String) -> String {
        let plain = text.precomposedStringWithCompatibilityMapping.unicodeScalars.filter {
            $0.properties.isAlphabetic || $0.properties.numericType != nil
        }
        return String(String.UnicodeScalarView(plain.filter { !(0x64B...0x65F).contains($0.value) && $0.value != 0x670 && $0 != "\u{640}" }))
    }

    /// The letters painted in some roles, row after row.
    func letters(in roles: Set<Role>) -> String {
        rows.map { row in Self.letters(of: cells(ofRow: row).filter { Self.role(of: $0).map(roles.contains) ?? false }) }.joined()
    }

    /// True when a row says this, spaces and signs left aside.
    func says(_ text: String) -> Bool { rows.contains { Self.letters(of: cells(ofRow: $0)).contains(Self.letters(of: text)) } }

    /// True when a row shows this from left to right.
    func shows(_ text: String) -> Bool { rows.contains { self.text(ofRow: $0).contains(text) } }

    /// The footer's row in reading order.
    var footer: String { Self.letters(of: cells(ofRow: frame.size.rows - 1)) }
}

extension ScreenSize: CustomTestStringConvertible {
    public var testDescription: String { "\(columns)×\(rows)" }
}
