// A terminal in the test's hands: a program runs on it, gets keys, is resized and stopped, and what it paints is read back
// through TerminalPicture. Every wait is for a condition and bounded; a wait that fails shows the screen.
//
//     let terminal = try PseudoTerminal(["article.txt"], size: (80, 24))
//     try terminal.wait("the first page") { $0.picture.text.contains("…") }
//     terminal.send("q")
//     #expect(try terminal.waitForEnd() == .exit(0))
//
// The terminal answers no questions unless it is given an `answer`: each piece of output is shown to it, and what it
// returns is sent as the terminal's reply; `TerminalAnswers` makes one from a table.
import CChildProcess
import Glibc

package final class PseudoTerminal {
    /// A condition did not come true in time, or the program ended before.
    package struct WaitFailure: Error, CustomStringConvertible {
        package let description: String

        package init(description: String) { self.description = description }
    }

    package typealias Answer = (_ output: [UInt8]) -> [UInt8]

    package let child: ChildProcess
    package let picture: TerminalPicture
    /// Every byte that the program has sent.
    package private(set) var output: [UInt8] = []
    /// The terminal's modes before the program started.
    package let originalModes: TerminalModes
    private var master: Int32
    private var slave: Int32
    private let answer: Answer?
    /// A cell's width and height in pixels, as the kernel is told; nil where it is not.
    private let cell: (width: Int, height: Int)?
    /// How fast the terminal reads; nil for all at once. What it has not read fills the kernel's buffer, and then the program waits.
    package var bytesPerSecond: Int?
    /// A line between the program and the screen that takes all at once from the program, and hands it on slowly.
    package var line: SlowLine?
    /// - Parameters:
    ///   - arguments: what follows the program's name.
    ///   - environment: changes to `BuiltProgram.environment`; nil takes a variable away.
    ///   - claimed: another size that the window is said to have when the program starts; see `claim`.
    ///   - standardInput: a descriptor instead of the terminal (keys then come from /dev/tty); closed by the caller.
    ///   - isOrdinaryUser: takes away what lets root write every file.
    ///   - program: another program than qari.
    ///   - cell: a cell's width and height in pixels, which the window tells.
    package init(
        _ arguments: [String], environment: [String: String?] = [:], size: (columns: Int, rows: Int) = (80, 24),
        claimed: (columns: Int, rows: Int)? = nil, standardInput: Int32? = nil, standardError: Int32? = nil, isOrdinaryUser: Bool = false,
        program: String = BuiltProgram.path, cell: (width: Int, height: Int)? = nil, answer: Answer? = nil
    ) throws {
        self.cell = cell
        var buffer = [CChar](repeating: 0, count: 64)
        master = child_process_terminal(&buffer, buffer.count)
        guard master >= 0 else { throw ChildProcess.Failure.cannotStart(errno: errno) }
        let name = String(decoding: buffer.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
        slave = open(name, O_RDWR | O_NOCTTY | O_CLOEXEC)
        var window = Self.window(size.columns, size.rows, cell)
        _ = ioctl(master, UInt(TIOCSWINSZ), &window)
        if let claimed {
            window = winsize(ws_row: UInt16(claimed.rows), ws_col: UInt16(claimed.columns), ws_xpixel: 0, ws_ypixel: 0)
            _ = ioctl(master, UInt(TIOCSWINSZ), &window)
        }
        originalModes = TerminalModes(of: slave)
        picture = TerminalPicture(columns: size.columns, rows: size.rows)
        self.answer = answer
        child = try ChildProcess(
            program, arguments, environment: BuiltProgram.environment(changing: environment),
            ends: (standardInput ?? -1, -1, standardError ?? -1), terminal: name, isOrdinary: isOrdinaryUser)
    }

    deinit { hangUp() }

    private static func window(_ columns: Int, _ rows: Int, _ cell: (width: Int, height: Int)?) -> winsize {
        winsize(
            ws_row: UInt16(rows), ws_col: UInt16(columns), ws_xpixel: UInt16(columns * (cell?.width ?? 0)),
            ws_ypixel: UInt16(rows * (cell?.height ?? 0)))
    }

    /// The terminal's modes now; nil once it is hung up.
    package var modes: TerminalModes? { slave >= 0 ? TerminalModes(of: slave) : nil }

    // MARK: Keys, sizes

    package func send(_ text: String) { send(Array(text.utf8)) }

    package func send(_ bytes: [UInt8]) {
        if line != nil { line?.takeFromTerminal(bytes, at: .now) } else { deliver(bytes) }
    }

    private func deliver(_ bytes: [UInt8]) {
        var rest = bytes[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { write(master, $0.baseAddress, $0.count) }
            if count > 0 { rest = rest.dropFirst(count) } else if errno == EAGAIN { _ = pump(milliseconds: 10) } else if errno != EINTR { return }
        }
    }

    /// Changes the window's size; the kernel tells the program by SIGWINCH.
    package func resize(columns: Int, rows: Int) {
        var window = Self.window(columns, rows, cell)
        picture.resize(columns: columns, rows: rows)
        _ = ioctl(master, UInt(TIOCSWINSZ), &window)
    }

    /// What a client may say of its window, whatever it is: the program is told, and the picture stays as it is.
    package func claim(columns: Int, rows: Int) {
        var window = winsize(ws_row: UInt16(rows), ws_col: UInt16(columns), ws_xpixel: 0, ws_ypixel: 0)
        _ = ioctl(master, UInt(TIOCSWINSZ), &window)
    }

    /// The reader closes the window, or the line drops.
    package func hangUp() {
        if slave >= 0 { close(slave) }
        if master >= 0 { close(master) }
        (slave, master) = (-1, -1)
    }

    // MARK: Waiting

    /// Waits until a condition holds, reading what the program sends meanwhile.
    /// - Throws: `WaitFailure` with the screen as it is then.
    package func wait(_ what: String, until condition: (PseudoTerminal) throws -> Bool) throws {
        let end = ContinuousClock.now + .seconds(Patience.seconds)
        while try !condition(self) {
            if case .ended(let ending) = child.state, !pump(milliseconds: 0), try !condition(self) {
                throw WaitFailure(description: "The program ended by \(ending) before: \(what)\n\(picture.framed)")
            }
            guard ContinuousClock.now < end else { throw WaitFailure(description: "In vain for \(Patience.seconds) s: \(what)\n\(picture.framed)") }
            _ = pump(milliseconds: 50)
        }
    }

    /// Waits until the screen reads as it should: a text that some row holds, in reading order.
    package func wait(forText text: String) throws {
        try wait("the text «\(text)»") { $0.picture.reads(text) }
    }

    /// Waits until the program has ended and takes the rest of what it sent.
    @discardableResult
    package func waitForEnd() throws -> ChildProcess.Ending {
        try wait("the program's end") { if case .ended = $0.child.state { true } else { false } }
        while line?.isBusy == true { _ = pump(milliseconds: 20) }
        endModes = modes
        endInput = takeInput()
        // With the last holder of its other side gone, the terminal gives all that is left and then says so.
        if slave >= 0 { close(slave) }
        slave = -1
        child.release()
        while master >= 0, pump(milliseconds: 1000) {}
        guard case .ended(let ending) = child.state else { preconditionFailure("It was just seen to end.") }
        return ending
    }

    /// Waits until the program has ended, without taking anything of what it sends: it may be that it waits for somebody to do so.
    package func waitForEndUnread() throws {
        let end = ContinuousClock.now + .seconds(Patience.seconds)
        while !isEnded {
            guard ContinuousClock.now < end else { throw WaitFailure(description: "The program does not end while nobody reads.") }
            var news = pollfd(fd: child.control, events: Int16(POLLIN), revents: 0)
            if poll(&news, 1, 100) > 0 { child.takeNews() }
        }
    }

    /// The modes that the program left behind, known after `waitForEnd`.
    package private(set) var endModes: TerminalModes?

    /// What lay in the terminal's input when the program had ended: the shell would have got it.
    package private(set) var endInput: [UInt8] = []

    /// Takes what lies in the terminal's input, as the shell would that has it now.
    package func takeInput() -> [UInt8] {
        var modes = termios()
        guard slave >= 0, tcgetattr(slave, &modes) == 0 else { return [] }
        var raw = modes
        cfmakeraw(&raw)
        withUnsafeMutableBytes(of: &raw.c_cc) { characters in (characters[Int(VMIN)], characters[Int(VTIME)]) = (0, 0) }
        tcsetattr(slave, TCSANOW, &raw)
        defer { tcsetattr(slave, TCSANOW, &modes) }
        var bytes = [UInt8](repeating: 0, count: 4096)
        return Array(bytes[..<max(0, Glibc.read(slave, &bytes, bytes.count))])
    }

    /// Looks at nothing that the program sends for a while, as a client that is frozen.
    package func freeze(milliseconds: UInt32) { usleep(milliseconds * 1000) }

    /// Waits until nothing has come for a moment. Only where no condition tells the end, and never for a test's verdict.
    package func settle(milliseconds: Int32 = 150) { while pump(milliseconds: milliseconds) {} }

    /// Takes what the program has sent, or news of it. False when nothing came in time, or nothing can come any more.
    private func pump(milliseconds: Int32) -> Bool {
        guard line?.isBusy == true else { return read(milliseconds: milliseconds) }
        let hasCome = read(milliseconds: min(10, milliseconds))
        show(line?.forScreen(at: .now) ?? [])
        if let keys = line?.forProgram(at: .now), !keys.isEmpty { deliver(keys) }
        return hasCome || line?.isBusy == true
    }

    private func read(milliseconds: Int32) -> Bool {
        var sources = [
            pollfd(fd: master, events: Int16(POLLIN), revents: 0), pollfd(fd: isEnded ? -1 : child.control, events: Int16(POLLIN), revents: 0),
        ]
        guard poll(&sources, 2, milliseconds) > 0 else { return false }
        if sources[1].revents != 0 { child.takeNews() }
        guard sources[0].revents != 0 else { return true }
        var bytes = [UInt8](repeating: 0, count: bytesPerSecond.map { max(1, $0 / 50) } ?? 64 << 10)
        if bytesPerSecond != nil { usleep(20_000) }
        let count = Glibc.read(master, &bytes, bytes.count)
        guard count > 0 else { return count < 0 && errno == EINTR }
        let piece = Array(bytes[..<count])
        output += piece
        if line != nil { line?.takeFromProgram(piece, at: .now) } else { show(piece) }
        return true
    }

    private func show(_ piece: [UInt8]) {
        guard !piece.isEmpty else { return }
        picture.take(piece)
        if let reply = answer?(piece), !reply.isEmpty { send(reply) }
    }

    private var isEnded: Bool { if case .ended = child.state { true } else { false } }

    /// True when the output holds these bytes.
    package func hasSent(_ text: String) -> Bool { TerminalAnswers.range(of: Array(text.utf8), in: output[...]) != nil }

    /// Where the output last held these bytes; nil when it never did.
    package func lastPlace(of text: String) -> Int? {
        let wanted = Array(text.utf8)
        return stride(from: output.count - wanted.count, through: 0, by: -1).first { output[$0...].starts(with: wanted) }
    }
}
