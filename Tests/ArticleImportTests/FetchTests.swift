// Fetching from a server that answers well and badly.
import Foundation
import TestSupport
import Testing

@testable import ArticleImport

@Suite("Fetching", .serialized)
struct FetchTests {
    private func fetch(_ url: String, _ change: (inout FetchRequest) -> Void = { _ in }) throws -> Result<FetchResponse, FetchProblem> {
        var request = FetchRequest(url: url)
        (request.maximumSeconds, request.connectSeconds) = (Int(Patience.seconds), Int(Patience.seconds))
        change(&request)
        return try Fetch(request).wait()
    }

    @Test("an answer comes with its address, type, charset and marks")
    func answer() throws {
        let server = try LoopbackServer { request in
            if request.path == "/a" { return .respond(status: 302, headers: ["Location": "/b?c=1"], body: []) }
            return .respond(
                status: 200,
                headers: ["Content-Type": "text/html; charset=\"Windows-1256\"", "ETag": "\"v1\"", "Last-Modified": "Sun, 03 May 2026 06:30:00 GMT"],
                body: [0xC7, 0, 0x0A, 1])
        }
        let response = try fetch(server.url("/a")).get()
        #expect(response.body == [0xC7, 0, 0x0A, 1] && response.status == 200 && response.url == server.url("/b?c=1"))
        #expect(response.contentType == "text/html" && response.charset == "Windows-1256")
        #expect(response.etag == "\"v1\"" && response.lastModified == "Sun, 03 May 2026 06:30:00 GMT")
    }

    @Test("the moment of a change is kept only where nothing can be changed in it any more")
    func changedJustNow() throws {
        let changed = "Sun, 03 May 2026 06:30:00 GMT"
        for (date, isKept) in [("06:30:00", false), ("06:29:58", false), ("06:30:01", true), (nil, true)] {
            var headers = ["Last-Modified": changed]
            if let date { headers["Date"] = "Sun, 03 May 2026 \(date) GMT" }
            let server = try LoopbackServer { [headers] _ in .respond(status: 200, headers: headers, body: [0x61]) }
            #expect(try fetch(server.url("/")).get().lastModified == (isKept ? changed : nil), "\(date ?? "no date")")
        }
    }

    @Test("the server's clock is told by its date, and by how long a cache has kept the answer")
    func clock() throws {
        func date(_ seconds: Int) -> String {
            var (moment, parts, text) = (time_t(seconds), tm(), [CChar](repeating: 0, count: 64))
            gmtime_r(&moment, &parts)
            strftime(&text, text.count, "%a, %d %b %Y %H:%M:%S GMT", &parts)
            return String(decoding: text.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
        }
        let now = time(nil)
        let cases: [([String: String], Int?)] = [
            (["Date": date(now - 7_200)], 7_200), (["Date": date(now + 7_200)], -7_200), (["Date": date(now - 7_200), "Age": "7200"], 0),
            (["Date": "soon"], nil), (["Date": date(now), "Age": "99999999999999999999"], 0), ([:], nil),
        ]
        for (headers, expected) in cases {
            let server = try LoopbackServer { _ in .respond(status: 200, headers: headers, body: [0x61]) }
            let found = try fetch(server.url("/")).get().clockAhead
            #expect(expected.map { (-1...Int(Patience.seconds)).contains((found ?? .min) - $0) } ?? (found == nil), "\(headers): \(found ?? .min)")
        }
    }

    @Test("a header that is too long is called so, whether it is one line or many", arguments: [(1, 150_000), (400, 1_000)])
    func longHeader(lines: Int, length: Int) throws {
        let header = (0..<lines).map { "X-\($0): " + String(repeating: "a", count: length) + "\r\n" }.joined()
        let server = try LoopbackServer { _ in .raw(Array("HTTP/1.1 200 OK\r\n\(header)Content-Length: 2\r\n\r\nhi".utf8)) }
        let url = server.url("/")
        guard case .failure(.failed(url, let failure)) = try fetch(url) else {
            Issue.record("What came was no failure of its own kind.")
            return
        }
        #expect(failure.code == 100 && failure.detail.contains("header"))
    }

    @Test("a redirect that is not followed is the answer, and says whether it is for good", arguments: [301, 302, 303, 307, 308])
    func redirect(_ status: Int) throws {
        let server = try LoopbackServer { _ in .respond(status: status, headers: ["Location": "../b?c=1"], body: Array("moved".utf8)) }
        let response = try fetch(server.url("/x/a")) { $0.followsRedirects = false }.get()
        #expect(response.redirect == server.url("/b?c=1") && response.url == server.url("/x/a") && response.body.isEmpty)
        #expect(response.isPermanent == [301, 308].contains(status))
    }

    @Test("what is known is asked for by its marks; 304 says it is still so")
    func conditional() throws {
        let server = try LoopbackServer { request in
            request.headers["if-none-match"] == "\"v1\"" && request.headers["if-modified-since"] == "yesterday"
                ? .respond(status: 304, headers: ["ETag": "\"v1\""], body: []) : .respond(status: 200, headers: [:], body: [1])
        }
        let response = try fetch(server.url("/")) { ($0.etag, $0.lastModified) = ("\"v1\"", "yesterday") }.get()
        #expect(response.isUnchanged && response.body.isEmpty)
        #expect(try fetch(server.url("/")).get().body == [1])
    }

    @Test("a compressed body is whole")
    func compressed() throws {
        let text = Array(String(repeating: "قراءة ", count: 20_000).utf8)
        let server = try LoopbackServer { _ in .respond(status: 200, headers: ["Content-Encoding": "gzip"], body: gzipped(text)) }
        #expect(try fetch(server.url("/")).get().body == text)
    }

    @Test("a slow server is waited for, one that never ends is not")
    func slow() throws {
        let server = try LoopbackServer { request in
            request.path == "/slow"
                ? .drip(headers: [:], pieces: Array(repeating: [0x61], count: 5), milliseconds: 100)
                : .held(headers: [:], while: { true }, ended: {})
        }
        #expect(try fetch(server.url("/slow")).get().body.count == 5)
        #expect(throws: FetchProblem.timedOut(server.url("/never"))) { try fetch(server.url("/never")) { $0.maximumSeconds = 1 }.get() }
    }

    @Test("a body past the limit ends the request, its length told or not")
    func tooLarge() throws {
        let server = try LoopbackServer { request in
            request.path == "/told"
                ? .respond(status: 200, headers: [:], body: Array(repeating: 1, count: 300_000))
                : .endless(headers: [:], piece: Array(repeating: 0x61, count: 64 << 10))
        }
        for path in ["/told", "/endless"] {
            #expect(throws: FetchProblem.tooLarge(server.url(path), bytes: 200_000)) {
                try fetch(server.url(path)) { $0.maximumBytes = 200_000 }.get()
            }
        }
    }

    @Test("of a body past what is kept the beginning is there, and that it goes on")
    func kept() throws {
        let body = (0..<3_000_000).map { UInt8(truncatingIfNeeded: $0 / 1_000) }
        let server = try LoopbackServer { request in
            request.path == "/gzip"
                ? .respond(status: 200, headers: ["Content-Encoding": "gzip"], body: gzipped(body))
                : .respond(status: 200, headers: ["Content-Type": "text/html"], body: request.path == "/long" ? body : Array(body.prefix(100_000)))
        }
        for path in ["/long", "/gzip"] {
            let response = try fetch(server.url(path)) { $0.keptBytes = 100_000 }.get()
            #expect(response.isCut && response.status == 200 && response.body == Array(body.prefix(100_000)), "\(path)")
        }
        let whole = try fetch(server.url("/whole")) { $0.keptBytes = 100_000 }.get()
        #expect(!whole.isCut && whole.body == Array(body.prefix(100_000)) && whole.contentType == "text/html")
    }

    @Test("redirects end: in a circle, and at another scheme")
    func redirects() throws {
        let server = try LoopbackServer { request in
            .respond(
                status: 301,
                headers: ["Location": request.path == "/file" ? "file:///etc/passwd" : request.path == "/gopher" ? "gopher://127.0.0.1/" : "/round"],
                body: [])
        }
        #expect(throws: FetchProblem.tooManyRedirects(server.url("/round"))) { try fetch(server.url("/round")).get() }
        #expect(server.requests.count == FetchRequest(url: "").maximumRedirects + 1)
        for path in ["/file", "/gopher"] { #expect(throws: FetchProblem.unsupported(server.url(path))) { try fetch(server.url(path)).get() } }
    }

    @Test("an error of the server is one, whatever its page says", arguments: [404, 410, 500, 503])
    func refused(_ status: Int) throws {
        let server = try LoopbackServer { _ in .respond(status: status, headers: [:], body: Array("<h1>صفحة</h1>".utf8)) }
        #expect(throws: FetchProblem.refused(server.url("/"), status: status)) { try fetch(server.url("/")).get() }
    }

    @Test("nobody there, no encryption where it is promised, an answer that is none")
    func broken() throws {
        let server = try LoopbackServer { request in
            request.path == "/cut" ? .raw(Array("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nabc".utf8)) : .raw(Array("nonsense\r\n\r\n".utf8))
        }
        guard case .failure(.insecure) = try fetch(server.url("/", scheme: "https")) else {
            Issue.record("plain text passed for TLS")
            return
        }
        guard case .failure(.failed) = try fetch(server.url("/cut")) else {
            Issue.record("half an answer passed for one")
            return
        }
        guard case .failure = try fetch(server.url("/")) else {
            Issue.record("nonsense passed for an answer")
            return
        }
        let port = server.port
        _ = consume server
        let unused = try LoopbackServer { _ in .raw([]) }.port
        _ = port
        guard case .failure(.unreachable) = try fetch("http://127.0.0.1:\(unused)/") else {
            Issue.record("a closed port answered")
            return
        }
    }

    @Test(
        "only http and https",
        arguments: [
            "file:///etc/passwd", "ftp://a.example/", "/etc/passwd", "", "http://", "javascript:1", "http://a.example/\nurl = \"file:///etc/passwd\"",
        ])
    func schemes(_ url: String) {
        #expect(throws: FetchProblem.unsupported(url)) { try Fetch(FetchRequest(url: url)) }
    }

    @Test("nothing of the address is taken for an option, and nothing of it stands in the arguments")
    func configuration() {
        let configuration = CurlTransfer.configuration(FetchRequest(url: ""), address: "http://a.example/\"\\{1,2}", at: nil, seconds: 60)
        #expect(configuration.hasPrefix("url = \"http://a.example/\\\"\\\\{1,2}\"\ngloboff\n"))
        #expect(configuration.split(separator: "\n").filter { $0.hasPrefix("url") }.count == 1)
    }

    @Test("a missing program is told")
    func missing() throws {
        let server = try LoopbackServer { _ in .respond(status: 200, headers: [:], body: []) }
        #expect(throws: FetchProblem.noFetcher) { try Fetch(FetchRequest(url: server.url("/")), program: "no-such-program") }
    }

    @Test("a queue asks some at a time, a host less, and each answer once")
    func queue() throws {
        let server = try LoopbackServer { request in
            request.path == "/3"
                ? .respond(status: 500, headers: [:], body: []) : .drip(headers: [:], pieces: [Array(request.path.utf8)], milliseconds: 30)
        }
        let queue = FetchQueue<Int>()
        for number in 0..<7 {
            var request = FetchRequest(url: server.url("/\(number)"))
            (request.maximumSeconds, request.connectSeconds) = (Int(Patience.seconds), Int(Patience.seconds))
            queue.add(request, tag: number)
        }
        queue.add(FetchRequest(url: "ftp://no"), tag: 7)
        var results: [Int: Bool] = [:]
        // Nothing may have come although something will: a signal ends a wait.
        while !queue.isEmpty {
            guard let (tag, _, result) = queue.next() else { continue }
            #expect(results[tag] == nil)
            results[tag] = (try? result.get()).map { $0.body == Array("/\(tag)".utf8) } ?? false
        }
        #expect(results == [0: true, 1: true, 2: true, 3: false, 4: true, 5: true, 6: true, 7: false] && queue.isEmpty)
    }
}
