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
    /// Who the terminal is, as far as it has answered.
    package private(set) var identity: TerminalIdentity
    private let input: Int32
    private let output: Int32
    private var choice: BidiChoice
    private let rows: any RowSending
    private var sequences: ControlSequences
    private let signals: Int32
    private var screen: OpaquePointer?
    private var isShown = true
    private var picture = SentPicture()
    private var decoder = KeyDecoder()
    private var waiting: [Event] = []
    private var dresser = StyleDresser()
    private var gathered: GatheredPaint?
    private var outerQuestion: OuterQuestion?
    private var hasAskedOuter = false
    private var hasAskedAgain = false
    private var hasAskedFont = false
    private var askedAt = ContinuousClock.now
    private var lastInput = ContinuousClock.now
    /// An answer that has not come by then is not waited for any more.
    private static let longestWait = Duration.seconds(5)

    /// What is sent, and why.
    package var strategy: Strategy { sequences.strategy }

    /// Takes the terminal over. The first paint waits for no answer of the terminal.
    /// - Parameters:
    ///   - usesColor: false keeps the terminal's own colours (NO_COLOR).
    ///   - choice: the reader's word on the order of rows.
    ///   - rows: turns rows into the terminal's order.
    ///   - input: the descriptor that keys come from.
    package init(usesColor: Bool, usesMouse: Bool, choice: BidiChoice = .auto, rows: any RowSending, input: Int32, output: Int32) throws {
        guard Self.adoptUTF8() else { throw Failure.noLocale }
        (self.input, self.output, self.choice, self.rows) = (input, output, choice, rows)
        identity = TerminalIdentity(environment: Self.environment())
        sequences = ControlSequences(
            usesMouse: usesMouse, mayBeAsked: identity.mayBeAsked, strategy: Strategy(identity, choice: choice))
        let reset = Array(sequences.crash.utf8)
        signals = qari_guard_begin(input, output, reset, reset.count)
        size = ScreenSize(columns: 80, rows: 24)
        guard openScreen(usesColor: usesColor) else {
            qari_guard_end()
            throw Failure.unsuitable
        }
        if usesColor, has_colors() { dresser.start() }
        // ncurses caught some signals itself; ours come back over it.
        qari_guard_signals()
        size = measure()
        sequences.rows = size.rows
        begin()
    }

    private static func environment() -> [String: String] {
        var found: [String: String] = [:]
        for name in TerminalIdentity.variables { if let value = getenv(name) { found[name] = String(cString: value) } }
        return found
    }

    private func openScreen(usesColor: Bool) -> Bool {
        let painted = dup(output)
        guard let written = fdopen(painted, "w"), let read = fdopen(dup(input), "r") else { return false }
        gathered = GatheredPaint(painted: painted, terminal: output)
        let name = identity.variable("TERM") ?? ""
        if usesColor, let direct = StyleDresser.directColorName(identity) { screen = newterm(direct, written, read) }
        if screen == nil { screen = newterm(nil, written, read) }
        // Over SSH a terminal newer than the host's terminfo is common; all of those speak xterm.
        if screen == nil, name != "dumb" { screen = newterm("xterm-256color", written, read) }
        guard screen != nil, qari_capability("cup") != nil else { return false }
        raw()
        noecho()
        nonl()
        let window = qari_window()
        idcok(window, false)
        leaveok(window, false)
        scrollok(window, false)
        // A paint is not left half done for a key that waits: keys are read and batched by ourselves.
        typeahead(-1)
        sequences.exitScreen = qari_capability("rmcup").map { String(cString: $0) } ?? ""
        return true
    }

    /// The questions go out on the screen that is ours, and the first paint clears it: should the terminal print what it
    /// doesn't understand, nobody sees it.
    private func begin() {
        updateReset()
        wrefresh(qari_window())
        if sequences.mayBeAsked {
            decoder.awaitsAnswers = true
            askedAt = .now
            send(Probe.bidiMode + sequences.enter + Probe.questions(hasRows: size.rows > Probe.row && size.columns > 8))
        }
        clearok(qari_window(), true)
        waiting.append(.traits(strategy.traits))
        if identity.isOnLinuxConsole {
            waiting.append(.background(red: 0, green: 0, blue: 0))
        } else if !sequences.mayBeAsked {
            waiting.append(.backgroundUnknown)
        }
    }

    /// What a crash sends follows what has been sent.
    private func updateReset() {
        let reset = Array(sequences.crash.utf8)
        qari_guard_reset(reset, reset.count)
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
    package func send(_ text: String) { send(Array(text.utf8)) }

    private func send(_ text: [UInt8]) {
        var bytes = text[...]
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

    /// Tries another order.
    package func choose(_ choice: BidiChoice) {
        self.choice = choice
        adopt(Strategy(identity, choice: choice))
    }

    /// True while the terminal, or tmux, still owes an answer that may come.
    package var isAwaitingAnswers: Bool {
        guard sequences.mayBeAsked else { return false }
        return !identity.own.isSettled || identity.outer?.isSettled == false || outerQuestion != nil
    }

    /// What is asked, by name.
    package static let questions = ["DECRQM 8", "XTVERSION", "DA2", "DA3", "DECRQM ?2026", "CPR م+◌ُ", "CPR لا", "OSC 11", "DA1"]

    /// How many colours there are; 0 for none.
    package var colorCount: Int { dresser.colors.count }

    /// True when the terminal shows colours and they are wanted.
    package var hasColor: Bool { colorCount > 0 }

    /// What became of a text for the clipboard.
    package enum Copying: Hashable, Sendable {
        case sent
        /// The text is longer than the terminal takes: so many bytes of base64.
        case tooLong(limit: Int)
        /// The terminal is known to have no such thing.
        case unsupported
    }

    /// Puts text on the reader's clipboard (OSC 52), through any number of hosts. Terminals that don't know it ignore it.
    package func copy(_ base64: String) -> Copying {
        guard sequences.mayBeAsked, strategy.clipboard > 0 else { return .unsupported }
        guard base64.utf8.count <= strategy.clipboard else { return .tooLong(limit: strategy.clipboard) }
        let sequence = "\u{1B}]52;c;\(base64)\u{7}"
        // tmux that lets nothing pass may still take it itself (`set-clipboard on`).
        send(strategy.passage == .closed ? sequence : strategy.passage.wrapped(sequence))
        return .sent
    }

    // MARK: Painting

    /// Shows a frame. Only cells that changed are handed to ncurses, which sends what the terminal lacks.
    package func present(_ frame: Frame) {
        guard isShown else { return }
        let previous = picture.sent
        guard picture.take(frame, order: strategy.order, rows: rows), let sent = picture.sent else { return }
        let old = previous?.size == sent.size ? previous : nil
        for row in 0..<sent.size.rows {
            for column in 0..<sent.size.columns {
                let cell = sent[column, row]
                // A wide character's right half is painted with its left.
                if cell.scalar == 0 || old?[column, row] == cell && !isRightHalfChanged(column, row, old, sent) { continue }
                put(cell, column, row)
            }
        }
        let bytes = gathered?.bytes { refresh(cursor: sent.cursor) } ?? []
        guard !bytes.isEmpty else { return }
        send(strategy.isSynchronized ? Array(ControlSequences.paintStart.utf8) + bytes + Array(ControlSequences.paintEnd.utf8) : bytes)
    }

    private func refresh(cursor: (column: Int, row: Int)?) {
        if let cursor {
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
        let worn = dresser.dress(cell.style)
        withUnsafeBytes(of: cell.marks) { marks in
            qari_put(Int32(row), Int32(column), cell.scalar, marks.assumingMemoryBound(to: UInt32.self).baseAddress, worn.attributes, worn.pair)
        }
    }

    /// The next frame is painted whole, whatever the terminal is thought to show.
    package func repaint() {
        guard isShown else { return }
        send(sequences.enter)
        picture.forget()
        clearok(qari_window(), true)
    }

    // MARK: Answers

    private func takeAnswers() {
        let answers = decoder.takeAnswers()
        guard !answers.isEmpty else { return }
        for answer in answers {
            identity.take(answer)
            // Reset before us: the shell wants it so.
            if case .mode(8, false, let state) = answer, [2, 4].contains(state) { sequences.restoresBidi = false }
        }
        reconsider()
    }

    private func reconsider() {
        askFurther()
        let isOpen = !identity.own.isSettled || identity.outer?.isSettled == false
        decoder.awaitsAnswers = isOpen && ContinuousClock.now - askedAt < Self.longestWait
        adopt(Strategy(identity, choice: choice))
    }

    /// Questions that follow from answers.
    private func askFurther() {
        guard identity.isCertain else { return }
        switch identity.kind {
        case .kitty where !hasAskedFont:
            hasAskedFont = true
            send(Probe.capability(Probe.fontQuestion))
        case .tmux where !hasAskedOuter && identity.variable("TMUX") != nil:
            hasAskedOuter = true
            outerQuestion = OuterQuestion(pane: identity.variable("TMUX_PANE"))
            if outerQuestion == nil { identity.take(.multiplexer("")) }
        case .screen where !hasAskedOuter && identity.own.isSettled:
            // Its own answers are all here: what comes now is the outer terminal's.
            hasAskedOuter = true
            askedAt = .now
            identity.turnToOuter()
            send(Passage.screen.wrapped(Probe.namesForPassage))
        default: break
        }
    }

    /// Carries a new strategy out. A row's direction is fixed when it is cleared, so a change clears.
    private func adopt(_ strategy: Strategy) {
        let old = sequences
        guard strategy != old.strategy else { return updateReset() }
        sequences.strategy = strategy
        updateReset()
        guard isShown else { return }
        let isSwitched = sequences.switchOff != old.switchOff
        if isSwitched { send(old.switchOn + sequences.switchOff) }
        if sequences.bidiOn != old.bidiOn { send(old.bidiOff + sequences.bidiOn) }
        if isSwitched || sequences.bidiOn != old.bidiOn || strategy.order != old.strategy.order {
            picture.forget()
            clearok(qari_window(), true)
        }
        waiting.append(.traits(strategy.traits))
    }

    // MARK: Input

    /// The next event, or nil when none came in time, or too soon where something was only half there.
    /// - Parameter milliseconds: how long to wait; nil for as long as it takes, 0 not at all.
    package func nextEvent(waitingUpTo milliseconds: Int32?) -> Event? {
        if !waiting.isEmpty { return waiting.removeFirst() }
        var sources = [
            pollfd(fd: signals, events: Int16(POLLIN), revents: 0), pollfd(fd: input, events: Int16(POLLIN), revents: 0),
            pollfd(fd: outerQuestion?.descriptor ?? -1, events: Int16(POLLIN), revents: 0),
        ]
        poll(&sources, 3, patience(milliseconds))
        if sources[0].revents != 0 { takeSignals() }
        if sources[1].revents != 0 { takeInput() } else if decoder.isWaiting, restOfPatience == 0 { waiting += decoder.timeOut() }
        if sources[2].revents != 0 || outerQuestion?.patience == 0 { takeOuterAnswer() }
        return waiting.isEmpty ? nil : waiting.removeFirst()
    }

    /// Milliseconds to poll for; -1 for ever.
    private func patience(_ milliseconds: Int32?) -> Int32 {
        let limits = [milliseconds, decoder.isWaiting ? restOfPatience : nil, outerQuestion?.patience]
        return limits.compactMap { $0 }.min() ?? -1
    }

    /// Milliseconds until what is held of a sequence means what it says.
    private var restOfPatience: Int32 {
        let rest = Duration.milliseconds(Int64(decoder.patience)) - (ContinuousClock.now - lastInput)
        return rest <= .zero ? 0 : Int32(min(1000, rest / .milliseconds(1) + 1))
    }

    private func takeInput() {
        var bytes = [UInt8](repeating: 0, count: 4096)
        let count = read(input, &bytes, bytes.count)
        if count > 0 {
            lastInput = .now
            if lastInput - askedAt > Self.longestWait { decoder.awaitsAnswers = false }
            waiting += decoder.feed(bytes[..<count])
            takeAnswers()
        }
        // End of input, or an error that stays: nobody is there.
        if count == 0 || count < 0 && errno != EINTR && errno != EAGAIN { waiting.append(.terminate(signal: SIGHUP)) }
    }

    private func takeOuterAnswer() {
        guard let answer = outerQuestion?.read() else { return }
        outerQuestion = nil
        // A tmux that has just been started may not have its own answer yet.
        if answer.hasPrefix("|"), !hasAskedAgain {
            hasAskedAgain = true
            outerQuestion = OuterQuestion(pane: identity.variable("TMUX_PANE"), isLater: true)
        }
        identity.take(.multiplexer(answer))
        reconsider()
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
        guard now != size || picture.sent == nil else { return }
        size = now
        sequences.rows = size.rows
        updateReset()
        resizeterm(Int32(size.rows), Int32(size.columns))
        picture.forget()
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
        send(sequences.enter)
        reset_prog_mode()
        raw()
        noecho()
        clearok(qari_window(), true)
        picture.forget()
    }

    /// Gives the terminal back for good. May be called twice.
    package func leave() {
        guard let screen else { return }
        outerQuestion?.abandon()
        outerQuestion = nil
        if isShown { hide() }
        delscreen(screen)
        gathered?.close()
        self.screen = nil
        qari_guard_end()
    }

    /// Ends the process by the signal that asked for it.
    package static func end(by signal: Int32) { qari_guard_end_by(signal) }
}
