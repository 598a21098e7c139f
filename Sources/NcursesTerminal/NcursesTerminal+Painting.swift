// A frame onto the screen: what changed goes through ncurses, and in one write to the terminal.
import CNcurses
import CodePoints
import TerminalScreen

extension NcursesTerminal {
    /// Shows a frame. Only cells that changed are handed to ncurses, which sends what the terminal lacks.
    package func present(_ frame: Frame) {
        guard isShown else { return }
        let previous = picture.sent
        guard picture.take(frame, order: strategy.order, rows: rows), let sent = picture.sent else { return }
        let old = previous?.size == sent.size ? previous : nil
        let turns = strategy.changesBlanks && old.map { changedRows(from: $0, to: sent).count > Self.mostRows } ?? false
        if turns { blank = blank == " " ? codePoint(.noBreakSpace) : codePoint(" ") }
        let everything = 0..<sent.size.columns
        // What is cleared is painted whole, and a picture that goes with its cells goes with it.
        let goesWithCells = sequences.picture?.goesWithCells == true
        if goesWithCells, old == nil || old?.picture != sent.picture { clearok(qari_window(), true) }
        let changed = (0..<sent.size.rows).map { row in turns ? everything : old.map { sent.columns(ofRow: row, differingFrom: $0) } ?? everything }
        let bytes =
            gathered?.bytes {
                for band in bands(of: sent, since: turns ? nil : old, changed) {
                    for row in changed.indices {
                        let columns = changed[row].clamped(to: band)
                        if !columns.isEmpty { put(sent, row, columns) }
                    }
                    if band.lowerBound > 0 { wrefresh(qari_window()) }
                }
                if isSpoken, let old { sendWholeRows(from: old, to: sent) }
                if strategy.sweepsRows, let old { sweepRows(from: old, to: sent) }
                refresh(cursor: sent.cursor)
            } ?? []
        // Cells written where it stands take it away, blank ones too.
        let isHit = goesWithCells && sent.picture.map { $0.rows.contains { $0 < changed.count && !changed[$0].isEmpty } } ?? false
        let (before, behind) = pictures(since: isHit ? nil : old?.picture, to: sent.picture)
        let painted = before + bytes + behind
        guard !painted.isEmpty else { return }
        let picture = strategy.isSynchronized ? Array(ControlSequences.paintStart.utf8) + painted + Array(ControlSequences.paintEnd.utf8) : painted
        let counted = picture.count - max(0, behind.count - Self.pacedPicture)
        line.send(pacing.painted(counted, at: .now) ? picture + Array(PaintPacing.question.utf8) : picture)
    }

    /// Bytes of a picture that the next paint is held for: a terminal that is near takes longer pictures at once.
    private static let pacedPicture = 64 << 10

    /// What takes the last picture away, and what draws the one that is there now.
    private func pictures(since old: PlacedPicture?, to new: PlacedPicture?) -> (before: [UInt8], behind: [UInt8]) {
        guard old != new || sequences.picture != new?.picture.graphics.kind else { return ([], []) }
        let before = sequences.picture == .kitty ? Array(ControlSequences.kittyPictureOff.utf8) : []
        sequences.picture = new?.picture.graphics.kind
        updateReset()
        return (before, new.map(ControlSequences.drawing) ?? [])
    }

    /// Milliseconds for which the next paint is held at most, since the terminal has not shown the last one yet; nil when it may
    /// go out. The answer ends `nextEvent`'s waiting.
    package var paintHold: Int32? {
        pacing.hold(at: .now).map { Int32(min(60_000, $0 / .milliseconds(1) + 1)) }
    }

    /// The parts of the screen that are sent one after the other, from its right edge: the column that is read first comes first.
    private func bands(of new: Frame, since old: Frame?, _ changed: [Range<Int>]) -> [Range<Int>] {
        guard let old, !isSpoken, !strategy.sweepsRows else { return [0..<new.size.columns] }
        let rules = new.standingRules(since: old, in: changed)
        return zip([0] + rules, rules + [new.size.columns]).map { $0..<$1 }.reversed()
    }

    private func refresh(cursor: (column: Int, row: Int)?) {
        if let cursor {
            wmove(qari_window(), Int32(cursor.row), Int32(cursor.column))
            curs_set(1)
        } else {
            curs_set(0)
        }
        wrefresh(qari_window())
    }

    /// Hands columns of a row to ncurses, which sends those of them that differ from what it has.
    private func put(_ frame: Frame, _ row: Int, _ columns: Range<Int>) {
        // A wide character's right half is painted with its left, whichever of them changed.
        frame.read(row: row) { painted in
            var first = columns.lowerBound
            while first > 0, painted[first].scalar == 0 { first -= 1 }
            // Asked for each cell only where a cell can be worn otherwise than it is.
            let (leavesPaper, blank) = (dresser.leavesPaper, self.blank)
            // Cells come in runs of one style.
            var style = dresser.worn(painted[first])
            var dressed = dresser.cell(style)
            withUnsafeTemporaryAllocation(of: cchar_t.self, capacity: columns.upperBound - first) { cells in
                var count = 0
                for column in first..<columns.upperBound {
                    let cell = painted[column]
                    if cell.scalar == 0 {
                        // What stands behind a wide character has its own column, whatever ncurses takes the width for.
                        qari_put(Int32(row), Int32(first), cells.baseAddress, Int32(count))
                        (count, first) = (0, column + 1)
                        continue
                    }
                    let worn = leavesPaper ? dresser.worn(cell) : cell.style
                    if worn != style {
                        style = worn
                        dressed = dresser.cell(style)
                    }
                    qari_fill(&dressed, cell.scalar == " " ? blank : cell.scalar, cell.marks.x, cell.marks.y, cell.marks.z, cell.marks.w)
                    cells.initializeElement(at: count, to: dressed)
                    count += 1
                }
                if count > 0 { qari_put(Int32(row), Int32(first), cells.baseAddress, Int32(count)) }
            }
        }
    }

    /// What changed is sent by whole rows, a page from its first row on, so that it is read out whole and from the top: the few cells by
    /// which two pages differ make no words.
    private func sendWholeRows(from old: Frame, to new: Frame) {
        let changed = changedRows(from: old, to: new)
        if changed.count > Self.mostRows { return _ = clearok(qari_window(), true) }
        for row in changed { wredrawln(qari_window(), Int32(row), 1) }
    }

    /// What letters leave beside their cells goes when the cells there are sent again: of a page that is turned, all, of a few rows those.
    private func sweepRows(from old: Frame, to new: Frame) {
        let changed = changedRows(from: old, to: new)
        if changed.count > Self.mostRows { return _ = wredrawln(qari_window(), 0, Int32(new.size.rows)) }
        for row in changed { wredrawln(qari_window(), Int32(row), 1) }
    }

    private func changedRows(from old: Frame, to new: Frame) -> [Int] {
        (0..<new.size.rows).filter { !new.columns(ofRow: $0, differingFrom: old).isEmpty }
    }

    /// A choice that moves on changes two items and the footer; more rows are another page.
    private static let mostRows = 5

    /// Linux's console switches its screen off after a minute without a key, and again on a key; or no longer, and on at once
    /// (console_codes(4): the intervals of blanking and of powering down, in minutes; unblank). Nothing is sent to another terminal.
    package func blank(_ isOn: Bool) {
        guard isShown, identity.isOnLinuxConsole else { return }
        send(isOn ? "\u{1B}[9;1]\u{1B}[14;1]" : "\u{1B}[9;0]\u{1B}[14;0]\u{1B}[13]")
    }

    /// The next frame is painted whole, whatever the terminal is thought to show.
    package func repaint() {
        guard isShown else { return }
        send(sequences.enter)
        picture.forget()
        clearok(qari_window(), true)
    }
}
