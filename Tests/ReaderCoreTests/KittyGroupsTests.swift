// Letters before a comma or a full stop in kitty, whose dealing out of cells to glyphs is played here from what is sent.
import ArabicText
import Foundation
import TerminalScreen
import TestSupport
import TextLayout
import Testing

@testable import ReaderCore

@Suite("Whole letters in kitty")
struct KittyGroupsTests {
    private let converter = RowConverter()

    /// Text as a row of a page, at its right edge.
    private func row(_ text: String, width: Int = 76) -> [Cell] {
        let line = LayoutEngine().layOut(codePoints(text), base: .rightToLeft, options: LayoutOptions(width: width)).visualLine(0)
        let cells = line.cells.map { Cell(scalar: $0.scalar, marks: $0.marks) }
        return Array(repeating: .blank, count: 2 + max(0, width - cells.count)) + cells + [.blank, .blank]
    }

    /// What stands in the cells, and with which cells to its left each is drawn: nil where something would be drawn beside its cell.
    private func drawn(_ sent: [Cell]) -> [(cell: Cell, room: Int)]? {
        var result: [(cell: Cell, room: Int)] = []
        for (index, run) in sent.split(separator: Cell.blank, omittingEmptySubsequences: false).map(Array.init).enumerated() {
            guard let cells = isTurned(run) ? dealt(run) : run.map({ ($0, 0) }) else { return nil }
            result += (index == 0 ? [] : [(Cell.blank, 0)]) + cells
        }
        return result
    }

    /// The cells of one turned run dealt out to its glyphs, each glyph one character.
    private func dealt(_ run: [Cell]) -> [(cell: Cell, room: Int)]? {
        func count(_ cell: Cell) -> Int { 1 + (0..<4).count { cell.marks[$0] != 0 } }
        struct Glyph {
            var cell: Int
            var isLetter, hasInk: Bool
        }
        let seen = Array(run.reversed())
        let glyphs = seen.indices.flatMap { cell in
            (1..<count(seen[cell])).reversed().map { mark in
                Glyph(cell: cell, isLetter: false, hasInk: ![0x34F, 0x61C].contains(seen[cell].marks[mark - 1]))
            } + [Glyph(cell: cell, isLetter: true, hasInk: seen[cell].scalar != 0xA0)]
        }
        // For each glyph the cell that is being used up when it comes, and whether it uses it up.
        let owners = run.enumerated().flatMap { Array(repeating: $0.offset, count: count($0.element)) }
        guard owners.count == glyphs.count else { return nil }
        var groups: [(first: Int, glyphs: [Glyph], cells: Int)] = []
        for (index, glyph) in glyphs.enumerated() {
            let before = index > 0 ? glyphs[index - 1] : nil
            if let last = groups.last, last.cells == 0 || before?.hasInk == false {
                groups[groups.count - 1].glyphs.append(glyph)
            } else {
                groups.append((owners[index], [glyph], 0))
            }
            if index + 1 == owners.count || owners[index + 1] != owners[index] { groups[groups.count - 1].cells += 1 }
        }
        var result: [(cell: Cell, room: Int)] = []
        for group in groups {
            var column = group.first
            for glyph in group.glyphs {
                guard glyph.isLetter else {
                    if glyph.hasInk, glyph.cell != column { return nil }
                    continue
                }
                guard glyph.cell == column, column < group.first + group.cells else { return nil }
                result.append((seen[column], column - group.first))
                column += 1
            }
        }
        return result
    }

    private func isTurned(_ run: [Cell]) -> Bool {
        let first = run.first {
            $0.marks[0] == 0x61C || [.leftToRight, .rightToLeft, .arabicLetter].contains(CharacterProperties($0.scalar).bidiClass)
        }
        return first.map { $0.marks[0] == 0x61C || CharacterProperties($0.scalar).bidiClass.isRightToLeft } ?? false
    }

    @Test("nothing is drawn beside its cell, of 300 lines with marks, Latin and numbers")
    func everyLine() {
        let words = [
            "قال", "القاضي،", "إنّ", "الصحف.", "تمامًا،", "رُمّمت", "النقص؛", "مُدّت", "(القفص)", "«العرض»", "x/تويتر", "لـCNN", "2024م،", "5.99$", "The",
            "https://kutub.example/a?b=1", "خميس.", "وفيها:", "ورد،", "المفترض", "في", "من", "على", "كلِّه،", "بعضٍ،",
        ]
        var generator = SplitMix(7)
        var wrong: [String] = []
        var (cut, whole) = (0, 0)
        for _ in 0..<300 {
            let text = (0..<12).map { _ in words.randomElement(using: &generator) ?? "" }.joined(separator: " ")
            let row = row(text)
            guard let drawn = self.drawn(converter.sent(row, in: .kittyOneFont).cells) else {
                wrong.append(text)
                continue
            }
            for place in cutBySign(row) { if drawn[place].room > 0 { whole += 1 } else { cut += 1 } }
        }
        #expect(wrong.isEmpty, "\(wrong.count), as \(wrong.prefix(3))")
        // Marks and Latin leave some without cells that could face theirs.
        #expect(cut * 4 < whole, "\(cut) cut, \(whole) whole")
    }

    /// Letters that reach to the left of their cell and have a sign there.
    private func cutBySign(_ row: [Cell]) -> [Int] {
        let signs = "،؛.؟:»()".unicodeScalars.map(\.value)
        let letters = "سشصضفقنىي".unicodeScalars.map(\.value)
        return row.indices.dropFirst().filter { place in
            guard signs.contains(row[place - 1].scalar), (0xFE80...0xFEFC).contains(row[place].scalar), row[place].marks[0] == 0 else { return false }
            return letters.contains { String(codePoints: [row[place].scalar]).precomposedStringWithCompatibilityMapping == String(codePoints: [$0]) }
        }
    }

    @Test(
        "a letter before a comma or a full stop has room beside its cell",
        arguments: [
            "خرج من الصحف، وفيها أخبار.", "في الدراسي، ثم الخميس.", "قال: في عرض، ونقص، وقفص.", "سأل الناس: أين القفص؟",
            "«القاضي»، والمفترض؛ والباقي.",
            "في المرض، والعرض (الأبيض).", "رأى الرئيس، تمامًا، أن النقص.",
        ])
    func roomBeforeSigns(_ text: String) throws {
        let row = row(text)
        let sent = converter.sent(row, in: .kittyOneFont)
        let drawn = try #require(self.drawn(sent.cells), "something is drawn beside its cell")
        #expect(KittyOrder.shown(sent.cells, wholeWords: true) == row)
        let plain = try #require(self.drawn(converter.sent(row, in: .kittyWords).cells))
        let letters = cutBySign(row)
        #expect(!letters.isEmpty)
        for letter in letters { #expect(drawn[letter].room > 0, "\(letter) of «\(text)»") }
        #expect(letters.contains { plain[$0].room == 0 })
    }
}
