// A slow line between a program and its terminal, as ssh over a modem is one: it takes from the program all that there is at once,
// hands it to the screen at so many bytes a second, and takes its time in both directions. Time comes from outside.

package struct SlowLine {
    package typealias Instant = ContinuousClock.Instant

    let bytesPerSecond: Double
    /// How long a byte is under way, in each direction, beside waiting for those before it.
    let delay: Duration
    /// Bytes for the screen; the first of them leaves at a moment, and those behind it one after the other.
    private var toScreen: [(start: Instant, bytes: ArraySlice<UInt8>)] = []
    private var isFreeAt: Instant?
    private var toProgram: [(arrival: Instant, bytes: [UInt8])] = []

    package init(bytesPerSecond: Int, delay: Duration) { (self.bytesPerSecond, self.delay) = (Double(bytesPerSecond), delay) }

    /// A modem of 9,600 bit/s, ten bits a byte, and 300 ms to the other side.
    package static var modem: SlowLine { SlowLine(bytesPerSecond: 960, delay: .milliseconds(300)) }

    /// Bytes that the screen has not got yet.
    package var bytesToScreen: Int { toScreen.reduce(0) { $0 + $1.bytes.count } }
    package var isBusy: Bool { !toScreen.isEmpty || !toProgram.isEmpty }

    mutating func takeFromProgram(_ bytes: [UInt8], at now: Instant) {
        let start = max(now, isFreeAt ?? now)
        toScreen.append((start, bytes[...]))
        isFreeAt = start + .seconds(Double(bytes.count) / bytesPerSecond)
    }

    mutating func takeFromTerminal(_ bytes: [UInt8], at now: Instant) { toProgram.append((now + delay, bytes)) }

    /// What has reached the screen by now.
    mutating func forScreen(at now: Instant) -> [UInt8] {
        var arrived: [UInt8] = []
        while let (start, bytes) = toScreen.first {
            let elapsed = (now - delay - start) / .seconds(1)
            let count = min(bytes.count, max(0, Int(elapsed * bytesPerSecond)))
            arrived += bytes.prefix(count)
            guard count == bytes.count else {
                toScreen[0] = (start + .seconds(Double(count) / bytesPerSecond), bytes.dropFirst(count))
                break
            }
            toScreen.removeFirst()
        }
        return arrived
    }

    /// What has reached the program by now.
    mutating func forProgram(at now: Instant) -> [UInt8] {
        var arrived: [UInt8] = []
        while let (arrival, bytes) = toProgram.first, arrival <= now {
            arrived += bytes
            toProgram.removeFirst()
        }
        return arrived
    }
}
