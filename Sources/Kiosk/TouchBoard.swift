// What can be touched below the page: buttons, and letters while something is typed. Whoever has fingers or a mouse alone gets everywhere
// and back. Where a screen is too small the board gives way in an order that is written here, and the page stays.
import ReaderCore
import TerminalScreen

struct TouchBoard {
    enum Act: Hashable {
        case command(Command)
        case letter(Unicode.Scalar)
        /// What there is no room for beside these: other buttons, other letters.
        case others
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
    static let (leastRows, leastColumns) = (2, 6)
    /// From so many rows on the buttons have two rows, and one row from so many; below there are none.
    private static let (tall, low) = (8, 6)
    /// Below letters there are five keys, which have three columns at least; above them the page keeps two rows.
    private static let (keyCount, narrowestKey, leastPage) = (5, 3, 2)

    /// - Parameters:
    ///   - context: what the program shows.
    ///   - reopened: commands beside those of reading that do something here.
    ///   - turn: how often the others were asked for.
    ///   - turnsLeft: the next page lies to the left of the one that is shown. Where something is typed: the interface runs from right to left.
    init(
        for context: TouchContext, reopened: Set<Command> = [], size: ScreenSize, turn: Int, turnsLeft: Bool, _ phrases: Phrases
    ) {
        if context == .typing, let letters = Self.letters(size) {
            addLetters(letters, size, turn: turn, startsRight: turnsLeft, phrases)
        } else {
            addButtons(Self.buttons(of: context, reopened, turnsLeft: turnsLeft, phrases), size, turn: turn, turnsLeft: turnsLeft, phrases)
        }
    }

    func act(atColumn column: Int, row: Int) -> Act? {
        targets.first {
            column >= $0.rect.column && column < $0.rect.column + $0.rect.columns && row >= $0.rect.row && row < $0.rect.row + $0.rect.rows
        }?.act
    }

    // MARK: Buttons

    private struct Button {
        var act: Act
        var label: String
        var columns: Int

        init(act: Act, label: String) {
            (self.act, self.label) = (act, label)
            // With a column between it and the next.
            columns = max(TouchBoard.leastColumns, label.unicodeScalars.count + 1)
        }
    }

    /// The most needed first, the way back second, or first where nothing goes on.
    private static func buttons(of context: TouchContext, _ reopened: Set<Command>, turnsLeft: Bool, _ phrases: Phrases) -> [Button] {
        let (onward, before) = (phrases.touchNext(turnsLeft: turnsLeft), phrases.touchPrevious(turnsLeft: turnsLeft))
        let next = [(Command.nextPage, onward), (.back, phrases.touchBack), (.previousPage, before)]
        let more = [
            (Command.contents, phrases.touchContents), (.related, phrases.touchRelated), (.links, phrases.touchLinks),
            (.find, phrases.touchFind), (.frontPage, phrases.touchFront),
        ]
        let all: [(Command, String)] =
            switch context {
            case .reading: next + more + ofArticle(reopened, phrases)
            case .found:
                next + [(.findNext, phrases.touchFindNext), (.findPrevious, phrases.touchFindPrevious)] + more + ofArticle(reopened, phrases)
            case .frontPage:
                next + [
                    (.find, phrases.touchFind), (.nextTab, phrases.touchTab), (.lineDown, "▼"), (.lineUp, "▲"), (.followLink, phrases.touchOpen),
                    (.frontPage, phrases.touchFront),
                ] + [(.reload, phrases.touchReload), (.quit, phrases.touchQuit)].filter { reopened.contains($0.0) }
            case .list:
                [(.lineDown, "▼"), (.back, phrases.touchClose), (.lineUp, "▲"), (.followLink, phrases.touchOpen), (.nextPage, onward)]
            case .text: [(.nextPage, onward), (.back, phrases.touchClose), (.previousPage, before)]
            case .passing: [(.back, phrases.touchClose)]
            case .picture(let hasPrevious, let hasNext):
                (hasNext ? [(.nextPage, phrases.touchNextPicture(turnsLeft: turnsLeft))] : []) + [(.back, phrases.touchClose)]
                    + (hasPrevious ? [(.previousPage, phrases.touchPreviousPicture(turnsLeft: turnsLeft))] : [])
            case .typing: [(.confirm, phrases.touchFind), (.cancel, phrases.touchCancel)]
            }
        return all.map { Button(act: .command($0.0), label: $0.1) }
    }

    /// What is done with an article that is open, as far as it was re-opened. Sharing has the others in its list.
    private static func ofArticle(_ reopened: Set<Command>, _ phrases: Phrases) -> [(Command, String)] {
        let all = [(Command.showPicture, phrases.touchPicture), (.share, phrases.touchShare)]
        let shared = [(Command.showQRCode, phrases.touchCode), (.copy, phrases.touchCopy)]
        return (all + (reopened.contains(.share) ? [] : shared)).filter { reopened.contains($0.0) }
    }

    /// All of them where there is room, else groups that take turns: each has the way back, if it may be, and the way to the next group.
    private static func groups(_ all: [Button], columns: Int, _ phrases: Phrases) -> [[Button]] {
        func width(_ buttons: [Button]) -> Int { buttons.reduce(0) { $0 + $1.columns } }
        if width(all) <= columns { return [all] }
        let place = all.firstIndex { [.command(.back), .command(.cancel)].contains($0.act) } ?? 0
        let (back, others) = (all[place], Button(act: .others, label: phrases.touchOthers))
        let keepsBack = columns - others.columns - back.columns >= leastColumns
        let room = columns - others.columns - (keepsBack ? back.columns : 0)
        guard room >= leastColumns else { return [Array(all.prefix(1))] }
        var groups: [[Button]] = []
        for (index, button) in all.enumerated() where !keepsBack || index != place {
            var button = button
            button.columns = min(button.columns, room)
            if let last = groups.last, width(last) + button.columns <= room {
                groups[groups.count - 1].append(button)
            } else {
                groups.append([button])
            }
        }
        return groups.map { group in keepsBack ? group.prefix(place) + [back] + group.dropFirst(place) + [others] : group + [others] }
    }

    private mutating func addButtons(_ all: [Button], _ size: ScreenSize, turn: Int, turnsLeft: Bool, _ phrases: Phrases) {
        let height = size.rows >= Self.tall ? Self.leastRows : size.rows >= Self.low ? 1 : 0
        guard height > 0, size.columns >= Self.leastColumns else { return }
        let groups = Self.groups(all, columns: size.columns, phrases)
        let group = groups[turn % groups.count]
        let spare = max(0, size.columns - group.reduce(0) { $0 + $1.columns })
        var column = 0
        // From the edge that reading goes to: the next page lies there.
        for (index, button) in group.enumerated() {
            let share = spare * (index + 1) / group.count - spare * index / group.count
            let columns = min(size.columns - column, button.columns + share)
            let place = turnsLeft ? column : size.columns - column - columns
            add(Rect(column: place, row: size.rows - height, columns: columns, rows: height), button.act, button.label)
            column += columns
        }
        rows = height
    }

    private mutating func add(_ rect: Rect, _ act: Act, _ label: String) { targets.append(Target(rect: rect, act: act, label: label)) }

    // MARK: Letters

    /// As on keyboards: from the left, whatever the language.
    private static let arabic = ["ضصثقفغعهخحجد", "شسيبلاتنمكطذ", "ئءؤرىةوزظأإآ"]
    private static let latin = ["1234567890", "qwertyuiop", "asdfghjkl-", "zxcvbnm.:/"]

    /// Letters in boards that take turns, each of lines.
    private struct Letters {
        var boards: [[[Unicode.Scalar]]]
        /// Of each of a board's letters.
        var columns: Int
    }

    /// No narrower and no lower than a target is to be, as long as five keys have room side by side: a line that is too long for that is
    /// cut into equal parts, and lines for which the screen is too low are boards of their own. nil where there is no room even so.
    private static func letters(_ size: ScreenSize) -> Letters? {
        let least = min(leastColumns, size.columns / keyCount)
        let lines = (size.rows - leastPage) / leastRows - 1
        guard least >= narrowestKey, lines >= 1 else { return nil }
        var boards: [[[Unicode.Scalar]]] = []
        for kind in [arabic, latin] {
            let kind = kind.map { Array($0.unicodeScalars) }
            let longest = kind.map(\.count).max() ?? 1
            let cut = kind.flatMap { $0.parts(ofAtMost: (longest - 1) / parts(longest, ofAtMost: size.columns / least) + 1) }
            boards += cut.parts(ofAtMost: (cut.count - 1) / parts(cut.count, ofAtMost: lines) + 1)
        }
        let longest = boards.joined().map(\.count).max() ?? 1
        return Letters(boards: boards, columns: min(8, size.columns / longest))
    }

    private static func parts(_ count: Int, ofAtMost most: Int) -> Int { (count - 1) / most + 1 }

    private mutating func addLetters(_ letters: Letters, _ size: ScreenSize, turn: Int, startsRight: Bool, _ phrases: Phrases) {
        let lines = letters.boards[turn % letters.boards.count]
        let height = Self.leastRows
        rows = (lines.count + 1) * height
        let margin = (size.columns - letters.columns * (lines.map(\.count).max() ?? 0)) / 2
        for (number, line) in lines.enumerated() {
            for (index, letter) in line.enumerated() {
                let column = margin + index * letters.columns
                let rect = Rect(column: column, row: size.rows - rows + number * height, columns: letters.columns, rows: height)
                add(rect, .letter(letter), String(letter))
            }
        }
        addKeys(size, others: Self.name(of: letters.boards[(turn + 1) % letters.boards.count]), startsRight: startsRight, phrases)
    }

    /// What leads to other letters says which: by their alphabet where all of that is there, else by the first of them.
    private static func name(of board: [[Unicode.Scalar]]) -> String {
        let all = board.joined()
        if all.contains("q"), all.contains("a") { return "abc" }
        if all.contains("ا"), all.contains("ج") { return "ابج" }
        return String(String.UnicodeScalarView(all.prefix(3)))
    }

    /// Below letters, from the start edge: out, other letters, a space, a letter less, search. Each as wide as a target is to be, and of the rest its part.
    private mutating func addKeys(_ size: ScreenSize, others: String, startsRight: Bool, _ phrases: Phrases) {
        let keys: [(act: Act, label: String, parts: Int)] = [
            (.command(.cancel), phrases.touchCancel, 2), (.others, others, 1), (.letter(" "), phrases.touchSpace, 3),
            (.command(.deleteBackward), phrases.touchDelete, 2), (.command(.confirm), phrases.touchFind, 2),
        ]
        let least = min(Self.leastColumns, size.columns / keys.count)
        let spare = size.columns - least * keys.count
        var (part, start) = (0, 0)
        for key in keys {
            let columns = least + spare * (part + key.parts) / 10 - spare * part / 10
            let column = startsRight ? size.columns - start - columns : start
            add(Rect(column: column, row: size.rows - Self.leastRows, columns: columns, rows: Self.leastRows), key.act, key.label)
            (part, start) = (part + key.parts, start + columns)
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

extension Array {
    /// Its pieces of so many elements, the last one of what is left.
    fileprivate func parts(ofAtMost count: Int) -> [[Element]] {
        stride(from: 0, to: self.count, by: count).map { Array(self[$0..<Swift.min($0 + count, self.count)]) }
    }
}
