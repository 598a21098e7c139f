// Isolates: the pair of marks around an inserted text (a name, an address, a number) that keeps it and its neighbours from
// disturbing each other's order (UAX #9, section 2.4). They take part in the order and are never shown, copied or stored.

/// Which way an isolated text runs.
package enum Isolation: Sendable {
    /// By its own first strong character (FSI).
    case firstStrong
    case leftToRight
    case rightToLeft

    package var opener: UInt32 {
        switch self {
        case .firstStrong: codePoint(.firstStrongIsolate)
        case .leftToRight: codePoint(.leftToRightIsolate)
        case .rightToLeft: codePoint(.rightToLeftIsolate)
        }
    }

    package static var closer: UInt32 { codePoint(.popDirectionalIsolate) }

    /// True for an isolate's opener or closer.
    @inline(__always)
    package static func isMark(_ codePoint: UInt32) -> Bool {
        (Unicode.Scalar.leftToRightIsolate ... .popDirectionalIsolate).contains(codePoint)
    }
}

extension [UInt32] {
    /// A paragraph of an article as an inserted text: isolated in the direction that it inherits there.
    package func isolated(in article: TextDirection) -> [UInt32] {
        isolated(TextDirection(of: self, in: article) == .rightToLeft ? .rightToLeft : .leftToRight)
    }

    package func isolated(_ isolation: Isolation = .firstStrong) -> [UInt32] { [isolation.opener] + self + [Isolation.closer] }
    package var withoutIsolates: [UInt32] { filter { !Isolation.isMark($0) } }
}

extension String {
    package func isolated(in article: TextDirection) -> String { String(codePoints: codePoints(self).isolated(in: article)) }

    package func isolated(_ isolation: Isolation = .firstStrong) -> String {
        String(codePoints: [isolation.opener]) + self + String(codePoints: [Isolation.closer])
    }

    package var withoutIsolates: String {
        String(UnicodeScalarView(unicodeScalars.filter { !Isolation.isMark($0.value) }))
    }
}
