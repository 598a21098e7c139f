// A kiosk that is used by touch or by a mouse alone (`--touch`): a board of buttons below the page, and a page that turns where it is
// touched.
import ReaderCore
import TerminalScreen

/// What a screen shows to be touched, where there are several boards of it: they take turns, and it begins with the first whenever it is
/// another screen.
struct BoardTurn: Hashable {
    var context: TouchContext
    var count = 0
}

extension Kiosk {
    /// What can be touched below the page; nothing where the screen is not for that.
    var board: TouchBoard? {
        guard rules.hasTouch else { return nil }
        let board = TouchBoard(
            for: app.touchContext, reopened: reopened, size: size, turn: boardTurn.context == app.touchContext ? boardTurn.count : 0,
            turnsLeft: turnsLeft, app.phrases)
        return board.rows > 0 ? board : nil
    }

    /// An article turns as it runs, whatever language the interface is in.
    private var turnsLeft: Bool {
        switch app.touchContext {
        case .reading, .found, .picture: app.readsRightToLeft
        default: app.shared.isInterfaceRightToLeft
        }
    }

    /// What may be done here beside reading.
    private var reopened: Set<Command> {
        var allowed = rules.allowed.intersection(KioskRules.reopenable)
        if !hasPicture { allowed.remove(.showPicture) }
        if !app.hasLink { allowed.remove(.showQRCode) }
        // What there is to be shared.
        if allowed.isDisjoint(with: [.copy, .showQRCode]) { allowed.remove(.share) }
        return allowed
    }

    /// Rows that the board takes from the end of every screen.
    var boardRows: Int { board?.rows ?? 0 }

    /// Rows from the top that are the strip's to be touched. A finger is not a cell: on a screen that has room for it the row below the strip, in
    /// which no page has anything to be touched, counts as its own.
    var touchedStripRows: Int {
        guard case .breaking? = strip, board != nil, size.rows >= Self.leastRowsWithTallStrip else { return stripRows }
        return [.frontPage, .reading, .found].contains(app.touchContext) ? stripRows + 1 : stripRows
    }

    private static let leastRowsWithTallStrip = 16

    mutating func touch(_ mouse: MouseEvent, _ board: TouchBoard) -> [Effect] {
        guard mouse.button == .left else { return [] }
        switch board.act(atColumn: mouse.column, row: mouse.row) {
        case nil: return attend(nil)
        case .letter(let letter): return pressed(.character(letter))
        case .others:
            guard isAttended, message == nil else { return attend(nil) }
            boardTurn = BoardTurn(context: app.touchContext, count: boardTurn.count + 1)
            return attend { _ in [] }
        case .command(let command): return attend { $0.act(command) }
        }
    }

    /// The page itself: the caption of a picture shows it, what is a link or next to one is followed; anywhere else it turns, back where it
    /// starts.
    mutating func touchPage(_ mouse: MouseEvent) -> [Effect]? {
        guard rules.hasTouch, mouse.button == .left, [.reading, .found].contains(app.touchContext) else { return nil }
        let showsPictures = rules.allowed.contains(.showPicture)
        if let place = app.touched(column: mouse.column, row: mouse.row, captions: showsPictures) {
            if showsPictures, app.isCaption(atColumn: place.column, row: place.row) {
                return attend { $0.askForPicture(atColumn: place.column, row: place.row) }
            }
            var mouse = mouse
            (mouse.column, mouse.row) = place
            return attend { $0.update(.event(.mouse(mouse))) }
        }
        let start = app.readsRightToLeft ? size.columns - 1 - mouse.column : mouse.column
        let command: Command = start < size.columns / 4 ? .previousPage : .nextPage
        return attend { $0.act(command) }
    }
}
