// Fetches by `curl` as a child process, which any event loop can wait for: start, poll the descriptor, take the result. All it
// is to do stands in a configuration on its standard input, so that nothing shows in the list of processes; its environment
// holds what it needs and no more. Only http and https, in redirects too.
import ArabicText
import Glibc
import Processes

/// One request under way. Not for several threads at once.
package final class Fetch {
    package let request: FetchRequest
    /// Becomes readable when something has come; poll it, then call `advance`.
    package let descriptor: Int32
    private let child: ChildProcess
    private var output: [UInt8] = []
    /// Bytes that have come; of a long body not all are in `output`.
    private var received = 0
    /// The result, once there is one.
    package private(set) var result: Result<FetchResponse, FetchProblem>?

    /// Starts a request; it runs beside its caller.
    /// - Parameter program: the program to run, found on the path when it holds no slash.
    package init(_ request: FetchRequest, program: String = "curl") throws(FetchProblem) {
        guard PageAddress.isWeb(request.url), !request.url.utf8.contains(where: \.isASCIIControl) else { throw .unsupported(request.url) }
        self.request = request
        let pipes = try Self.spawn(program)
        (child, descriptor) = (pipes.child, pipes.output)
        // Shorter than a socket holds: writing it does not wait.
        var configuration = Array(Self.configuration(request).utf8)
        configuration.withUnsafeMutableBytes { bytes in
            var start = 0
            while start < bytes.count {
                let count = send(pipes.input, bytes.baseAddress?.advanced(by: start), bytes.count - start, Int32(MSG_NOSIGNAL))
                if count < 0, errno == EINTR { continue }
                if count <= 0 { break }
                start += count
            }
        }
        close(pipes.input)
    }

    deinit {
        child.stop()
        close(descriptor)
    }

    // MARK: The loop's side

    /// Takes in what has come. True when the result is there.
    package func advance() -> Bool {
        if result != nil { return true }
        var chunk = [UInt8](repeating: 0, count: 64 << 10)
        while true {
            let count = read(descriptor, &chunk, chunk.count)
            if count > 0 {
                output += chunk[..<count]
                received += count
                // curl's own limit counts what is sent; a compressed body may grow.
                if received > request.maximumBytes + Self.reportLength {
                    child.stop()
                    result = .failure(.tooLarge(request.url, bytes: request.maximumBytes))
                    return true
                }
                // Behind what is kept only the end counts, where the report is to stand.
                if output.count > request.keptBytes + 4 * Self.reportLength {
                    output.removeSubrange(request.keptBytes..<(output.count - Self.reportLength))
                }
                continue
            }
            if count < 0, errno == EINTR { continue }
            if count < 0, errno == EAGAIN || errno == EWOULDBLOCK { return false }
            break
        }
        finish()
        return true
    }

    /// Waits for the result, at most the request's own time.
    package func wait() -> Result<FetchResponse, FetchProblem> {
        while true {
            if advance(), let result { return result }
            var waiting = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
            _ = poll(&waiting, 1, 1_000)
        }
    }

    // MARK: What curl says

    /// The report stands after the body: a mark, and curl's JSON. The body may hold anything, so the last mark counts.
    private static let mark = Array("\n\u{1}qari-report ".utf8)
    private static let reportLength = 256 << 10

    private func finish() {
        let code = if case .exit(let code) = child.waitForEnd() { Int(code) } else { -1 }
        let start = output.count - Self.reportLength
        guard let place = (max(0, start)...max(0, output.count - Self.mark.count)).last(where: { output[$0...].starts(with: Self.mark) }),
            let report = JSONValue(String(decoding: output[(place + Self.mark.count)...], as: UTF8.self))
        else {
            result = .failure(code == 127 ? .noFetcher : .failed(request.url, CurlFailure(code: code, detail: "curl \(code)")))
            return
        }
        let isCut = received - (output.count - place) > request.keptBytes
        output.removeSubrange((isCut ? request.keptBytes : place)...)
        result = response(report, code).map { response in
            var response = response
            response.isCut = isCut
            return response
        }
    }

    private func response(_ report: JSONValue, _ code: Int) -> Result<FetchResponse, FetchProblem> {
        let transfer = report["transfer"]
        let detail = transfer?["errormsg"]?.text.map { CleanText.line($0) } ?? "curl \(code)"
        let status = transfer?["response_code"]?.text.flatMap { Int($0) } ?? 0
        if code != 0 { return .failure(problem(code, detail)) }
        let redirect = request.followsRedirects || status == 304 || !(300..<400).contains(status) ? nil : transfer?["redirect_url"]?.text
        guard (200..<300).contains(status) || status == 304 || redirect != nil else { return .failure(.refused(request.url, status: status)) }
        // What was not redirected is found under the name that was asked for, which curl may write another way.
        let url = transfer?["num_redirects"]?.text == "0" ? PageAddress.encoded(request.url) : transfer?["url_effective"]?.text ?? request.url
        func header(_ name: String) -> String? { report["headers"]?[name]?.items.last?.text.flatMap { CleanText.value($0, limit: 500) } }
        let type = transfer?["content_type"]?.text.map { CleanText.line($0) }
        return .success(
            FetchResponse(
                body: status == 304 || redirect != nil ? [] : output, url: url, status: status,
                contentType: type.map { String($0.prefix { $0 != ";" }).lowercased().filter { $0 != " " } }, charset: type.flatMap(Self.charset),
                etag: header("etag"), lastModified: header("last-modified"), redirect: redirect))
    }

    private static func charset(_ type: String) -> String? {
        for parameter in type.split(separator: ";").dropFirst() {
            let parts = parameter.split(separator: "=", maxSplits: 1).map { $0.filter { !" \"'".contains($0) } }
            if parts.count == 2, parts[0].lowercased() == "charset" { return parts[1] }
        }
        return nil
    }

    /// curl's exit codes, `man curl`.
    private func problem(_ code: Int, _ detail: String) -> FetchProblem {
        switch code {
        case 5, 6, 7, 45, 52, 55, 56: .unreachable(request.url, CurlFailure(code: code, detail: detail))
        case 28: .timedOut(request.url)
        case 63: .tooLarge(request.url, bytes: request.maximumBytes)
        case 47: .tooManyRedirects(request.url)
        case 35, 51, 53, 54, 58, 59, 60, 66, 77, 80, 82, 83, 90, 91: .insecure(request.url, CurlFailure(code: code, detail: detail))
        case 1: .unsupported(request.url)
        case 3: .malformed(request.url)
        case 127: .noFetcher
        default: .failed(request.url, CurlFailure(code: code, detail: detail))
        }
    }

    // MARK: What curl is told

    /// A configuration for `--config -`. A value in quotation marks has its `\` and `"` escaped; it can hold no line feed.
    static func configuration(_ request: FetchRequest) -> String {
        func quoted(_ text: String) -> String {
            var value = "\""
            for scalar in text.unicodeScalars where !scalar.value.isASCIIControl {
                if scalar == "\"" || scalar == "\\" { value += "\\" }
                value.unicodeScalars.append(scalar)
            }
            return value + "\""
        }
        var lines = [
            "url = \(quoted(PageAddress.encoded(request.url)))", "globoff", "silent", "compressed", "proto = \"=http,https\"",
            "proto-redir = \"=http,https\"",
            "max-redirs = \(request.maximumRedirects)", "max-time = \(request.maximumSeconds)", "connect-timeout = \(request.connectSeconds)",
            "max-filesize = \(request.maximumBytes)", "speed-limit = 20", "speed-time = 30", "user-agent = \"qari\"",
            "header = \"Accept: text/html, application/rss+xml, application/atom+xml, application/feed+json, application/xml;q=0.9, */*;q=0.5\"",
            "header = \"Accept-Language: ar, en;q=0.5\"", "output = \"-\"",
            "write-out = \"\\n\\x01qari-report {\\\"transfer\\\":%{json},\\\"headers\\\":%{header_json}}\"".replacing("\\x01", with: "\u{1}"),
        ]
        if request.followsRedirects { lines.append("location") }
        if let etag = request.etag { lines.append("header = \(quoted("If-None-Match: " + etag))") }
        if let date = request.lastModified { lines.append("header = \(quoted("If-Modified-Since: " + date))") }
        return lines.joined(separator: "\n") + "\n"
    }

    /// The variables that curl may see: where programs, certificates and proxies are.
    private static let variables = [
        "PATH", "SSL_CERT_FILE", "SSL_CERT_DIR", "CURL_CA_BUNDLE", "http_proxy", "https_proxy", "HTTPS_PROXY", "all_proxy", "ALL_PROXY",
        "no_proxy", "NO_PROXY",
    ]

    private static func spawn(_ program: String) throws(FetchProblem) -> (child: ChildProcess, input: Int32, output: Int32) {
        // Sockets, because writing to one whose reader is gone can do without a signal.
        guard let input = socketPair() else { throw failure(program, errno) }
        defer { close(input.theirs) }
        guard let output = socketPair() else {
            let number = errno
            close(input.ours)
            throw failure(program, number)
        }
        defer { close(output.theirs) }
        let environment =
            variables.compactMap { name in getenv(name).map { "\(name)=\(String(cString: $0))" } }
            // A host's name in Arabic letters is UTF-8 whatever the reader's locale is.
            + ["LC_ALL=C.UTF-8"]
        do throws(ChildProcess.Failure) {
            // `-q` first: no configuration of the user's takes part.
            let child = try ChildProcess(
                program, [program, "-q", "--config", "-"], environment: environment, streams: [.same(input.theirs), .same(output.theirs), .nothing])
            _ = fcntl(output.ours, F_SETFL, O_NONBLOCK)
            return (child, input.ours, output.ours)
        } catch {
            close(input.ours)
            close(output.ours)
            throw error.number == ENOENT ? .noFetcher : failure(program, error.number)
        }
    }

    private static func socketPair() -> (ours: Int32, theirs: Int32)? {
        var ends: [Int32] = [0, 0]
        guard socketpair(AF_UNIX, Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue), 0, &ends) == 0 else { return nil }
        return (ends[0], ends[1])
    }

    private static func failure(_ program: String, _ number: Int32) -> FetchProblem {
        .failed(program, CurlFailure(detail: String(cString: strerror(number))))
    }
}

extension String {
    fileprivate func replacing(_ text: String, with other: String) -> String {
        guard let range = range(of: text, from: startIndex) else { return self }
        return String(self[..<range.lowerBound]) + other + String(self[range.upperBound...])
    }
}
