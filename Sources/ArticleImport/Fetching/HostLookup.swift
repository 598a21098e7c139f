// Asks the system's resolver for a host's addresses, as a child process: an answer may take many seconds, and nothing waits for it.
import Glibc
import Processes

final class HostLookup {
    private let child: ChildProcess
    private let pipe: Int32
    private var answer: [UInt8] = []
    private static let longestAnswer = 64 << 10

    /// - Throws: the system's number, when it can't be asked.
    init(_ host: String) throws(ChildProcess.Failure) {
        var ends: [Int32] = [-1, -1]
        guard Glibc.pipe(&ends) == 0 else { throw ChildProcess.Failure(number: errno) }
        for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
        _ = fcntl(ends[0], F_SETFL, O_NONBLOCK)
        defer { close(ends[1]) }
        do throws(ChildProcess.Failure) {
            // A name in Arabic letters is asked for in its ASCII form (IDNA), which takes a locale of UTF-8.
            child = try ChildProcess(
                "getent", ["getent", "ahosts", "--", host], environment: FetchEnvironment.plain, streams: [.nothing, .same(ends[1]), .nothing])
        } catch {
            close(ends[0])
            throw error
        }
        pipe = ends[0]
    }

    deinit {
        child.stop()
        close(pipe)
    }

    /// Readable when there is something to read.
    var descriptor: Int32 { pipe }

    /// The addresses, the best first; empty for a name that nobody has. nil until the answer is whole.
    func addresses() -> [NetworkAddress]? {
        var chunk = [UInt8](repeating: 0, count: 4096)
        while true {
            let count = read(pipe, &chunk, chunk.count)
            if count > 0 {
                if answer.count < Self.longestAnswer { answer += chunk[..<count] }
                continue
            }
            if count < 0, errno == EINTR { continue }
            if count < 0, errno == EAGAIN { return nil }
            break
        }
        var found: [NetworkAddress] = []
        // `192.0.2.1 STREAM name`, once for each kind of socket.
        for line in String(decoding: answer, as: UTF8.self).split(separator: "\n") {
            if let address = line.split(separator: " ").first.flatMap({ NetworkAddress($0) }), !found.contains(address) { found.append(address) }
        }
        return found
    }
}
