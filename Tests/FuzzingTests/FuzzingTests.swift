// The seeds of the fuzzers, cut and changed a little, and every input that has broken a promise.
import Fuzzing
import TestSupport
import Testing

@Suite("What is fuzzed")
struct FuzzingTests {
    @Test("every promise holds for the seeds, and for inputs near them", arguments: FuzzTarget.all.map(\.name))
    func seeds(name: String) throws {
        let target = try #require(FuzzTarget.all.first { $0.name == name })
        var random = SplitMix(18)
        for seed in target.seeds {
            try target.check(seed)
            for _ in 0..<(name == "library" ? 2 : 20) {
                var changed = seed
                for _ in 0..<Int.random(in: 1...4, using: &random) where !changed.isEmpty {
                    changed[Int.random(in: changed.indices, using: &random)] = UInt8.random(in: 0...255, using: &random)
                }
                changed.removeLast(Int.random(in: 0...(changed.count / 8), using: &random))
                do { try target.check(changed) } catch { Issue.record("\(name): \(error), for \(changed)") }
            }
        }
        try target.check([])
    }

    @Test("every input that broke a promise once keeps it now", arguments: FoundInput.all)
    func found(input: FoundInput) throws {
        let target = try #require(FuzzTarget.all.first { $0.name == input.target })
        try target.check(Array(input.bytes.utf8))
    }
}

/// An input of the fuzzers that broke a promise, made as small as it goes.
struct FoundInput: CustomTestStringConvertible, Sendable {
    var target: String
    /// What did not hold.
    var sentence: String
    var bytes: String
    var testDescription: String { "\(target): \(sentence)" }

    static let all: [FoundInput] = [
        FoundInput(
            target: "feed-json", sentence: "a date that is none came in with its escape sequence",
            bytes:
                #"{"version":"https://jsonfeed.org/version/1.1","items":[{"id":"1","title":"خبر","content_html":"<p>نص</p>","date_published":"2026-K05\u0000\u001b[0m"}]}"#
        ),
        FoundInput(target: "decoding", sentence: "the end of a text that ends with a line's end is in no line", bytes: ":\u{0}a\r\n\r"),
        FoundInput(
            target: "layout", sentence: "a number sign and what it stands over are one cluster, wider than a column",
            bytes: "\u{0}\u{0}\u{0}\u{0}مس\u{604}: ق"),
        FoundInput(
            target: "layout", sentence: "what closes an isolate stands before a letter of two columns",
            bytes: "\u{0}\u{0}\u{0}\u{0}\u{2067}אב\u{2069}漢字"),
        FoundInput(
            target: "layout", sentence: "a space before a tatweel that is hidden did not hang",
            bytes: "x\u{f}\u{1}\u{0}p \u{640}"),
        FoundInput(
            target: "layout", sentence: "a mark on a tatweel that is hidden stood on the space before it",
            bytes: "x\u{3}\u{0}\u{0}@ \u{640}\u{740}"),
        FoundInput(
            target: "plain-text",
            sentence: "a signature that stands under the title and at the end was kept once, and counted nowhere the second time",
            bytes: "عنوان الخبر\n\nكتب: قسم المحليات аб\n\nنص الخبر في سطر طويل يكفي ليكون فقرة.\n\nكتب: قسم المحليات аб\n"),
    ]
}
