// What the reader can set, with defaults. SettingEntry.swift gives each its name, allowed values and help.
import ArabicText
import TerminalScreen
import TextLayout

package enum ArrowDirection: String, CaseIterable, Hashable, Sendable { case auto, ltr, rtl }
package enum HarakatSetting: String, CaseIterable, Hashable, Sendable { case auto, show, hide }
package enum ColumnSetting: String, CaseIterable, Hashable, Sendable {
    case auto
    case one = "1", two = "2", three = "3", four = "4"

    /// nil for as many as the screen has room for.
    package var count: Int? { Int(rawValue) }
}
package enum JustifySetting: String, CaseIterable, Hashable, Sendable {
    case auto, none, spaces, kashida

    /// A narrower column shows its ragged edge: a third of its lines would miss it by more than a seventh.
    private static let narrow = 50

    /// How text is set in a column of so many cells, one of so many: beside another a ragged edge looks like a fault.
    package func justification(inColumnOf cells: Int, of columns: Int = 1) -> Justification {
        switch self {
        case .auto: cells < Self.narrow || columns > 1 ? .kashida : .none
        case .none: .none
        case .spaces: .spaces
        case .kashida: .kashida
        }
    }
}
package enum MarkRead: String, CaseIterable, Hashable, Sendable { case opening, end, never }
package enum TatweelSetting: String, CaseIterable, Hashable, Sendable { case keep, collapse }

/// Whose newspapers dates are written as. `auto` is understood everywhere.
package enum DateSetting: String, CaseIterable, Hashable, Sendable { case auto, levant, gulf, egypt, maghreb, morocco }

/// The effective settings.
package struct Settings: Hashable, Sendable {
    package var language: Language = .arabic
    /// A theme's name, or nil for `auto`: dark or light by the terminal's background.
    package var theme: String?
    /// The measure's maximum, in cells.
    package var width = 72
    package var columns: ColumnSetting = .auto
    package var justify: JustifySetting = .auto
    package var arrows: ArrowDirection = .auto
    package var digits: DigitStyle = .source
    package var dates: DateSetting = .auto
    package var harakat: HarakatSetting = .auto
    package var tatweel: TatweelSetting = .keep
    package var mouse = false
    /// Whether articles open where they were left.
    package var places = true
    /// For a program that speaks the screen, or a Braille display.
    package var screenReader = false
    /// What makes an article read.
    package var markRead: MarkRead = .opening
    /// Whether an article that comes again with another text is unread again.
    package var changedIsUnread = false
    /// Minutes between two refreshes of the feeds while the program is open; 0 for none.
    package var refresh = 0
    /// Whether redirects and links of the web may lead into the reader's own network.
    package var allowsPrivate = false
    /// The order of rows that the terminal wants.
    package var bidi: BidiChoice = .auto
    /// Key bindings that the reader changed: which command a key (by its name in the key table's notation) gives.
    package var keys: [String: Command] = [:]

    package init() {}
}
