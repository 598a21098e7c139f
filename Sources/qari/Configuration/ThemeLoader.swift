// Themes: the bundled ones and the reader's own in the configuration folder. Whoever has none of their own pays for none: the bundled
// ones are constant data, and a file is parsed only where one of the reader's may inherit from it or stand for it.
import Glibc
import ReaderCore

enum ThemeLoader {
    /// Where the reader's own themes are.
    static var folder: String { ConfigurationFile.folder + "/themes" }

    /// Every theme that resolves, bundled ones in the order of their table, then the reader's own; and what is wrong with the others.
    static func all() -> (themes: [Theme], problems: [Problem]) {
        let own = ownFiles()
        if own.isEmpty { return ((0..<BundledThemes.count).map(BundledThemes.theme), []) }
        return resolved(own)
    }

    private static func resolved(_ own: [String]) -> (themes: [Theme], problems: [Problem]) {
        var sources = bundledSources()
        var problems: [Problem] = []
        for file in own {
            do throws(Problem) {
                guard let bytes = try ConfigurationBytes.read(file) else { continue }
                sources.append(try ThemeFile(bytes, path: file).source(named: name(file)))
            } catch { problems.append(error) }
        }
        let resolver = ThemeResolver(sources)
        let bundled = (0..<BundledThemes.count).map(BundledThemes.name)
        var themes: [Theme] = []
        for name in bundled + resolver.names.filter({ !bundled.contains($0) }) {
            do throws(Problem) { themes.append(try resolver.theme(name, namedAt: name)) } catch { problems.append(error) }
        }
        return (themes, problems)
    }

    /// The bundled themes as their files say them; what `make docs` makes their table from.
    static func bundledSources() -> [ThemeSource] {
        BundledFiles.paths.filter { $0.hasPrefix("themes/") }.compactMap { path in
            BundledFiles.contents(path).flatMap { try? ThemeFile(Array($0), path: path).source(named: name(path)) }
        }
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
