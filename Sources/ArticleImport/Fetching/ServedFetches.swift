// Many requests by way of a process beside this one (`FetchService`): the same face as `FetchQueue`, without starting a program here.
import Glibc
import Processes

package final class ServedFetches<Tag> {
    private var channel: FetchChannel?
    /// Asked for and not answered yet, by number.
    private var asked: [Int: (tag: Tag, request: FetchRequest)] = [:]
    private var count = 0
    /// Why nothing is answered any more.
    private let failure: CurlFailure
    /// It ends when this process closes its end.
    private let process: ChildProcess?

    /// Starts the process; where that fails every request does.
    /// - Parameters:
    ///   - program, arguments: what runs `FetchService` with descriptor 3.
    package init(_ program: String, _ arguments: [String]) {
        do throws(ChildProcess.Failure) {
            let started = try FetchChannel.started(program, arguments)
            (channel, process, failure) = (started.channel, started.process, CurlFailure(detail: "the process that fetches has ended"))
        } catch { (failure, process) = (CurlFailure(detail: String(cString: strerror(error.number))), nil) }
    }

    package var isEmpty: Bool { asked.isEmpty }

    package func add(_ request: FetchRequest, tag: Tag) {
        count += 1
        asked[count] = (tag, request)
        var message = FetchMessageWriter()
        message.write(count)
        request.write(to: &message)
        channel?.send(message.message)
    }

    /// The next result, waited for; nil when a signal has come meanwhile, or nothing is asked any more.
    package func next() -> (tag: Tag, request: FetchRequest, result: Result<FetchResponse, FetchProblem>)? {
        while let channel, !asked.isEmpty {
            do throws(FetchMessageReader.Broken) {
                if var message = try channel.next() {
                    guard let number = message.number(), let result = Result<FetchResponse, FetchProblem>(from: &message) else { throw .init() }
                    if let (tag, request) = asked.removeValue(forKey: number) { return (tag, request, result) }
                    continue
                }
                var waited = channel.waited
                if poll(&waited, 1, -1) < 0, errno == EINTR { return nil }
                guard channel.advance() else { throw .init() }
            } catch { self.channel = nil }
        }
        // Nobody answers any more.
        guard let number = asked.keys.min(), let (tag, request) = asked.removeValue(forKey: number) else { return nil }
        return (tag, request, .failure(.failed(request.url, failure)))
    }
}
