// A theme's styles as ncurses takes them: attributes, and colour pairs made as they are first worn.
import CNcurses
import CodePoints
import TerminalScreen

/// The colours that the terminal has, and the pairs made of them. Works once `start` was called on an open screen with
/// colours; before, and on a screen without, styles are attributes alone.
struct StyleDresser {
    /// A style, and what ncurses wears for it.
    typealias Worn = (style: Style, attributes: Int32, pair: Int32)

    private(set) var colors = ColorMapper(count: 0)
    /// True where painted paper is torn and the terminal's own is light: light paper is then left as it is.
    var leavesPaper = false
    /// Foreground and background of each pair, the first that of pair 1. A theme makes a score of them; those of a picture, which may be
    /// thousands, are found by their hashes.
    private var pairs: [SIMD2<Int32>] = []
    private var laterPairs: [SIMD2<Int32>: Int32] = [:]
    private static let mostListed = 64
    private var last: Worn?
    /// Cells dressed in the styles that were worn so far; a screen has few. Stale when colours change.
    private var cells: [(style: Style, cell: cchar_t)] = []
    private static let mostCells = 16

    /// Terminals that take a colour as the entries of direct colour write it, in colons; others that say they have it
    /// (QTerminal) read something else there.
    private static let directColorKinds: Set<TerminalKind> = [.vte, .konsole, .alacritty, .kitty, .foot, .wezterm, .ghostty, .contour]

    /// The terminfo entry of direct colour beside the terminal's own, where the terminal says that it has it (COLORTERM).
    static func directColorName(_ identity: TerminalIdentity) -> String? {
        guard ["truecolor", "24bit"].contains(identity.variable("COLORTERM") ?? ""), let name = identity.variable("TERM"),
            directColorKinds.contains(identity.profile.kind)
        else { return nil }
        return (name.hasSuffix("-256color") ? String(name.dropLast("-256color".count)) : name) + "-direct"
    }

    /// - Parameter isCautious: no more than eight colours until the terminal is known to have what its entry promises.
    mutating func start(isCautious: Bool = false) {
        start_color()
        use_default_colors()
        cells = []
        let count = qari_has_direct_colour() != 0 ? 1 << 24 : min(Int(qari_colors()), 256)
        colors = ColorMapper(count: isCautious ? min(count, 8) : count)
    }

    /// All that the entry promises.
    mutating func widen() {
        (cells, last) = ([], nil)
        colors = ColorMapper(count: min(Int(qari_colors()), 256))
    }

    /// Terminals whose TERM says `xterm`, which promises eight colours, though all of them have 256.
    static let manyColorKinds: Set<TerminalKind> = [
        .xterm, .putty, .vte, .konsole, .mlterm, .kitty, .mintty, .wezterm, .iterm2, .appleTerminal, .windowsTerminal, .ghostty, .xtermJS, .contour,
        .urxvt, .foot, .alacritty, .qterminal, .coolRetroTerm, .zutty,
    ]

    /// The style that a cell is painted in. Where paper is left as it is a blank is nothing but paper, and need not be sent at a row's end:
    /// Emacs would go on with the row below, since some blanks of a row are wider than a cell there.
    @inline(__always)
    mutating func worn(_ cell: Cell) -> Style {
        guard leavesPaper, cell.scalar == " ", cell.style.attributes.isEmpty, isPaper(cell.style.background) else { return cell.style }
        return .plain
    }

    private mutating func isPaper(_ color: Color) -> Bool { [-1, 7, 15].contains(colors.index(of: color)) }

    /// A style as ncurses takes it. Cells come in runs of one style, so the last one is remembered.
    mutating func dress(_ style: Style) -> Worn {
        if let last, last.style == style { return last }
        let worn = (style: style, attributes: Int32(attributes(style)), pair: pair(style))
        last = worn
        return worn
    }

    /// A cell in a style, nothing in it yet.
    mutating func cell(_ style: Style) -> cchar_t {
        for known in cells where known.style == style { return known.cell }
        let worn = dress(style)
        if cells.count == Self.mostCells { cells.removeAll(keepingCapacity: true) }
        cells.append((style, qari_dressed(worn.attributes, worn.pair)))
        return cells[cells.count - 1].cell
    }

    private mutating func attributes(_ style: Style) -> Int {
        var bits = 0
        if style.attributes.contains(.bold) { bits |= Int(QARI_BOLD) }
        if style.attributes.contains(.dim) { bits |= Int(QARI_DIM) }
        if style.attributes.contains(.underline) { bits |= Int(QARI_UNDERLINE) }
        if style.attributes.contains(.reverse) { bits |= Int(QARI_REVERSE) }
        if style.attributes.contains(.italic) { bits |= Int(QARI_ITALIC) }
        // Terminals of few colours draw bold black as grey.
        if colors.count < 256, bits & Int(QARI_BOLD) != 0, pair(style) > 0, colors.index(of: style.foreground) == 0 { bits &= ~Int(QARI_BOLD) }
        return bits
    }

    private mutating func pair(_ style: Style) -> Int32 {
        guard colors.count > 0 else { return 0 }
        var wanted = SIMD2(colors.index(of: style.foreground), colors.index(of: style.background))
        if leavesPaper, isPaper(style.background) { wanted.y = -1 }
        if wanted == SIMD2(-1, -1) { return 0 }
        for place in pairs.indices where pairs[place] == wanted { return Int32(place + 1) }
        if let known = laterPairs[wanted] { return known }
        let number = Int32(pairs.count + laterPairs.count + 1)
        guard number < qari_color_pairs(), init_extended_pair(number, wanted.x, wanted.y) == OK else { return 0 }
        if pairs.count < Self.mostListed { pairs.append(wanted) } else { laterPairs[wanted] = number }
        return number
    }
}
