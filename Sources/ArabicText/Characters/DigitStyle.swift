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

extension DigitStyle {
    /// The digit as this style draws it; any other scalar as it is.
    @inline(__always)
    package func drawn(_ scalar: UInt32) -> UInt32 {
        switch self {
        case .source: return scalar
        case .arabic:
            if ("0"..."9").contains(scalar) { return scalar - codePoint("0") + codePoint("٠") }
            return ("۰"..."۹").contains(scalar) ? scalar - codePoint("۰") + codePoint("٠") : scalar
        case .european:
            if ("٠"..."٩").contains(scalar) { return scalar - codePoint("٠") + codePoint("0") }
            return ("۰"..."۹").contains(scalar) ? scalar - codePoint("۰") + codePoint("0") : scalar
        }
    }
}
