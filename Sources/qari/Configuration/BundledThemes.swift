// The themes that come with the program, resolved at the build (theme_data.c), so that the start reads no file of theirs.
import CBundledData
import ReaderCore

enum BundledThemes {
    static var count: Int { qari_bundled_theme_count() }

    static func name(at index: Int) -> String { String(cString: qari_bundled_theme_at(index).name) }

    /// - Parameter index: below `count`.
    static func theme(at index: Int) -> Theme {
        let theme = qari_bundled_theme_at(index)
        // A role that is newer than the table has no style yet: `make docs` gives it one.
        let styles = Role.allCases.indices.map { role in
            role >= qari_bundled_role_count()
                ? nil : PackedStyle.style(theme.styles[3 * role], theme.styles[3 * role + 1], theme.styles[3 * role + 2])
        }
        return Theme(
            name: String(cString: theme.name), isDark: theme.is_dark != 0, styles: styles, arabicName: theme.arabic.map { String(cString: $0) },
            englishName: theme.english.map { String(cString: $0) })
    }
}
