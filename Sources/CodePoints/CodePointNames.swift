// Names for the characters that a source can't show: marks of direction, joiners, spaces, controls, marks without a base.
// Each name is Unicode's own, shortened where the shorter one is as plain.

extension Unicode.Scalar {
    // MARK: Direction (UAX #9)
    @inlinable package static var arabicLetterMark: Self { "\u{061C}" }
    @inlinable package static var leftToRightMark: Self { "\u{200E}" }
    @inlinable package static var rightToLeftMark: Self { "\u{200F}" }
    @inlinable package static var leftToRightEmbedding: Self { "\u{202A}" }
    @inlinable package static var rightToLeftEmbedding: Self { "\u{202B}" }
    @inlinable package static var popDirectionalFormatting: Self { "\u{202C}" }
    @inlinable package static var leftToRightOverride: Self { "\u{202D}" }
    @inlinable package static var rightToLeftOverride: Self { "\u{202E}" }
    @inlinable package static var leftToRightIsolate: Self { "\u{2066}" }
    @inlinable package static var rightToLeftIsolate: Self { "\u{2067}" }
    @inlinable package static var firstStrongIsolate: Self { "\u{2068}" }
    @inlinable package static var popDirectionalIsolate: Self { "\u{2069}" }

    // MARK: Joining and breaking
    @inlinable package static var zeroWidthSpace: Self { "\u{200B}" }
    @inlinable package static var zeroWidthNonJoiner: Self { "\u{200C}" }
    @inlinable package static var zeroWidthJoiner: Self { "\u{200D}" }
    @inlinable package static var combiningGraphemeJoiner: Self { "\u{034F}" }
    @inlinable package static var softHyphen: Self { "\u{00AD}" }
    @inlinable package static var wordJoiner: Self { "\u{2060}" }
    /// U+FEFF, the byte order mark; in a text a zero-width no-break space.
    @inlinable package static var byteOrderMark: Self { "\u{FEFF}" }
    @inlinable package static var tatweel: Self { "\u{0640}" }

    // MARK: Spaces and controls
    @inlinable package static var tab: Self { "\u{0009}" }
    @inlinable package static var lineFeed: Self { "\u{000A}" }
    @inlinable package static var verticalTab: Self { "\u{000B}" }
    @inlinable package static var formFeed: Self { "\u{000C}" }
    @inlinable package static var carriageReturn: Self { "\u{000D}" }
    @inlinable package static var escape: Self { "\u{001B}" }
    @inlinable package static var delete: Self { "\u{007F}" }
    @inlinable package static var nextLine: Self { "\u{0085}" }
    @inlinable package static var noBreakSpace: Self { "\u{00A0}" }
    @inlinable package static var oghamSpaceMark: Self { "\u{1680}" }
    @inlinable package static var enQuad: Self { "\u{2000}" }
    @inlinable package static var hairSpace: Self { "\u{200A}" }
    @inlinable package static var lineSeparator: Self { "\u{2028}" }
    @inlinable package static var paragraphSeparator: Self { "\u{2029}" }
    @inlinable package static var narrowNoBreakSpace: Self { "\u{202F}" }
    @inlinable package static var mediumMathematicalSpace: Self { "\u{205F}" }
    @inlinable package static var ideographicSpace: Self { "\u{3000}" }

    // MARK: Marks and stand-ins
    @inlinable package static var fathatan: Self { "\u{064B}" }
    @inlinable package static var sukun: Self { "\u{0652}" }
    @inlinable package static var superscriptAlef: Self { "\u{0670}" }
    @inlinable package static var endOfAyah: Self { "\u{06DD}" }
    @inlinable package static var objectReplacement: Self { "\u{FFFC}" }
    /// U+FFFD, what stands for bytes that mean nothing.
    @inlinable package static var replacement: Self { "\u{FFFD}" }
}
