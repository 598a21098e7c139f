// The letters' forms as constant data equal those that FriBidi gives. RECORD_DOCS=1 (`make docs`) writes them anew.
import Foundation
import Testing

@testable import ArabicText

@Suite("Letters' forms as constant data")
struct LetterFormsTests {
    private static var source: String {
        let forms = LetterForms.found.map { "0x" + String($0, radix: 16) }
        let rows = stride(from: 0, to: forms.count, by: 8).map { "    " + forms[$0..<$0 + 8].joined(separator: ", ") + ",\n" }.joined()
        return """
            // Made from FriBidi's forms by `make docs` (LetterFormsTests).
            #include "unicode_data.h"

            const uint32_t qari_letter_forms[1024] = {
            \(rows)};

            """
    }

    @Test("letter_forms.c is what FriBidi gives")
    func upToDate() throws {
        let file = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../Sources/CUnicodeData/letter_forms.c").standardized
        if ProcessInfo.processInfo.environment["RECORD_DOCS"] == "1" {
            try Data(Self.source.utf8).write(to: file)
        } else {
            #expect(String(decoding: try Data(contentsOf: file), as: UTF8.self) == Self.source, "`make docs` makes it again.")
        }
        #expect((0..<1024).map { LetterForms.table[$0] } == LetterForms.found, "What is compiled is what is written.")
    }
}
