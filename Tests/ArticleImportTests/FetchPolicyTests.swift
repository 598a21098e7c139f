// What a request may not do: follow a redirect out of the web, ask one host too often at a time.
import Glibc
import TestSupport
import Testing

@testable import ArticleImport

@Suite("Fetching: what is not done")
struct FetchPolicyTests {
    @Test(
        "a redirect out of the web is refused and its host never called",
        arguments: ["ftp", "ftps", "gopher", "dict", "ldap", "smb", "tftp", "telnet", "imap", "pop3", "smtp", "rtsp", "mqtt", "scp"])
    func schemes(_ scheme: String) throws {
        // Whoever calls here is remembered.
        let other = try LoopbackServer { _ in .raw(Array("220 \r\n".utf8)) }
        let address = "\(scheme)://127.0.0.1:\(other.port)/x"
        let server = try LoopbackServer { _ in .respond(status: 302, headers: ["Location": address], body: []) }
        var request = FetchRequest(url: server.url("/"))
        request.maximumSeconds = 120
        let result = try Fetch(request).wait()
        #expect(throws: FetchProblem.unsupported(request.url)) { try result.get() }
        #expect(other.requests.isEmpty)
    }

    @Test(
        "the charset parameter is read whatever its case and quotation marks",
        arguments: ["charset=windows-1256", "Charset=\"windows-1256\"", "a=b; CHARSET='windows-1256'"])
    func charset(_ parameter: String) throws {
        let server = try LoopbackServer { _ in .respond(status: 200, headers: ["Content-Type": "text/html; \(parameter)"], body: [0xC7]) }
        #expect(try Fetch(FetchRequest(url: server.url("/"))).wait().get().charset == "windows-1256")
    }

    // MARK: The queue

    /// A program that stands in for curl and never ends by itself, and how often it runs just now: a process is there once it was started.
    private final class Standing {
        let folder = TemporaryFolder()
        let path: String

        init() {
            mkfifo(folder.path + "/never", 0o600)
            path = folder.write("fetcher-of-a-test", "#!/bin/sh\nread line < \(folder.path)/never\n")
            chmod(path, 0o755)
        }

        /// How many of our children it is. One that has only just been started may not have its arguments yet: it is waited for.
        var count: Int {
            let end = ContinuousClock.now + .seconds(120)
            while true {
                let children = Self.children
                if children.allSatisfy({ !$0.arguments.isEmpty || $0.isOver }) || ContinuousClock.now > end {
                    return children.count { $0.arguments.contains(path) }
                }
                usleep(1_000)
            }
        }

        private static var children: [(arguments: [String], isOver: Bool)] {
            guard let listing = opendir("/proc") else { return [] }
            defer { closedir(listing) }
            var children: [(arguments: [String], isOver: Bool)] = []
            while let entry = readdir(listing) {
                let name = withUnsafePointer(to: &entry.pointee.d_name) {
                    $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
                }
                guard Int(name) != nil else { continue }
                // `id (name) state parent …`; the name may hold anything.
                let fields = contents("/proc/\(name)/stat").split(separator: ")").last?.split(separator: " ") ?? []
                guard fields.count > 1, Int32(fields[1]) == getpid() else { continue }
                children.append((contents("/proc/\(name)/cmdline").split(separator: "\0").map(String.init), fields[0] == "Z"))
            }
            return children
        }

        private static func contents(_ path: String) -> String {
            guard let file = fopen(path, "r") else { return "" }
            defer { fclose(file) }
            var bytes = [UInt8](repeating: 0, count: 4096)
            return String(decoding: bytes[..<fread(&bytes, 1, bytes.count, file)], as: UTF8.self)
        }
    }

    @Test("a queue asks two of one host at a time, six of all, and each of them once it has its turn")
    func together() {
        let standing = Standing()
        let queue = FetchQueue<Int>(program: standing.path)
        for number in 0..<5 { queue.add(FetchRequest(url: "http://a.example/\(number)"), tag: number) }
        #expect(queue.next(waitingUpTo: 0) == nil && standing.count == 2)
        // The same host by another name, port or scheme.
        for url in ["http://www.a.example/", "http://a.example:8080/", "https://a.example/"] { queue.add(FetchRequest(url: url), tag: 5) }
        #expect(queue.next(waitingUpTo: 0) == nil && standing.count == 2)
        queue.add(FetchRequest(url: "http://b.example/"), tag: 6)
        #expect(queue.next(waitingUpTo: 0) == nil)
        #expect(standing.count == 3)
        for host in ["c", "d", "e"] { for tag in 7...8 { queue.add(FetchRequest(url: "http://\(host).example/"), tag: tag) } }
        #expect(queue.next(waitingUpTo: 0) == nil)
        #expect(standing.count == 6 && queue.count == 15)
    }
}
