// Resolves theme files: inheritance first, then the palette, so that a child's palette recolours its parent's roles.
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
        let own = chain[0]
        var palette: [String: String] = [:]
        var basic: [String: String] = [:]
        var roles: [String: ThemeSource.RoleSource] = [:]
        for source in chain.reversed() {
            palette.merge(source.palette) { $1 }
            basic.merge(source.basicPalette) { $1 }
            for (role, found) in source.roles {
                guard Role(rawValue: role) != nil else {
                    let allowed = Role.allCases.map(\.rawValue).joined(separator: ", ")
                    throw .badTheme(place: source.path, name: source.name, detail: "\(role): \(allowed)")
                }
                var merged = roles[role] ?? .init()
                merged.foreground = found.foreground ?? merged.foreground
                merged.background = found.background ?? merged.background
                merged.attributes = found.attributes ?? merged.attributes
                roles[role] = merged
            }
        }
        let appearance = chain.lazy.compactMap(\.appearance).first ?? "any"
        guard ["dark", "light", "any"].contains(appearance) else {
            throw .badTheme(place: own.path, name: own.name, detail: "appearance = \(appearance): dark, light, any")
        }
        var styles: [Role: Style] = [:]
        for (name, role) in roles {
            guard let key = Role(rawValue: name) else { continue }
            styles[key] = try style(role, palette, basic, own)
        }
        return Theme(
            name: own.name, isDark: appearance == "dark", styles: styles, arabicName: own.arabicName, englishName: own.englishName)
    }

    /// The theme, its parent, and so on.
    private func chain(of name: String, namedAt place: String) throws(Problem) -> [ThemeSource] {
        var chain: [ThemeSource] = []
        var wanted: String? = name
        while let next = wanted {
            guard let source = sources[next] else {
                throw .unknownTheme(place: chain.last?.path ?? place, name: next, allowed: names.joined(separator: ", "))
            }
            guard !chain.contains(where: { $0.name == next }) else {
                let circle = (chain.map(\.name) + [next]).joined(separator: " → ")
                throw .badTheme(place: source.path, name: name, detail: "inherits: \(circle)")
            }
            chain.append(source)
            wanted = source.inherits
        }
        return chain
    }

    private func style(_ role: ThemeSource.RoleSource, _ palette: [String: String], _ basic: [String: String], _ source: ThemeSource) throws(Problem)
        -> Style
    {
        var attributes: Attributes = []
        for name in role.attributes ?? [] {
            guard let found = Self.attributes[name] else {
                let allowed = Self.attributes.keys.sorted().joined(separator: ", ")
                throw .badTheme(place: source.path, name: source.name, detail: "attributes = \(name): \(allowed)")
            }
            attributes.insert(found)
        }
        return Style(
            foreground: try color(role.foreground, palette, basic, source), background: try color(role.background, palette, basic, source),
            attributes: attributes)
    }

    /// A palette's name, `#rrggbb`, a name of the terminal's sixteen, or `default`.
    private func color(_ name: String?, _ palette: [String: String], _ basic: [String: String], _ source: ThemeSource) throws(Problem) -> Color {
        guard let name else { return .standard }
        let value = palette[name] ?? name
        if value == "default" { return .standard }
        if let index = Self.terminalColors.firstIndex(of: value) { return .palette(UInt8(index)) }
        let digits = value.dropFirst()
        guard value.hasPrefix("#"), digits.utf8.count == 6, let number = UInt32(digits, radix: 16) else {
            let allowed = (["#rrggbb", "default"] + palette.keys.sorted() + Self.terminalColors).joined(separator: ", ")
            throw .badTheme(place: source.path, name: source.name, detail: "\(value): \(allowed)")
        }
        var standIn: UInt8?
        if let own = basic[name] {
            guard let index = Self.terminalColors.firstIndex(of: own) else {
                throw .badTheme(
                    place: source.path, name: source.name, detail: "palette-16.\(name) = \(own): \(Self.terminalColors.joined(separator: ", "))")
            }
            standIn = UInt8(index)
        }
        return .rgb(red: UInt8(number >> 16), green: UInt8(number >> 8 & 0xFF), blue: UInt8(number & 0xFF), basic: standIn)
    }
}
