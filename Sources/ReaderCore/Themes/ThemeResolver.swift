// Resolves theme files: inheritance first, then the palette, so that a child's palette recolours its parent's roles.
import ArabicText
import TerminalScreen

package struct ThemeResolver {
    private let sources: [String: ThemeSource]
    /// The names that the terminal's own palette goes by.
    package static let terminalColors = [
        "black", "red", "green", "yellow", "blue", "magenta", "cyan", "white", "bright-black", "bright-red", "bright-green",
        "bright-yellow", "bright-blue", "bright-magenta", "bright-cyan", "bright-white",
    ]
    package static let attributes: [String: Attributes] = [
        "bold": .bold, "dim": .dim, "underline": .underline, "reverse": .reverse, "italic": .italic,
    ]

    /// - Parameter sources: of two with one name the later counts, so that a reader's own theme stands for a bundled one.
    package init(_ sources: [ThemeSource]) {
        self.sources = Dictionary(sources.map { ($0.name, $0) }) { $1 }
    }

    package var names: [String] { sources.keys.sorted() }

    /// - Throws: `Problem.unknownTheme` (named at `place`) or `Problem.badTheme`.
    package func theme(_ name: String, namedAt place: String) throws(Problem) -> Theme {
        let chain = try chain(of: name, namedAt: place)
        var merged = ThemeSource(name: name, path: chain[0].path)
        for source in chain.reversed() { try merge(source, into: &merged) }
        let appearance = merged.appearance?.value ?? "any"
        guard ["dark", "light", "any"].contains(appearance) else {
            throw bad(merged.appearance, merged, "appearance = \(shown(appearance)): dark, light, any")
        }
        var styles: [Role: Style] = [:]
        for (name, role) in merged.roles {
            guard let key = Role(rawValue: name) else { continue }
            styles[key] = try style(role, merged)
        }
        return Theme(
            name: name, isDark: appearance == "dark", styles: styles, arabicName: chain[0].arabicName, englishName: chain[0].englishName)
    }

    /// The theme, its parent, and so on.
    private func chain(of name: String, namedAt place: String) throws(Problem) -> [ThemeSource] {
        var chain: [ThemeSource] = []
        var wanted: ThemeSource.Placed? = ThemeSource.Placed(name, at: place)
        while let next = wanted {
            guard let source = sources[next.value] else {
                throw .unknownTheme(place: next.place, name: shown(next.value), allowed: names.joined(separator: ", "))
            }
            guard !chain.contains(where: { $0.name == next.value }) else {
                let circle = (chain.map(\.name) + [next.value]).joined(separator: " → ")
                throw .badTheme(place: next.place, name: name, detail: "inherits: \(shown(circle))")
            }
            chain.append(source)
            wanted = source.inherits
        }
        return chain
    }

    private func merge(_ source: ThemeSource, into merged: inout ThemeSource) throws(Problem) {
        merged.appearance = source.appearance ?? merged.appearance
        merged.palette.merge(source.palette) { $1 }
        merged.basicPalette.merge(source.basicPalette) { $1 }
        for (name, found) in source.roles {
            guard Role(rawValue: name) != nil else {
                let allowed = Role.allCases.map(\.rawValue).joined(separator: ", ")
                throw .badTheme(place: found.place, name: source.name, detail: "\(shown(name)): \(allowed)")
            }
            var role = merged.roles[name] ?? found
            role.foreground = found.foreground ?? role.foreground
            role.background = found.background ?? role.background
            role.attributes = found.attributes ?? role.attributes
            merged.roles[name] = role
        }
    }

    private func style(_ role: ThemeSource.RoleSource, _ source: ThemeSource) throws(Problem) -> Style {
        var attributes: Attributes = []
        for name in role.attributes ?? [] {
            guard let found = Self.attributes[name.value] else {
                let allowed = Self.attributes.keys.sorted().joined(separator: ", ")
                throw bad(name, source, "attributes = \(shown(name.value)): \(allowed)")
            }
            attributes.insert(found)
        }
        return Style(foreground: try color(role.foreground, source), background: try color(role.background, source), attributes: attributes)
    }

    /// A palette's name, `#rrggbb`, a name of the terminal's sixteen, or `default`.
    private func color(_ name: ThemeSource.Placed?, _ source: ThemeSource) throws(Problem) -> Color {
        guard let name else { return .standard }
        let entry = source.palette[name.value] ?? name
        let value = entry.value
        if value == "default" { return .standard }
        if let index = Self.terminalColors.firstIndex(of: value) { return .palette(UInt8(index)) }
        let digits = value.utf8.dropFirst()
        guard value.utf8.first == "#", digits.count == 6, digits.first != "+", digits.first != "-",
            let number = UInt32(value.dropFirst(), radix: 16)
        else {
            let allowed = ["#rrggbb", "default"] + source.palette.keys.sorted().map(shown) + Self.terminalColors
            throw bad(entry, source, "\(shown(value)): \(allowed.joined(separator: ", "))")
        }
        return .rgb(
            red: UInt8(number >> 16 & 0xFF), green: UInt8(number >> 8 & 0xFF), blue: UInt8(number & 0xFF), basic: try basic(name.value, source))
    }

    /// The terminal's own colour that stands in for a palette's where colours are few.
    private func basic(_ name: String, _ source: ThemeSource) throws(Problem) -> UInt8? {
        guard let own = source.basicPalette[name] else { return nil }
        guard let index = Self.terminalColors.firstIndex(of: own.value) else {
            let allowed = Self.terminalColors.joined(separator: ", ")
            throw bad(own, source, "palette-16.\(shown(name)) = \(shown(own.value)): \(allowed)")
        }
        return UInt8(index)
    }

    private func bad(_ text: ThemeSource.Placed?, _ source: ThemeSource, _ detail: String) -> Problem {
        .badTheme(place: text?.place ?? source.path, name: source.name, detail: detail)
    }

    private func shown(_ text: String) -> String { OutsideName.shown(text) }
}
