// The configuration file: TOML in the XDG configuration folder.
import Glibc
import ReaderCore
import TOMLKit

enum ConfigurationFile {
    static var folder: String {
        if let base = getenv("XDG_CONFIG_HOME").map({ String(cString: $0) }), base.hasPrefix("/") { return base + "/qari" }
        return (getenv("HOME").map { String(cString: $0) } ?? "") + "/.config/qari"
    }
    static var defaultPath: String { folder + "/config.toml" }

    /// Reads a file into settings; what is wrong comes back, the rest is in force. A default file need not be there.
    static func load(_ path: String, isNamed: Bool, into settings: inout Settings) -> [Problem] {
        let text: String
        do {
            guard let found = try contents(path) else { return isNamed ? [.noSuchFile(path)] : [] }
            text = found
        } catch { return [error] }
        let table: TOMLTable
        do { table = try TOMLTable(string: text) } catch let error as TOMLParseError {
            return [.badSyntax(place: "\(path):\(error.source.begin.line)", detail: error.description)]
        } catch { return [.badSyntax(place: path, detail: "\(error)")] }
        var problems: [Problem] = []
        for name in table.keys.sorted(by: { line(of: $0, in: text) < line(of: $1, in: text) }) {
            let place = "\(path):\(line(of: name, in: text))"
            if name == "keys", let keys = table[name]?.table {
                for key in keys.keys.sorted(by: { line(of: $0, in: text) < line(of: $1, in: text) }) {
                    let value = keys[key]?.string ?? ""
                    let place = "\(path):\(line(of: key, in: text))"
                    guard KeyNotation.key(named: key) != nil else {
                        problems.append(.badSetting(place: place, name: "keys", value: key, allowed: "a, Space, Ctrl-L, Alt-x, F1 …"))
                        continue
                    }
                    guard let command = Command(rawValue: value) else {
                        let allowed = Command.allCases.map(\.rawValue).joined(separator: ", ")
                        problems.append(.badSetting(place: place, name: key, value: value, allowed: allowed))
                        continue
                    }
                    settings.keys[key] = command
                }
                continue
            }
            guard let entry = SettingEntry.table.first(where: { $0.name == name }) else {
                problems.append(.unknownSetting(place: place, name: name, allowed: SettingEntry.names + ", [keys]"))
                continue
            }
            let value = table[name]?.string ?? table[name]?.int.map { "\($0)" } ?? table[name]?.bool.map { "\($0)" } ?? "?"
            if !entry.write(&settings, value) {
                problems.append(.badSetting(place: place, name: name, value: value, allowed: entry.allowed))
            }
        }
        return problems
    }

    /// Where a file sets something: `path:line`.
    static func place(of name: String, in path: String) -> String {
        let text = (try? contents(path)).flatMap(\.self) ?? ""
        return "\(path):\(line(of: name, in: text))"
    }

    static func contents(_ path: String) throws(Problem) -> String? {
        do {
            let text = try TextFile.open(path, encoding: .utf8)
            return String(decoding: text.source.bytes, as: UTF8.self)
        } catch Problem.noSuchFile { return nil } catch let problem as Problem { throw problem } catch { return nil }
    }

    /// The line, from 1, on which a key stands.
    static func line(of key: String, in text: String) -> Int {
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        for (index, line) in lines.enumerated() {
            let name = line.drop { $0 == " " || $0 == "\t" || $0 == "[" || $0 == "\"" || $0 == "'" }
            if name.hasPrefix(key), let next = name.dropFirst(key.count).first, " =\t]\"'.".contains(next) { return index + 1 }
        }
        return 1
    }
}
