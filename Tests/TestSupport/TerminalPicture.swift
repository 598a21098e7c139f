// What a terminal shows, by libvterm: every cell with its base letter and marks, attributes, cursor, alternate screen.
// Rows are in visual order, as on glass; `readingText` turns one back, for tests that ask what it says and not how.
import CVTerm
import Foundation
import Glibc

/// A cell as the terminal shows it.
package struct PictureCell: Hashable, Sendable {
    package enum Color: Hashable, Sendable {
        case standard
        case palette(Int)
        case rgb(red: Int, green: Int, blue: Int)
    }

    /// The base and its marks; empty in a blank cell and in the right half of a wide letter.
    package var scalars: [UInt32]
    package var width: Int
    package var isBold, isUnderlined, isItalic, isReverse: Bool
    package var foreground, background: Color

    package var text: String { String(String.UnicodeScalarView(scalars.compactMap(Unicode.Scalar.init))) }
    package var marks: [UInt32] { Array(scalars.dropFirst()) }
}

package final class TerminalPicture {
    package private(set) var columns: Int
    package private(set) var rows: Int
    package private(set) var isAlternateScreen = false
    package private(set) var isCursorVisible = true
    package private(set) var cursor = (column: 0, row: 0)
    package private(set) var mouseMode = 0
    private let terminal: OpaquePointer
    private let screen: OpaquePointer
    private let callbacks: UnsafeMutablePointer<VTermScreenCallbacks>

    package init(columns: Int, rows: Int) {
        (self.columns, self.rows) = (columns, rows)
        terminal = vterm_new(Int32(rows), Int32(columns))
        vterm_set_utf8(terminal, 1)
        screen = vterm_obtain_screen(terminal)
        vterm_screen_enable_altscreen(screen, 1)
        callbacks = .allocate(capacity: 1)
        callbacks.initialize(to: VTermScreenCallbacks())
        callbacks.pointee.settermprop = { property, value, user in
            guard let user, let value else { return 0 }
            Unmanaged<TerminalPicture>.fromOpaque(user).takeUnretainedValue().set(property, value.pointee)
            return 1
        }
        callbacks.pointee.movecursor = { position, _, _, user in
            guard let user else { return 0 }
            Unmanaged<TerminalPicture>.fromOpaque(user).takeUnretainedValue().cursor = (Int(position.col), Int(position.row))
            return 1
        }
        vterm_screen_set_callbacks(screen, callbacks, Unmanaged.passUnretained(self).toOpaque())
        vterm_screen_reset(screen, 1)
    }

    deinit {
        vterm_free(terminal)
        callbacks.deallocate()
    }

    private func set(_ property: VTermProp, _ value: VTermValue) {
        switch property {
        case VTERM_PROP_ALTSCREEN: isAlternateScreen = value.boolean != 0
        case VTERM_PROP_CURSORVISIBLE: isCursorVisible = value.boolean != 0
        case VTERM_PROP_MOUSE: mouseMode = Int(value.number)
        default: break
        }
    }

    package func take(_ bytes: [UInt8]) {
        bytes.withUnsafeBytes { _ = vterm_input_write(terminal, $0.baseAddress?.assumingMemoryBound(to: CChar.self), $0.count) }
    }

    package func resize(columns: Int, rows: Int) {
        (self.columns, self.rows) = (columns, rows)
        vterm_set_size(terminal, Int32(rows), Int32(columns))
    }

    // MARK: Reading

    package func cell(_ column: Int, _ row: Int) -> PictureCell {
        var cell = VTermScreenCell()
        vterm_screen_get_cell(screen, VTermPos(row: Int32(row), col: Int32(column)), &cell)
        let all = withUnsafeBytes(of: cell.chars) { Array($0.bindMemory(to: UInt32.self)) }
        let scalars = Array(all.prefix { $0 != 0 && $0 != UInt32.max })
        return PictureCell(
            scalars: scalars, width: Int(cell.width), isBold: cell.attrs.bold != 0, isUnderlined: cell.attrs.underline != 0,
            isItalic: cell.attrs.italic != 0, isReverse: cell.attrs.reverse != 0, foreground: Self.color(cell.fg), background: Self.color(cell.bg))
    }

    private static func color(_ color: VTermColor) -> PictureCell.Color {
        let type = UInt32(color.type)
        if type & (VTERM_COLOR_DEFAULT_FG.rawValue | VTERM_COLOR_DEFAULT_BG.rawValue) != 0 { return .standard }
        if type & VTERM_COLOR_INDEXED.rawValue != 0 { return .palette(Int(color.indexed.idx)) }
        return .rgb(red: Int(color.rgb.red), green: Int(color.rgb.green), blue: Int(color.rgb.blue))
    }

    package func cells(ofRow row: Int) -> [PictureCell] { (0..<columns).map { cell($0, row) } }

    /// A row as painted, in visual order, the blanks at its right end left out.
    package func text(ofRow row: Int) -> String {
        var text = ""
        for cell in cells(ofRow: row) where cell.width > 0 { text += cell.scalars.isEmpty ? " " : cell.text }
        return String(text.reversed().drop { $0 == " " }.reversed())
    }

    /// All rows as painted.
    package var text: String { (0..<rows).map(text(ofRow:)).joined(separator: "\n") }

    /// The screen in a frame, for messages.
    package var framed: String { (0..<rows).map { "│" + text(ofRow: $0) }.joined(separator: "\n") }

    /// What a right-to-left row says: its letters from right to left, as plain letters without marks, runs of Latin and of
    /// digits turned back. Near enough to ask what a row says; not a bidi algorithm.
    package func readingText(ofRow row: Int) -> String {
        var text = ""
        var latin = ""
        for cell in cells(ofRow: row).reversed() where cell.width > 0 {
            let base = cell.scalars.first.flatMap(Unicode.Scalar.init) ?? " "
            let letter = String(base).precomposedStringWithCompatibilityMapping
            if base.properties.isAlphabetic && base.value < 0x250 || base.properties.numericType != nil {
                latin = letter + latin
            } else {
                text += latin + letter
                latin = ""
            }
        }
        return (text + latin).split(separator: " ").joined(separator: " ")
    }

    package func readingText() -> [String] { (0..<rows).map(readingText(ofRow:)) }

    /// True when some row says a text, in Arabic's reading order or as painted.
    package func reads(_ text: String) -> Bool {
        (0..<rows).contains { readingText(ofRow: $0).contains(text) || self.text(ofRow: $0).contains(text) }
    }
}
