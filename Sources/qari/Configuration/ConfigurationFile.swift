// The configuration file: TOML in the XDG configuration folder.
import Glibc
import ReaderCore
import TOML

enum ConfigurationFile {
    static var folder: String {
        if let base = getenv("XDG_CONFIG_HOME").map({ String(cString: $0) }), base.hasPrefix("/") { return base + "/qari" }
        // Without a home there is no such folder, and so no file in it.
        return (HomeFolder.path ?? "/nonexistent") + "/.config/qari"
    }
    static var defaultPath: String { folder + "/config.toml" }

    /// Reads a file into settings; what is wrong comes back, the rest is in force. A default file need not be there.
    static func load(_ path: String, isNamed: Bool, into settings: inout Settings) -> [Problem] {
        do throws(Problem) {
            guard let bytes = try ConfigurationBytes.read(path) else { return isNamed ? [.noSuchFile(path)] : [] }
            return take(try ConfigurationTable(bytes, path: path), into: &settings)
        } catch { return [error] }
    }

    private static func take(_ file: ConfigurationTable, into settings: inout Settings) -> [Problem] {
        var problems: [Problem] = []
        for entry in file.table.entries {
            if entry.key == "keys" {
                problems += takeKeys(entry, of: file, into: &settings)
            } else if let setting = SettingEntry.table.first(where: { $0.name == entry.key }) {
                let value = text(of: entry.value)
                if value.map({ setting.write(&settings, $0) }) != true {
                    problems.append(refusal(entry, file, name: setting.name, allowed: setting.allowed))
                }
            } else {
                let name = OutsideName.shown(entry.key)
                problems.append(.unknownSetting(place: file.place(entry.position), name: name, allowed: SettingEntry.names + ", [keys]"))
            }
        }
        return problems
    }

    /// What a setting is written from; nil for what no setting is.
    private static func text(of value: TOMLValue) -> String? {
        value.string ?? value.integer.map { "\($0)" } ?? value.boolean.map { "\($0)" }
    }

    private static func refusal(_ entry: TOMLTable.Entry, _ file: ConfigurationTable, name: String, allowed: String) -> Problem {
        .badSetting(place: file.place(entry.value.position), name: name, value: ConfigurationTable.shown(entry.value), allowed: allowed)
    }

    /// What `[keys]` binds; a key that would not work is refused.
    private static func takeKeys(_ keys: TOMLTable.Entry, of file: ConfigurationTable, into settings: inout Settings) -> [Problem] {
        guard let table = keys.value.table else { return [refusal(keys, file, name: "keys", allowed: "[keys]")] }
        var problems: [Problem] = []
        var lines: [String: Int] = [:]
        for entry in table.entries {
            let shown = OutsideName.shown(entry.key)
            let name = KeyNotation.key(named: entry.key).map(KeyNotation.name) ?? entry.key
            if let refusal = KeyRefusal.of(entry.key) ?? lines[name].map({ .given(line: $0) }) {
                problems.append(.badKey(place: file.place(entry.position), key: shown, refusal))
            } else if let command = entry.value.string.flatMap(Command.init) {
                if let refusal = KeyRefusal.of(entry.key, for: command) {
                    problems.append(.badKey(place: file.place(entry.position), key: shown, refusal))
                    continue
                }
                (settings.keys[name], lines[name]) = (command, entry.position.line)
            } else {
                problems.append(refusal(entry, file, name: shown, allowed: Command.allCases.map(\.rawValue).joined(separator: ", ")))
            }
        }
        return problems
    }

    /// Where a file sets something, as messages name it; the file alone where it does not.
    static func place(of name: String, in path: String) -> String {
        guard let bytes = (try? ConfigurationBytes.read(path)).flatMap(\.self), let file = try? ConfigurationTable(bytes, path: path),
            let entry = file.table.entry(name)
        else { return path }
        return file.place(entry.value.position)
    }
}
