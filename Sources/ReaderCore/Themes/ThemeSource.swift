// A theme as its file gives it, before inheritance and palette are resolved.

/// What a theme file says.
package struct ThemeSource: Hashable, Sendable {
    /// What a file says of one role; nil where it says nothing.
    package struct RoleSource: Hashable, Sendable {
        package var foreground: String?
        package var background: String?
        package var attributes: [String]?

        package init(foreground: String? = nil, background: String? = nil, attributes: [String]? = nil) {
            (self.foreground, self.background, self.attributes) = (foreground, background, attributes)
        }
    }

    /// The theme's name in settings: its file's name without `.toml`.
    package var name: String
    /// The file, for messages.
    package var path: String
    package var arabicName: String?
    package var englishName: String?
    package var appearance: String?
    package var inherits: String?
    package var palette: [String: String] = [:]
    /// The terminal's own colours that stand for the palette's on a terminal of 8 or 16.
    package var basicPalette: [String: String] = [:]
    package var roles: [String: RoleSource] = [:]

    package init(name: String, path: String) { (self.name, self.path) = (name, path) }
}
