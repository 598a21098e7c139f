// Code points by their characters. A text is an array of `UInt32` (what C, buffers and tables hold); these let a character
// stand in the code where its number would: `scalar == "ل"`, `case "0"..."9":`, `["-", "–"].contains(scalar)`. Every
// comparison is between two numbers once compiled. What can't be seen in a source (marks of direction, spaces) has a name
// in CodePointNames.swift. Bytes are compared likewise, with characters of ASCII.

/// A character's number: `codePoint("•")`.
@inlinable @inline(__always)
package func codePoint(_ character: Unicode.Scalar) -> UInt32 { character.value }

@inlinable @inline(__always)
package func == (codePoint: UInt32, character: Unicode.Scalar) -> Bool { codePoint == character.value }
@inlinable @inline(__always)
package func != (codePoint: UInt32, character: Unicode.Scalar) -> Bool { codePoint != character.value }
@inlinable @inline(__always)
package func == (codePoint: UInt32?, character: Unicode.Scalar) -> Bool { codePoint == character.value }
@inlinable @inline(__always)
package func != (codePoint: UInt32?, character: Unicode.Scalar) -> Bool { codePoint != character.value }

@inlinable @inline(__always)
package func ~= (character: Unicode.Scalar, codePoint: UInt32) -> Bool { codePoint == character.value }
@inlinable @inline(__always)
package func ~= (character: Unicode.Scalar, codePoint: UInt32?) -> Bool { codePoint == character.value }
@inlinable @inline(__always)
package func ~= (characters: ClosedRange<Unicode.Scalar>, codePoint: UInt32) -> Bool { characters.contains(codePoint) }

extension ClosedRange where Bound == Unicode.Scalar {
    @inlinable @inline(__always)
    package func contains(_ codePoint: UInt32) -> Bool { codePoint >= lowerBound.value && codePoint <= upperBound.value }
    @inlinable @inline(__always)
    package func contains(_ byte: UInt8) -> Bool { contains(UInt32(byte)) }
}

extension Sequence where Element == Unicode.Scalar {
    @inlinable @inline(__always)
    package func contains(_ codePoint: UInt32) -> Bool { contains { $0.value == codePoint } }
    @inlinable @inline(__always)
    package func contains(_ byte: UInt8) -> Bool { contains { $0.value == UInt32(byte) } }
}

// MARK: Bytes

@inlinable @inline(__always)
package func == (byte: UInt8, character: Unicode.Scalar) -> Bool { UInt32(byte) == character.value }
@inlinable @inline(__always)
package func != (byte: UInt8, character: Unicode.Scalar) -> Bool { UInt32(byte) != character.value }
@inlinable @inline(__always)
package func == (byte: UInt8?, character: Unicode.Scalar) -> Bool { byte.map(UInt32.init) == character.value }
@inlinable @inline(__always)
package func != (byte: UInt8?, character: Unicode.Scalar) -> Bool { byte.map(UInt32.init) != character.value }
@inlinable @inline(__always)
package func ~= (character: Unicode.Scalar, byte: UInt8) -> Bool { UInt32(byte) == character.value }
@inlinable @inline(__always)
package func ~= (character: Unicode.Scalar, byte: UInt8?) -> Bool { byte.map(UInt32.init) == character.value }
@inlinable @inline(__always)
package func ~= (characters: ClosedRange<Unicode.Scalar>, byte: UInt8) -> Bool { characters.contains(UInt32(byte)) }

// MARK: Texts of code points and of bytes

extension Sequence where Element == UInt32 {
    @inlinable @inline(__always)
    package func contains(_ character: Unicode.Scalar) -> Bool { contains(character.value) }
}

extension Sequence where Element == UInt8 {
    /// Whether a character of ASCII is among the bytes.
    @inlinable @inline(__always)
    package func contains(_ character: Unicode.Scalar) -> Bool { contains(UInt8(ascii: character)) }
}

extension Collection where Element == UInt32 {
    @inlinable @inline(__always)
    package func firstIndex(of character: Unicode.Scalar) -> Index? { firstIndex(of: character.value) }
}

extension Collection where Element == UInt8 {
    @inlinable @inline(__always)
    package func firstIndex(of character: Unicode.Scalar) -> Index? { firstIndex(of: UInt8(ascii: character)) }
}

extension BidirectionalCollection where Element == UInt32 {
    @inlinable @inline(__always)
    package func lastIndex(of character: Unicode.Scalar) -> Index? { lastIndex(of: character.value) }
}

extension BidirectionalCollection where Element == UInt8 {
    @inlinable @inline(__always)
    package func lastIndex(of character: Unicode.Scalar) -> Index? { lastIndex(of: UInt8(ascii: character)) }
}

extension RangeReplaceableCollection where Element == UInt32 {
    @inlinable @inline(__always)
    package mutating func append(_ character: Unicode.Scalar) { append(character.value) }
}

extension RangeReplaceableCollection where Element == UInt8 {
    /// - Parameter character: one of ASCII.
    @inlinable @inline(__always)
    package mutating func append(_ character: Unicode.Scalar) { append(UInt8(ascii: character)) }
}
