// A theme as its file gives it, before inheritance and palette are resolved.

/// What a theme file says.
package struct ThemeSource: Hashable, Sendable {
    /// A text of the file, and its place as messages name it.
    package struct Placed: Hashable, Sendable {
        package let value: String
        package let place: String

        package init(_ value: String, at place: String) { (self.value, self.place) = (value, place) }
    }

    /// What a file says of one role; nil where it says nothing.
    package struct RoleSource: Hashable, Sendable {
        package var foreground: Placed?
        package var background: Placed?
        package var attributes: [Placed]?
        package var place: String

        package init(place: String) { self.place = place }
    }

    /// The theme's name in settings: its file's name without `.toml`.
    package var name: String
    /// The file, for messages.
    package var path: String
    package var arabicName: String?
    package var englishName: String?
    package var appearance: Placed?
    package var inherits: Placed?
    package var palette: [String: Placed] = [:]
    /// The terminal's own colours that stand for the palette's on a terminal of 8 or 16.
    package var basicPalette: [String: Placed] = [:]
    package var roles: [String: RoleSource] = [:]

    package init(name: String, path: String) { (self.name, self.path) = (name, path) }
}
