// What a kiosk's readers may do, and how it behaves when nobody is there. Two lists of names, of commands and of effects: what is added to
// the program can't be done in a kiosk until its name stands here. KioskRulesTests says of each command and each effect what is expected.
import ReaderCore
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
    /// Buttons below the page, for touch and for a mouse alone.
    package var hasTouch = false
    /// What is otherwise at some hours; of several that hold the last counts.
    package var parts: [DayPart] = []
    /// The interface's languages, which take turns while nobody is there.
    package var languages: [Language] = []
    /// What the front page is called; nil for the program's own name.
    package var masthead: String?
    /// While nobody is there a story that has a picture is begun with it.
    package var rotatesPictures = false
    /// Emergency messages of the library's feeds take the screen.
    package var obeysMessages = true
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
    package static let reading: Set<Command> = [
        .nextPage, .previousPage, .pageLeft, .pageRight, .lineDown, .lineUp, .halfPageDown, .halfPageUp, .firstPage, .lastPage, .goToPage,
        .nextSection, .previousSection, .contents, .find, .findNext, .findPrevious, .related, .links, .nextLink, .previousLink, .followLink,
        .back, .forward, .frontPage, .library, .nextTab, .previousTab, .nextArticle, .previousArticle, .nextTheme, .cycleDigits, .cycleHarakat,
        .cycleTatweel, .cycleJustification, .cycleColumns, .narrower, .wider, .redraw, .help, .leave,
        // What is typed is looked for, and nothing else.
        .nextUnread, .nextSort, .confirm, .cancel, .cancelHere, .deleteBackward, .deleteForward, .clearLine, .deleteWord, .deleteToEnd, .cursorLeft,
        .cursorRight, .lineStart, .lineEnd,
        .earlierQuery, .laterQuery,
    ]

    /// What can be re-opened. Not programs, suspending and marks: the interface can start nothing and write nothing.
    package static let reopenable: [Command] = [.copy, .share, .showQRCode, .showPicture, .reload, .quit]
    package static var names: String { reopenable.map(\.rawValue).joined(separator: ", ") }

    /// True for an effect that is named here, as far as its command is allowed. Any other one is refused, and so is what is added later.
    package func allow(_ effect: Effect) -> Bool {
        switch effect {
        case .open(.library, _): true
        // Opened where it is the library's, else it is said that it is not to be had here.
        case .openLink: true
        case .loadHeadlines, .loadSources, .loadBreaking, .loadRelated: true
        // Of the session's, beside the library.
        case .keep(.opened), .keep(.place), .endSession: true
        case .repaint, .blank: true
        case .copy: allowed.contains(.copy)
        // Fetched and decoded by processes that are shut in themselves.
        case .loadPicture: allowed.contains(.showPicture)
        case .makeQRCode: allowed.contains(.showQRCode)
        case .quit: allowed.contains(.quit)
        default: false
        }
    }
}
