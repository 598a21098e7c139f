// A theme: a style for every role.
import TerminalScreen

/// A theme, its inheritance and palette already resolved.
package struct Theme: Hashable, Sendable {
    /// Its name in settings: the file's name without `.toml`.
    package var name: String
    /// True when it is made for a dark background.
    package var isDark: Bool
    /// In the order of the roles; nil where the theme says nothing.
    private var styles: [Style?]
    private var arabicName: String?
    private var englishName: String?

    package init(name: String, isDark: Bool, styles: [Role: Style], arabicName: String? = nil, englishName: String? = nil) {
        self.init(name: name, isDark: isDark, styles: Role.allCases.map { styles[$0] }, arabicName: arabicName, englishName: englishName)
    }

    /// - Parameter styles: in the order of `Role.allCases`, as the table of bundled themes keeps them.
    package init(name: String, isDark: Bool, styles: [Style?], arabicName: String?, englishName: String?) {
        precondition(styles.count == Role.allCases.count, "A theme has a style, or none, for every role.")
        (self.name, self.isDark, self.styles) = (name, isDark, styles)
        (self.arabicName, self.englishName) = (arabicName, englishName)
    }

    /// The style of a role; `body`'s where the theme says nothing.
    package func style(for role: Role) -> Style { styles[role.ordinal] ?? styles[Role.body.ordinal] ?? .plain }

    /// What the theme itself says of a role.
    package func ownStyle(for role: Role) -> Style? { styles[role.ordinal] }

    /// The theme for a terminal whose own background is known to suit it: where colours are few, paper and ink are the
    /// terminal's own, so that the page is as white as the reader's other windows and bold stays black.
    package var onOwnPaper: Theme {
        guard case .rgb(_, _, _, let paper?) = style(for: .body).background, case .rgb(_, _, _, let ink?) = style(for: .body).foreground else {
            return self
        }
        var theme = self
        theme.styles = styles.map { style in
            guard var style else { return nil }
            style.foreground = style.foreground.owned(if: ink)
            style.background = style.background.owned(if: paper)
            return style
        }
        return theme
    }

    /// The theme without what fills the page.
    package var undecided: Theme {
        var theme = self
        for role in [Role.title, .heading] { theme.styles[role.ordinal] = nil }
        return theme
    }

    /// What it is called in the interface.
    package func title(in language: Language) -> String { (language == .arabic ? arabicName : englishName) ?? name }
}

extension Color {
    fileprivate func owned(if basic: UInt8) -> Color {
        guard case .rgb(let red, let green, let blue, basic) = self else { return self }
        return .rgb(red: red, green: green, blue: blue, basic: Color.own)
    }
}
