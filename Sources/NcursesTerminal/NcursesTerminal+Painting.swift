// A frame onto the screen: what changed goes through ncurses, and in one write to the terminal.
import CNcurses
import TerminalScreen

extension NcursesTerminal {
    /// Shows a frame. Only cells that changed are handed to ncurses, which sends what the terminal lacks.
    package func present(_ frame: Frame) {
        guard isShown else { return }
        let previous = picture.sent
        guard picture.take(frame, order: strategy.order, rows: rows), let sent = picture.sent else { return }
        let old = previous?.size == sent.size ? previous : nil
        for row in 0..<sent.size.rows {
            for column in 0..<sent.size.columns {
                let cell = sent[column, row]
                // A wide character's right half is painted with its left.
                if cell.scalar == 0 || old?[column, row] == cell && !isRightHalfChanged(column, row, old, sent) { continue }
                put(cell, column, row)
            }
        }
        if isSpoken, let old { sendWholeRows(from: old, to: sent) }
        let bytes = gathered?.bytes { refresh(cursor: sent.cursor) } ?? []
        guard !bytes.isEmpty else { return }
        let picture = strategy.isSynchronized ? Array(ControlSequences.paintStart.utf8) + bytes + Array(ControlSequences.paintEnd.utf8) : bytes
        line.send(pacing.painted(picture.count, at: .now) ? picture + Array(PaintPacing.question.utf8) : picture)
    }

    /// Milliseconds for which the next paint is held at most, since the terminal has not shown the last one yet; nil when it may
    /// go out. The answer ends `nextEvent`'s waiting.
    package var paintHold: Int32? {
        pacing.hold(at: .now).map { Int32(min(60_000, $0 / .milliseconds(1) + 1)) }
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

    private func isRightHalfChanged(_ column: Int, _ row: Int, _ old: Frame?, _ new: Frame) -> Bool {
        (old?[column + 1, row].scalar == 0) != (new[column + 1, row].scalar == 0)
    }

    private func put(_ cell: Cell, _ column: Int, _ row: Int) {
        let worn = dresser.dress(cell.style)
        withUnsafeBytes(of: cell.marks) { marks in
            qari_put(Int32(row), Int32(column), cell.scalar, marks.assumingMemoryBound(to: UInt32.self).baseAddress, worn.attributes, worn.pair)
        }
    }

    /// What changed is sent by whole rows, a page from its first row on, so that it is read out whole and from the top: the few cells by
    /// which two pages differ make no words.
    private func sendWholeRows(from old: Frame, to new: Frame) {
        let changed = (0..<new.size.rows).filter { row in (0..<new.size.columns).contains { old[$0, row] != new[$0, row] } }
        if changed.count > Self.mostRows { return _ = clearok(qari_window(), true) }
        for row in changed { wredrawln(qari_window(), Int32(row), 1) }
    }

    /// A choice that moves on changes two items and the footer; more rows are another page.
    private static let mostRows = 5

    /// The next frame is painted whole, whatever the terminal is thought to show.
    package func repaint() {
        guard isShown else { return }
        send(sequences.enter)
        picture.forget()
        clearok(qari_window(), true)
    }
}
