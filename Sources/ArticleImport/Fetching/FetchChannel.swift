// One end of the socket between a process that is shut in and the one that fetches for it (`FetchMessage`): what has come and is no whole
// message yet, what is to go and has found no room yet.
import Glibc
import Processes

package final class FetchChannel {
    package let descriptor: Int32
    private var received: [UInt8] = []
    private var outgoing: [UInt8] = []
    private var sent = 0

    /// - Parameter descriptor: a socket that does not wait; it is closed with the channel.
    package init(descriptor: Int32) { self.descriptor = descriptor }

    deinit { close(descriptor) }

    /// Starts a process that has the other end as descriptor 3, and ends when this one is closed.
    /// - Parameter environment: nil for this process'.
    package static func started(_ program: String, _ arguments: [String], environment: [String]? = nil) throws(ChildProcess.Failure) -> (
        channel: FetchChannel, process: ChildProcess
    ) {
        var ends: [Int32] = [-1, -1]
        guard socketpair(AF_UNIX, Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue | SOCK_NONBLOCK.rawValue), 0, &ends) == 0 else {
            throw ChildProcess.Failure(number: errno)
        }
        let channel = FetchChannel(descriptor: ends[0])
        defer { close(ends[1]) }
        let process = try ChildProcess(program, arguments, environment: environment, streams: [.nothing, .nothing, .nothing, .same(ends[1])])
        return (channel, process)
    }

    package var unsent: Int { outgoing.count - sent }

    /// To poll: something has come, or there is room for what is to go.
    package var waited: pollfd { pollfd(fd: descriptor, events: Int16(unsent > 0 ? POLLIN | POLLOUT : POLLIN), revents: 0) }

    package func send(_ message: [UInt8]) { outgoing += message }

    package func next() throws(FetchMessageReader.Broken) -> FetchMessageReader? { try FetchMessageReader.first(of: &received) }

    /// Sends what there is room for, takes what has come, which is then to be looked at before anything is waited for. False once the other
    /// end is closed.
    package func advance() -> Bool { push() && pull() }

    /// Sends what there is room for.
    package func push() -> Bool {
        while unsent > 0 {
            let count = outgoing.withUnsafeBytes { Glibc.send(descriptor, $0.baseAddress?.advanced(by: sent), unsent, Int32(MSG_NOSIGNAL)) }
            if count < 0, errno == EINTR { continue }
            if count < 0 { return errno == EAGAIN || errno == EWOULDBLOCK }
            sent += count
        }
        (outgoing, sent) = ([], 0)
        return true
    }

    private func pull() -> Bool {
        var chunk = [UInt8](repeating: 0, count: 256 << 10)
        // No message is longer; what more has come waits in the socket.
        while received.count <= FetchMessageReader.longest {
            let count = read(descriptor, &chunk, chunk.count)
            if count < 0, errno == EINTR { continue }
            if count < 0 { return errno == EAGAIN || errno == EWOULDBLOCK }
            if count == 0 { return false }
            received += chunk[..<count]
        }
        return true
    }
}
