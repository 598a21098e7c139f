// The line being typed, beside a simple model: a string, cut into Swift's own characters.
import ArabicText
import TestSupport
import TextLayout
import Testing

@testable import ReaderCore

@Suite("Prompt")
struct LineEditorTests {
    /// The model: scalars and a place among them; what a character is, Swift says.
    private struct Model {
        var text: [UInt32] = []
        var cursor = 0

        private var starts: [Int] {
            var starts: [Int] = []
            var offset = 0
            for character in String(String.UnicodeScalarView(text.compactMap(Unicode.Scalar.init))) {
                starts.append(offset)
                offset += character.unicodeScalars.count
            }
            return starts + [text.count]
        }

        mutating func insert(_ scalar: UInt32) {
            text.insert(scalar, at: cursor)
            cursor += 1
        }
        mutating func deleteBackward() {
            guard let start = starts.last(where: { $0 < cursor }) else { return }
            text.removeSubrange(start..<cursor)
            cursor = start
        }
        mutating func deleteForward() {
            guard cursor < text.count, let end = starts.first(where: { $0 > cursor }) else { return }
            text.removeSubrange(cursor..<end)
        }
        func isBoundary(_ place: Int) -> Bool { starts.contains(place) }
    }

    private static let alphabet: [UInt32] = Array("ابتلملاآأي سكا َ ّ ُ ab z 12 ٣ ( ) « é 漢 👩 ‍ 👧".unicodeScalars.map(\.value)) + [0x200D, 0x64E, 0x651]

    @Test("typing, deleting and moving at random agree with the model", arguments: 1...40)
    func random(_ seed: UInt64) {
        var random = SplitMix(seed)
        var editor = LineEditor()
        var model = Model()
        let (engine, base) = (LayoutEngine(), seed % 2 == 0 ? BaseDirection.rightToLeft : .leftToRight)
        for step in 0..<60 {
            switch Int.random(in: 0..<12, using: &random) {
            case 0..<6:
                let scalar = Self.alphabet.randomElement(using: &random) ?? 0x20
                editor.insert([scalar])
                model.insert(scalar)
            case 6, 7:
                editor.deleteBackward()
                model.deleteBackward()
            case 8:
                editor.deleteForward()
                model.deleteForward()
            case 9:
                editor.moveToStart()
                model.cursor = 0
            case 10:
                editor.moveToEnd()
                model.cursor = model.text.count
            default:
                let before = editor.column(of: editor.cursor, base: base, engine: engine)
                let isLeft = Bool.random(using: &random)
                editor.moveVisually(left: isLeft, base: base, engine: engine)
                // Where it went is the eye's affair: a boundary, not the other way.
                #expect(model.isBoundary(editor.cursor) || editor.cursor == model.cursor, "seed \(seed), step \(step)")
                let after = editor.column(of: editor.cursor, base: base, engine: engine)
                #expect(isLeft ? after <= before : after >= before, "seed \(seed), step \(step)")
                model.cursor = editor.cursor
            }
            #expect(editor.text == model.text && editor.cursor == model.cursor, "seed \(seed), step \(step)")
            if editor.text != model.text { return }
        }
    }

    @Test("an arrow held down comes to the end that it points to, through every letter of an Arabic word")
    func held() {
        var editor = LineEditor()
        editor.insert(codes("سلام عليكم"))
        let engine = LayoutEngine()
        var places = [editor.cursor]
        while true {
            editor.moveVisually(left: false, base: .rightToLeft, engine: engine)
            if editor.cursor == places.last { break }
            places.append(editor.cursor)
        }
        #expect(places.last == 0)
        #expect(places == places.sorted(by: >))
        // The place inside the lam-alef is no place for the eye.
        #expect(places.count >= 10)
    }

    private func codes(_ text: String) -> [UInt32] { text.unicodeScalars.map(\.value) }

    @Test("the cursor stands where the next letter will appear")
    func cursor() {
        var screen = ReaderScreen(size: .init(columns: 60, rows: 10))
        screen.press("/")
        for letter in "قطار الساحل ثم abc وبعدها" {
            let here = screen.frame.cursor
            let before = screen.cells(ofRow: 9)
            screen.type(String(letter))
            guard let here, let now = screen.frame.cursor else {
                Issue.record("No cursor.")
                return
            }
            // Typing Arabic goes to the left, cell by cell; a lam-alef stays in its lam's cell.
            if letter.unicodeScalars.first?.value ?? 0 > 0x600, letter != "ا" { #expect(now.column <= here.column, "\(letter)") }
            #expect(screen.cells(ofRow: 9) != before || letter == " ")
        }
    }
}
