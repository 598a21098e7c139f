// Bytes with an owner: a buffer or a mapping. Knows nothing of what they mean.

/// Bytes with an owner that keeps them alive (a mapping, a buffer). Nobody writes them, so any thread may read them; `release` is called
/// on the one that lets go last.
package final class TextBytes: @unchecked Sendable {
    package let bytes: UnsafeRawBufferPointer
    private let release: () -> Void

    /// - Parameter release: called once, when the last user is gone.
    package init(bytes: UnsafeRawBufferPointer, release: @escaping () -> Void) {
        self.bytes = bytes
        self.release = release
    }

    /// A copy of bytes in memory.
    package convenience init<Bytes: Collection>(copying source: Bytes) where Bytes.Element == UInt8 {
        let copy = UnsafeMutableRawBufferPointer.allocate(byteCount: source.count, alignment: 1)
        copy.copyBytes(from: source)
        self.init(bytes: UnsafeRawBufferPointer(copy)) { copy.deallocate() }
    }

    deinit { release() }
}
