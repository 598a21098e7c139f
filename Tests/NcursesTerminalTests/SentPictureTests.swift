// What is sent of a frame: its rows in the terminal's order, plain spaces, and only what has changed.
import TerminalScreen
import Testing

@testable import NcursesTerminal

/// Turns each row around, and remembers which it was given.
private final class TurningRows: RowSending {
    var given: [[UInt32]] = []

    func sent(_ row: [Cell], in order: DisplayOrder) -> SentRow {
        given.append(row.map(\.scalar))
        return SentRow(cells: row.reversed(), columns: row.indices.reversed(), isExact: true)
    }
}

/// A picture and the rows that it is turned by.
private final class Sending {
    let rows = TurningRows()
    private var picture = SentPicture()
    var sent: Frame? { picture.sent }

    @discardableResult func take(_ frame: Frame, _ order: DisplayOrder) -> Bool { picture.take(frame, order: order, rows: rows) }
    func forget() { picture.forget() }
}

@Suite("The picture as it is sent")
struct SentPictureTests {
    private let logical = DisplayOrder.logical(.firstStrong)

    private func frame(_ rows: String...) -> Frame {
        var frame = Frame(size: ScreenSize(columns: rows.map(\.unicodeScalars.count).max() ?? 0, rows: rows.count))
        for (row, text) in rows.enumerated() {
            for (column, scalar) in text.unicodeScalars.enumerated() { frame[column, row] = Cell(scalar: scalar.value) }
        }
        return frame
    }

    private func text(_ frame: Frame?, row: Int) -> String {
        guard let frame else { return "" }
        return String(String.UnicodeScalarView((0..<frame.size.columns).compactMap { Unicode.Scalar(frame[$0, row].scalar) }))
    }

    @Test("spaces of every kind are sent as spaces, in both orders; what only looks like one is not", arguments: [true, false])
    func spaces(_ isVisual: Bool) {
        let picture = Sending()
        for scalar in [0xA0, 0x202F, 0x205F] + Array(UInt32(0x2000)...0x200A) {
            var given = frame("ab")
            given[1, 0].scalar = scalar
            picture.take(given, isVisual ? .visual : logical)
            #expect(text(picture.sent, row: 0) == (isVisual ? "a " : " a"), "U+\(String(scalar, radix: 16))")
        }
        for scalar: UInt32 in [0x3000, 0x2800, 0x640] {
            var given = frame("ab")
            given[1, 0].scalar = scalar
            picture.take(given, .visual)
            #expect(picture.sent?[1, 0].scalar == scalar)
        }
    }

    @Test("a frame that the screen shows already is not sent again; another order, a cursor elsewhere or a screen that was lost is")
    func again() {
        let picture = Sending()
        var given = frame("ab", "cd")
        #expect(picture.take(given, .visual))
        #expect(!picture.take(given, .visual))
        #expect(picture.take(given, logical))
        #expect(text(picture.sent, row: 0) == "ba" && text(picture.sent, row: 1) == "dc")
        #expect(!picture.take(given, logical))
        given.cursor = (0, 1)
        #expect(picture.take(given, logical))
        picture.forget()
        #expect(picture.sent == nil)
        #expect(picture.take(given, logical))
        #expect(picture.take(given, .visual))
        #expect(text(picture.sent, row: 0) == "ab")
    }

    @Test("only rows that have changed are turned, and all of them in a window of another size")
    func changedRows() {
        let picture = Sending()
        picture.take(frame("ab", "cd", "ef"), logical)
        #expect(picture.rows.given.count == 3)
        picture.take(frame("ab", "cx", "ef"), logical)
        #expect(picture.rows.given.count == 4 && picture.rows.given.last == Array("cx".unicodeScalars.map(\.value)))
        #expect((0..<3).map { text(picture.sent, row: $0) } == ["ba", "xc", "fe"])
        picture.take(frame("ab", "cx"), logical)
        #expect(picture.rows.given.count == 6 && picture.sent?.size == ScreenSize(columns: 2, rows: 2))
    }

    @Test("the cursor stands where its cell was sent")
    func cursor() {
        let picture = Sending()
        var given = frame("abcd", "efgh")
        given.cursor = (1, 1)
        picture.take(given, .visual)
        #expect(picture.sent?.cursor?.column == 1)
        picture.take(given, logical)
        #expect(picture.sent?.cursor?.column == 2 && picture.sent?.cursor?.row == 1)
        // Past the last column there is no cell to follow.
        given.cursor = (4, 1)
        picture.take(given, logical)
        #expect(picture.sent?.cursor?.column == 4)
    }
}
