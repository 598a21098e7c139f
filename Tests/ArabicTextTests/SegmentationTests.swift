// The conformance files of Unicode, as Debian ships them: line breaks and clusters, every line of them.
import Foundation
import Testing

@testable import ArabicText

@Suite("Unicode's own break tests")
struct SegmentationTests {
    @Test("every line of GraphemeBreakTest.txt")
    func graphemes() throws {
        for testCase in try BreakTestFile("GraphemeBreakTest.txt").cases {
            let starts = withUnsafeTemporaryAllocation(of: Bool.self, capacity: testCase.scalars.count) { starts in
                testCase.scalars.withUnsafeBufferPointer { GraphemeClusters.markStarts(of: $0, in: starts) }
                return Array(starts)
            }
            #expect(starts == testCase.breaks, "\(testCase.line)")
        }
    }

    @Test("every line of LineBreakTest.txt")
    func lines() throws {
        for testCase in try BreakTestFile("LineBreakTest.txt").cases {
            var breaks = withUnsafeTemporaryAllocation(of: BreakOpportunity.self, capacity: testCase.scalars.count) { found in
                testCase.scalars.withUnsafeBufferPointer { LineBreaking.findOpportunities(in: $0, to: found) }
                return found.map { $0 != .prohibited }
            }
            breaks[0] = testCase.breaks[0]
            #expect(breaks == testCase.breaks, "\(testCase.line)")
        }
    }
}

/// A file of Unicode's break tests: scalars with ÷ (a break before) or × (none).
struct BreakTestFile {
    struct Case {
        var scalars: [UInt32]
        var breaks: [Bool]
        var line: String
    }
    var cases: [Case] = []

    init(_ name: String) throws {
        let text = try String(contentsOfFile: "/usr/share/unicode/auxiliary/\(name)", encoding: .utf8)
        for line in text.split(separator: "\n") {
            let body = line.prefix { $0 != "#" }
            guard body.contains("÷") || body.contains("×") else { continue }
            var testCase = Case(scalars: [], breaks: [], line: String(line))
            var breaksNext = true
            for part in body.split(whereSeparator: \.isWhitespace) {
                switch part {
                case "÷": breaksNext = true
                case "×": breaksNext = false
                default:
                    testCase.scalars.append(try #require(UInt32(part, radix: 16)))
                    testCase.breaks.append(breaksNext)
                }
            }
            cases.append(testCase)
        }
        try #require(cases.count > 500)
    }
}
