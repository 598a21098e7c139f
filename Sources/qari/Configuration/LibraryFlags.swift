// Which library: by flag, by variable, or the one in the XDG data folder.
import ArgumentParser
import Glibc

struct LibraryFlags: ParsableArguments {
    @Option(
        name: .customLong("library"),
        help: .told(
            "مكتبة أخرى: ملفها. وإلا فما في QARI_LIBRARY، وإلا فالملف library.db في مجلد البيانات.",
            "Another library: its file. Else QARI_LIBRARY, else library.db in the data folder."))
    var flag: String?

    var path: String { Self.path(flag: flag) }

    /// Empty where there is no place for one: no home, and none named.
    static func path(flag: String?) -> String {
        if let flag, !flag.isEmpty { return absolute(flag) }
        if let variable = variable("QARI_LIBRARY") { return absolute(variable) }
        if let base = variable("XDG_DATA_HOME"), base.hasPrefix("/") { return base + "/qari/library.db" }
        return HomeFolder.path.map { $0 + "/.local/share/qari/library.db" } ?? ""
    }

    private static func variable(_ name: String) -> String? {
        getenv(name).map { String(cString: $0) }.flatMap { $0.isEmpty ? nil : $0 }
    }

    static func absolute(_ path: String) -> String {
        if path.hasPrefix("/") { return path }
        guard let folder = getcwd(nil, 0) else { return path }
        defer { free(folder) }
        return String(cString: folder) + "/" + path
    }
}
