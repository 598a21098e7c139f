// How far a request reaches: what comes from the web leads nowhere in the reader's own network, by whatever name.
import Glibc
import TestSupport
import Testing

@testable import ArticleImport

@Suite("Fetching: the reader's own network")
struct FetchReachTests {
    @Test(
        "addresses of one's own network, in every way to write them, are no public ones",
        arguments: [
            "127.0.0.1", "127.1", "0x7f000001", "2130706433", "0177.0.0.1", "0.0.0.0", "10.1.2.3", "100.64.0.1", "169.254.169.254", "172.16.0.1",
            "172.31.255.255", "192.168.1.1", "192.0.2.7", "198.18.0.1", "224.0.0.1", "255.255.255.255", "127.0.0.1.", "::1", "[::1]", "::", "fe80::1",
            "fe80::1%eth0", "fc00::1", "fd12:3456::1", "fec0::1", "ff02::1", "::ffff:127.0.0.1", "[::ffff:7f00:1]", "::ffff:192.168.0.1",
            "64:ff9b::7f00:1", "64:ff9b::10.0.0.1", "2002:7f00:1::", "2002:c0a8:101::1", "2001:db8::1", "2001::1", "::127.0.0.1", "100::1",
        ])
    func own(_ text: String) throws { #expect(try #require(NetworkAddress(text)).isPublic == false) }

    @Test(
        "addresses of the internet are public ones",
        arguments: [
            "8.8.8.8", "100.63.255.255", "100.128.0.1", "172.15.0.1", "172.32.0.1", "192.169.0.1", "2606:4700::1111", "::ffff:8.8.8.8",
            "64:ff9b::808:808",
        ])
    func isPublic(_ text: String) throws { #expect(try #require(NetworkAddress(text)).isPublic) }

    @Test("a name is no address", arguments: ["localhost", "a.example", "", "[", "1.2.3.4.example", "قطر.example"])
    func names(_ text: String) { #expect(NetworkAddress(text) == nil) }

    /// A server that remembers who asked, at an address of one's own.
    private static func own() throws -> LoopbackServer {
        try LoopbackServer { _ in .respond(status: 200, headers: ["Content-Type": "text/plain"], body: Array("سر".utf8)) }
    }

    private static func fetch(_ url: String, _ reach: FetchReach) throws -> Result<FetchResponse, FetchProblem> {
        var request = FetchRequest(url: url, reach: reach)
        request.maximumSeconds = Int(Patience.seconds)
        do throws(FetchProblem) { return try Fetch(request).wait() } catch { return .failure(error) }
    }

    @Test(
        "what was found on the web never asks one's own machine, however it is called",
        arguments: [
            "127.0.0.1", "127.1", "2130706433", "localhost", "LOCALHOST.", "a.localhost", "[::1]", "[::ffff:127.0.0.1]", "user@127.0.0.1",
            "a.example@localhost",
        ])
    func found(_ host: String) throws {
        let server = try Self.own()
        let url = "http://\(host):\(server.port)/"
        #expect(throws: FetchProblem.privateAddress(url, target: url)) { try Self.fetch(url, .publicOnly).get() }
        #expect(server.requests.isEmpty)
    }

    @Test("a name that nobody has is one that can't be reached, and no address of one's own")
    func unknown() throws {
        guard case .failure(.unreachable(_, let failure)) = try Self.fetch("http://no-such-host.invalid/", .publicOnly) else {
            Issue.record("nobody has that name")
            return
        }
        #expect(failure.code == 6)
    }

    @Test("an address that the reader named may be one's own, and lead on there; who allows it reaches all")
    func named() throws {
        let server = try LoopbackServer { request in
            request.path == "/" ? .respond(status: 302, headers: ["Location": "/there"], body: []) : .respond(status: 200, headers: [:], body: [0x61])
        }
        for reach in [FetchReach.named, .anywhere] {
            let response = try Self.fetch(server.url("/"), reach).get()
            #expect(response.url == server.url("/there") && response.linkReach == reach)
        }
    }

    @Test("redirects are looked at one by one: what is public leads nowhere of one's own")
    func redirected() throws {
        // A host of the web, played by a stand-in for curl: it answers that it is one, and points home.
        let folder = TemporaryFolder()
        let server = try Self.own()
        let report =
            "\\n\\001qari-report {\\\"transfer\\\":{\\\"response_code\\\":302,\\\"remote_ip\\\":\\\"93.184.216.34\\\",\\\"redirect_url\\\":\\\"\(server.url("/"))\\\"},\\\"headers\\\":{}}"
        let path = folder.write("fetcher", "#!/bin/sh\ncat > /dev/null\nprintf \"\(report)\"\n")
        chmod(path, 0o755)
        let fetch = try Fetch(FetchRequest(url: "http://news.example/"), program: path)
        #expect(throws: FetchProblem.privateAddress("http://news.example/", target: server.url("/"))) { try fetch.wait().get() }
        #expect(server.requests.isEmpty)
    }

    @Test("what is looked at is what is called: the address found is handed on, and curl looks up nothing")
    func pinned() throws {
        let address = try #require(NetworkAddress("93.184.216.34"))
        let text = CurlTransfer.configuration(FetchRequest(url: ""), address: "https://news.example/a", at: address, seconds: 60)
        #expect(text.contains("connect-to = \"::93.184.216.34:\"\n"))
        let six = try #require(NetworkAddress("2606:4700::1111"))
        #expect(
            CurlTransfer.configuration(FetchRequest(url: ""), address: "", at: six, seconds: 60).contains(
                "connect-to = \"::[2606:4700:0:0:0:0:0:1111]:\"\n"))
    }
}
