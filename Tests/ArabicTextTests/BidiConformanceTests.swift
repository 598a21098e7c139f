// The conformance files of the bidirectional algorithm, as Debian ships them: every case, through the path that the
// reader's own lines take.
import Foundation
import Testing

@testable import ArabicText

@Suite("Unicode's own bidi tests")
struct BidiConformanceTests {
    private let analysis = ParagraphAnalysis()

    @Test("every case of BidiTest.txt")
    func classes() throws {
        let names: [Substring: BidiClass] = [
            "L": .leftToRight, "R": .rightToLeft, "AL": .arabicLetter, "EN": .europeanNumber, "ES": .europeanSeparator,
            "ET": .europeanTerminator, "AN": .arabicNumber, "CS": .commonSeparator, "NSM": .nonspacingMark,
            "BN": .boundaryNeutral, "B": .paragraphSeparator, "S": .segmentSeparator, "WS": .whitespace, "ON": .otherNeutral,
            "LRE": .leftToRightEmbedding, "LRO": .leftToRightOverride, "RLE": .rightToLeftEmbedding,
            "RLO": .rightToLeftOverride, "PDF": .popDirectionalFormat, "LRI": .leftToRightIsolate,
            "RLI": .rightToLeftIsolate, "FSI": .firstStrongIsolate, "PDI": .popDirectionalIsolate,
        ]
        let bases: [(bit: Int, base: BaseDirection)] = [(1, .automatic), (2, .leftToRight), (4, .rightToLeft)]
        var expected = Expected()
        var (count, failures) = (0, 0)
        for line in try lines(of: "BidiTest.txt") {
            if line.hasPrefix("@Levels:") {
                expected.levels = line.dropFirst(8).split(whereSeparator: \.isWhitespace).map { UInt8($0) }
            } else if line.hasPrefix("@Reorder:") {
                expected.order = line.dropFirst(9).split(whereSeparator: \.isWhitespace).compactMap { Int32($0) }
            } else if !line.hasPrefix("@") {
                let fields = line.split(separator: ";")
                let classes = fields[0].split(separator: " ").compactMap { names[$0] }
                let wanted = try #require(Int(fields[1].trimmingCharacters(in: .whitespaces)))
                for (bit, base) in bases where wanted & bit != 0 {
                    count += 1
                    analysis.resolve(classes: classes, brackets: Array(repeating: 0, count: classes.count), base: base)
                    if resolved(classes) != expected { failures += 1 }
                }
            }
        }
        #expect(count > 700_000 && failures == 0, "\(failures) of \(count) cases differ")
    }

    @Test("every case of BidiCharacterTest.txt")
    func characters() throws {
        var (count, failures) = (0, 0)
        for line in try lines(of: "BidiCharacterTest.txt") {
            let fields = line.split(separator: ";")
            let scalars = fields[0].split(separator: " ").compactMap { UInt32($0, radix: 16) }
            let base: BaseDirection = fields[1] == "0" ? .leftToRight : fields[1] == "1" ? .rightToLeft : .automatic
            let classes = scalars.map { CharacterProperties($0).bidiClass }
            analysis.resolve(classes: classes, brackets: scalars.map(bracketPair), base: base)
            let expected = Expected(
                levels: fields[3].split(separator: " ").map { UInt8($0) },
                order: fields.count > 4 ? fields[4].split(separator: " ").compactMap { Int32($0) } : [])
            count += 1
            if resolved(classes) != expected || analysis.paragraphLevel != UInt8(fields[2]) { failures += 1 }
            // The reader's own entry, with its short ways for text of one direction. It has its own rule for a paragraph
            // without a strong character, so the automatic base is left to the first half.
            guard base != .automatic else { continue }
            scalars.withUnsafeBufferPointer { analysis.analyse($0, base: base) }
            if resolved(classes) != expected { failures += 1 }
        }
        #expect(count > 90_000 && failures == 0, "\(failures) of \(count) cases differ")
    }

    /// Levels (nil where the files write x) and the visual order of what has one.
    struct Expected: Equatable {
        var levels: [UInt8?] = []
        var order: [Int32] = []
    }

    private func resolved(_ classes: [BidiClass]) -> Expected {
        var levels = Array(UnsafeBufferPointer(start: analysis.levels, count: classes.count))
        classes.withUnsafeBufferPointer { classes in
            levels.withUnsafeMutableBufferPointer {
                VisualOrder.applyRuleL1(classes: classes, paragraphLevel: analysis.paragraphLevel, levels: $0)
            }
        }
        // Rule X9: what is removed has no level and no place.
        let removed: Set<BidiClass> = [
            .boundaryNeutral, .leftToRightEmbedding, .leftToRightOverride, .rightToLeftEmbedding, .rightToLeftOverride,
            .popDirectionalFormat,
        ]
        let kept = classes.indices.filter { !removed.contains(classes[$0]) }
        var order = [Int32](repeating: 0, count: kept.count)
        kept.map { levels[$0] }.withUnsafeBufferPointer { levels in
            order.withUnsafeMutableBufferPointer { VisualOrder.reorder(levels: levels, to: $0) }
        }
        return Expected(
            levels: classes.indices.map { removed.contains(classes[$0]) ? nil : levels[$0] },
            order: order.map { Int32(kept[Int($0)]) })
    }

    private func lines(of name: String) throws -> [Substring] {
        let text = try String(contentsOfFile: "/usr/share/unicode/\(name)", encoding: .utf8)
        return text.split(separator: "\n").filter { !$0.hasPrefix("#") && !$0.allSatisfy(\.isWhitespace) }
    }
}
