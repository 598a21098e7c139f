// Where a line may end: the line breaking algorithm (UAX #14, Unicode 15), rule LB25 in its regular-expression form, as
// the conformance test has it. One pass; what a rule must remember is in `State`.
import CUnicodeData

/// What may happen before a scalar.
package enum BreakOpportunity: UInt8, Hashable, Sendable {
    case prohibited, allowed, mandatory
    /// Inside an address: only where it doesn't fit on a line of its own.
    case insideAddress
}

package enum LineBreaking {
    /// Writes, for every scalar, whether a line may end before it. The first entry is always `prohibited` (LB2).
    package static func findOpportunities(
        in scalars: UnsafeBufferPointer<UInt32>, to opportunities: UnsafeMutableBufferPointer<BreakOpportunity>
    ) {
        let records = scalars.map { qari_record($0) }
        records.withUnsafeBufferPointer { findOpportunities(records: $0, to: opportunities) }
    }

    /// The same, for who has looked the characters up.
    static func findOpportunities(records: UnsafeBufferPointer<UInt32>, to opportunities: UnsafeMutableBufferPointer<BreakOpportunity>) {
        var state = State()
        for index in records.indices {
            opportunities[index] = state.takes(lineClass(records[index])) {
                // Only LB25 looks ahead: the class of the next scalar that is no combining mark.
                var next = index + 1
                while next < records.count, isAttached(lineClass(records[next])) { next += 1 }
                return next < records.count ? lineClass(records[next]) : AL
            }
        }
    }

    @inline(__always) static func lineClass(_ record: UInt32) -> Int32 { Int32(record >> 8 & 0x3F) }
    @inline(__always) static func isAttached(_ lineClass: Int32) -> Bool { lineClass == CM || lineClass == ZWJ }

    /// What has been read, as far as the rules look back.
    struct State {
        /// The class before this place, marks resolved (LB9, LB10); spaces leave it alone.
        private var before: Int32 = -1
        private var beforeThat: Int32 = -1
        private var hasSpaces = false
        private var isAfterJoiner = false
        private var regionalIndicators = 0
        private var number = Number.none

        private enum Number { case none, digits, closed }

        /// Takes the next class in; the answer is what may happen before it.
        @inline(__always)
        mutating func takes(_ raw: Int32, following: () -> Int32) -> BreakOpportunity {
            // By far the commonest pairs: a letter after a letter, a space after a letter.
            if before == AL, !hasSpaces, !isAfterJoiner, number == .none {
                if raw == AL {
                    beforeThat = AL
                    return .prohibited
                }
                if raw == SP {
                    hasSpaces = true
                    return .prohibited
                }
            }
            return takesAny(raw, following: following)
        }

        private mutating func takesAny(_ raw: Int32, following: () -> Int32) -> BreakOpportunity {
            let isFirst = before < 0
            defer { isAfterJoiner = raw == ZWJ }
            if !isFirst, let hard = hardBreak(raw) {  // LB4–LB6
                remember(isAttached(raw) ? AL : raw)
                return hard
            }
            if raw == SP || raw == ZW {  // LB7
                remember(raw)
                return .prohibited
            }
            if !isFirst, isAttached(raw), !hasSpaces, before != ZW { return .prohibited }  // LB9
            let current = isAttached(raw) ? AL : raw  // LB10
            defer { remember(current) }
            if isFirst { return .prohibited }  // LB2
            if before == ZW { return .allowed }  // LB8
            if isAfterJoiner { return .prohibited }  // LB8a
            return mayBreak(before: current, following) ? .allowed : .prohibited
        }

        /// Rules LB4 to LB6.
        private func hardBreak(_ current: Int32) -> BreakOpportunity? {
            if !hasSpaces {
                if before == BK || before == LF || before == NL { return .mandatory }
                if before == CR { return current == LF ? .prohibited : .mandatory }
            }
            return current == BK || current == CR || current == LF || current == NL ? .prohibited : nil
        }

        private mutating func remember(_ current: Int32) {
            if current == SP {
                hasSpaces = true
                number = .none
                if before < 0 || before == BK || before == LF || before == NL || before == CR { before = SP }
                return
            }
            switch current {
            case NU: number = .digits
            case SY, IS: break
            case CL, CP, CPWIDE: number = number == .digits ? .closed : .none
            default: number = .none
            }
            regionalIndicators = current == RI ? (hasSpaces ? 1 : regionalIndicators + 1) : 0
            beforeThat = hasSpaces ? SP : before
            before = current
            hasSpaces = false
        }

        /// Rules LB11 to LB31, for a class that is neither a space nor a mark.
        private func mayBreak(before current: Int32, _ following: () -> Int32) -> Bool {
            if current == WJ || !hasSpaces && before == WJ { return false }  // LB11
            if !hasSpaces && before == GL { return false }  // LB12
            if current == GL && !hasSpaces && before != BA && before != HY { return false }  // LB12a
            switch current {
            case CL, CP, CPWIDE, EX, IS, SY: return false  // LB13
            default: break
            }
            if before == OP || before == OPWIDE { return false }  // LB14
            if before == QU, isOpening(current) { return false }  // LB15
            if isClosing(before), current == NS { return false }  // LB16
            if before == B2, current == B2 { return false }  // LB17
            if hasSpaces { return true }  // LB18
            if before == QU || current == QU { return false }  // LB19
            if before == CB || current == CB { return true }  // LB20
            if current == BA || current == HY || current == NS || before == BB { return false }  // LB21
            if beforeThat == HL, before == HY || before == BA { return false }  // LB21a
            if before == SY, current == HL { return false }  // LB21b
            if current == IN { return false }  // LB22
            return !isKeptTogether(current, following)
        }

        private func isKeptTogether(_ current: Int32, _ following: () -> Int32) -> Bool {
            let isAfterLetter = isLetter(before)
            let isBeforeLetter = isLetter(current)
            if isAfterLetter && current == NU || before == NU && isBeforeLetter { return true }  // LB23
            if before == PR, isIdeographic(current) { return true }  // LB23a
            if isIdeographic(before), current == PO { return true }  // LB23a
            if before == PR || before == PO, isBeforeLetter { return true }  // LB24
            if isAfterLetter, current == PR || current == PO { return true }  // LB24
            if isNumeric(current, following) { return true }  // LB25
            if isKoreanSyllable(current) { return true }  // LB26, LB27
            if isAfterLetter && isBeforeLetter { return true }  // LB28
            if before == IS && isBeforeLetter { return true }  // LB29
            if isAfterLetter || before == NU, current == OP { return true }  // LB30
            if before == CP, isBeforeLetter || current == NU { return true }  // LB30
            if before == RI, current == RI { return regionalIndicators % 2 == 1 }  // LB30a
            return current == EM && (before == EB || before == IDPICT)  // LB30b
        }

        /// LB25: (PR | PO)? (OP | HY)? NU (NU | SY | IS)* (CL | CP)? (PR | PO)?
        private func isNumeric(_ current: Int32, _ following: () -> Int32) -> Bool {
            if before == PR || before == PO {
                if current == NU { return true }
                if isOpening(current) || current == HY { return following() == NU }
            }
            if current == NU, before == HY || number == .digits { return true }
            return number != .none && (current == PO || current == PR)
        }

        /// LB26 and LB27.
        private func isKoreanSyllable(_ current: Int32) -> Bool {
            switch before {
            case JL where current == JL || current == JV || current == H2 || current == H3: return true
            case JV where current == JV || current == JT: return true
            case H2 where current == JV || current == JT: return true
            case JT where current == JT: return true
            case H3 where current == JT: return true
            case PR where isKorean(current): return true
            default: return isKorean(before) && current == PO
            }
        }
    }

    @inline(__always) private static func isLetter(_ name: Int32) -> Bool { name == AL || name == HL }
    @inline(__always) private static func isOpening(_ name: Int32) -> Bool { name == OP || name == OPWIDE }
    @inline(__always) private static func isClosing(_ name: Int32) -> Bool { name == CL || name == CP || name == CPWIDE }
    private static func isIdeographic(_ name: Int32) -> Bool { name == ID || name == EB || name == EM || name == IDPICT }
    private static func isKorean(_ name: Int32) -> Bool { name == JL || name == JV || name == JT || name == H2 || name == H3 }
}

// The classes by their names in UAX #14.
private let BK = QARI_LINE_BK, CR = QARI_LINE_CR, LF = QARI_LINE_LF, NL = QARI_LINE_NL, SP = QARI_LINE_SP
private let ZW = QARI_LINE_ZW, WJ = QARI_LINE_WJ, GL = QARI_LINE_GL, CM = QARI_LINE_CM, ZWJ = QARI_LINE_ZWJ
private let BA = QARI_LINE_BA, BB = QARI_LINE_BB, HY = QARI_LINE_HY, B2 = QARI_LINE_B2, CB = QARI_LINE_CB
private let CL = QARI_LINE_CL, CP = QARI_LINE_CP, EX = QARI_LINE_EX, IN = QARI_LINE_IN, NS = QARI_LINE_NS
private let OP = QARI_LINE_OP, QU = QARI_LINE_QU, IS = QARI_LINE_IS, NU = QARI_LINE_NU, PO = QARI_LINE_PO
private let PR = QARI_LINE_PR, SY = QARI_LINE_SY, AL = QARI_LINE_AL, HL = QARI_LINE_HL, ID = QARI_LINE_ID
private let EB = QARI_LINE_EB, EM = QARI_LINE_EM, H2 = QARI_LINE_H2, H3 = QARI_LINE_H3, JL = QARI_LINE_JL
private let JV = QARI_LINE_JV, JT = QARI_LINE_JT, RI = QARI_LINE_RI, OPWIDE = QARI_LINE_OPWIDE
private let CPWIDE = QARI_LINE_CPWIDE, IDPICT = QARI_LINE_IDPICT
