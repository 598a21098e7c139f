// Bytes with an owner: a buffer or a mapping. Knows nothing of what they mean.

/// Bytes with an owner that keeps them alive (a mapping, a buffer). Nobody writes them, so any thread may read them; `release` is called
/// on the one that lets go last.
package final class TextBytes: @unchecked Sendable {
    package let bytes: UnsafeRawBufferPointer
    /// Where they came from there was more, for which there was no room.
    package let isCut: Bool
    private let release: () -> Void
    private let leaving: ((Range<ByteOffset>) -> Void)?

    /// - Parameters:
    ///   - leaving: called when a range was gone through; it must still be readable after.
    ///   - release: called once, when the last user is gone.
    package init(
        bytes: UnsafeRawBufferPointer, isCut: Bool = false, leaving: ((Range<ByteOffset>) -> Void)? = nil, release: @escaping () -> Void
    ) {
        (self.bytes, self.isCut, self.leaving, self.release) = (bytes, isCut, leaving, release)
    }

    /// A range was gone through, and need not be kept in memory. Any thread may say so.
    package func leave(_ range: Range<ByteOffset>) { leaving?(range) }

    /// A copy of bytes in memory.
    package convenience init<Bytes: Collection>(copying source: Bytes, isCut: Bool = false) where Bytes.Element == UInt8 {
        let copy = UnsafeMutableRawBufferPointer.allocate(byteCount: source.count, alignment: 1)
        // Byte by byte only what does not lie together in memory.
        if source.withContiguousStorageIfAvailable({ copy.copyMemory(from: UnsafeRawBufferPointer($0)) }) == nil { copy.copyBytes(from: source) }
        self.init(bytes: UnsafeRawBufferPointer(copy), isCut: isCut) { copy.deallocate() }
    }

    deinit { release() }
}
