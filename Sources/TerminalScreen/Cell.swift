// One cell of a screen: a base character with its marks, and the style it is painted in.

/// One cell. A character two columns wide owns its cell and the one to its right, which then is `.continuation`.
@usableFromInline package struct Cell: Hashable, Sendable {
    // The widest first: a cell takes 32 bytes so, and 48 in another order.
    /// Up to four nonspacing marks on the base, in order; 0 where there is none.
    @usableFromInline package var marks: SIMD4<UInt32>
    /// The base character's code point; 0 in the right half of a wide character.
    @usableFromInline package var scalar: UInt32
    @usableFromInline package var style: Style

    @inlinable
    package init(scalar: UInt32, marks: SIMD4<UInt32> = .zero, style: Style) {
        self.scalar = scalar
        self.marks = marks
        self.style = style
    }

    package init(scalar: UInt32, marks: SIMD4<UInt32> = .zero) { self.init(scalar: scalar, marks: marks, style: .plain) }

    /// Asked for every cell of the screen with every paint.
    @inlinable
    package static func == (left: Cell, right: Cell) -> Bool {
        left.scalar == right.scalar && left.style == right.style && left.marks == right.marks
    }

    @usableFromInline package static let blank = Cell(scalar: 0x20)

    /// The right half of a wide character.
    package static func continuation(style: Style) -> Cell { Cell(scalar: 0, style: style) }
}
