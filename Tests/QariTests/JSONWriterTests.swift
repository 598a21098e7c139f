// JSON as other programs read it: well formed, indented, and safe to print on a terminal.
import Foundation
import TestSupport
import Testing

@testable import qari

@Suite("Writing JSON")
struct JSONWriterTests {
    @Test("lists and tables are indented, empty ones closed at once")
    func shape() {
        let text = JSONWriter.text { json in
            json.table { json in
                json.put("مقال", "title")
                json.put(nil as String?, "url")
                json.list("items") { json in
                    json.put(3 as Int64)
                    json.table { $0.put(true, "read") }
                }
                json.list("none") { _ in }
                json.put(0.5, "score")
                json.put(2.0, "whole")
                json.put(Double.nan, "unknown")
            }
        }
        let expected = """
            {
              "title" : "مقال",
              "url" : null,
              "items" : [
                3,
                {
                  "read" : true
                }
              ],
              "none" : [],
              "score" : 0.5,
              "whole" : 2,
              "unknown" : null
            }

            """
        #expect(String(decoding: text, as: UTF8.self) == expected)
    }

    @Test("any text comes back as it was, and nothing in the JSON commands a terminal", arguments: 1...20)
    func roundTrip(_ seed: UInt64) throws {
        var random = SplitMix(seed)
        let signs: [Unicode.Scalar] = [
            "\"", "\\", "/", "\n", "\r", "\t", "\0", "\u{1B}", "\u{7F}", "\u{9B}", "\u{202E}", "\u{2068}", "\u{2028}", "ض", "a", "\u{1F4D6}",
        ]
        var text = ""
        for _ in 0..<40 { text.unicodeScalars.append(signs.randomElement(using: &random) ?? "a") }
        let json = JSONWriter.text { $0.list { $0.put(text) } }
        #expect(try JSONSerialization.jsonObject(with: Data(json)) as? [String] == [text])
        let written = String(decoding: json, as: UTF8.self).unicodeScalars
        #expect(
            written.allSatisfy { sign in
                sign == "\n"
                    || sign.value >= 0x20 && !(0x7F...0x9F).contains(sign.value) && !(0x2028...0x202E).contains(sign.value)
                        && !(0x2066...0x2069).contains(sign.value)
            })
    }

    @Test("a moment is written by RFC 3339")
    func moments() {
        #expect(MomentText.utc(0) == "1970-01-01T00:00:00Z")
        #expect(MomentText.utc(1_769_846_400) == "2026-01-31T08:00:00Z")
        #expect(MomentText.utc(-1) == "1969-12-31T23:59:59Z")
    }
}
