// A theme: a style for every role.
import TerminalScreen

/// A theme, its inheritance and palette already resolved.
package struct Theme: Hashable, Sendable {
    /// Its name in settings: the file's name without `.toml`.
    package var name: String
    /// True when it is made for a dark background.
    package var isDark: Bool
    private var styles: [Role: Style]

    package init(name: String, isDark: Bool, styles: [Role: Style]) {
        self.name = name
        self.isDark = isDark
        self.styles = styles
    }

    /// The style of a role; `body`'s where the theme says nothing.
    package func style(for role: Role) -> Style { styles[role] ?? styles[.body] ?? .plain }
}
