// Themes: the bundled ones and the reader's own in the configuration folder.
import Glibc
import ReaderCore

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
            if let source = try? ThemeFile(Array(bytes), path: path).source(named: Self.name(path)) { sources.append(source) }
        }
        for file in Self.ownFiles() {
            do throws(Problem) {
                guard let bytes = try ConfigurationBytes.read(file) else { continue }
                sources.append(try ThemeFile(bytes, path: file).source(named: Self.name(file)))
            } catch { problems.append(error) }
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
}
