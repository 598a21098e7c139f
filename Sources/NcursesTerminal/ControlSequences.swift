// What is sent beside ncurses and what takes it back. Every mode that is set stands here beside its inverse, so that the two
// can't come apart; docs/terminals.md says why each is safe.
import TerminalScreen

struct ControlSequences {
    let usesMouse: Bool
    /// False for those that print what they don't understand: nothing at all is sent to them.
    let mayBeAsked: Bool
    /// terminfo's way out of the screen that programs have for themselves; empty where there is none.
    var exitScreen = ""
    var strategy: Strategy
    /// Rows of the screen.
    var rows = 24
    /// True while a report of focus is awaited.
    var asksFocus = false
    /// The graphics by which a picture is shown now; nil for none.
    var picture: TerminalGraphics.Kind?
    /// False where BDSM was reset before us and has to stay so.
    var restoresBidi = true

    /// While the screen is ours and before it is cleared: a row's direction is fixed when the row is made or cleared.
    var bidiOn: String { strategy.usesBDSM ? Strategy.explicitMode : "" }
    var bidiOff: String { strategy.usesBDSM ? (restoresBidi ? Strategy.implicitMode : Strategy.ownDirection) : "" }

    /// The terminal's own switch, once it is known; and BDSM for the terminal around a multiplexer.
    var switchOff: String {
        strategy.passage.wrapped((strategy.passesBDSM ? onEveryRow(Strategy.explicitMode) : "") + strategy.switchOff)
    }
    var switchOn: String {
        strategy.passage.wrapped(strategy.switchOn + (strategy.passesBDSM ? onEveryRow(Strategy.implicitMode) : ""))
    }

    /// A multiplexer writes over rows rather than clearing them, and then they keep their direction; so each is told. With
    /// the cursor on a row BDSM and SCP are for that row and those that come.
    private func onEveryRow(_ mode: String) -> String {
        let perRow = (1...max(1, min(rows, Self.mostRows))).map { "\u{1B}[\($0);1H\(mode)" }.joined()
        return "\u{1B}7" + perRow + "\u{1B}8"
    }
    private static let mostRows = 200

    /// Bracketed paste; clicks, reported in SGR's way, which has no last column; reports of focus.
    private var modesOn: String {
        mayBeAsked ? "\u{1B}[?2004h" + (usesMouse ? "\u{1B}[?1000h\u{1B}[?1006h" : "") + (asksFocus ? Probe.focusOn : "") : ""
    }
    private var modesOff: String {
        mayBeAsked ? (asksFocus ? Probe.focusOff : "") + (usesMouse ? "\u{1B}[?1006l\u{1B}[?1000l" : "") + "\u{1B}[?2004l" : ""
    }

    /// Everything, at the start and after a stop.
    var enter: String { bidiOn + switchOff + modesOn }
    /// The inverse, while the screen is still ours.
    var leaveBeforeEnd: String { (strategy.isSynchronized ? Self.paintEnd : "") + pictureOff + modesOff }

    /// kitty keeps a picture until it is told to forget it; others go with the cells that they stand on.
    var pictureOff: String {
        switch picture {
        case nil: ""
        case .kitty: Self.kittyPictureOff
        case .sixel, .file: "\u{1B}[2J"
        }
    }
    /// The inverse, when the shell has its screen again. Some terminals hide the cursor anew on coming back to it: those that
    /// keep its visibility with the screen, after a stop.
    var leave: String { (mayBeAsked ? "\u{1B}[?25h" : "") + switchOn + bidiOff }

    // MARK: Pictures

    /// The number of ours, which is nobody else's by chance; no answer is wanted (`q=2`).
    private static let pictureNumber = 1_903_260_017
    static let kittyPictureOff = "\u{1B}_Ga=d,d=I,i=\(pictureNumber),q=2\u{1B}\\"
    /// kitty takes so many letters at once.
    private static let longestChunk = 4096

    /// Draws a picture where it stands. The cursor is where it was afterwards.
    static func drawing(_ placed: PlacedPicture) -> [UInt8] {
        let picture = placed.picture
        let start = Array("\u{1B}7\u{1B}[\(placed.row + 1);\(placed.column + 1)H".utf8)
        switch picture.graphics.kind {
        case .kitty: return start + kittyChunks(of: picture) + Array("\u{1B}8".utf8)
        // What it leaves out is seen through.
        case .sixel: return start + Array("\u{1B}P0;1;0q".utf8) + picture.data + Array("\u{1B}\\\u{1B}8".utf8)
        case .file: return start + file(of: picture) + Array("\u{1B}8".utf8)
        }
    }

    /// The picture in so many cells, the cursor left where it is (`C=1`).
    private static func kittyChunks(of picture: PixelPicture) -> [UInt8] {
        var keys =
            "a=T,f=32,s=\(picture.pixels.x),v=\(picture.pixels.y),c=\(picture.size.columns),r=\(picture.size.rows),i=\(pictureNumber),C=1,q=2,"
        var bytes: [UInt8] = []
        var rest = Array(Base64.text(of: picture.data).utf8)[...]
        repeat {
            let chunk = rest.prefix(longestChunk)
            rest = rest.dropFirst(longestChunk)
            bytes += Array("\u{1B}_G\(keys)m=\(rest.isEmpty ? 0 : 1);".utf8) + chunk + Array("\u{1B}\\".utf8)
            keys = ""
        } while !rest.isEmpty
        return bytes
    }

    /// iTerm2's sequence for a file that is shown in so many cells, and kept nowhere. The file is of our own making around the pixels.
    private static func file(of picture: PixelPicture) -> [UInt8] {
        let file = PNGFile.bytes(of: picture.data, picture.pixels)
        let keys = "inline=1;size=\(file.count);width=\(picture.size.columns);height=\(picture.size.rows);preserveAspectRatio=0;doNotMoveCursor=1"
        return Array("\u{1B}]1337;File=\(keys):".utf8) + Array(Base64.text(of: file).utf8) + [0x07]
    }

    /// Synchronized output: the terminal shows nothing between these two.
    static let paintStart = "\u{1B}[?2026h"
    static let paintEnd = "\u{1B}[?2026l"

    /// Everything at once, for the moment when nothing but `write` is left: colours, cursor, the shell's screen.
    var crash: String {
        let screen = exitScreen.isEmpty ? "\u{1B}[2J\u{1B}[H" : exitScreen
        return leaveBeforeEnd + "\u{1B}[0m\u{1B}[?25h" + screen + leave + "\r"
    }
}
