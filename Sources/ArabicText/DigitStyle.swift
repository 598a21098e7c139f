// How digits are drawn. The text itself is never changed: converting before the bidi rules would reorder numbers.

/// Which digits are drawn.
package enum DigitStyle: String, Hashable, Sendable, CaseIterable {
    /// As the source has them.
    case source
    /// ٠–٩
    case arabic
    /// 0–9
    case european
}
