// A terminal painted through ncurses. Its input is read by ourselves: ncurses would wait for escape sequences, knows no
// pastes, and swallows answers. What it does is beside it: its life, painting, answers, input, the clipboard.
import CNcurses
import CTerminalGuard
import CodePoints
import Glibc
import TerminalScreen

/// The terminal of the process. One at a time; `leave` gives it back, and so does every other way of ending.
package final class NcursesTerminal {
    /// Why there is no terminal to paint on.
    package enum Failure: Error {
        /// It can't move its cursor, or nothing is known of it.
        case unsuitable
        case noLocale
    }

    /// The screen's size now.
    package internal(set) var size: ScreenSize
    /// What is painted at most, from the upper left corner; the rest of a larger window stays blank.
    let largest: ScreenSize
    /// Who the terminal is, as far as it has answered.
    package internal(set) var identity: TerminalIdentity
    let line: TerminalLine
    var choice: BidiChoice
    /// The reader's words of earlier days, by chains of terminals (`TerminalIdentity.chain`).
    var remembered: [String: BidiChoice]
    /// True for a screen that is listened to: rows are sent as they are and whole, a page from its top.
    let isSpoken: Bool
    let rows: any RowSending
    var sequences: ControlSequences
    let signals: Int32
    var screen: OpaquePointer?
    /// False while the shell has the terminal.
    var isShown = true
    var picture = SentPicture()
    /// A terminal owes what it is asked, and nothing before.
    var decoder = KeyDecoder(due: DueAnswers())
    /// Events that have come and were not taken yet.
    var waiting: [Event] = []
    var dresser = StyleDresser()
    var gathered: GatheredPaint?
    /// What a crash has to read away and what the decoder has patience with follow it.
    var pacing = PaintPacing() {
        didSet {
            decoder.awaitsStatus = pacing.owed > 0
            qari_guard_owed(Int32(pacing.owed), paintHold ?? 0)
        }
    }
    /// What a blank cell is sent as.
    var blank = codePoint(" ")
    var outerQuestion: OuterQuestion?
    var hasAskedOuter = false
    var hasAskedAgain = false
    var hasAskedFont = false
    var hasAskedGraphics = false
    /// When the terminal around mosh was asked for its focus; nil when it never was.
    var focusAskedAt: ContinuousClock.Instant?
    /// True while fewer colours are used than terminfo promises, since the terminal is not known yet.
    var isCautious = false
    /// True while the last answers are taken before the shell has the terminal: no more questions then.
    var isGivingBack = false
    /// When the last question but the status was put.
    var askedAt = ContinuousClock.now
    var lastInput = ContinuousClock.now
    /// When input was last looked for, and the earliest time at which what was found then can have come.
    var lastLook = ContinuousClock.now
    var inputCame = ContinuousClock.now

    /// What is sent, and why.
    package var strategy: Strategy { sequences.strategy }

    /// Takes the terminal over. What it asks the terminal is answered later.
    /// - Parameters:
    ///   - usesColor: false keeps the terminal's own colours (NO_COLOR).
    ///   - choice: the reader's word on the order of rows.
    ///   - remembered: the reader's words of earlier days, by chains of terminals; `choice` goes before them unless it is `auto`.
    ///   - isSpoken: for a screen reader.
    ///   - largest: of a window that is larger no more is used. Its size is whatever a client claims, up to 65,535 each way, and a screen
    ///     takes memory by its cells.
    ///   - rows: turns rows into the terminal's order.
    ///   - input: the descriptor that keys come from.
    package init(
        usesColor: Bool, usesMouse: Bool, choice: BidiChoice = .auto, remembered: [String: BidiChoice] = [:], isSpoken: Bool = false,
        largest: ScreenSize = ScreenSize(columns: 1000, rows: 500), rows: any RowSending, input: Int32, output: Int32
    ) throws {
        guard Self.adoptUTF8() else { throw Failure.noLocale }
        self.largest = largest
        (line, self.isSpoken, self.rows) = (TerminalLine(input: input, output: output), isSpoken, rows)
        (self.choice, self.remembered) = (choice, remembered)
        identity = TerminalIdentity { name in getenv(name).map { String(cString: $0) } }
        (identity.firstCell, identity.cellNow) = (line.cell, line.cell)
        // One that is not asked is known already.
        let first = choice == .auto && !remembered.isEmpty ? remembered[identity.chain] ?? .auto : choice
        sequences = ControlSequences(
            usesMouse: usesMouse, mayBeAsked: identity.mayBeAsked,
            strategy: Strategy(identity, choice: first, isSpoken: isSpoken))
        let reset = Array(sequences.crash.utf8)
        signals = qari_guard_begin(input, output, reset, reset.count)
        size = ScreenSize(columns: 80, rows: 24)
        guard openScreen(usesColor: usesColor) else {
            qari_guard_end()
            throw Failure.unsuitable
        }
        if usesColor, has_colors() { dresser.start(isCautious: isCautious) }
        dresser.leavesPaper = identity.kind == .emacs
        // ncurses caught some signals itself; ours come back over it.
        qari_guard_signals()
        size = measure()
        resizeterm(Int32(size.rows), Int32(size.columns))
        sequences.rows = size.rows
        begin()
    }

    deinit { leave() }

    func measure() -> ScreenSize {
        let found = line.size ?? ScreenSize(columns: Int(getmaxx(qari_window())), rows: Int(getmaxy(qari_window())))
        return ScreenSize(columns: min(found.columns, largest.columns), rows: min(found.rows, largest.rows))
    }

    /// Writes to the terminal beside ncurses, which must not be in the middle of a paint.
    package func send(_ text: String) { line.send(Array(text.utf8)) }

    /// How many colours there are; 0 for none.
    package var colorCount: Int { dresser.colors.count }

    /// True when the terminal shows colours and they are wanted.
    package var hasColor: Bool { colorCount > 0 }
}
