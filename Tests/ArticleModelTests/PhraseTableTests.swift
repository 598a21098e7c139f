// The phrases as constant data equal the lists that they are made from. RECORD_DOCS=1 (`make docs`) writes them anew.
import Foundation
import Testing

@testable import ArticleModel

@Suite("Phrases as constant data")
struct PhraseTableTests {
    private static var source: String {
        var text = """
            // Made from Sources/ArticleModel/Parsing/ReaderTextRules.swift by `make docs`.
            #include "phrase_data.h"


            """
        var rows = ""
        for name in PhraseTable.Name.allCases {
            let phrases = ReaderTextRules.table(name).phrases.map(\.scalars).sorted { $0.lexicographicallyPrecedes($1) }
            var end = 0
            let ends = phrases.map { phrase in
                end += phrase.count
                return "\(end)"
            }
            text += "static const uint16_t \(name)_text[] = {\n\(lines(phrases.joined().map { "0x" + String($0, radix: 16) }))};\n"
            text += "static const uint16_t \(name)_ends[] = {\n\(lines(ends))};\n"
            rows += "    {\(name)_text, \(name)_ends, \(phrases.count)},\n"
        }
        return text + """

            static const qari_phrase_table tables[] = {
            \(rows)};

            size_t qari_phrase_table_count(void) { return sizeof tables / sizeof *tables; }
            qari_phrase_table qari_phrase_table_at(size_t index) { return tables[index]; }

            """
    }

    private static func lines(_ numbers: [String]) -> String {
        stride(from: 0, to: numbers.count, by: 16).map { "    " + numbers[$0..<min($0 + 16, numbers.count)].joined(separator: ", ") + ",\n" }.joined()
    }

    @Test("phrase_data.c is what the lists give")
    func upToDate() throws {
        let file = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../Sources/CPhraseData/phrase_data.c").standardized
        if ProcessInfo.processInfo.environment["RECORD_DOCS"] == "1" {
            try Data(Self.source.utf8).write(to: file)
        } else {
            #expect(String(decoding: try Data(contentsOf: file), as: UTF8.self) == Self.source, "`make docs` makes it again.")
        }
    }

    @Test("every phrase is found, and nothing like it", arguments: PhraseTable.Name.allCases)
    func found(_ name: PhraseTable.Name) {
        let table = ReaderTextRules.table(name)
        let phrases = table.phrases
        #expect(!phrases.isEmpty && phrases.allSatisfy { $0.scalars.allSatisfy { $0 <= 0xFFFF } && !$0.isEmpty })
        for phrase in phrases {
            #expect(
                table.contains(phrase) && table.hasBeginning(of: phrase),
                "\(String(phrase.scalars.compactMap(Unicode.Scalar.init).map(Character.init)))")
            for other in [Array(phrase.scalars.dropLast()), Array(phrase.scalars.dropFirst()), phrase.scalars + [0x62], [0x1F4D6] + phrase.scalars] {
                let key = PhraseKey(other)
                #expect(table.contains(key) == phrases.contains(key))
            }
            #expect(table.hasBeginning(of: PhraseKey(phrase.scalars + [0x20, 0x62]), isLonger: true))
        }
        #expect(!table.contains(PhraseKey([])) && !table.hasBeginning(of: PhraseKey([])))
    }
}
