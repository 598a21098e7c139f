// A theme's file as TOML. What a theme has no place for, or of a kind that it can't be, is refused with its place.
import ReaderCore
import TOML

struct ThemeFile {
    private let file: ConfigurationTable

    /// - Throws: `Problem.badSyntax`.
    init(_ bytes: [UInt8], path: String) throws(Problem) { file = try ConfigurationTable(bytes, path: path) }

    /// What it says.
    /// - Throws: `Problem.unknownSetting` or `.badSetting`.
    func source(named name: String) throws(Problem) -> ThemeSource {
        var source = ThemeSource(name: name, path: file.path)
        for entry in file.table.entries {
            switch entry.key {
            case "name": (source.arabicName, source.englishName) = try names(entry)
            case "appearance": source.appearance = try text(entry)
            case "inherits": source.inherits = try text(entry)
            case "palette": source.palette = try texts(entry)
            case "palette-16": source.basicPalette = try texts(entry)
            case "roles": for role in try table(entry).entries { source.roles[role.key] = try self.role(role) }
            default: throw unknown(entry, allowed: "name, appearance, inherits, palette, palette-16, roles")
            }
        }
        return source
    }

    private func names(_ entry: TOMLTable.Entry) throws(Problem) -> (arabic: String?, english: String?) {
        var names: (arabic: String?, english: String?)
        for name in try table(entry).entries {
            switch name.key {
            case "ar": names.arabic = OutsideName.shown(try text(name).value)
            case "en": names.english = OutsideName.shown(try text(name).value)
            default: throw unknown(name, allowed: "ar, en")
            }
        }
        return names
    }

    private func role(_ entry: TOMLTable.Entry) throws(Problem) -> ThemeSource.RoleSource {
        var role = ThemeSource.RoleSource(place: file.place(entry.position))
        for part in try table(entry).entries {
            switch part.key {
            case "fg": role.foreground = try text(part)
            case "bg": role.background = try text(part)
            case "attributes":
                guard let values = part.value.array else { throw refusal(part, part.value, allowed: "[\"bold\", …]") }
                role.attributes = []
                for value in values { role.attributes?.append(try text(part, value)) }
            default: throw unknown(part, allowed: "fg, bg, attributes")
            }
        }
        return role
    }

    private func texts(_ entry: TOMLTable.Entry) throws(Problem) -> [String: ThemeSource.Placed] {
        var texts: [String: ThemeSource.Placed] = [:]
        for item in try table(entry).entries { texts[item.key] = try text(item) }
        return texts
    }

    private func text(_ entry: TOMLTable.Entry, _ value: TOMLValue? = nil) throws(Problem) -> ThemeSource.Placed {
        let value = value ?? entry.value
        guard let text = value.string else { throw refusal(entry, value, allowed: "\"…\"") }
        return ThemeSource.Placed(text, at: file.place(value.position))
    }

    private func table(_ entry: TOMLTable.Entry) throws(Problem) -> TOMLTable {
        guard let table = entry.value.table else { throw refusal(entry, entry.value, allowed: "{ … }") }
        return table
    }

    private func unknown(_ entry: TOMLTable.Entry, allowed: String) -> Problem {
        .unknownSetting(place: file.place(entry.position), name: OutsideName.shown(entry.key), allowed: allowed)
    }

    private func refusal(_ entry: TOMLTable.Entry, _ value: TOMLValue, allowed: String) -> Problem {
        .badSetting(
            place: file.place(value.position), name: OutsideName.shown(entry.key), value: ConfigurationTable.shown(value), allowed: allowed)
    }
}
