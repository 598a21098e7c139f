// A kiosk in front of a library in memory: keys and time in, screen out.
import ArabicText
import ArticleModel
import TerminalScreen

@testable import Kiosk
@testable import ReaderCore

struct FakeKiosk {
    var kiosk: Kiosk
    let store: FakeStore
    private(set) var effects: [Effect] = []
    /// Milliseconds since the start.
    private(set) var time: Int64 = 0

    init(_ store: FakeStore, rules: KioskRules = KioskRules(), size: ScreenSize = ScreenSize(columns: 80, rows: 24), resuming: Int64? = nil) {
        self.store = store
        let themes = ["monochrome", "other"].map { Theme(name: $0, isDark: true, styles: [:]) }
        var settings = Settings()
        settings.theme = "monochrome"
        kiosk = Kiosk(Program(settings: settings, keymap: Keymap(), themes: themes, files: [], size: size), rules: rules, resuming: resuming)
        send(.clock(ClockTime(seconds: FakeReader.evening, secondsEastOfUTC: 0)))
        run(kiosk.start())
        run(kiosk.tick(0))
    }

    mutating func send(_ message: Message) { run(kiosk.update(message)) }

    /// The library has these messages.
    /// - Parameter clock: as the machine has it; else what has passed since the start.
    mutating func take(_ messages: [KioskMessage], at clock: Int64? = nil) {
        kiosk.take(messages: messages, at: clock ?? FakeReader.evening + time / 1000)
    }

    /// Lets time pass, told twice a second as the loop tells it.
    mutating func wait(seconds: Double) {
        let end = time + Int64(seconds * 1000)
        while time < end {
            time += 500
            run(kiosk.tick(time))
        }
    }

    /// Lets time pass at once, as the loop does that waits until something is due.
    mutating func pass(to milliseconds: Int64) {
        time = milliseconds
        run(kiosk.tick(milliseconds))
    }

    /// Waits until something holds; false when it does not come to.
    mutating func wait(upTo seconds: Double, until condition: (FakeKiosk) -> Bool) -> Bool {
        for _ in 0..<Int(seconds * 2) where !condition(self) { wait(seconds: 0.5) }
        return condition(self)
    }

    private mutating func run(_ new: [Effect]) {
        for effect in new {
            effects.append(effect)
            if let reply = store.answer(effect) { run(kiosk.update(reply)) }
        }
    }

    mutating func press(_ keys: String) {
        for name in keys.split(separator: " ") {
            guard let key = KeyNotation.key(named: String(name)) else { preconditionFailure("\(name) is no key.") }
            send(.event(.key(key)))
        }
    }

    mutating func type(_ text: String) { for scalar in text.unicodeScalars { send(.event(.key(.character(scalar)))) } }

    mutating func touch(column: Int, row: Int) { send(.event(.mouse(MouseEvent(button: .left, column: column, row: row)))) }

    /// The screen as it is now.
    var frame: Frame {
        var frame = Frame(size: ScreenSize(columns: 0, rows: 0))
        kiosk.draw(into: &frame)
        return frame
    }

    func row(_ row: Int) -> String { Self.row(row, of: frame) }

    private static func row(_ row: Int, of frame: Frame) -> String {
        let cells = (0..<frame.size.columns).map { frame[$0, row] }.reversed().filter { $0.scalar != 0 }
        return String(String(codePoints: FoldedText(cells.map(\.scalar)).scalars).drop { $0 == " " })
    }

    func shows(_ text: String) -> Bool {
        let wanted = String(codePoints: FoldedText(codePoints(text)).scalars)
        let frame = frame
        return (0..<frame.size.rows).contains { Self.row($0, of: frame).contains(wanted) }
    }

    var isOnFrontPage: Bool { kiosk.app.front == .frontPage }
}
