// What the front page asks of its layout: where the selection stands, what is read and listened to.
import ArabicText
import TextLayout

extension FrontPageScreen {
    /// Brings the selection on screen.
    mutating func keepSelectionOnScreen(_ shared: Shared) {
        // How long the list is must be known before a place in it can be out of it.
        if let list, list.count == nil { return }
        let settled = FrontPageLayout(self, shared).settled
        stand(at: settled.selection, from: settled.top)
    }

    /// True when the list goes on after what is on screen.
    func hasFurther(_ shared: Shared) -> Bool { FrontPageLayout(self, shared).items.last.map { $0.index + 1 < count } ?? false }

    /// How many words a reader has before them.
    func wordsOnScreen(_ shared: Shared) -> Int {
        let layout = FrontPageLayout(self, shared)
        return layout.items.flatMap { layout.lines(of: $0) }.filter { $0.role != .age }.reduce(0) { sum, line in
            sum + line.line.cells.split { $0.scalar == " " || $0.scalar == .noBreakSpace }.count
        }
    }

    /// The row of the chosen item, for who listens.
    func listenedRow(_ shared: Shared) -> Int {
        let layout = FrontPageLayout(self, shared)
        return layout.items.first { $0.index == selection }?.rect.row ?? layout.geometry.tabRow ?? 0
    }
}
