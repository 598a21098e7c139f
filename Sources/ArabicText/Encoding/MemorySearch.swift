// The C library's search for a byte, the one thing that reading lines from 100 MB leans on.
import Glibc

/// The index of the first `byte` among `count` bytes; nil when there is none.
@inline(__always)
func memoryFind(_ bytes: UnsafePointer<UInt8>, _ byte: UInt8, _ count: Int) -> Int? {
    guard let found = memchr(bytes, Int32(byte), count) else { return nil }
    return UnsafeRawPointer(found) - UnsafeRawPointer(bytes)
}
