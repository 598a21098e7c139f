// A theme: a style for every role.
import TerminalScreen

/// A theme, its inheritance and palette already resolved.
package struct Theme: Hashable, Sendable {
    /// Its name in settings: the file's name without `.toml`.
    package var name: String
    /// True when it is made for a dark background.
    package var isDark: Bool
    private var styles: [Role: Style]
    private var arabicName: String?
    private var englishName: String?

    package init(name: String, isDark: Bool, styles: [Role: Style], arabicName: String? = nil, englishName: String? = nil) {
        (self.name, self.isDark, self.styles) = (name, isDark, styles)
        (self.arabicName, self.englishName) = (arabicName, englishName)
    }

    /// The style of a role; `body`'s where the theme says nothing.
    package func style(for role: Role) -> Style { styles[role] ?? styles[.body] ?? .plain }

    /// What it is called in the interface.
    package func title(in language: Language) -> String { (language == .arabic ? arabicName : englishName) ?? name }
}
