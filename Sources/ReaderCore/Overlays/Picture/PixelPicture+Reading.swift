// What chafa writes in a terminal's own graphics, read and looked over: nothing of its sequences is passed on, and of what stands in them
// the letters alone that pixels are written in, no more of them than there is room for. The terminal's side makes its own sequences around them.
import TerminalScreen

extension PixelPicture {
    /// How large a picture is asked for, in chafa's squares of 8 pixels.
    /// - Parameter room: in cells.
    package static func squares(in room: ScreenSize, for graphics: TerminalGraphics) -> ScreenSize {
        var squares = largest(in: room, for: graphics)
        // A pixel is four bytes, in base64, whatever it shows: what is too long is made of fewer, which the terminal enlarges.
        while graphics.kind.isOfPixels, squares.columns * squares.rows * square * square * 16 / 3 > graphics.longest,
            squares.columns > 1, squares.rows > 1
        {
            squares = ScreenSize(columns: squares.columns * 9 / 10, rows: squares.rows * 9 / 10)
        }
        return squares
    }

    private static func largest(in room: ScreenSize, for graphics: TerminalGraphics) -> ScreenSize {
        let pixels = SIMD2(min(room.columns * graphics.cell.x, most.x), min(room.rows * graphics.cell.y, most.y))
        return ScreenSize(columns: max(1, pixels.x / square), rows: max(1, pixels.y / square))
    }

    private static let square = 8
    /// xterm draws no more, however it is set up, and more makes no better picture of a page.
    private static let most = SIMD2(1000, 800)

    /// - Parameters:
    ///   - output: as chafa writes it for these graphics.
    ///   - room: cells that it may cover.
    /// - Returns: nil where it is no such picture, or is larger.
    package init?(chafa output: [UInt8], for graphics: TerminalGraphics, room: ScreenSize) {
        guard output.count <= graphics.longest + Self.frame, graphics.cell.x > 0, graphics.cell.y > 0, room.columns > 0, room.rows > 0 else {
            return nil
        }
        switch graphics.kind {
        // A file is made of the same pixels by who sends it: what a decoder has written is handed to no other.
        case .kitty, .file: self.init(kitty: output, graphics, room)
        case .sixel: self.init(sixels: output, graphics, room)
        }
    }

    /// What stands around the pixels, at most.
    package static let frame = 64 << 10

    // MARK: Pixels

    /// Chunks of base64, each for itself, the first of which has the size (`s`, `v`).
    private init?(kitty output: [UInt8], _ graphics: TerminalGraphics, _ room: ScreenSize) {
        var data: [UInt8] = []
        var pixels: SIMD2<Int>?
        var place = 0
        while let chunk = Self.string(in: output, from: &place, introducer: UInt8(ascii: "_")) {
            guard chunk.first == UInt8(ascii: "G") else { return nil }
            let parts = chunk.dropFirst().split(separator: UInt8(ascii: ";"), maxSplits: 1, omittingEmptySubsequences: false)
            if pixels == nil { pixels = Self.size(inKeys: parts[0]) }
            if parts.count > 1 {
                guard Self.decode(base64: parts[1], onto: &data) else { return nil }
            }
        }
        guard let pixels, pixels.x <= Self.most.x, pixels.y <= Self.most.y else { return nil }
        guard data.count == pixels.x * pixels.y * 4 else { return nil }
        self.init(graphics: graphics, pixels: pixels, size: Self.size(of: pixels, graphics, room), data: data)
    }

    /// - Returns: false where it is no base64.
    private static func decode(base64 letters: ArraySlice<UInt8>, onto bytes: inout [UInt8]) -> Bool {
        var (bits, count): (UInt32, Int) = (0, 0)
        for letter in letters {
            if letter == UInt8(ascii: "=") { break }
            guard let value = value(ofBase64: letter) else { return false }
            (bits, count) = (bits << 6 | value, count + 6)
            guard count >= 8 else { continue }
            count -= 8
            bytes.append(UInt8(truncatingIfNeeded: bits >> UInt32(count)))
        }
        return true
    }

    private static func value(ofBase64 letter: UInt8) -> UInt32? {
        switch Unicode.Scalar(letter) {
        case "A"..."Z": UInt32(letter) - 65
        case "a"..."z": UInt32(letter) - 71
        case "0"..."9": UInt32(letter) + 4
        case "+": 62
        case "/": 63
        default: nil
        }
    }

    private static func size(inKeys keys: ArraySlice<UInt8>) -> SIMD2<Int>? {
        var size = SIMD2(0, 0)
        for key in keys.split(separator: UInt8(ascii: ",")) {
            guard key.dropFirst().first == UInt8(ascii: "="), let number = Self.number(key.dropFirst(2)) else { continue }
            if key.first == UInt8(ascii: "s") { size.x = number }
            if key.first == UInt8(ascii: "v") { size.y = number }
        }
        return size.x > 0 && size.y > 0 ? size : nil
    }

    /// The cells that it covers where it is enlarged by as much as it was made smaller, in its own shape as nearly as cells go.
    private static func size(of pixels: SIMD2<Int>, _ graphics: TerminalGraphics, _ room: ScreenSize) -> ScreenSize {
        let (full, asked) = (largest(in: room, for: graphics).columns, squares(in: room, for: graphics).columns)
        let (width, height) = (pixels.x * full / asked, pixels.y * full / asked)
        let (columns, rows) = ((width + graphics.cell.x / 2) / graphics.cell.x, (height + graphics.cell.y / 2) / graphics.cell.y)
        return ScreenSize(columns: min(room.columns, max(1, columns)), rows: min(room.rows, max(1, rows)))
    }

    // MARK: Sixels

    /// One picture. Its size stands at its beginning, and it draws nothing beyond.
    private init?(sixels output: [UInt8], _ graphics: TerminalGraphics, _ room: ScreenSize) {
        var place = 0
        guard let string = Self.string(in: output, from: &place, introducer: UInt8(ascii: "P")),
            let final = string.firstIndex(of: UInt8(ascii: "q")), string[..<final].allSatisfy({ Self.isDigit($0) || $0 == UInt8(ascii: ";") })
        else { return nil }
        var data = Array(string[(final + 1)...])
        // The line after the last one is nobody's, and may be below the screen's last row.
        while data.last == UInt8(ascii: "-") { data.removeLast() }
        guard let size = Self.size(ofSixels: data) else { return nil }
        let (columns, rows) = ((size.x + graphics.cell.x - 1) / graphics.cell.x, (size.y + graphics.cell.y - 1) / graphics.cell.y)
        guard columns <= room.columns, rows <= room.rows, data.count <= graphics.longest else { return nil }
        self.init(graphics: graphics, pixels: size, size: ScreenSize(columns: columns, rows: rows), data: data)
    }

    /// What the data says of its size; nil where it draws beyond it, or has another letter than those of sixels.
    private static func size(ofSixels data: [UInt8]) -> SIMD2<Int>? {
        guard data.first == UInt8(ascii: "\"") else { return nil }
        let attributes = data.dropFirst().prefix { isDigit($0) || $0 == UInt8(ascii: ";") }
        let numbers = attributes.split(separator: UInt8(ascii: ";"), omittingEmptySubsequences: false).map { number($0) ?? 0 }
        guard numbers.count == 4, numbers[0] == 1, numbers[1] == 1, (1...most.x).contains(numbers[2]), (1...most.y).contains(numbers[3]) else {
            return nil
        }
        let size = SIMD2(numbers[2], numbers[3])
        var (place, column, line, times) = (1 + attributes.count, 0, 0, 1)
        while place < data.count {
            let byte = data[place]
            place += 1
            switch Unicode.Scalar(byte) {
            case "?"..."~":
                column += times
                times = 1
                guard column <= size.x, line * 6 < size.y else { return nil }
            case "$": column = 0
            case "-":
                (column, line) = (0, line + 1)
                guard line * 6 < size.y else { return nil }
            case "!":
                let digits = data[place...].prefix(while: isDigit)
                guard let count = number(digits), count > 0 else { return nil }
                (times, place) = (count, place + digits.count)
            case "#", ";":
                let digits = data[place...].prefix(while: isDigit)
                guard digits.count <= 5 else { return nil }
                place += digits.count
            default: return nil
            }
        }
        return size
    }

    private static func isDigit(_ byte: UInt8) -> Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) }

    /// Of five digits at most.
    private static func number(_ digits: ArraySlice<UInt8>) -> Int? {
        guard !digits.isEmpty, digits.count <= 5, digits.allSatisfy(isDigit) else { return nil }
        return digits.reduce(0) { $0 * 10 + Int($1 - UInt8(ascii: "0")) }
    }

    /// What stands in the next string that is introduced so (ESC and the introducer, to ESC and a backslash); nil behind the last one.
    private static func string(in output: [UInt8], from place: inout Int, introducer: UInt8) -> ArraySlice<UInt8>? {
        while place + 1 < output.count, output[place] != 0x1B || output[place + 1] != introducer { place += 1 }
        guard place + 1 < output.count else { return nil }
        let start = place + 2
        guard let end = output[start...].firstIndex(of: 0x1B), end + 1 < output.count, output[end + 1] == UInt8(ascii: "\\") else {
            place = output.count
            return nil
        }
        place = end + 2
        return output[start..<end]
    }
}
