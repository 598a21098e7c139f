// What can be touched below the page: buttons, and letters while something is typed. Whoever has fingers or a mouse alone gets everywhere
// and back. Where a screen is too small the board gives way in an order that is written here, and the page stays.
import ReaderCore
import TerminalScreen

struct TouchBoard {
    enum Act: Hashable {
        case command(Command)
        case letter(Unicode.Scalar)
        /// The other letters: Arabic or Latin.
        case otherLetters
    }

    struct Target {
        var rect: Rect
        var act: Act
        var label: String
    }

    private(set) var targets: [Target] = []
    /// Rows that it takes from the screen's end; 0 where there is no room.
    private(set) var rows = 0

    /// A target is two rows by six columns at least where the screen has room for that.
    static let leastColumns = 6
    /// From so many rows on the buttons have two rows, and one row from so many; below there are none.
    private static let (tall, low) = (12, 6)
    /// From so many rows on letters have two rows, and one row from so many.
    private static let (tallLetters, lowLetters) = (24, 12)
    /// Letters have two columns at least.
    private static let narrowestLetters = 26

    /// - Parameters:
    ///   - context: what the program shows.
    ///   - isLatin: which letters are shown.
    ///   - startsRight: which side the interface starts from.
    init(for context: TouchContext, size: ScreenSize, isLatin: Bool, startsRight: Bool, _ phrases: Phrases) {
        if context == .typing, size.rows >= Self.lowLetters, size.columns >= Self.narrowestLetters {
            addLetters(size, isLatin: isLatin, startsRight: startsRight, phrases)
        } else {
            addButtons(Self.buttons(of: context, phrases), size, startsRight: startsRight)
        }
    }

    func act(atColumn column: Int, row: Int) -> Act? {
        targets.first {
            column >= $0.rect.column && column < $0.rect.column + $0.rect.columns && row >= $0.rect.row && row < $0.rect.row + $0.rect.rows
        }?.act
    }

    // MARK: Buttons

    /// The most needed first: those that there is no room for are left out from the last one on.
    private static func buttons(of context: TouchContext, _ phrases: Phrases) -> [(Command, String)] {
        switch context {
        case .reading:
            [
                (.nextPage, phrases.touchNext), (.back, phrases.touchBack), (.previousPage, phrases.touchPrevious),
                (.contents, phrases.touchContents),
                (.related, phrases.touchRelated), (.find, phrases.touchFind), (.frontPage, phrases.touchFront),
            ]
        case .frontPage:
            [
                (.nextPage, phrases.touchNext), (.back, phrases.touchBack), (.previousPage, phrases.touchPrevious), (.find, phrases.touchFind),
                (.nextTab, phrases.touchTab), (.followLink, phrases.touchOpen), (.frontPage, phrases.touchFront),
            ]
        case .list:
            [(.lineDown, "▼"), (.back, phrases.touchClose), (.lineUp, "▲"), (.followLink, phrases.touchOpen), (.nextPage, phrases.touchNext)]
        case .typing: [(.confirm, phrases.touchFind), (.cancel, phrases.touchCancel)]
        }
    }

    private mutating func addButtons(_ all: [(command: Command, label: String)], _ size: ScreenSize, startsRight: Bool) {
        let height = size.rows >= Self.tall ? 2 : size.rows >= Self.low ? 1 : 0
        guard height > 0, size.columns >= Self.leastColumns else { return }
        func width(_ label: String) -> Int { max(Self.leastColumns, label.unicodeScalars.count + 3) }
        var (count, taken) = (0, 0)
        while count < all.count, taken + width(all[count].label) <= size.columns {
            taken += width(all[count].label)
            count += 1
        }
        count = max(1, count)
        let spare = max(0, size.columns - taken)
        var column = 0
        // From the edge that reading goes to: the next page lies there.
        for (index, button) in all.prefix(count).enumerated() {
            let share = spare * (index + 1) / count - spare * index / count
            let columns = min(size.columns - column, width(button.label) + share)
            let place = startsRight ? column : size.columns - column - columns
            add(Rect(column: place, row: size.rows - height, columns: columns, rows: height), .command(button.command), button.label)
            column += columns
        }
        rows = height
    }

    private mutating func add(_ rect: Rect, _ act: Act, _ label: String) { targets.append(Target(rect: rect, act: act, label: label)) }

    // MARK: Letters

    /// As on keyboards: from the left, whatever the language.
    private static let arabic = ["ضصثقفغعهخحجد", "شسيبلاتنمكطذ", "ئءؤرىةوزظأإآ"]
    private static let latin = ["1234567890", "qwertyuiop", "asdfghjkl-", "zxcvbnm.:/"]

    private mutating func addLetters(_ size: ScreenSize, isLatin: Bool, startsRight: Bool, _ phrases: Phrases) {
        let lines = (isLatin ? Self.latin : Self.arabic).map { Array($0.unicodeScalars) }
        let height = size.rows >= Self.tallLetters ? 2 : 1
        rows = (lines.count + 1) * height
        let most = lines.map(\.count).max() ?? 1
        let columns = min(8, size.columns / most)
        let margin = (size.columns - columns * most) / 2
        for (number, line) in lines.enumerated() {
            for (index, letter) in line.enumerated() {
                let rect = Rect(column: margin + index * columns, row: size.rows - rows + number * height, columns: columns, rows: height)
                add(rect, .letter(letter), String(letter))
            }
        }
        // Below them, from the start edge: out, other letters, a space, a letter less, search.
        let keys: [(act: Act, label: String, parts: Int)] = [
            (.command(.cancel), phrases.touchCancel, 2), (.otherLetters, isLatin ? "ابج" : "abc", 1), (.letter(" "), phrases.touchSpace, 3),
            (.command(.deleteBackward), phrases.touchDelete, 2), (.command(.confirm), phrases.touchFind, 2),
        ]
        var part = 0
        for key in keys {
            let (start, end) = (size.columns * part / 10, size.columns * (part + key.parts) / 10)
            let column = startsRight ? size.columns - end : start
            add(Rect(column: column, row: size.rows - height, columns: end - start, rows: height), key.act, key.label)
            part += key.parts
        }
    }

    // MARK: Drawing

    func draw(into frame: inout Frame, _ shared: Shared) {
        guard rows > 0 else { return }
        let painter = shared.painter
        painter.fill(Rect(column: 0, row: frame.size.rows - rows, columns: frame.size.columns, rows: rows), .footer, into: &frame)
        for target in targets {
            // A column between two of them, which counts as the one before it.
            let rect = Rect(column: target.rect.column, row: target.rect.row, columns: max(1, target.rect.columns - 1), rows: target.rect.rows)
            painter.fill(rect, .tabSelected, into: &frame)
            var band = shared.band(rect, row: target.rect.row)
            band.reserve(max(0, (rect.columns - target.label.unicodeScalars.count) / 2), at: .start)
            painter.label(target.label, of: band, role: .tabSelected, into: &frame)
        }
    }
}
