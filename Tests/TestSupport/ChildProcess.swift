// A program under test: started, watched, ended. Waits for nothing by itself; PseudoTerminal and ProgramRun do.
import CChildProcess
import Glibc

/// A program that runs in a session of its own. Ended at the latest when the value goes.
package final class ChildProcess {
    package enum Ending: Hashable, Sendable, CustomStringConvertible {
        case exit(Int32)
        case signal(Int32)

        package var description: String {
            switch self {
            case .exit(let code): "exit code \(code)"
            case .signal(let number): "signal \(number)"
            }
        }
    }

    package enum State: Hashable, Sendable {
        case running, stopped
        case ended(Ending)
    }

    package enum Failure: Error { case cannotStart(errno: Int32) }

    /// The program's id.
    package private(set) var id: pid_t = 0
    package private(set) var state: State = .running
    /// Readable when there is news of the program.
    let control: Int32
    private let leader: pid_t
    private var pending: [UInt8] = []
    private var isReleased = false

    /// - Parameters:
    ///   - ends: descriptors of ours that become its standard input, output and error; -1 for the terminal.
    ///   - terminal: the name of its controlling terminal; nil for none.
    init(_ path: String, _ arguments: [String], environment: [String: String], ends: (Int32, Int32, Int32), terminal: String?, isOrdinary: Bool)
        throws
    {
        var pair: [Int32] = [-1, -1]
        guard socketpair(AF_UNIX, Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue), 0, &pair) == 0 else {
            throw Failure.cannotStart(errno: errno)
        }
        control = pair[0]
        var argumentPointers = ([path] + arguments).map { strdup($0) } + [nil]
        var environmentPointers = environment.map { strdup("\($0.key)=\($0.value)") } + [nil]
        let (name, program) = (terminal.flatMap { strdup($0) }, strdup(path))
        defer {
            for pointer in argumentPointers + environmentPointers { free(pointer) }
            free(name)
            free(program)
            close(pair[1])
        }
        leader = argumentPointers.withUnsafeMutableBufferPointer { arguments in
            environmentPointers.withUnsafeMutableBufferPointer { environment in
                var child = child_process(
                    path: program, arguments: arguments.baseAddress, environment: environment.baseAddress, terminal: name, input: ends.0,
                    output: ends.1, error: ends.2, is_ordinary: isOrdinary ? 1 : 0, control: pair[1])
                return child_process_start(&child)
            }
        }
        guard leader > 0 else {
            close(control)
            throw Failure.cannotStart(errno: errno)
        }
        while id == 0 { takeNews() }
    }

    deinit {
        if case .ended = state {} else if id > 0 { kill(id, SIGKILL) }
        release()
    }

    /// Reads one piece of news; waits when there is none.
    func takeNews() {
        var bytes = [UInt8](repeating: 0, count: 64)
        let count = read(control, &bytes, bytes.count)
        if count < 0, errno == EINTR { return }
        precondition(count > 0, "The leader of a program under test is gone.")
        pending += bytes[..<count]
        while pending.count >= MemoryLayout<child_process_news>.size {
            let news = pending.withUnsafeBytes { $0.loadUnaligned(as: child_process_news.self) }
            pending.removeFirst(MemoryLayout<child_process_news>.size)
            take(news)
        }
    }

    private func take(_ news: child_process_news) {
        id = news.id
        if news.status == -1 { return }
        if child_process_is_continued(news.status) != 0 {
            state = .running
        } else if child_process_stopping_signal(news.status) != 0 {
            state = .stopped
        } else if child_process_ending_signal(news.status) != 0 {
            state = .ended(.signal(child_process_ending_signal(news.status)))
        } else {
            state = .ended(.exit(child_process_exit_code(news.status)))
        }
    }

    /// Lets the session end, and with it the hold on its terminal.
    func release() {
        guard !isReleased else { return }
        isReleased = true
        close(control)
        var status: Int32 = 0
        while waitpid(leader, &status, 0) < 0, errno == EINTR {}
    }

    package func signal(_ number: Int32) { kill(id, number) }

    /// The program's threads beside its main one.
    package var otherThreads: [pid_t] {
        guard let folder = opendir("/proc/\(id)/task") else { return [] }
        defer { closedir(folder) }
        var found: [pid_t] = []
        while let entry = readdir(folder) {
            let name = withUnsafeBytes(of: entry.pointee.d_name) { String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self) }
            if let thread = pid_t(name), thread != id { found.append(thread) }
        }
        return found
    }

    /// A signal that one thread gets, as it does for a fault of its own.
    /// - Returns: false when that thread is gone.
    package func signal(_ number: Int32, thread: pid_t) -> Bool { child_process_signal_thread(id, thread, number) == 0 }
}
