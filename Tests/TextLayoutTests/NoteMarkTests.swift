// A note's mark stays with the word that it is asked for at, whatever sign stands between.
import ArabicText
import TestSupport
import Testing

@testable import TextLayout

@Suite("Marks of notes")
struct NoteMarkTests {
    private let engine = LayoutEngine()

    /// The lines of a text as they are broken at a width, and of how many its short way knows.
    private func lines(_ text: String, width: Int) -> [String] {
        let scalars = codePoints(text)
        let options = LayoutOptions(width: width)
        let layout = engine.layOut(scalars, base: .automatic, options: options)
        let count = scalars.withUnsafeBufferPointer { engine.lineCount(of: $0, base: .automatic, options: options) }
        #expect(count == layout.lineCount)
        return (0..<layout.lineCount).map { String(codePoints: Array(scalars[layout.logicalRange(ofLine: $0)])) }
    }

    @Test(
        "no line starts with a note's mark",
        arguments: [
            "عادت السفن إلى الميناء.[1]", "عادت السفن إلى الميناء؟(12)", "عادت السفن إلى «الميناء»(٣)", "The ships came home.[12] Then",
            "عادت السفن!(١٢٣) ثم",
        ])
    func stays(_ text: String) {
        for width in 13...30 {
            for line in lines(text, width: width) { #expect(!line.hasPrefix("[") && !line.hasPrefix("("), "\(line) at \(width)") }
        }
    }

    @Test("what stands in brackets by itself may start a line: after a space, a year, words")
    func moves() {
        #expect(lines("عادت السفن (12) مرة", width: 11) == ["عادت السفن ", "(12) مرة"])
        #expect(lines("عادت السفن.(2024)", width: 11) == ["عادت السفن.", "(2024)"])
        #expect(lines("عادت السفن.[أمس]", width: 11) == ["عادت السفن.", "[أمس]"])
    }
}
