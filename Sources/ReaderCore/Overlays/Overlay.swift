// What stands over a screen: contents, links, related articles, help, sharing, a code, a prompt. Each is a value in a folder of its own,
// made when it opens, with its rows; it sees no screen and no other overlay, and says what it wants in wishes.
import TerminalScreen

protocol Overlay {
    /// The context whose keys it takes; nil for that of the screen below.
    var context: KeyContext? { get }
    mutating func perform(_ command: Command, times: Int?, _ shared: Shared) -> [Wish]
    mutating func use(_ mouse: MouseEvent, _ shared: Shared) -> [Wish]
    func draw(into frame: inout Frame, _ shared: Shared)
    /// The row where listening begins; nil where the overlay sets the cursor itself.
    func listenedRow(_ shared: Shared) -> Int?

    /// What is to be touched while it stands.
    var touch: TouchContext { get }

    // MARK: What few overlays do

    /// For what any key closes; nil for all others.
    func wishes(forAny key: Key) -> [Wish]?
    /// A key that is no command, where text is typed.
    mutating func insert(_ key: Key, _ shared: Shared) -> [Wish]
    mutating func paste(_ text: [UInt32], _ shared: Shared) -> [Wish]
    /// What a number chooses that has been typed so far.
    mutating func choice(of number: Int) -> NumberChoice
    /// What a number chooses that Enter has ended; nil where numbers choose nothing.
    func wishes(forWholeNumber number: Int) -> [Wish]?
}

/// What becomes of a number typed in a list.
enum NumberChoice {
    /// Numbers mean nothing here.
    case none
    /// A longer number may be meant.
    case more
    case taken([Wish])
}

/// What is looked at and left: any key closes it, and a click.
protocol PassingOverlay: Overlay {}

extension PassingOverlay {
    var context: KeyContext? { nil }
    /// Ctrl-C ends the program from everywhere.
    func wishes(forAny key: Key) -> [Wish]? { key == .character("c", .control) ? nil : [.close] }
    func perform(_ command: Command, times: Int?, _ shared: Shared) -> [Wish] { [.close] }
    func use(_ mouse: MouseEvent, _ shared: Shared) -> [Wish] { mouse.button == .left ? [.close] : [] }
}

extension Overlay {
    var touch: TouchContext { .list }
    func wishes(forAny key: Key) -> [Wish]? { nil }
    mutating func insert(_ key: Key, _ shared: Shared) -> [Wish] { [] }
    mutating func paste(_ text: [UInt32], _ shared: Shared) -> [Wish] { [] }
    mutating func choice(of number: Int) -> NumberChoice { .none }
    func wishes(forWholeNumber number: Int) -> [Wish]? { nil }
    mutating func use(_ mouse: MouseEvent, _ shared: Shared) -> [Wish] { [] }
    func listenedRow(_ shared: Shared) -> Int? { nil }
}
