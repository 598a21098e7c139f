// Which way a paragraph runs.

/// A paragraph's base direction.
package enum BaseDirection: Hashable, Sendable {
    /// By the first strong character (rules P2, P3); right to left when there is none. For what belongs to no article.
    case automatic
    case leftToRight
    case rightToLeft
    /// Its article's (rule HL1), as soon as it has a letter of that direction, whatever it begins with; the other one for a paragraph
    /// that has letters of the other alone: an English quotation in an Arabic article.
    case inherited(TextDirection)
}

extension BaseDirection {
    /// The direction that a paragraph with characters of these classes (bit n for class n) inherits. Without letters its digits speak.
    static func settled(_ article: TextDirection, seen: UInt32) -> TextDirection {
        func has(_ classes: BidiClass...) -> Bool { classes.contains { seen >> UInt32($0.rawValue) & 1 != 0 } }
        var (left, right) = (has(.leftToRight), has(.rightToLeft, .arabicLetter))
        if !left, !right { (left, right) = (has(.europeanNumber), has(.arabicNumber)) }
        return left == right ? article : left ? .leftToRight : .rightToLeft
    }

    /// An article's direction as that of a paragraph, whatever is in it.
    package init(_ direction: TextDirection) { self = direction == .rightToLeft ? .rightToLeft : .leftToRight }
}
