// What passes between a process that parses and the one that fetches for it: requests one way, results the other, each with its number.
// A message is its length and its bytes; whatever the other end sends, reading it neither traps nor takes more than a bound.

/// Bytes of a message in the making: whole numbers as eight bytes, the lowest first; texts and bodies behind their length.
package struct FetchMessageWriter {
    private var bytes: [UInt8] = Array(repeating: 0, count: 8)

    package init() {}

    package mutating func write(_ number: Int) { withUnsafeBytes(of: Int64(number).littleEndian) { bytes += $0 } }
    package mutating func write(_ flag: Bool) { write(flag ? 1 : 0) }

    package mutating func write(_ body: [UInt8]) {
        write(body.count)
        bytes += body
    }

    package mutating func write(_ text: String) { write(Array(text.utf8)) }

    package mutating func write(_ text: String?) {
        write(text != nil)
        if let text { write(text) }
    }

    /// The message, its length before it.
    package var message: [UInt8] {
        var message = bytes
        withUnsafeBytes(of: Int64(bytes.count - 8).littleEndian) { message.replaceSubrange(0..<8, with: $0) }
        return message
    }
}

/// Reads a message; nil wherever it holds less or something else than is asked for.
package struct FetchMessageReader {
    private var rest: ArraySlice<UInt8>

    /// More bytes than any message has: what is kept of an answer at most, and what is said of it.
    package static let longest = 96 << 20

    init(_ bytes: ArraySlice<UInt8>) { rest = bytes }

    /// Takes the first message off what has come.
    /// - Returns: nil while it is not whole. A length that none has is a `Broken`.
    package static func first(of received: inout [UInt8]) throws(Broken) -> FetchMessageReader? {
        var reader = FetchMessageReader(received[...])
        guard let length = reader.number() else { return nil }
        guard (0...longest).contains(length) else { throw Broken() }
        guard received.count >= 8 + length else { return nil }
        defer { received.removeFirst(8 + length) }
        return FetchMessageReader(received[8..<(8 + length)])
    }

    /// The other end sends what is no message.
    package struct Broken: Error { package init() {} }

    package mutating func number() -> Int? {
        guard rest.count >= 8 else { return nil }
        let value = rest.prefix(8).reversed().reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
        rest = rest.dropFirst(8)
        return Int(Int64(bitPattern: value))
    }

    package mutating func number(in range: ClosedRange<Int>) -> Int? { number().flatMap { range.contains($0) ? $0 : nil } }
    package mutating func flag() -> Bool? { number(in: 0...1).map { $0 == 1 } }

    package mutating func body() -> [UInt8]? {
        guard let count = number(in: 0...rest.count), count <= rest.count else { return nil }
        defer { rest = rest.dropFirst(count) }
        return Array(rest.prefix(count))
    }

    package mutating func text() -> String? { body().map { String(decoding: $0, as: UTF8.self) } }

    /// A text that may be missing: of two optionals the outer says whether the message goes so far.
    package mutating func optionalText() -> String?? {
        guard let isThere = flag() else { return nil }
        guard isThere else { return .some(nil) }
        return text().map { .some($0) }
    }
}

extension FetchReach {
    private static let all: [FetchReach] = [.anywhere, .named, .publicOnly]

    fileprivate var number: Int { Self.all.firstIndex(of: self) ?? 0 }
    fileprivate init?(number: Int) {
        guard Self.all.indices.contains(number) else { return nil }
        self = Self.all[number]
    }
}

extension FetchMessageReader {
    fileprivate mutating func reach() -> FetchReach? { number().flatMap { FetchReach(number: $0) } }
}

// MARK: Requests

extension FetchRequest {
    package func write(to message: inout FetchMessageWriter) {
        message.write(url)
        message.write(etag)
        message.write(lastModified)
        for number in [maximumBytes, keptBytes, maximumSeconds, connectSeconds, maximumRedirects] { message.write(number) }
        message.write(followsRedirects)
        message.write(reach.number)
        for text in [account?.base, account?.user, form] { message.write(text) }
    }

    package init?(from message: inout FetchMessageReader) {
        guard let url = message.text(), let etag = message.optionalText(), let lastModified = message.optionalText(),
            let maximumBytes = message.number(in: 0...(1 << 30)), let keptBytes = message.number(in: 0...(64 << 20)),
            let maximumSeconds = message.number(in: 0...86_400), let connectSeconds = message.number(in: 0...86_400),
            let maximumRedirects = message.number(in: 0...100), let followsRedirects = message.flag(), let reach = message.reach(),
            let base = message.optionalText(), let user = message.optionalText(), let form = message.optionalText(),
            form?.utf8.count ?? 0 <= Self.longestForm
        else { return nil }
        self.init(url: url, reach: reach)
        self.form = form
        if let base {
            guard let account = AccountName(base: base, user: user ?? "") else { return nil }
            self.account = account
        }
        (self.etag, self.lastModified, self.followsRedirects) = (etag, lastModified, followsRedirects)
        (self.maximumBytes, self.keptBytes, self.maximumRedirects) = (maximumBytes, keptBytes, maximumRedirects)
        (self.maximumSeconds, self.connectSeconds) = (maximumSeconds, connectSeconds)
    }
}

// MARK: Results

extension Result<FetchResponse, FetchProblem> {
    package func write(to message: inout FetchMessageWriter) {
        switch self {
        case .success(let response):
            message.write(true)
            message.write(response.body)
            message.write(response.url)
            message.write(response.status)
            for text in [response.contentType, response.charset, response.etag, response.lastModified, response.redirect] { message.write(text) }
            message.write(response.clockAhead.map { String($0) })
            message.write(response.isCut)
            message.write(response.linkReach.number)
        case .failure(let problem):
            message.write(false)
            problem.write(to: &message)
        }
    }

    package init?(from message: inout FetchMessageReader) {
        guard let isSuccess = message.flag() else { return nil }
        guard isSuccess else {
            guard let problem = FetchProblem(from: &message) else { return nil }
            self = .failure(problem)
            return
        }
        guard let body = message.body(), let url = message.text(), let status = message.number(), let contentType = message.optionalText(),
            let charset = message.optionalText(), let etag = message.optionalText(), let lastModified = message.optionalText(),
            let redirect = message.optionalText(), let clockAhead = message.optionalText(), let isCut = message.flag(), let reach = message.reach()
        else { return nil }
        self = .success(
            FetchResponse(
                body: body, url: url, status: status, contentType: contentType, charset: charset, etag: etag, lastModified: lastModified,
                clockAhead: clockAhead.flatMap { Int($0) }.map { max(-(1 << 40), min($0, 1 << 40)) }, isCut: isCut, redirect: redirect,
                linkReach: reach))
    }
}

extension FetchProblem {
    /// Its number, the address, and what some say besides.
    fileprivate func write(to message: inout FetchMessageWriter) {
        var (number, address, detail, code) = (0, "", "", 0)
        switch self {
        case .unsupported(let url): (number, address) = (0, url)
        case .malformed(let url): (number, address) = (1, url)
        case .unreachable(let url, let failure): (number, address, detail, code) = (2, url, failure.detail, failure.code)
        case .timedOut(let url): (number, address) = (3, url)
        case .tooLarge(let url, let bytes): (number, address, code) = (4, url, bytes)
        case .tooManyRedirects(let url): (number, address) = (5, url)
        case .privateAddress(let url, let target): (number, address, detail) = (6, url, target)
        case .insecure(let url, let failure): (number, address, detail, code) = (7, url, failure.detail, failure.code)
        case .refused(let url, let status): (number, address, code) = (8, url, status)
        case .noFetcher: number = 9
        case .failed(let url, let failure): (number, address, detail, code) = (10, url, failure.detail, failure.code)
        case .noPassword(let url): (number, address) = (11, url)
        case .loginRefused(let url): (number, address) = (12, url)
        case .notAReader(let url): (number, address) = (13, url)
        }
        message.write(number)
        message.write(address)
        message.write(detail)
        message.write(code)
    }

    fileprivate init?(from message: inout FetchMessageReader) {
        guard let number = message.number(), let url = message.text(), let detail = message.text(), let code = message.number() else { return nil }
        let failure = CurlFailure(code: code, detail: detail)
        switch number {
        case 0: self = .unsupported(url)
        case 1: self = .malformed(url)
        case 2: self = .unreachable(url, failure)
        case 3: self = .timedOut(url)
        case 4: self = .tooLarge(url, bytes: code)
        case 5: self = .tooManyRedirects(url)
        case 6: self = .privateAddress(url, target: detail)
        case 7: self = .insecure(url, failure)
        case 8: self = .refused(url, status: code)
        case 9: self = .noFetcher
        case 10: self = .failed(url, failure)
        case 11: self = .noPassword(url)
        case 12: self = .loginRefused(url)
        case 13: self = .notAReader(url)
        default: return nil
        }
    }
}
