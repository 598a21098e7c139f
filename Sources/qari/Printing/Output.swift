// Bytes to a descriptor, in large writes.
import Glibc

struct Output {
    let descriptor: Int32
    var pending: [UInt8] = []

    init(_ descriptor: Int32) { self.descriptor = descriptor }

    mutating func write(_ text: String) { pending.append(contentsOf: text.utf8) }

    /// Writes what is pending when there is much of it, or everything. False when nobody reads any more.
    @discardableResult
    mutating func flush(all: Bool = true) -> Bool {
        guard all || pending.count > 64 << 10 else { return true }
        var start = 0
        while start < pending.count {
            let count = pending.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress! + start, pending.count - start) }
            if count < 0, errno == EINTR { continue }
            if count <= 0 { return false }
            start += count
        }
        pending.removeAll(keepingCapacity: true)
        return true
    }
}
