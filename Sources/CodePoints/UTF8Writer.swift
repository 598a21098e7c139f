// Code points as UTF-8 (RFC 3629, section 3), the one place that makes its bytes.

/// Writes code points into memory that has room for them: up to four bytes each.
@usableFromInline
package struct UTF8Writer {
    /// Where the next byte goes.
    @usableFromInline package var destination: UnsafeMutablePointer<UInt8>

    @inlinable @inline(__always)
    package init(destination: UnsafeMutablePointer<UInt8>) { self.destination = destination }

    /// - Parameter scalar: a code point; others come out as bytes that are no UTF-8.
    @inlinable @inline(__always)
    package mutating func write(_ scalar: UInt32) {
        if scalar < 0x80 {
            put(scalar)
        } else if scalar < 0x800 {
            put(0xC0 | scalar >> 6)
            put(0x80 | scalar & 0x3F)
        } else if scalar < 0x10000 {
            put(0xE0 | scalar >> 12)
            put(0x80 | scalar >> 6 & 0x3F)
            put(0x80 | scalar & 0x3F)
        } else {
            put(0xF0 | scalar >> 18)
            put(0x80 | scalar >> 12 & 0x3F)
            put(0x80 | scalar >> 6 & 0x3F)
            put(0x80 | scalar & 0x3F)
        }
    }

    /// What is no code point becomes U+FFFD.
    @inlinable @inline(__always)
    package mutating func writeRepaired(_ scalars: UnsafeBufferPointer<UInt32>) {
        for scalar in scalars { write(scalar > 0x10_FFFF || scalar >> 11 == 0x1B ? codePoint(.replacement) : scalar) }
    }

    @inlinable @inline(__always)
    mutating func put(_ byte: UInt32) {
        destination.pointee = UInt8(truncatingIfNeeded: byte)
        destination += 1
    }
}
