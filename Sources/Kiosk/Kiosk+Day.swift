// What a screen is like at an hour: its part of the day, and the languages that take turns.
import ReaderCore
import TerminalScreen

extension Kiosk {
    /// The part of the day that it is; of several that hold, the last one named.
    var part: DayPart? {
        guard let clock = app.shared.clock else { return nil }
        return rules.parts.last { $0.holds(at: clock) }
    }

    /// Nothing is to be seen: it is dark by the day's plan, and nobody is there.
    var isDark: Bool { stage != .attended && part?.isDark ?? false }

    /// The console was told when to switch its screen off: whoever comes after is told otherwise.
    package var mayBlank: Bool { hasBlanked ?? false }

    /// The settings that hold now.
    private var due: Settings {
        var settings = base
        let part = part
        if let theme = part?.theme { settings.theme = theme }
        if let language = part?.language {
            settings.language = language
        } else if !rules.languages.isEmpty {
            settings.language = rules.languages[languageTurn % rules.languages.count]
        }
        return settings
    }

    /// Takes over what the hour asks for: never under a reader's eyes.
    mutating func settleDay() {
        let due = due
        if fresh.shared.settings != due { fresh.adopt(due) }
        if stage != .attended, app.shared.settings != due { app.adopt(due) }
    }

    /// Tells the console to switch the screen off, or no longer. Once at the start too, where that is planned: the last process may have
    /// ended in the dark.
    mutating func settleBlanking() -> [Effect] {
        guard app.shared.clock != nil, hasBlanked != nil || rules.parts.contains(where: \.isOff) else { return [] }
        let isOff = isDark && message == nil && part?.isOff ?? false
        guard hasBlanked != isOff else { return [] }
        hasBlanked = isOff
        return [.blank(isOff)]
    }

    /// The headlines from the top, or those that the part of the day has in their place.
    mutating func showHeadlines() -> [Effect] {
        let effects = app.showFrontPage(fromTop: true)
        guard let list = part?.list else { return effects }
        return effects + app.show(search: list)
    }

    static func drawDark(into frame: inout Frame) {
        let black = Color.rgb(red: 0, green: 0, blue: 0, basic: 0)
        let cell = Cell(scalar: 0x20, style: Style(foreground: black, background: black))
        frame = Frame(size: frame.size, filledWith: cell)
    }
}
