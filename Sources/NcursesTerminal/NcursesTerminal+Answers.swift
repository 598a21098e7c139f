// What the terminal has answered, what is asked because of it, and what is sent otherwise because of it.
import CNcurses
import Glibc
import TerminalScreen

extension NcursesTerminal {
    /// An answer that has not come by then is not waited for any more.
    static let longestWait = Duration.seconds(5)

    /// What is asked, by name.
    package static let questions = ["DECRQM 8", "XTVERSION", "DA2", "DA3", "DECRQM ?2026", "CPR م+◌ُ", "CPR لا", "CPR ۝", "OSC 11", "DSR", "DA1"]

    /// True while the terminal, or tmux, still owes an answer that may come.
    package var isAwaitingAnswers: Bool {
        guard sequences.mayBeAsked else { return false }
        return !identity.own.isSettled || identity.outer?.isSettled == false || outerQuestion != nil || sequences.asksFocus
    }

    /// True while answers are due that decide how a page is painted, as they come at once or not for long; a process that is asked for the
    /// terminal around tmux is none.
    package var owesFirstAnswers: Bool {
        sequences.mayBeAsked && (!identity.own.isSettled || owesFont)
    }

    /// True while kitty owes its font; xterm may never tell it.
    private var owesFont: Bool { hasAskedFont && identity.kind == .kitty && !identity.own.hasAnswered(Probe.fontQuestion) }

    /// A report of focus that has not come by then comes when the focus changes.
    private static let longestFocusWait = Duration.milliseconds(1500)

    /// Milliseconds for which a report of focus is still waited for; nil when none is.
    var focusPatience: Int32? {
        guard sequences.asksFocus, let focusAskedAt else { return nil }
        return Int32(max(0, (Self.longestFocusWait - (ContinuousClock.now - focusAskedAt)) / .milliseconds(1)))
    }

    /// No report has come: the terminal around mosh is none of those that report at once.
    func endFocusWait() {
        identity.take(.focus(isReported: false))
        stopAskingFocus()
        reconsider()
    }

    private func stopAskingFocus() {
        guard sequences.asksFocus else { return }
        sequences.asksFocus = false
        updateReset()
        if isShown { send(Probe.focusOff) }
    }

    /// Tries another order.
    package func choose(_ choice: BidiChoice) {
        self.choice = choice
        remembered[identity.chain] = nil
        adopt(Strategy(identity, choice: choice, isSpoken: isSpoken))
    }

    /// The reader's word for this terminal.
    private var chosen: BidiChoice { choice == .auto && !remembered.isEmpty ? remembered[identity.chain] ?? .auto : choice }

    func takeAnswers() {
        var hasLearnt = false
        for answer in decoder.takeAnswers() {
            if answer == .status, identity.own.isSettled {
                pacing.answered()
                continue
            }
            hasLearnt = true
            identity.take(answer)
            if case .focus = answer { stopAskingFocus() }
            // Reset before us: the shell wants it so.
            if case .mode(8, false, let state) = answer, [2, 4].contains(state) { sequences.restoresBidi = false }
        }
        guard hasLearnt else { return }
        reconsider()
    }

    /// Takes the answers that are on their way, so that the shell gets none of them: the status of what was painted, and what is
    /// left of the others of a terminal that has begun to answer. Byte by byte: what was typed behind the last is the
    /// shell's. What was typed before can't be given back. Nothing is asked meanwhile.
    func takeOwedAnswers() {
        isGivingBack = true
        defer { isGivingBack = false }
        let end = ContinuousClock.now + Self.longestFarewell
        while owesAnswers, ContinuousClock.now < end {
            var source = pollfd(fd: line.input, events: Int16(POLLIN), revents: 0)
            guard poll(&source, 1, Int32(max(1, min(200, (end - .now) / .milliseconds(1))))) > 0 else { continue }
            guard let bytes = line.read(atMost: 1) else { return }
            waiting += decode(bytes).filter { event in
                switch event {
                case .background, .backgroundUnknown: true
                default: false
                }
            }
            takeAnswers()
        }
    }

    private var owesAnswers: Bool { mayBringAnswers && !identity.own.all.isEmpty || pacing.hold(at: .now) != nil }

    /// True while the terminal, or the one around GNU screen, still owes an answer that may come, the status of paints aside.
    private var mayBringAnswers: Bool {
        // DA1 comes behind the answer about graphics, and would be the shell's.
        let isFurtherDue = owesFont || decoder.due.isDue(.graphics) || decoder.due.isDue(.primary)
        let isDue = !identity.own.isSettled || identity.outer?.isSettled == false || isFurtherDue || (focusPatience ?? 0) > 0
        return sequences.mayBeAsked && isDue && ContinuousClock.now - askedAt < Self.longestWait
    }

    /// A page that is on its way when the reader leaves is waited for so long: what follows it comes behind it anyway.
    private static let longestFarewell = Duration.seconds(5)

    func reconsider() {
        if !isGivingBack { askFurther() }
        decoder.awaitsAnswers = mayBringAnswers
        if isCautious, identity.isCertain, StyleDresser.manyColorKinds.contains(identity.kind) {
            isCautious = false
            dresser.widen()
            picture.forget()
            clearok(qari_window(), true)
            waiting.append(.traits(strategy.traits))
        }
        adopt(Strategy(identity, choice: chosen, isSpoken: isSpoken))
    }

    /// Puts questions, each of which is answered once.
    /// - Parameter opening: what goes out before them, in the same write.
    func ask(_ questions: String, for answers: [DueAnswers.Kind], behind opening: [UInt8] = []) {
        askedAt = .now
        decoder.due.ask(answers)
        line.send(opening + questions.utf8)
    }

    /// Bytes as events. An answer that has not come by now comes in vain.
    func decode(_ bytes: [UInt8]) -> [Event] {
        if inputCame - askedAt > Self.longestWait {
            decoder.awaitsAnswers = false
            decoder.due.giveUp()
        }
        return decoder.feed(bytes)
    }

    /// Questions that follow from answers.
    private func askFurther() {
        if identity.own.isSettled, identity.own.answersStatus, pacing.begin(at: .now) { send(PaintPacing.question) }
        guard identity.isCertain else { return }
        if identity.profile.mayHaveKittyGraphics, identity.own.isSettled, !hasAskedGraphics {
            hasAskedGraphics = true
            ask(Probe.graphics, for: Probe.graphicsAnswers)
        }
        switch identity.kind {
        case .kitty where !hasAskedFont:
            hasAskedFont = true
            ask(Probe.capability(Probe.fontQuestion), for: [.capability])
        case .xterm where !hasAskedFont:
            hasAskedFont = true
            decoder.due.ask([.font])
            send(Probe.xtermFont)
        case .mosh where focusAskedAt == nil && identity.own.isSettled:
            focusAskedAt = .now
            sequences.asksFocus = true
            updateReset()
            ask(Probe.focusOn, for: [.focus])
        case .tmux where !hasAskedOuter && identity.variable("TMUX") != nil:
            hasAskedOuter = true
            outerQuestion = OuterQuestion(pane: identity.variable("TMUX_PANE"))
            if outerQuestion == nil { identity.take(.multiplexer("")) }
        case .screen where !hasAskedOuter && identity.own.isSettled:
            // Its own answers are all here: what comes now is the outer terminal's.
            hasAskedOuter = true
            identity.turnToOuter()
            ask(Passage.screen.wrapped(Probe.namesForPassage), for: Probe.answersThroughPassage)
        default: break
        }
    }

    /// Carries a new strategy out. A row's direction is fixed when it is cleared, so a change clears.
    func adopt(_ strategy: Strategy) {
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

    func takeOuterAnswer() {
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
}
