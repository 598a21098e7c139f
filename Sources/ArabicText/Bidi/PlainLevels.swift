// Embedding levels of a plain paragraph: one without embeddings, isolates, brackets, formatting characters or separators
// of paragraphs. Most paragraphs are plain, and FriBidi's general way costs ten times as much for the same levels; all
// others go to FriBidi. The same conformance suites test both.
import CUnicodeData

enum PlainLevels {
    /// True when a paragraph that holds these classes (bit n for class n) and no bracket is plain.
    @inline(__always)
    static func serve(_ seen: UInt32) -> Bool { seen & ~plainClasses == 0 }

    private static let plainClasses: UInt32 = [
        QARI_BIDI_L, QARI_BIDI_R, QARI_BIDI_AL, QARI_BIDI_EN, QARI_BIDI_ES, QARI_BIDI_ET, QARI_BIDI_AN, QARI_BIDI_CS,
        QARI_BIDI_NSM, QARI_BIDI_S, QARI_BIDI_WS, QARI_BIDI_ON,
    ].reduce(0) { $0 | 1 << UInt32($1) }

    /// The level that the first strong character gives the paragraph; nil without one.
    static func firstStrongLevel(_ classes: UnsafeMutableBufferPointer<UInt8>) -> UInt8? {
        classes.first { $0 == L || $0 == R || $0 == AL }.map { $0 == L ? 0 : 1 }
    }

    /// Turns classes into levels, in place.
    /// - Parameter base: the paragraph's level, 0 or 1.
    static func resolve(_ places: UnsafeMutableBufferPointer<UInt8>, base: UInt8) {
        resolveWeak(places, base: base)
        resolveNumbers(places, base: base)
        assignLevels(places, base: base)
    }

    /// Rules W1 to W4. AL becomes R, and numbers after it AN.
    private static func resolveWeak(_ places: UnsafeMutableBufferPointer<UInt8>, base: UInt8) {
        var isAfterArabic = false
        var previous = base == 1 ? R : L
        for index in places.indices {
            var type = places[index]
            switch type {
            case AL:
                isAfterArabic = true
                type = R  // W3
            case L, R: isAfterArabic = false
            case NSM: type = previous  // W1
            case EN: if isAfterArabic { type = AN }  // W2
            case ES, CS:  // W4
                guard previous == EN || type == CS && previous == AN, index + 1 < places.count else { break }
                let next = places[index + 1] == EN && isAfterArabic ? AN : places[index + 1]
                if next == previous { type = previous }
            default: break
            }
            places[index] = type
            previous = type
        }
    }

    /// Rules W5 to W7: of separators and terminators only numbers and neutrals remain, of European numbers those after no L.
    private static func resolveNumbers(_ places: UnsafeMutableBufferPointer<UInt8>, base: UInt8) {
        var isAfterLeft = base == 0
        var isAfterNumber = false
        var index = 0
        while index < places.count {
            let type = places[index]
            var end = index + 1
            var isNumber = type == EN
            if type == ET {
                while end < places.count, places[end] == ET { end += 1 }
                isNumber = isAfterNumber || end < places.count && places[end] == EN  // W5
            }
            if isNumber {
                for place in index..<end { places[place] = isAfterLeft ? L : EN }  // W7
            } else if type == ET || type == ES || type == CS {
                for place in index..<end { places[place] = ON }  // W6
            } else if type == L || type == R {
                isAfterLeft = type == L
            }
            isAfterNumber = isNumber
            index = end
        }
    }

    /// Rules N1, N2, I1 and I2.
    private static func assignLevels(_ places: UnsafeMutableBufferPointer<UInt8>, base: UInt8) {
        let leftLevel: UInt8 = base == 0 ? 0 : 2
        var before = base  // the direction of what stands before a run of neutrals
        var index = 0
        while index < places.count {
            switch places[index] {
            case L: (places[index], before) = (leftLevel, 0)
            case R: (places[index], before) = (1, 1)
            case EN, AN: (places[index], before) = (2, 1)
            default:
                var end = index + 1
                while end < places.count, isNeutral(places[end]) { end += 1 }
                let after = end == places.count ? base : places[end] == L ? 0 : 1
                let direction = before == after ? before : base
                for place in index..<end { places[place] = direction == 1 ? 1 : leftLevel }
                index = end
                continue
            }
            index += 1
        }
    }

    @inline(__always)
    private static func isNeutral(_ type: UInt8) -> Bool { type == WS || type == ON || type == S }
}

// The classes by their names in UAX #9.
private let L = UInt8(QARI_BIDI_L), R = UInt8(QARI_BIDI_R), AL = UInt8(QARI_BIDI_AL), EN = UInt8(QARI_BIDI_EN)
private let ES = UInt8(QARI_BIDI_ES), ET = UInt8(QARI_BIDI_ET), AN = UInt8(QARI_BIDI_AN), CS = UInt8(QARI_BIDI_CS)
private let NSM = UInt8(QARI_BIDI_NSM), S = UInt8(QARI_BIDI_S), WS = UInt8(QARI_BIDI_WS), ON = UInt8(QARI_BIDI_ON)
