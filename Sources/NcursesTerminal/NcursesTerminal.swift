// A terminal painted through ncurses. Its input is read by ourselves: ncurses would wait for escape sequences, knows no
// pastes, and swallows answers.
import CNcurses
import CTerminalGuard
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
    package private(set) var size: ScreenSize
    private let input: Int32
    private let output: Int32
    private let sequences: ControlSequences
    private let usesColor: Bool
    private let signals: Int32
    private var screen: OpaquePointer?
    private var isShown = true
    private var shown: Frame?
    private var decoder = KeyDecoder()
    private var waiting: [Event] = []
    private var colors: ColorMapper
    private var pairs: [SIMD2<Int32>: Int32] = [:]
    /// Milliseconds that an escape sequence may take to arrive; a slow line splits them.
    private static let escapeDelay: Int32 = 25

    /// Takes the terminal over. The first paint waits for no answer of the terminal.
    /// - Parameters:
    ///   - usesColor: false keeps the terminal's own colours (NO_COLOR).
    ///   - input: the descriptor that keys come from.
    package init(usesColor: Bool, usesMouse: Bool, input: Int32, output: Int32) throws {
        guard Self.adoptUTF8() else { throw Failure.noLocale }
        self.input = input
        self.output = output
        self.usesColor = usesColor
        let name = getenv("TERM").map { String(cString: $0) } ?? ""
        sequences = ControlSequences(terminal: name, usesMouse: usesMouse)
        let reset = Array(sequences.crash.utf8CString.dropLast())
        signals = qari_guard_begin(input, output, reset, reset.count)
        colors = ColorMapper(count: 0)
        size = ScreenSize(columns: 80, rows: 24)
        // Before the first clear: what a row's direction is stays with the row.
        send(sequences.enterBeforeClear)
        guard let written = fdopen(dup(output), "w"), let read = fdopen(dup(input), "r") else { throw Failure.unsuitable }
        screen = newterm(nil, written, read)
        // Over SSH a terminal newer than the host's terminfo is common; all of those speak xterm.
        if screen == nil, name != "dumb" { screen = newterm("xterm-256color", written, read) }
        guard screen != nil, tigetstr("cup").map({ Int(bitPattern: $0) > 0 }) == true else {
            send(sequences.leave)
            qari_guard_end()
            throw Failure.unsuitable
        }
        raw()
        noecho()
        nonl()
        let window = qari_window()
        idcok(window, false)
        leaveok(window, false)
        scrollok(window, false)
        if usesColor, has_colors() {
            start_color()
            use_default_colors()
            let count = Int(qari_colors())
            colors = ColorMapper(count: qari_has_direct_colour() != 0 ? 1 << 24 : min(count, 256))
        }
        // ncurses caught some signals itself; ours come back over it.
        qari_guard_signals()
        send(sequences.enter + sequences.questions)
        if sequences.isLinuxConsole { waiting.append(.background(red: 0, green: 0, blue: 0)) } else if sequences.questions.isEmpty {
            waiting.append(.backgroundUnknown)
        }
        size = measure()
    }

    deinit { leave() }

    /// Arabic needs a UTF-8 locale; where the reader has none, the system's neutral one serves.
    private static func adoptUTF8() -> Bool {
        func isUTF8() -> Bool { nl_langinfo(nl_item(CODESET)).map { String(cString: $0) } == "UTF-8" }
        if setlocale(LC_CTYPE, "") != nil, isUTF8() { return true }
        let neutral: [String] = ["C.UTF-8", "C.utf8", "en_US.UTF-8"]
        return neutral.contains { name in setlocale(LC_CTYPE, name) != nil && isUTF8() }
    }

    private func measure() -> ScreenSize {
        var found = winsize()
        guard ioctl(output, UInt(TIOCGWINSZ), &found) == 0, found.ws_col > 0, found.ws_row > 0 else {
            return ScreenSize(columns: Int(getmaxx(qari_window())), rows: Int(getmaxy(qari_window())))
        }
        return ScreenSize(columns: Int(found.ws_col), rows: Int(found.ws_row))
    }

    /// Writes to the terminal beside ncurses, which must not be in the middle of a paint.
    package func send(_ text: String) {
        var bytes = Array(text.utf8)[...]
        while !bytes.isEmpty {
            let count = bytes.withUnsafeBytes { write(output, $0.baseAddress, $0.count) }
            if count < 0, errno == EINTR { continue }
            if count < 0, errno == EAGAIN {
                var ready = pollfd(fd: output, events: Int16(POLLOUT), revents: 0)
                poll(&ready, 1, 1000)
                continue
            }
            if count <= 0 { return }
            bytes = bytes.dropFirst(count)
        }
    }

    /// True when the terminal shows colours and they are wanted.
    package var hasColor: Bool { colors.count > 0 }

    /// Puts text on the reader's clipboard (OSC 52), through any number of hosts. Terminals that don't know it ignore it.
    package func copy(_ base64: String) {
        if !sequences.questions.isEmpty { send("\u{1B}]52;c;\(base64)\u{1B}\\") }
    }

    // MARK: Painting

    /// Shows a frame. Only cells that changed are handed to ncurses, which sends what the terminal lacks.
    package func present(_ frame: Frame) {
        guard isShown else { return }
        let previous = shown?.size == frame.size ? shown : nil
        for row in 0..<frame.size.rows {
            for column in 0..<frame.size.columns {
                let cell = frame[column, row]
                // A wide character's right half is painted with its left.
                if cell.scalar == 0 || previous?[column, row] == cell && !isRightHalfChanged(column, row, previous, frame) { continue }
                put(cell, column, row)
            }
        }
        shown = frame
        if let cursor = frame.cursor {
            wmove(qari_window(), Int32(cursor.row), Int32(cursor.column))
            curs_set(1)
        } else {
            curs_set(0)
        }
        wrefresh(qari_window())
    }

    private func isRightHalfChanged(_ column: Int, _ row: Int, _ old: Frame?, _ new: Frame) -> Bool {
        (old?[column + 1, row].scalar == 0) != (new[column + 1, row].scalar == 0)
    }

    private func put(_ cell: Cell, _ column: Int, _ row: Int) {
        let marks: [UInt32] = [cell.marks[0], cell.marks[1], cell.marks[2], cell.marks[3]]
        qari_put(Int32(row), Int32(column), cell.scalar, marks, Int32(attributes(cell.style)), pair(cell.style))
    }

    private func attributes(_ style: Style) -> Int {
        var bits = 0
        for (attribute, bit) in [
            (Attributes.bold, QARI_BOLD), (.dim, QARI_DIM), (.underline, QARI_UNDERLINE), (.reverse, QARI_REVERSE), (.italic, QARI_ITALIC),
        ] where style.attributes.contains(attribute) { bits |= Int(bit) }
        // Terminals of few colours draw bold black as grey.
        if colors.count < 256, bits & Int(QARI_BOLD) != 0, pair(style) > 0, colors.index(of: style.foreground) == 0 { bits &= ~Int(QARI_BOLD) }
        return bits
    }

    private func pair(_ style: Style) -> Int32 {
        guard colors.count > 0 else { return 0 }
        let wanted = SIMD2(colors.index(of: style.foreground), colors.index(of: style.background))
        if wanted == SIMD2(-1, -1) { return 0 }
        if let known = pairs[wanted] { return known }
        let number = Int32(pairs.count + 1)
        guard number < qari_color_pairs(), init_extended_pair(number, wanted.x, wanted.y) == OK else { return 0 }
        pairs[wanted] = number
        return number
    }

    /// The next frame is painted whole, whatever the terminal is thought to show.
    package func repaint() {
        guard isShown else { return }
        send(sequences.enterBeforeClear + sequences.enter)
        shown = nil
        clearok(qari_window(), true)
    }

    // MARK: Input

    /// The next event, or nil when none came in time.
    /// - Parameter milliseconds: how long to wait; nil for as long as it takes, 0 not at all.
    package func nextEvent(waitingUpTo milliseconds: Int32?) -> Event? {
        if !waiting.isEmpty { return waiting.removeFirst() }
        var patience = milliseconds ?? -1
        if decoder.isWaiting { patience = patience < 0 ? Self.escapeDelay : min(patience, Self.escapeDelay) }
        var sources = [
            pollfd(fd: signals, events: Int16(POLLIN), revents: 0), pollfd(fd: input, events: Int16(POLLIN), revents: 0),
        ]
        let count = poll(&sources, 2, patience)
        if count == 0, decoder.isWaiting, milliseconds != 0 { waiting = decoder.timeOut() }
        if sources[0].revents != 0 { takeSignals() }
        if sources[1].revents != 0 { takeInput() }
        return waiting.isEmpty ? nil : waiting.removeFirst()
    }

    private func takeInput() {
        var bytes = [UInt8](repeating: 0, count: 4096)
        let count = read(input, &bytes, bytes.count)
        if count > 0 { waiting += decoder.feed(bytes[..<count]) }
        // End of input, or an error that stays: nobody is there.
        if count == 0 || count < 0 && errno != EINTR && errno != EAGAIN { waiting.append(.terminate(signal: SIGHUP)) }
    }

    private func takeSignals() {
        var bytes = [UInt8](repeating: 0, count: 64)
        let count = read(signals, &bytes, bytes.count)
        var isResized = false
        for number in bytes.prefix(max(0, count)) {
            switch Int32(number) {
            case SIGWINCH: isResized = true
            case SIGCONT where isShown:
                resume()
                waiting.append(.resumed)
                isResized = true
            case SIGTSTP: suspend()
            case SIGTERM, SIGHUP, SIGINT: waiting.append(.terminate(signal: Int32(number)))
            default: break
            }
        }
        guard isResized else { return }
        let now = measure()
        guard now != size || shown == nil else { return }
        size = now
        resizeterm(Int32(size.rows), Int32(size.columns))
        shown = nil
        waiting.append(.resize(size))
    }

    // MARK: Stopping and leaving

    /// Gives the terminal back and stops, as Ctrl-Z does elsewhere; returns when the reader comes back.
    package func suspend() {
        guard isShown else { return }
        hide()
        qari_guard_stop()
        resume()
        isShown = true
        size = measure()
        resizeterm(Int32(size.rows), Int32(size.columns))
        waiting += [.resize(size), .resumed]
    }

    private func hide() {
        isShown = false
        curs_set(1)
        send(sequences.leaveBeforeEnd)
        endwin()
        send(sequences.leave)
    }

    /// After a stop the shell has had the terminal: modes and screen are set again.
    private func resume() {
        send(sequences.enterBeforeClear + sequences.enter)
        reset_prog_mode()
        raw()
        noecho()
        clearok(qari_window(), true)
        shown = nil
    }

    /// Gives the terminal back for good. May be called twice.
    package func leave() {
        guard let screen else { return }
        if isShown { hide() }
        delscreen(screen)
        self.screen = nil
        qari_guard_end()
    }

    /// Ends the process by the signal that asked for it.
    package static func end(by signal: Int32) { qari_guard_end_by(signal) }
}
