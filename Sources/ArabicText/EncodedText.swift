// A text of any size in its own encoding: lines are found and decoded on demand, each sanitised as it enters.

/// Bytes with an owner that keeps them alive (a mapping, a buffer).
package final class TextBytes {
    package let bytes: UnsafeRawBufferPointer
    private let release: () -> Void

    /// - Parameter release: called once, when the last user is gone.
    package init(bytes: UnsafeRawBufferPointer, release: @escaping () -> Void) {
        self.bytes = bytes
        self.release = release
    }

    deinit { release() }
}

/// The encodings an article comes in.
package enum TextEncoding: String, CaseIterable, Hashable, Sendable {
    case utf8 = "utf-8"
    case utf16LittleEndian = "utf-16le"
    case utf16BigEndian = "utf-16be"
    case windows1256 = "windows-1256"
    case iso8859_6 = "iso-8859-6"
}

/// A text and its encoding. Reading it never fails: a byte that means nothing becomes U+FFFD.
package final class EncodedText {
    package let source: TextBytes
    package let encoding: TextEncoding

    /// - Parameter encoding: nil to detect it.
    package init(_ source: TextBytes, encoding: TextEncoding? = nil) {
        self.source = source
        self.encoding = encoding ?? .utf8
    }
}
