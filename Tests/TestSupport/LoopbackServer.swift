// A small HTTP server on 127.0.0.1 that does what it is told, misbehaving included. One connection, one request. Ends with
// the value, and every connection in a bounded time.
import Foundation
import Glibc
import Synchronization

package final class LoopbackServer: Sendable {
    package struct Request: Sendable {
        package var path: String
        /// Names in small letters.
        package var headers: [String: String]
        /// As long as it says that it is, up to a megabyte.
        package var body: [UInt8] = []
    }

    package enum Reply: Sendable {
        case respond(status: Int, headers: [String: String], body: [UInt8])
        /// A body sent in pieces, with a pause before each.
        case drip(headers: [String: String], pieces: [[UInt8]], milliseconds: Int)
        /// A body of spaces that goes on while a condition holds, and what to do when it has ended, by the other side too.
        case held(headers: [String: String], while: @Sendable () -> Bool, ended: @Sendable () -> Void)
        /// A body without an end (up to 64 MB), and without a length.
        case endless(headers: [String: String], piece: [UInt8])
        /// These bytes, and the end of the connection.
        case raw([UInt8])
    }

    package let port: UInt16
    private let socket: Int32
    private let isStopped = Atomic(false)
    private let log = Mutex<[Request]>([])

    /// - Parameter reply: called on the connection's own thread.
    package init(_ reply: @escaping @Sendable (Request) -> Reply) throws {
        let listener = Glibc.socket(AF_INET, Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue), 0)
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        var length = socklen_t(MemoryLayout<sockaddr_in>.size)
        let isBound = withUnsafeMutablePointer(to: &address) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                bind(listener, $0, length) == 0 && listen(listener, 64) == 0 && getsockname(listener, $0, &length) == 0
            }
        }
        guard isBound else { throw POSIXError(.init(rawValue: errno) ?? .EIO) }
        (socket, port) = (listener, UInt16(bigEndian: address.sin_port))
        Thread.detachNewThread { [weak self] in
            while true {
                let connection = accept(listener, nil, nil)
                if connection < 0, errno == EINTR || errno == ECONNABORTED { continue }
                // Closed here alone: by then its number is nobody else's, whose connections would be taken from it.
                guard connection >= 0 else {
                    close(listener)
                    return
                }
                _ = fcntl(connection, F_SETFD, FD_CLOEXEC)
                let server = self
                Thread.detachNewThread {
                    server?.serve(connection, reply)
                    close(connection)
                }
            }
        }
    }

    deinit {
        isStopped.store(true, ordering: .relaxed)
        shutdown(socket, Int32(SHUT_RDWR))
    }

    package func url(_ path: String, scheme: String = "http") -> String { "\(scheme)://127.0.0.1:\(port)\(path)" }
    /// The requests so far.
    package var requests: [Request] { log.withLock { $0 } }

    private func serve(_ connection: Int32, _ reply: (Request) -> Reply) {
        var patience = timeval(tv_sec: Int(Patience.seconds), tv_usec: 0)
        setsockopt(connection, SOL_SOCKET, SO_RCVTIMEO, &patience, socklen_t(MemoryLayout<timeval>.size))
        setsockopt(connection, SOL_SOCKET, SO_SNDTIMEO, &patience, socklen_t(MemoryLayout<timeval>.size))
        var head: [UInt8] = []
        var chunk = [UInt8](repeating: 0, count: 4096)
        while head.count < 64 << 10, head.firstRange(of: [13, 10, 13, 10]) == nil {
            let count = recv(connection, &chunk, chunk.count, 0)
            guard count > 0 else { break }
            head += chunk[..<count]
            // What is no HTTP (a handshake of TLS) gets its answer at once.
            if head.first != 0x47 { break }
        }
        var request = Self.request(head)
        let length = min(request.headers["content-length"].flatMap { Int($0) } ?? 0, 1 << 20)
        if let end = head.firstRange(of: [13, 10, 13, 10]) { request.body = Array(head[end.upperBound...]) }
        while request.body.count < length {
            let count = recv(connection, &chunk, chunk.count, 0)
            guard count > 0 else { break }
            request.body += chunk[..<count]
        }
        log.withLock { $0.append(request) }
        switch reply(request) {
        case .respond(let status, let headers, let body):
            _ = send(
                connection,
                Self.head(status, headers.merging(["Content-Length": "\(body.count)"]) { given, _ in given }) + (status == 304 ? [] : body))
        case .drip(let headers, let pieces, let milliseconds):
            guard send(connection, Self.head(200, headers)) else { return }
            for piece in pieces where !isStopped.load(ordering: .relaxed) {
                usleep(UInt32(milliseconds) * 1000)
                guard send(connection, piece) else { return }
            }
        case .held(let headers, let condition, let ended):
            defer { ended() }
            guard send(connection, Self.head(200, headers)) else { return }
            while condition(), !isStopped.load(ordering: .relaxed), send(connection, [0x20]) { usleep(50_000) }
        case .endless(let headers, let piece):
            guard send(connection, Self.head(200, headers)) else { return }
            var sent = 0
            while sent < 64 << 20, !isStopped.load(ordering: .relaxed), send(connection, piece) { sent += piece.count }
        case .raw(let bytes): _ = send(connection, bytes)
        }
    }

    private static func request(_ head: [UInt8]) -> Request {
        let lines = String(decoding: head, as: UTF8.self).split(whereSeparator: \.isNewline)
        let parts = lines.first?.split(separator: " ") ?? []
        var headers: [String: String] = [:]
        for line in lines.dropFirst() {
            guard let colon = line.firstIndex(of: ":") else { continue }
            headers[line[..<colon].lowercased()] = line[line.index(after: colon)...].trimmingCharacters(in: .whitespaces)
        }
        return Request(path: parts.count > 1 ? String(parts[1]) : "", headers: headers)
    }

    private static func head(_ status: Int, _ headers: [String: String]) -> [UInt8] {
        let lines =
            ["HTTP/1.1 \(status) Status"] + headers.sorted { $0.key < $1.key }.map { "\($0.key): \($0.value)" } + ["Connection: close", "", ""]
        return Array(lines.joined(separator: "\r\n").utf8)
    }

    private func send(_ connection: Int32, _ bytes: [UInt8]) -> Bool {
        var start = 0
        while start < bytes.count {
            let count = bytes.withUnsafeBytes { Glibc.send(connection, $0.baseAddress! + start, bytes.count - start, Int32(MSG_NOSIGNAL)) }
            if count <= 0 { return false }
            start += count
        }
        return true
    }
}

/// Bytes as gzip holds them uncompressed (RFC 1952, stored blocks).
package func gzipped(_ bytes: [UInt8]) -> [UInt8] {
    var crc: UInt32 = 0xFFFF_FFFF
    for byte in bytes {
        crc ^= UInt32(byte)
        for _ in 0..<8 { crc = crc & 1 != 0 ? crc >> 1 ^ 0xEDB8_8320 : crc >> 1 }
    }
    func little(_ value: UInt32) -> [UInt8] { (0..<4).map { UInt8(truncatingIfNeeded: value >> ($0 * 8)) } }
    var file: [UInt8] = [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 255]
    for start in stride(from: 0, to: max(1, bytes.count), by: 65_535) {
        let block = bytes[start..<min(bytes.count, start + 65_535)]
        let (low, high) = (UInt8(block.count & 0xFF), UInt8(block.count >> 8))
        file += [start + 65_535 >= bytes.count ? 1 : 0, low, high, ~low, ~high] + block
    }
    return file + little(~crc) + little(UInt32(bytes.count))
}
