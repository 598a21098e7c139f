// One request by `curl` as a child process, without redirects. All it is to do stands in a configuration on its standard input, so that
// nothing shows in the list of processes; its environment holds what it needs and no more. Only http and https.
import ArabicText
import Glibc
import Processes

final class CurlTransfer {
    private let request: FetchRequest
    /// What is asked: the request's own address, or where a redirect led.
    private let address: String
    /// Becomes readable when something has come; poll it, then call `advance`.
    let descriptor: Int32
    private let child: ChildProcess
    private var output: [UInt8] = []
    /// Bytes that have come; of a long body not all are in `output`.
    private var received = 0
    /// The result, once there is one.
    private(set) var result: Result<FetchResponse, FetchProblem>?
    /// Who answered: the host, or the proxy before it.
    private(set) var remote: NetworkAddress?
    /// True when nobody took the call.
    private(set) var isUnconnected = false

    /// Starts it; it runs beside its caller.
    /// - Parameters:
    ///   - connected: the address to call instead of looking the host's name up.
    ///   - seconds: for all of it.
    ///   - program: found on the path when it holds no slash.
    init(_ request: FetchRequest, address: String, at connected: NetworkAddress?, seconds: Int, program: String) throws(FetchProblem) {
        (self.request, self.address) = (request, address)
        let pipes = try Self.spawn(program)
        (child, descriptor) = (pipes.child, pipes.output)
        // Shorter than a socket holds: writing it does not wait.
        var configuration = Array(Self.configuration(request, address: address, at: connected, seconds: seconds).utf8)
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

    /// Takes in what has come. True when the result is there.
    func advance() -> Bool {
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
            // curl writes its report whatever comes: one that is not there is longer than is kept, by the headers in it.
            let isTooLong = code >= 0 && code != 127 && output.count >= Self.reportLength
            let failure = isTooLong ? Self.tooLongHeader : CurlFailure(code: code, detail: "curl \(code)")
            result = .failure(code == 127 ? .noFetcher : .failed(request.url, failure))
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
        if code != 0 {
            // It did not get as far as asking: another address of the same host may answer.
            isUnconnected = code == 7
            return .failure(problem(code, detail))
        }
        func header(_ name: String) -> String? { report["headers"]?[name]?.items.last?.text.flatMap { CleanText.value($0, limit: 500) } }
        // curl tells no address of a scheme that it does not know.
        let redirect = status == 304 || !(300..<400).contains(status) ? nil : transfer?["redirect_url"]?.text ?? header("location")
        remote = transfer?["remote_ip"]?.text.flatMap { NetworkAddress($0) }
        guard (200..<300).contains(status) || status == 304 || redirect != nil else { return .failure(.refused(request.url, status: status)) }
        // What a cache has kept tells when the server gave it, and how long ago that was (RFC 9111, section 4.2.3).
        let told = header("date").flatMap { Moment($0) }?.seconds
        let age = header("age").flatMap { Int64($0) }.map { min(max(0, $0), Self.longestAge) } ?? 0
        let type = transfer?["content_type"]?.text.map { CleanText.line($0) }
        return .success(
            FetchResponse(
                body: status == 304 || redirect != nil ? [] : output, url: PageAddress.encoded(address), status: status,
                contentType: type.map { String($0.prefix { $0 != ";" }).lowercased().filter { $0 != " " } }, charset: type.flatMap(Self.charset),
                etag: header("etag"), lastModified: header("last-modified").flatMap { Self.tellsVersion($0, told) ? $0 : nil },
                clockAhead: told.map { Int(Int64(time(nil)) - $0 - age) },
                redirect: redirect))
    }

    /// Whether the moment of its last change tells this version from the next: one that was given within the second in which it was changed
    /// may be changed once more in the same second, and would then never be asked for again (RFC 9110, section 8.8.2.2).
    private static func tellsVersion(_ changed: String, _ told: Int64?) -> Bool {
        guard let told, let changed = Moment(changed)?.seconds else { return true }
        return changed < told
    }

    /// Nothing that a cache has is older, in seconds.
    private static let longestAge: Int64 = 1 << 31

    private static func charset(_ type: String) -> String? {
        for parameter in type.split(separator: ";").dropFirst() {
            let parts = parameter.split(separator: "=", maxSplits: 1).map { $0.filter { !" \"'".contains($0) } }
            if parts.count == 2, parts[0].lowercased() == "charset" { return parts[1] }
        }
        return nil
    }

    /// By the number of CURLE_TOO_LARGE.
    private static let tooLongHeader = CurlFailure(code: 100, detail: "the header of the answer is longer than is taken")

    /// curl's exit codes, `man curl`.
    private func problem(_ code: Int, _ detail: String) -> FetchProblem {
        switch code {
        // A header of more than 100 KB is told as a want of memory, many that are more than 300 KB as a failure to receive; from 8.6 on
        // both by a number of their own.
        case 27, 100,
            56 where detail.hasPrefix("Too large response headers"):
            .failed(request.url, Self.tooLongHeader)
        case 5, 6, 7, 45, 52, 55, 56: .unreachable(request.url, CurlFailure(code: code, detail: detail))
        case 28: .timedOut(request.url)
        case 63: .tooLarge(request.url, bytes: request.maximumBytes)
        case 35, 51, 53, 54, 58, 59, 60, 66, 77, 80, 82, 83, 90, 91: .insecure(request.url, CurlFailure(code: code, detail: detail))
        case 1: .unsupported(request.url)
        case 3: .malformed(request.url)
        case 127: .noFetcher
        default: .failed(request.url, CurlFailure(code: code, detail: detail))
        }
    }

    // MARK: What curl is told

    /// A configuration for `--config -`. A value in quotation marks has its `\` and `"` escaped; it can hold no line feed.
    static func configuration(_ request: FetchRequest, address: String, at connected: NetworkAddress?, seconds: Int) -> String {
        func quoted(_ text: String) -> String {
            var value = "\""
            for scalar in text.unicodeScalars where !scalar.value.isASCIIControl {
                if scalar == "\"" || scalar == "\\" { value += "\\" }
                value.unicodeScalars.append(scalar)
            }
            return value + "\""
        }
        var lines = [
            "url = \(quoted(PageAddress.encoded(address)))", "globoff", "silent", "compressed", "proto = \"=http,https\"",
            "max-time = \(seconds)", "connect-timeout = \(request.connectSeconds)",
            "max-filesize = \(request.maximumBytes)", "speed-limit = 20", "speed-time = 30", "user-agent = \"qari\"",
            "header = \"Accept: text/html, application/rss+xml, application/atom+xml, application/feed+json, application/xml;q=0.9, */*;q=0.5\"",
            "header = \"Accept-Language: ar, en;q=0.5\"", "output = \"-\"",
            "write-out = \"\\n\\x01qari-report {\\\"transfer\\\":%{json},\\\"headers\\\":%{header_json}}\"".replacing("\\x01", with: "\u{1}"),
        ]
        // Whatever the name means to anyone else: what was looked at is what is asked.
        if let connected { lines.append("connect-to = \(quoted("::" + connected.text + ":"))") }
        if let authorization = request.authorization { lines.append("header = \(quoted("Authorization: " + authorization))") }
        if let form = request.form { lines += ["data-raw = \(quoted(form))", "header = \"Expect:\""] }
        if let etag = request.etag { lines.append("header = \(quoted("If-None-Match: " + etag))") }
        if let date = request.lastModified { lines.append("header = \(quoted("If-Modified-Since: " + date))") }
        return lines.joined(separator: "\n") + "\n"
    }

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
        do throws(ChildProcess.Failure) {
            // `-q` first: no configuration of the user's takes part.
            let child = try ChildProcess(
                program, [program, "-q", "--config", "-"], environment: FetchEnvironment.current,
                streams: [.same(input.theirs), .same(output.theirs), .nothing])
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
