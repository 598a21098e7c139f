// JSON as feeds and pages carry it, well formed or as people write it, against Foundation's reader where that takes it.
import Foundation
import TestSupport
import Testing

@testable import ArticleImport

@Suite("Reading JSON")
struct JSONReaderTests {
    @Test("what JSON and JSON5 allow, and what pages have beyond it")
    func values() {
        let value = JSONValue(
            """
            قبله {"نص": "سطر\\nآخر\\t\\"\\\\\\/\\u0645\\ud83d\\udcd6", 'single': 'it\\'s', bare: .5, $name_1: +2., hex: 0x1F, // تعليق
            /* تعليق */ list: [1, -2.5e3, true, false, null, [], {},], dup: 1, dup: 2, raw: "أول
            ثان\u{1}ثالث", inf: -Infinity, cut: "a\\
            b", odd: "\\q\\x41",} بعده
            """)
        #expect(value?["نص"] == .text("سطر\nآخر\t\"\\/م\u{1F4D6}"))
        #expect(
            value?["single"] == .text("it's") && value?["bare"] == .number(0.5) && value?["$name_1"] == .number(2) && value?["hex"] == .number(31))
        #expect(value?["list"] == .list([.number(1), .number(-2500), .flag(true), .flag(false), .nothing, .list([]), .table([:])]))
        #expect(value?["dup"] == .number(1) && value?["raw"] == .text("أول\nثان ثالث") && value?["inf"] == .number(-.infinity))
        #expect(value?["cut"] == .text("ab") && value?["odd"] == .text("qA"))
    }

    @Test("half a surrogate pair is no character, and what follows it stays")
    func surrogates() {
        #expect(JSONValue(#"["\ud83dx", "\udcd6", "\ud83d\u0041"]"#) == .list([.text("\u{FFFD}x"), .text("\u{FFFD}"), .text("\u{FFFD}A")]))
    }

    @Test(
        "what is no JSON is none",
        arguments: [
            "", "لا شيء", "{", "}", "][", "[1 2]", "{a 1}", "{a:}", "{:1}", "[\"a]", "[tru]", "[--1]", "[0x]", "[1e]", "[+]", "[,]", "[nan(1)]",
            "[1],[2]", "{\"a\":1,,}", "[/]",
        ])
    func wrong(_ text: String) { #expect(JSONValue(text) == nil) }

    @Test("a hundred levels are read, and more are refused, however many")
    func depth() {
        for (count, isRead) in [(100, true), (102, false), (200_000, false)] {
            for (opener, closer) in [("[", "]"), ("{a:", "}")] {
                let text = String(repeating: opener, count: count) + "1" + String(repeating: closer, count: count)
                #expect((JSONValue(text) != nil) == isRead, "\(count) \(opener)")
            }
        }
    }

    @Test("of texts changed at random those that Foundation reads are read alike, and none ends the program", arguments: 1...10)
    func random(_ seed: UInt64) throws {
        var random = SplitMix(seed)
        let sample = Array(#"{"title": "مقال \u0645 \"", "n": [1, -2.5e3, true, null, {"a": {}}], "b": "", "c": 1e2, "d": 0.25}"#.utf8)
        let bits = ["\"", "\\", "[", "]", "{", "}", ",", ":", "1", "e", "-", "null", "\n", "/*", "//", "'", "\u{0}", "\\u", "\\ud83d"].map {
            Array($0.utf8)
        }
        for _ in 0..<300 {
            var bytes = sample
            for _ in 0..<Int.random(in: 1...3, using: &random) {
                let start = Int.random(in: 0...bytes.count, using: &random)
                let end = min(bytes.count, start + Int.random(in: 0...3, using: &random))
                bytes.replaceSubrange(start..<end, with: bits.randomElement(using: &random) ?? [])
            }
            let text = String(decoding: bytes, as: UTF8.self)
            let value = JSONValue(text)
            guard let plain = try? JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any] else { continue }
            #expect(value != nil, "\(text)")
            if let title = plain["title"] as? String { #expect(value?["title"]?.text == title, "\(text)") }
            if let number = plain["d"] as? Double { #expect(value?["d"] == .number(number), "\(text)") }
        }
    }
}
