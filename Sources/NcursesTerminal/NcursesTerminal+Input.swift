// Bytes, signals and answers as they come, into events; and how long to wait for them.
import CNcurses
import Glibc
import TerminalScreen

extension NcursesTerminal {
    /// The next event, or nil when none came in time, or too soon where something was only half there.
    /// - Parameters:
    ///   - milliseconds: how long to wait; nil for as long as it takes, 0 not at all.
    ///   - wakeUp: a descriptor that ends the waiting when it is readable; -1 for none.
    package func nextEvent(waitingUpTo milliseconds: Int32?, orFor wakeUp: Int32 = -1) -> Event? {
        if !waiting.isEmpty { return waiting.removeFirst() }
        keepTime()
        var sources = [
            pollfd(fd: signals, events: Int16(POLLIN), revents: 0), pollfd(fd: line.input, events: Int16(POLLIN), revents: 0),
            pollfd(fd: outerQuestion?.descriptor ?? -1, events: Int16(POLLIN), revents: 0), pollfd(fd: wakeUp, events: Int16(POLLIN), revents: 0),
        ]
        let start = ContinuousClock.now
        poll(&sources, nfds_t(sources.count), patience(milliseconds))
        noteInput(sources[1].revents != 0, since: start)
        keepTime()
        if sources[0].revents != 0 {
            takeSignals()
            // A stop takes the answers that are on their way: what there was to read may be gone, and a read would wait for a key.
            poll(&sources[1], 1, 0)
        }
        if sources[1].revents != 0 { takeInput() } else if decoder.isWaiting, restOfPatience == 0 { waiting += decoder.timeOut() }
        if focusPatience == 0 { endFocusWait() }
        if sources[2].revents != 0 || outerQuestion?.patience == 0 { takeOuterAnswer() }
        return waiting.isEmpty ? nil : waiting.removeFirst()
    }

    /// When what is read next came: now, if it was waited for; what was there at once, while the program was busy, at some time after it
    /// was last looked for.
    private func noteInput(_ hasCome: Bool, since start: ContinuousClock.Instant) {
        let now = ContinuousClock.now
        inputCame = !hasCome || now - start > .milliseconds(1) ? now : lastLook
        lastLook = now
    }

    /// What was to have come by now is not waited for, by the decoder either.
    private func keepTime() {
        if pacing.isLate(at: .now) { pacing.keepTime(at: .now) }
    }

    /// Milliseconds to poll for; -1 for ever.
    private func patience(_ milliseconds: Int32?) -> Int32 {
        let limits = [milliseconds, decoder.isWaiting ? restOfPatience : nil, outerQuestion?.patience, focusPatience]
        return limits.compactMap { $0 }.min() ?? -1
    }

    /// Milliseconds until what is held of a sequence means what it says.
    private var restOfPatience: Int32 {
        let rest = Duration.milliseconds(Int64(decoder.patience)) - (ContinuousClock.now - lastInput)
        return rest <= .zero ? 0 : Int32(min(1000, rest / .milliseconds(1) + 1))
    }

    private func takeInput() {
        // End of input, or an error that stays: nobody is there.
        guard let bytes = line.read() else { return waiting.append(.terminate(signal: SIGHUP)) }
        guard !bytes.isEmpty else { return }
        lastInput = .now
        waiting += decode(bytes)
        takeAnswers()
    }

    /// Forgets what is half typed: the next reader has not begun it.
    package func forgetInput() { decoder.forget() }

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
        // A font of another size, perhaps.
        if line.cell != identity.cellNow {
            identity.cellNow = line.cell
            reconsider()
        }
        let now = measure()
        guard now != size || picture.sent == nil else { return }
        size = now
        sequences.rows = size.rows
        updateReset()
        resizeterm(Int32(size.rows), Int32(size.columns))
        picture.forget()
        waiting.append(.resize(size))
    }
}
