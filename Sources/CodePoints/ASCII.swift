// Bytes and code points of ASCII: classes, digits, the case of a letter. What else there is has properties of Unicode.

extension BinaryInteger {
    /// True for U+0000 to U+007F, which is one byte of UTF-8.
    @inlinable @inline(__always)
    package var isASCII: Bool { self < 0x80 }
    @inlinable @inline(__always)
    package var isASCIIDigit: Bool { self >= 0x30 && self <= 0x39 }
    @inlinable @inline(__always)
    package var isASCIILetter: Bool { let letter = loweredASCII; return letter >= 0x61 && letter <= 0x7A }
    @inlinable @inline(__always)
    package var isASCIICapital: Bool { self >= 0x41 && self <= 0x5A }
    /// True for the controls of ASCII and for the space: all that parts words in a protocol.
    @inlinable @inline(__always)
    package var isASCIISpaceOrControl: Bool { self <= 0x20 }
    /// True for C0, tab and newline among it, and for DEL.
    @inlinable @inline(__always)
    package var isASCIIControl: Bool { self < 0x20 || self == 0x7F }
    /// The small letter of a capital. Other characters are changed too: only for what is compared with letters next.
    @inlinable @inline(__always)
    package var loweredASCII: Self { self | 0x20 }
    /// The capital of a small letter of ASCII, and only of that.
    @inlinable @inline(__always)
    package var raisedASCII: Self { self - 0x20 }
    /// True for U+0080 to U+009F, the controls that Latin-1 has above ASCII.
    @inlinable @inline(__always)
    package var isC1Control: Bool { self >= 0x80 && self <= 0x9F }
    /// 0 to 9, for a digit.
    @inlinable @inline(__always)
    package var valueOfASCIIDigit: Int { Int(self) - 0x30 }
}

extension String {
    /// True for a text that is empty or digits alone.
    package var isASCIIDigits: Bool { utf8.allSatisfy(\.isASCIIDigit) }
}
