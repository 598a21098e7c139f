// Themes: the bundled ones and the reader's own in the configuration folder.
import Glibc
import ReaderCore
import TOMLKit

struct ThemeLoader {
    let resolver: ThemeResolver
    /// What is wrong with the reader's own files; the others are in force.
    let problems: [Problem]
    /// Where the reader's own themes are.
    static var folder: String { ConfigurationFile.folder + "/themes" }

    init() {
        var sources: [ThemeSource] = []
        var problems: [Problem] = []
        for path in BundledFiles.paths where path.hasPrefix("themes/") {
            guard let bytes = BundledFiles.contents(path) else { continue }
            if let source = try? Self.source(String(decoding: bytes, as: UTF8.self), Self.name(path), path) { sources.append(source) }
        }
        for file in Self.ownFiles() {
            do {
                guard let text = try ConfigurationFile.contents(file) else { continue }
                sources.append(try Self.source(text, Self.name(file), file))
            } catch let problem as Problem { problems.append(problem) } catch {}
        }
        resolver = ThemeResolver(sources)
        self.problems = problems
    }

    /// The names of all themes: bundled ones in the order of their table, then the reader's own.
    var names: [String] {
        let bundled = BundledFiles.paths.filter { $0.hasPrefix("themes/") }.map(Self.name)
        return bundled + resolver.names.filter { !bundled.contains($0) }
    }

    /// Every theme that resolves, and what is wrong with the others.
    func all() -> (themes: [Theme], problems: [Problem]) {
        var themes: [Theme] = []
        var found = problems
        for name in names {
            do throws(Problem) { themes.append(try resolver.theme(name, namedAt: name)) } catch { found.append(error) }
        }
        return (themes, found)
    }

    private static func name(_ path: String) -> String {
        String(path.split(separator: "/").last?.dropLast(".toml".count) ?? "")
    }

    private static func ownFiles() -> [String] {
        guard let directory = opendir(folder) else { return [] }
        defer { closedir(directory) }
        var files: [String] = []
        while let entry = readdir(directory) {
            let name = withUnsafePointer(to: &entry.pointee.d_name) {
                $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
            }
            if name.hasSuffix(".toml"), !name.hasPrefix(".") { files.append(folder + "/" + name) }
        }
        return files.sorted()
    }

    private static func source(_ text: String, _ name: String, _ path: String) throws -> ThemeSource {
        let table: TOMLTable
        do { table = try TOMLTable(string: text) } catch let error as TOMLParseError {
            throw Problem.badSyntax(place: "\(path):\(error.source.begin.line)", detail: error.description)
        }
        let allowed = ["name", "appearance", "inherits", "palette", "palette-16", "roles"]
        for key in table.keys where !allowed.contains(key) {
            let place = "\(path):\(ConfigurationFile.line(of: key, in: text))"
            throw Problem.unknownSetting(place: place, name: key, allowed: allowed.joined(separator: ", "))
        }
        var source = ThemeSource(name: name, path: path)
        source.arabicName = table["name"]?.table?["ar"]?.string
        source.englishName = table["name"]?.table?["en"]?.string
        source.appearance = table["appearance"]?.string
        source.inherits = table["inherits"]?.string
        if let palette = table["palette"]?.table {
            for key in palette.keys { source.palette[key] = palette[key]?.string }
        }
        if let palette = table["palette-16"]?.table {
            for key in palette.keys { source.basicPalette[key] = palette[key]?.string }
        }
        if let roles = table["roles"]?.table {
            for key in roles.keys {
                guard let role = roles[key]?.table else { continue }
                for part in role.keys where !["fg", "bg", "attributes"].contains(part) {
                    let place = "\(path):\(ConfigurationFile.line(of: key, in: text))"
                    throw Problem.unknownSetting(place: place, name: "\(key).\(part)", allowed: "fg, bg, attributes")
                }
                source.roles[key] = .init(
                    foreground: role["fg"]?.string, background: role["bg"]?.string,
                    attributes: role["attributes"]?.array.map { array in (0..<array.count).compactMap { array[$0].string } })
            }
        }
        return source
    }
}
