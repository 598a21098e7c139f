// What followers of a published folder keep when parts between it and them fail: a copy that was broken off, clocks that are wrong, a
// certificate that has run out. The last good content stays, and what comes afterwards comes in.
import Foundation
import Glibc
import Synchronization
import TestSupport
import Testing

@Suite("A newsroom whose parts fail")
struct NewsroomFaultTests {
    private let folder = TemporaryFolder()
    private var newsroom: [String: String?] { ["QARI_LIBRARY": folder.path + "/newsroom.db", "QARI_LANG": "en"] }
    private var follower: [String: String?] {
        ["QARI_LIBRARY": folder.path + "/follower.db", "QARI_LANG": "en", "CURL_CA_BUNDLE": folder.path + "/good.pem"]
    }
    private var site: String { folder.path + "/site" }

    private func publish(_ numbers: ClosedRange<Int>) throws {
        for number in numbers {
            let text = "خبر الميناء رقم \(number)\n\nدخلت السفينة رقم \(number) الميناء فجرًا، وأفرغت حمولتها من القمح قبل المساء.\n"
            #expect(try ProgramRun(["add", folder.write("in/\(number).txt", text)], environment: newsroom).ending == .exit(0))
        }
        let run = try ProgramRun(["publish", "--base", "https://news.example/", site], environment: newsroom)
        #expect(run.ending == .exit(0), "\(run.errorText)")
    }

    /// How many of the newsroom's articles the follower has.
    private func count() throws -> Int {
        try ProgramRun(["list", "--limit", "0"], environment: follower).lines.count { $0.contains("خبر الميناء رقم") }
    }

    private func sync() throws -> ProgramRun { try ProgramRun(["sync"], environment: follower) }

    private func follow(_ address: String) throws {
        let run = try ProgramRun(["add", address], environment: follower)
        #expect(run.ending == .exit(0), "\(run.errorText)")
    }

    private func feed() -> [UInt8] { [UInt8](FileManager.default.contents(atPath: site + "/feed.atom") ?? Data()) }

    @Test("half a copy of the feed, by the server or on the line, takes no article away; the whole one brings the new", arguments: [true, false])
    func half(isCutOnLine: Bool) throws {
        try publish(1...4)
        let isHalf = Mutex(false)
        let all = Mutex(feed())
        let server = try LoopbackServer { _ in
            let bytes = all.withLock { $0 }
            guard isHalf.withLock({ $0 }) else { return .respond(status: 200, headers: ["Content-Type": "application/atom+xml"], body: bytes) }
            let half = Array(bytes.prefix(bytes.count / 2))
            guard isCutOnLine else { return .respond(status: 200, headers: ["Content-Type": "application/atom+xml"], body: half) }
            return .raw(Array("HTTP/1.1 200 OK\r\nContent-Type: application/atom+xml\r\nContent-Length: \(bytes.count)\r\n\r\n".utf8) + half)
        }
        try follow(server.url("/feed.atom"))
        #expect(try count() == 4)
        try publish(5...6)
        all.withLock { $0 = feed() }
        isHalf.withLock { $0 = true }
        _ = try sync()
        #expect(try count() >= 4)
        isHalf.withLock { $0 = false }
        #expect(try sync().ending == .exit(0))
        #expect(try count() == 6)
    }

    @Test(
        "a server's clock that is years out, either way, keeps nothing from coming in",
        arguments: ["Mon, 01 Jan 2001 00:00:00 GMT", "Fri, 01 Jan 2100 00:00:00 GMT"])
    func clock(date: String) throws {
        try publish(1...2)
        let all = Mutex(feed())
        let server = try LoopbackServer { _ in
            let headers = [
                "Content-Type": "application/atom+xml", "Date": date, "Last-Modified": date, "Expires": date, "Cache-Control": "max-age=60",
            ]
            return .respond(status: 200, headers: headers, body: all.withLock { $0 })
        }
        try follow(server.url("/feed.atom"))
        try publish(3...3)
        all.withLock { $0 = feed() }
        #expect(try sync().ending == .exit(0))
        #expect(try count() == 3)
    }

    @Test(
        "a certificate that has run out: what was good stays, it is said, and another certificate brings the new",
        .enabled(if: access("/usr/bin/openssl", X_OK) == 0 && access("/usr/bin/python3", X_OK) == 0, "openssl or python3 is not installed"))
    func certificate() throws {
        try publish(1...3)
        let make = """
            cd '\(folder.path)' && openssl req -x509 -newkey rsa:2048 -nodes -keyout key.pem -out good.pem -days 2 -subj /CN=newsroom \
            -addext subjectAltName=IP:127.0.0.1 2>/dev/null && openssl x509 -in good.pem -signkey key.pem -days -1 -out old.pem 2>/dev/null
            """
        try #require(try ProgramRun(["-c", make], program: "/bin/sh").ending == .exit(0))
        let serve = """
            import http.server, ssl, sys
            certificate, folder, port = sys.argv[1], sys.argv[2], int(sys.argv[3])
            class Handler(http.server.SimpleHTTPRequestHandler):
                def __init__(self, *rest): super().__init__(*rest, directory=folder)
            server = http.server.ThreadingHTTPServer(('127.0.0.1', port), Handler)
            context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
            context.load_cert_chain(certificate, '\(folder.path)/key.pem')
            server.socket = context.wrap_socket(server.socket, server_side=True)
            print(server.server_port, flush=True)
            server.serve_forever()
            """
        folder.write("serve.py", serve)
        func server(_ certificate: String, _ port: Int) throws -> (process: PseudoTerminal, port: Int) {
            let process = try PseudoTerminal(
                [folder.path + "/serve.py", folder.path + "/" + certificate, site, "\(port)"], size: (columns: 200, rows: 24),
                program: "/usr/bin/python3")
            var found: Int?
            try process.wait("the server's port") { terminal in
                found = String(decoding: terminal.output, as: UTF8.self).split(whereSeparator: \.isWhitespace).first.flatMap { Int($0) }
                return found != nil
            }
            return (process, found ?? 0)
        }
        let first = try server("good.pem", 0)
        try follow("https://127.0.0.1:\(first.port)/feed.atom")
        #expect(try count() == 3)
        first.process.child.signal(SIGKILL)
        _ = try first.process.waitForEnd()
        try publish(4...4)
        let expired = try server("old.pem", first.port)
        let run = try sync()
        #expect(run.ending == .exit(1), "\(run.errorText)")
        #expect(try count() == 3)
        expired.process.child.signal(SIGKILL)
        _ = try expired.process.waitForEnd()
        let renewed = try server("good.pem", first.port)
        #expect(try sync().ending == .exit(0))
        #expect(try count() == 4)
        renewed.process.child.signal(SIGKILL)
        _ = try renewed.process.waitForEnd()
    }
}
