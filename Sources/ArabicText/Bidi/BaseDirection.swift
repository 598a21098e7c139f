// Which way a paragraph runs.

/// A paragraph's base direction.
package enum BaseDirection: Hashable, Sendable {
    /// By the first strong character (rules P2, P3); right to left when there is none.
    case automatic
    case leftToRight
    case rightToLeft
}
