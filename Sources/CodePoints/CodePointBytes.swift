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
            guard let base = bytes.baseAddress else { return 0 }
            var writer = UTF8Writer(destination: base + start)
            writer.writeRepaired(scalars)
            return writer.destination - (base + start)
        }
        removeLast(most - written)
    }
}
