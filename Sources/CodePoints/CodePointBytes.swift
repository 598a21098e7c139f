// Code points as bytes of UTF-8, without a string in between.

extension [UInt8] {
    /// What is no code point becomes U+FFFD.
    package mutating func append(codePoints text: some Sequence<UInt32>) {
        let isContiguous = text.withContiguousStorageIfAvailable { appendAll($0) } != nil
        if !isContiguous { Array<UInt32>(text).withUnsafeBufferPointer { appendAll($0) } }
    }

    private mutating func appendAll(_ scalars: UnsafeBufferPointer<UInt32>) {
        let (start, most) = (count, scalars.count * 4)
        append(contentsOf: repeatElement(0, count: most))
        let written = withUnsafeMutableBufferPointer { bytes in
            var place = start
            for given in scalars {
                let scalar = given > 0x10_FFFF || given >> 11 == 0x1B ? codePoint(.replacement) : given
                func put(_ byte: UInt32) {
                    bytes[place] = UInt8(truncatingIfNeeded: byte)
                    place += 1
                }
                switch scalar {
                case ..<0x80: put(scalar)
                case ..<0x800:
                    put(0xC0 | scalar >> 6)
                    put(0x80 | scalar & 0x3F)
                case ..<0x1_0000:
                    put(0xE0 | scalar >> 12)
                    put(0x80 | scalar >> 6 & 0x3F)
                    put(0x80 | scalar & 0x3F)
                default:
                    put(0xF0 | scalar >> 18)
                    put(0x80 | scalar >> 12 & 0x3F)
                    put(0x80 | scalar >> 6 & 0x3F)
                    put(0x80 | scalar & 0x3F)
                }
            }
            return place - start
        }
        removeLast(most - written)
    }
}
