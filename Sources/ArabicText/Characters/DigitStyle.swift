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
            if scalar >= 0x30 && scalar <= 0x39 { return scalar - 0x30 + 0x660 }
            return scalar >= 0x6F0 && scalar <= 0x6F9 ? scalar - 0x6F0 + 0x660 : scalar
        case .european:
            if scalar >= 0x660 && scalar <= 0x669 { return scalar - 0x660 + 0x30 }
            return scalar >= 0x6F0 && scalar <= 0x6F9 ? scalar - 0x6F0 + 0x30 : scalar
        }
    }
}
