// Which program this is: its version, the commit that it was built of, and the libraries that it works with. Names and numbers alone,
// for reports and scripts, and so in no language.
import CBuildFacts
import CLateLibraries

enum ProgramVersion {
    /// The only place of it: the manual, the package and `scripts/release` read it here.
    static let number = "0.1.0"
    /// The day of that version, or of what is to become it.
    static let day = "2026-11-24"

    /// nil where the build was not told.
    static var commit: String? { qari_build_commit().map { String(cString: $0) } }

    /// `qari 0.1.0`, the commit, and a library in a line; one that this machine has not by a hyphen.
    static var lines: [String] {
        var lines = ["qari \(number)", "commit \(commit ?? "-")"]
        for number in Int32(0)... {
            let library = qari_library_version_of(number)
            guard let name = library.name else { break }
            lines.append(String(cString: name) + " " + (library.version.map { String(cString: $0) } ?? "-"))
        }
        return lines
    }
}
