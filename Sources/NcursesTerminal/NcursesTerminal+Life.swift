// The screen's life: opened, taken over, given back for a stop and for good. Every mode that is set here is undone here.
import CNcurses
import CTerminalGuard
import Glibc
import TerminalScreen

extension NcursesTerminal {
    /// Arabic needs a UTF-8 locale; where the reader has none, the system's neutral one serves.
    static func adoptUTF8() -> Bool {
        func isUTF8() -> Bool { nl_langinfo(nl_item(CODESET)).map { String(cString: $0) } == "UTF-8" }
        if setlocale(LC_CTYPE, "") != nil, isUTF8() { return true }
        let neutral: [String] = ["C.UTF-8", "C.utf8", "en_US.UTF-8"]
        return neutral.contains { name in setlocale(LC_CTYPE, name) != nil && isUTF8() }
    }

    func openScreen(usesColor: Bool) -> Bool {
        let painted = dup(line.output)
        guard let written = fdopen(painted, "w"), let read = fdopen(dup(line.input), "r") else { return false }
        gathered = GatheredPaint(painted: painted, terminal: line.output)
        // ncurses would make a screen of whatever size the window claims: it begins with terminfo's, and is told the one that is used.
        if let size = line.size, size.columns > largest.columns || size.rows > largest.rows { use_env(false) }
        let name = identity.variable("TERM") ?? ""
        if usesColor, let direct = StyleDresser.directColorName(identity) { screen = newterm(direct, written, read) }
        // The entries differ in the number of colours alone.
        if screen == nil, usesColor, ["xterm", "mlterm"].contains(name), identity.mayBeAsked {
            screen = newterm(name + "-256color", written, read)
            isCautious = screen != nil
        }
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
    func begin() {
        updateReset()
        // What ncurses opens its screen with goes out with them: one write before the page's.
        let opening = gathered?.bytes { wrefresh(qari_window()) } ?? []
        if sequences.mayBeAsked {
            decoder.awaitsAnswers = true
            let hasRows = size.rows > Probe.row && size.columns > 8
            let questions = Probe.bidiMode + sequences.enter + Probe.questions(hasRows: hasRows)
            ask(questions, for: Probe.answers(hasRows: hasRows), behind: opening)
        } else {
            line.send(opening)
        }
        clearok(qari_window(), true)
        waiting.append(.traits(strategy.traits))
        if identity.isOnLinuxConsole {
            waiting.append(.background(red: 0, green: 0, blue: 0))
        } else if identity.kind == .emacs {
            // Emacs's own paper is light as it comes, and what is painted on it is torn: the page is on its own.
            waiting.append(.background(red: 1, green: 1, blue: 1))
        } else if !sequences.mayBeAsked {
            waiting.append(.backgroundUnknown)
        }
    }

    /// What a crash sends follows what has been sent.
    func updateReset() {
        let reset = Array(sequences.crash.utf8)
        qari_guard_reset(reset, reset.count)
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
        // An answer that came on giving back may have called for a question.
        reconsider()
    }

    private func hide() {
        takeOwedAnswers()
        isShown = false
        curs_set(1)
        send(sequences.leaveBeforeEnd)
        sequences.picture = nil
        endwin()
        send(sequences.leave)
    }

    /// After a stop the shell has had the terminal: modes and screen are set again.
    func resume() {
        send(sequences.enter)
        reset_prog_mode()
        raw()
        noecho()
        clearok(qari_window(), true)
        picture.forget()
        pacing.restart()
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
