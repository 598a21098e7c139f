// A picture as cells: half blocks in colours. Read from what chafa writes, of which nothing passes but these: no other character, no
// command to a terminal, no more cells than there is room for.
import ArabicText
import TerminalScreen

package struct CellPicture: Hashable, Sendable {
    package let size: ScreenSize
    /// Row by row; `size.columns` of each.
    private let cells: [Cell]
    /// The same in the terminal's own graphics, where it has any.
    package var pixels: PixelPicture?

    /// - Parameters:
    ///   - output: characters, line feeds and the colours between them (ECMA-48, SGR). Whatever else it holds is left out.
    ///   - room: what it has more of is cut off.
    /// - Returns: nil where there is nothing to be seen.
    package init?(chafa output: [UInt8], room: ScreenSize) {
        var reader = ChafaReader(room: room)
        reader.read(output)
        let columns = reader.rows.map(\.count).max() ?? 0
        guard columns > 0 else { return nil }
        size = ScreenSize(columns: columns, rows: reader.rows.count)
        cells = reader.rows.flatMap { $0 + Array(repeating: nil, count: columns - $0.count) }.map { $0 ?? .blank }
    }

    /// Draws what of it the rectangle has room for, from its first cell on.
    /// - Parameter paper: what is seen where the picture lets it through.
    func draw(in rect: Rect, on paper: Style, into frame: inout Frame) {
        for row in 0..<min(size.rows, rect.rows) {
            for column in 0..<min(size.columns, rect.columns) {
                var cell = self[column, row]
                if cell.style.foreground == .standard { cell.style.foreground = paper.foreground }
                if cell.style.background == .standard { cell.style.background = paper.background }
                frame[rect.column + column, rect.row + row] = cell
            }
        }
    }

    /// A blank outside.
    package subscript(column: Int, row: Int) -> Cell {
        guard column >= 0, row >= 0, column < size.columns, row < size.rows else { return .blank }
        return cells[row * size.columns + column]
    }
}

/// What has become of a picture that was asked for.
package enum PictureOutcome: Hashable, Sendable {
    case made(CellPicture)
    /// chafa is not installed, or nothing may be started.
    case noProgram
    /// The fetcher's words.
    case notFetched(Problem)
    /// What came is none that chafa reads within its limits.
    case noPicture
}

/// Goes through what chafa writes.
private struct ChafaReader {
    let room: ScreenSize
    var rows: [[Cell?]] = []
    private var row: [Cell?] = []
    private var style = Style.plain
    /// SGR 7.
    private var isReversed = false

    init(room: ScreenSize) { self.room = room }

    mutating func read(_ output: [UInt8]) {
        var place = 0
        while place < output.count, rows.count < room.rows {
            let byte = output[place]
            if byte == 0x1B {
                place = skipSequence(output, from: place + 1)
                continue
            }
            if byte == UInt8(ascii: "\n") { endRow() }
            let (scalar, length) = Self.scalar(output, at: place)
            if byte >= 0x20, byte != 0x7F, row.count < room.columns { put(scalar) }
            place += length
        }
        if rows.count < room.rows, !row.isEmpty { endRow() }
    }

    private mutating func endRow() {
        rows.append(row)
        row = []
    }

    /// What is no block is a blank.
    private mutating func put(_ scalar: UInt32) {
        var style = style
        if isReversed { (style.foreground, style.background) = (style.background, style.foreground) }
        if isReversed, style == self.style { style.attributes = .reverse }
        switch Unicode.Scalar(scalar) {
        case "▀", "▄", "█": row.append(Cell(scalar: scalar, style: style))
        default: row.append(Cell(scalar: codePoint(" "), style: style))
        }
    }

    private static func scalar(_ bytes: [UInt8], at place: Int) -> (scalar: UInt32, length: Int) {
        guard bytes[place] >= 0xE0, bytes[place] < 0xF0, place + 2 < bytes.count else {
            // Of no block: one cell, whatever it is.
            return (UInt32(bytes[place]), bytes[place] >= 0xF0 ? 4 : bytes[place] >= 0xC0 ? 2 : 1)
        }
        let (first, second, third) = (UInt32(bytes[place]), UInt32(bytes[place + 1]), UInt32(bytes[place + 2]))
        return ((first & 0x0F) << 12 | (second & 0x3F) << 6 | third & 0x3F, 3)
    }

    // MARK: Colours

    /// - Returns: where reading goes on.
    private mutating func skipSequence(_ bytes: [UInt8], from start: Int) -> Int {
        guard start < bytes.count, bytes[start] == UInt8(ascii: "[") else { return start + 1 }
        var place = start + 1
        while place < bytes.count, !(0x40...0x7E).contains(bytes[place]) { place += 1 }
        if place < bytes.count, bytes[place] == UInt8(ascii: "m") { take(bytes[(start + 1)..<place]) }
        return place + 1
    }

    private mutating func take(_ parameters: ArraySlice<UInt8>) {
        // No number of a colour has more than three digits.
        let numbers = parameters.split(separator: UInt8(ascii: ";"), omittingEmptySubsequences: false).prefix(32).map { text in
            text.count <= 3 && text.allSatisfy { (0x30...0x39).contains($0) } ? text.reduce(0) { $0 * 10 + Int($1 - 0x30) } : -1
        }
        var index = 0
        while index < numbers.count {
            let number = numbers[index]
            index += 1
            switch number {
            case 0: (style, isReversed) = (.plain, false)
            case 7: isReversed = true
            case 27: isReversed = false
            case 30...37: style.foreground = .palette(UInt8(number - 30))
            case 90...97: style.foreground = .palette(UInt8(number - 82))
            case 40...47: style.background = .palette(UInt8(number - 40))
            case 100...107: style.background = .palette(UInt8(number - 92))
            case 39: style.foreground = .standard
            case 49: style.background = .standard
            case 38, 48:
                guard let (color, taken) = Self.color(numbers[index...]) else { return }
                index += taken
                if number == 38 { style.foreground = color } else { style.background = color }
            default: break
            }
        }
    }

    private static func color(_ numbers: ArraySlice<Int>) -> (Color, taken: Int)? {
        let given = Array(numbers.prefix(4))
        guard given.dropFirst().allSatisfy({ (0...255).contains($0) || given.first == 5 }) else { return nil }
        if given.count >= 2, given[0] == 5, (0...255).contains(given[1]) { return (indexed(given[1]), 2) }
        guard given.count == 4, given[0] == 2 else { return nil }
        return (.rgb(red: UInt8(given[1]), green: UInt8(given[2]), blue: UInt8(given[3])), 4)
    }

    /// Of xterm's 256 colours those that are the same everywhere, by what they are.
    private static func indexed(_ number: Int) -> Color {
        if number < 16 { return .palette(UInt8(number)) }
        if number >= 232 {
            let grey = UInt8(8 + (number - 232) * 10)
            return .rgb(red: grey, green: grey, blue: grey)
        }
        func step(_ value: Int) -> UInt8 { value == 0 ? 0 : UInt8(55 + 40 * value) }
        let cube = number - 16
        return .rgb(red: step(cube / 36), green: step(cube / 6 % 6), blue: step(cube % 6))
    }
}
