// When to paint on a line that lags. The kernel and ssh take at once what a slow line carries in minutes, so a page that has been
// written says nothing of what the reader sees. Behind it goes a question that the terminal answers when it has come so far;
// until then the next paint is held, and then the newest state is painted, once. Keys are never held.
//
// The question is the device status report of ECMA-48 (8.3.35, DSR), which DEC's terminals know since the VT100 and everybody
// after them: `CSI 5 n`, answered `CSI 0 n`. A pure value: it reads no clock and writes nothing.

package struct PaintPacing: Sendable {
    package typealias Instant = ContinuousClock.Instant

    /// Bytes that may go out without a question, and so hold nothing back: a letter typed into a prompt, a message, the minute.
    package static let smallPaint = 256
    /// How long an answer is waited for: this, and what the bytes before it take at half the speed of a modem of 9,600 bit/s. That is
    /// 10 seconds for a page of 80×24 (2 to 2.5 KB), of which such a modem, 300 ms away, needs 3; larger pages get their time.
    package static let patience = Duration.seconds(5)
    package static let slowestBytesPerSecond = 480

    package static let question = "\u{1B}[5n"

    /// Answers that are waited for, as of the last `keepTime`.
    package var owed: Int { hasGivenUp ? 0 : unanswered }
    private var unanswered = 0
    private var isKnownToAnswer = false
    /// True when an answer was waited for in vain; the next one that comes mends that.
    private var hasGivenUp = false
    /// Bytes painted since the last question.
    private var unasked = 0
    private var deadline: Instant?

    package init() {}

    /// The terminal has shown that it answers this question. Before, nothing is asked and nothing held.
    /// - Returns: true when the question is to be sent now, behind what was painted meanwhile.
    package mutating func begin(at now: Instant) -> Bool {
        guard !isKnownToAnswer else { return false }
        isKnownToAnswer = true
        return painted(0, at: now)
    }

    /// Something was painted.
    /// - Returns: true when the question is to be sent behind it.
    package mutating func painted(_ bytes: Int, at now: Instant) -> Bool {
        keepTime(at: now)
        unasked += bytes
        guard isKnownToAnswer, unasked >= Self.smallPaint else { return false }
        unanswered += 1
        deadline = now + Self.patience + .milliseconds(Int64(unasked) * 1000 / Int64(Self.slowestBytesPerSecond))
        unasked = 0
        return true
    }

    /// An answer has come. One that nobody waits for, late or forged, holds nothing and frees nothing. The first after giving up
    /// stands for all that were waited for in vain: how many of those are lost nobody knows.
    package mutating func answered() {
        unanswered = hasGivenUp ? 0 : max(0, unanswered - 1)
        hasGivenUp = false
    }

    /// Gives up what was to have come by now, so that nothing goes on waiting for a terminal that has fallen silent.
    package mutating func keepTime(at now: Instant) {
        if isLate(at: now) { (unanswered, hasGivenUp) = (0, true) }
    }

    /// True when an answer that is waited for was to have come by now.
    package func isLate(at now: Instant) -> Bool { owed > 0 && hold(at: now) == nil }

    /// How long the next paint is held at most; nil when it may go out. While nothing is answered pages are painted as they
    /// come, and asked behind, so that the first answer sets the pace again.
    package func hold(at now: Instant) -> Duration? {
        guard owed > 0, let deadline, now < deadline else { return nil }
        return deadline - now
    }

    /// The shell has had the terminal: what was asked before is not answered to us.
    package mutating func restart() { (unanswered, unasked, hasGivenUp) = (0, 0, false) }
}
