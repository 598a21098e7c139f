// Runs the program without a terminal, to its end: bytes in, bytes out, exit code.
import CChildProcess
import Glibc

package struct ProgramRun: Sendable {
    package let output: [UInt8]
    package let error: [UInt8]
    package let ending: ChildProcess.Ending

    package var text: String { String(decoding: output, as: UTF8.self) }
    package var lines: [String] { text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init) }
    package var errorText: String { String(decoding: error, as: UTF8.self) }

    /// - Parameters:
    ///   - input: its standard input; nil for /dev/null.
    ///   - isOrdinaryUser: takes away what lets root read every file.
    ///   - outputLimit: closes its output after so many bytes, as a reader of the pipe that leaves does.
    package init(
        _ arguments: [String], input: [UInt8]? = nil, environment: [String: String?] = [:], isOrdinaryUser: Bool = false, outputLimit: Int = .max,
        program: String = BuiltProgram.path
    ) throws {
        var ends: [[Int32]] = []
        for _ in 0..<3 {
            var pair: [Int32] = [-1, -1]
            guard child_process_pipe(&pair) == 0 else { throw ChildProcess.Failure.cannotStart(errno: errno) }
            ends.append(pair)
        }
        let nothing = open("/dev/null", O_RDWR | O_CLOEXEC)
        let child = try ChildProcess(
            program, arguments, environment: BuiltProgram.environment(changing: environment),
            ends: (input == nil ? nothing : ends[0][0], ends[1][1], ends[2][1]), terminal: nil, isOrdinary: isOrdinaryUser)
        for descriptor in [nothing, ends[0][0], ends[1][1], ends[2][1]] { close(descriptor) }
        var traffic = Traffic(feed: ends[0][1], output: ends[1][0], error: ends[2][0], rest: (input ?? [])[...], outputLimit: outputLimit)
        ending = try traffic.run(child)
        (output, error) = (traffic.received, traffic.complaints)
    }

    /// The three pipes of a run.
    private struct Traffic {
        var feed: Int32
        var output: Int32
        var error: Int32
        var rest: ArraySlice<UInt8>
        let outputLimit: Int
        var received: [UInt8] = []
        var complaints: [UInt8] = []

        mutating func run(_ child: ChildProcess) throws -> ChildProcess.Ending {
            _ = fcntl(feed, F_SETFL, O_NONBLOCK)
            let end = ContinuousClock.now + .seconds(Patience.seconds)
            while true {
                if rest.isEmpty { Self.shut(&feed) }
                if case .ended(let ending) = child.state, output < 0, error < 0 {
                    Self.shut(&feed)
                    return ending
                }
                guard ContinuousClock.now < end else { throw PseudoTerminal.WaitFailure(description: "The program does not end.") }
                step(child)
            }
        }

        private mutating func step(_ child: ChildProcess) {
            var isEnded = false
            if case .ended = child.state { isEnded = true }
            var sources = [
                pollfd(fd: feed, events: Int16(POLLOUT), revents: 0), pollfd(fd: output, events: Int16(POLLIN), revents: 0),
                pollfd(fd: error, events: Int16(POLLIN), revents: 0), pollfd(fd: isEnded ? -1 : child.control, events: Int16(POLLIN), revents: 0),
            ]
            guard poll(&sources, 4, 100) > 0 else { return }
            if sources[0].revents != 0 { write() }
            if sources[1].revents != 0 { Self.take(&output, &received) }
            if sources[2].revents != 0 { Self.take(&error, &complaints) }
            if sources[3].revents != 0 { child.takeNews() }
            if received.count > outputLimit { Self.shut(&output) }
        }

        private mutating func write() {
            let count = rest.withUnsafeBytes { send($0) }
            if count > 0 { rest = rest.dropFirst(count) } else if errno != EAGAIN, errno != EINTR { rest = [] }
        }

        /// A program that doesn't read its input to the end must not end the test by SIGPIPE.
        private func send(_ bytes: UnsafeRawBufferPointer) -> Int {
            var pipe = sigset_t()
            sigemptyset(&pipe)
            sigaddset(&pipe, SIGPIPE)
            var old = sigset_t()
            pthread_sigmask(SIG_BLOCK, &pipe, &old)
            let count = Glibc.write(feed, bytes.baseAddress, min(bytes.count, 1 << 16))
            let failure = errno
            if count < 0, failure == EPIPE {
                var none = timespec()
                sigtimedwait(&pipe, nil, &none)
            }
            pthread_sigmask(SIG_SETMASK, &old, nil)
            errno = failure
            return count
        }

        private static func take(_ descriptor: inout Int32, _ bytes: inout [UInt8]) {
            var piece = [UInt8](repeating: 0, count: 64 << 10)
            let count = read(descriptor, &piece, piece.count)
            if count > 0 { bytes += piece[..<count] } else if count == 0 || errno != EINTR { shut(&descriptor) }
        }

        private static func shut(_ descriptor: inout Int32) {
            if descriptor >= 0 { close(descriptor) }
            descriptor = -1
        }
    }
}
