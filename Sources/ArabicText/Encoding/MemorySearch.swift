// The C library's search for a byte, the one thing that reading lines from 100 MB leans on, and for a code point, which most texts have not.
import Glibc

/// The index of the first `byte` among `count` bytes; nil when there is none.
@inline(__always)
func memoryFind(_ bytes: UnsafePointer<UInt8>, _ byte: UInt8, _ count: Int) -> Int? {
    guard let found = memchr(bytes, Int32(byte), count) else { return nil }
    return UnsafeRawPointer(found) - UnsafeRawPointer(bytes)
}

extension [UInt32] {
    /// Whether a code point is among them, eight compared at a time.
    package func holds(_ scalar: UInt32) -> Bool {
        withUnsafeBytes { bytes in
            let (wanted, width) = (SIMD8(repeating: scalar), MemoryLayout<SIMD8<UInt32>>.size)
            var place = 0
            while place + width <= bytes.count {
                if any(bytes.loadUnaligned(fromByteOffset: place, as: SIMD8<UInt32>.self) .== wanted) { return true }
                place += width
            }
            return self[(place / MemoryLayout<UInt32>.size)...].contains(scalar)
        }
    }
}
