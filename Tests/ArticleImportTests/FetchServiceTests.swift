// Fetching by way of another process: what comes through is what was sent, and whatever either end says otherwise traps nothing.
import Glibc
import TestSupport
import Testing

@testable import ArticleImport

@Suite("The process that fetches")
struct FetchServiceTests {
    /// Both ends of a socket, the service running at the second on a thread of its own.
    private func service(isPublicOnly: Bool = false) -> FetchChannel {
        var ends: [Int32] = [-1, -1]
        socketpair(AF_UNIX, Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue | SOCK_NONBLOCK.rawValue), 0, &ends)
        let link = ends[1]
        let thread = UnsafeMutableRawPointer(bitPattern: Int(link) << 1 | (isPublicOnly ? 1 : 0))
        var id = pthread_t()
        pthread_create(
            &id, nil,
            { given in
                let given = Int(bitPattern: given)
                FetchService.run(link: Int32(given >> 1), isPublicOnly: given & 1 == 1)
                return nil
            }, thread)
        pthread_detach(id)
        return FetchChannel(descriptor: ends[0])
    }

    private func answer(_ channel: FetchChannel, to request: FetchRequest) throws -> Result<FetchResponse, FetchProblem>? {
        var message = FetchMessageWriter()
        message.write(7)
        request.write(to: &message)
        channel.send(message.message)
        while true {
            guard channel.advance() else { return nil }
            if var reply = try channel.next() {
                #expect(reply.number() == 7)
                return Result(from: &reply)
            }
            var waited = channel.waited
            #expect(poll(&waited, 1, Int32(Patience.seconds * 1000)) > 0)
        }
    }

    @Test("an answer comes through whole, a large one too")
    func whole() throws {
        let body = (0..<(3 << 20)).map { UInt8(truncatingIfNeeded: $0 &* 31) }
        let server = try LoopbackServer { _ in
            .respond(status: 200, headers: ["Content-Type": "text/html; charset=windows-1256", "ETag": "\"v1\""], body: body)
        }
        let request = FetchRequest(url: server.url("/a"))
        let response = try #require(try answer(service(), to: request)).get()
        let direct = try Fetch(request).wait().get()
        #expect(response.body == body && response.url == server.url("/a") && response.linkReach == direct.linkReach)
        #expect(response.contentType == "text/html" && response.charset == "windows-1256" && response.etag == "\"v1\"" && !response.isCut)
    }

    @Test("every failure comes through as it is")
    func failures() throws {
        let failure = CurlFailure(code: 7, detail: "لا أحد هناك")
        let problems: [FetchProblem] = [
            .unsupported("a"), .malformed("b"), .unreachable("c", failure), .timedOut("d"), .tooLarge("e", bytes: 64 << 20), .tooManyRedirects("f"),
            .privateAddress("g", target: "h"), .insecure("i", failure), .refused("j", status: 404), .noFetcher, .failed("k", failure),
            .noPassword("l"), .loginRefused("m"), .notAReader("n"),
        ]
        for problem in problems {
            var message = FetchMessageWriter()
            Result<FetchResponse, FetchProblem>.failure(problem).write(to: &message)
            var bytes = message.message
            var reader = try #require(try FetchMessageReader.first(of: &bytes))
            guard case .failure(let read)? = Result<FetchResponse, FetchProblem>(from: &reader) else {
                Issue.record("\(problem)")
                continue
            }
            #expect(read == problem && bytes.isEmpty)
        }
    }

    @Test("one that is held to public addresses asks no other, whatever a request says")
    func publicOnly() throws {
        let server = try LoopbackServer { _ in .respond(status: 200, headers: [:], body: [1]) }
        let result = try answer(service(isPublicOnly: true), to: FetchRequest(url: server.url("/"), reach: .anywhere))
        guard case .failure(.privateAddress)? = result else {
            Issue.record("\(String(describing: result))")
            return
        }
        #expect(server.requests.isEmpty)
    }

    @Test("what is no request ends it, and traps nothing", arguments: 0..<40 as Range<UInt64>)
    func hostileRequests(seed: UInt64) throws {
        var random = SplitMix(seed)
        let channel = service()
        var bytes = (0..<Int.random(in: 8...400, using: &random)).map { _ in UInt8.random(in: 0...255, using: &random) }
        // Of some, the length is one that a message may have, so that what it holds is looked at.
        if seed.isMultiple(of: 2) { bytes.replaceSubrange(0..<8, with: [UInt8(min(255, bytes.count - 8)), 0, 0, 0, 0, 0, 0, 0]) }
        // A request that is whole is one that can't be meant by chance; a rest that is none waits for more, and is cut off.
        channel.send(bytes)
        _ = channel.advance()
        shutdown(channel.descriptor, Int32(SHUT_WR))
        #expect(Patience.wait { !channel.advance() })
    }

    @Test(
        "a process that ends, or answers what is no answer, fails every request with a reason",
        arguments: ["exit 0", "head -c 200 /dev/urandom >&3", "printf 'xxxxxxxx' >&3; sleep 60"])
    func hostileAnswers(script: String) {
        let fetches = ServedFetches<Int>("/bin/sh", ["sh", "-c", script])
        for tag in 1...3 { fetches.add(FetchRequest(url: "http://a.example/\(tag)"), tag: tag) }
        for tag in 1...3 {
            let next = fetches.next()
            #expect(next?.tag == tag)
            guard case .failure(.failed("http://a.example/\(tag)", _))? = next?.result else {
                Issue.record("\(String(describing: next?.result))")
                continue
            }
        }
        #expect(fetches.isEmpty && fetches.next() == nil)
    }

    @Test("a process that can't be started fails every request with the system's reason")
    func missing() {
        let fetches = ServedFetches<Int>("/nowhere/qari", ["qari"])
        fetches.add(FetchRequest(url: "http://a.example/"), tag: 1)
        guard case .failure(.failed(_, let failure))? = fetches.next()?.result else {
            Issue.record("It answers.")
            return
        }
        #expect(failure.detail == String(cString: strerror(ENOENT)))
    }
}
