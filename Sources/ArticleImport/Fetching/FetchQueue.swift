// Many requests, some at a time: a few together, fewer of one host, each result as it comes.
import Glibc

package final class FetchQueue<Tag> {
    private let together: Int
    private let perHost: Int
    private let program: String
    private var waiting: [(tag: Tag, request: FetchRequest)] = []
    private var running: [(tag: Tag, fetch: Fetch)] = []
    private var failed: [(tag: Tag, request: FetchRequest, problem: FetchProblem)] = []

    package init(together: Int = 6, perHost: Int = 2, program: String = "curl") {
        (self.together, self.perHost, self.program) = (together, perHost, program)
    }

    package var isEmpty: Bool { waiting.isEmpty && running.isEmpty && failed.isEmpty }
    package var count: Int { waiting.count + running.count + failed.count }

    /// To poll beside others: one of them is readable when something has come.
    var descriptors: [Int32] { running.map(\.fetch.descriptor) }

    package func add(_ request: FetchRequest, tag: Tag) { waiting.append((tag, request)) }

    /// The next result, waited for at most so long; nil when none has come, or nothing is asked any more.
    package func next(waitingUpTo milliseconds: Int32 = -1) -> (tag: Tag, request: FetchRequest, result: Result<FetchResponse, FetchProblem>)? {
        while true {
            start()
            if let (tag, request, problem) = failed.popLast() { return (tag, request, .failure(problem)) }
            guard !running.isEmpty else { return nil }
            var polled = running.map { pollfd(fd: $0.fetch.descriptor, events: Int16(POLLIN), revents: 0) }
            let count = poll(&polled, nfds_t(polled.count), milliseconds)
            if count < 0, errno == EINTR { return nil }
            for index in running.indices where polled[index].revents != 0 && running[index].fetch.advance() {
                guard let result = running[index].fetch.result else { continue }
                let (tag, fetch) = running.remove(at: index)
                return (tag, fetch.request, result)
            }
            if count == 0 { return nil }
        }
    }

    private func start() {
        var index = 0
        while running.count < together, index < waiting.count {
            let host = PageAddress.host(waiting[index].request.url)
            guard running.count(where: { PageAddress.host($0.fetch.request.url) == host }) < perHost else {
                index += 1
                continue
            }
            let (tag, request) = waiting.remove(at: index)
            do throws(FetchProblem) { running.append((tag, try Fetch(request, program: program))) } catch { failed.append((tag, request, error)) }
        }
    }
}
