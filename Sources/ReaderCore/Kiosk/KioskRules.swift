// What a kiosk's readers may do, and how it behaves when nobody is there. Denies by default: what is not named here or re-opened by
// name can't be done.
import TerminalScreen

package struct KioskRules: Hashable, Sendable {
    /// The commands that do something.
    package var allowed: Set<Command> = Self.reading
    /// Typed anywhere, these characters end the kiosk; empty for no such word.
    package var exitCode: [UInt32] = []
    /// Without a key for so long, the session is over.
    package var idleSeconds = 90
    /// How fast the pages turn by themselves, in words a minute.
    package var wordsPerMinute = 160
    /// How many of the first stories the rotation opens.
    package var stories = 6
    /// How long breaking news may hold an idle screen.
    package var takeoverSeconds = 60
    /// Pages turn by themselves while nobody is there.
    package var rotates = true
    /// Without a key for so long the kiosk ends; nil for never. Over SSH others want the place; at the machine it is the screen's.
    package var leavesAfterSeconds: Int?
    /// Who has not pressed a key for six hours has gone.
    package static let longestAbsence = 6 * 3600
    /// Of a larger window no more is used: two hundred readers share the memory, and each may claim any size.
    package static let largestScreen = ScreenSize(columns: 500, rows: 200)
    /// News is looked for this often.
    package static let newsSeconds = 5
    /// The word that ends the kiosk is at least so long: nobody types it by playing.
    package static let shortestExitCode = 6

    package init() {}

    /// What reading takes: moving, finding, going from article to article, looks. Nothing that leaves the kiosk, writes, hands text to
    /// the terminal's clipboard or names a file.
    package static let reading: Set<Command> = Set(Command.allCases).subtracting([
        .copy, .share, .openInBrowser, .showQRCode, .bookmark, .bookmarks, .reload, .suspend, .quit,
    ])

    /// What can be re-opened. Not programs, suspending and marks: the interface can start nothing and write nothing.
    package static let reopenable: [Command] = [.copy, .share, .showQRCode, .reload, .quit]
    package static var names: String { reopenable.map(\.rawValue).joined(separator: ", ") }

    /// True when nothing in an effect is forbidden.
    func allow(_ effect: Effect) -> Bool {
        switch effect {
        case .open(.library, _): true
        case .open: false
        // A kiosk opens it where it is the library's, else says that it is not to be had here.
        case .openLink: true
        case .copy: allowed.contains(.copy)
        case .quit: allowed.contains(.quit)
        case .makeQRCode: allowed.contains(.showQRCode)
        case .openInBrowser, .suspend, .keep(.bookmark), .loadPlace, .keepPlace: false
        case .keep, .loadHeadlines, .loadSources, .loadBreaking, .loadRelated, .repaint, .endSession: true
        }
    }
}
