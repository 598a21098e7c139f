// What a set-up has done, a line each, so that it can be taken back: written before anything else is done, read from its end.
import Glibc

struct KioskSetupRecord {
    enum Line: Hashable {
        /// Another file stood there before where `hadOne`: it lies beside, under the name with `before`.
        case file(path: String, mark: String, hadOne: Bool)
        case folder(String)
        case command([String])

        fileprivate var text: String {
            switch self {
            case .file(let path, let mark, let hadOne): ["file", path, mark, hadOne ? "before" : "none"].joined(separator: "\t")
            case .folder(let path): "folder\t" + path
            case .command(let words): (["command"] + words).joined(separator: "\t")
            }
        }

        fileprivate init?(_ text: Substring) {
            let parts = text.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
            switch (parts.first, parts.count) {
            case ("file", 4): self = .file(path: parts[1], mark: parts[2], hadOne: parts[3] == "before")
            case ("folder", 2): self = .folder(parts[1])
            case ("command", 2...): self = .command(Array(parts.dropFirst()))
            default: return nil
            }
        }
    }

    static let place = "/etc/qari/kiosk-setup.record"
    /// What a file is called that another has taken the place of.
    static let before = ".before-qari"

    let path: String
    private(set) var lines: [Line]

    /// - Parameter root: empty for this machine.
    init(root: String) {
        path = root + Self.place
        lines = (SetupFiles.text(of: path) ?? "").split(separator: "\n").compactMap { Line($0) }
    }

    /// - Returns: false where it can't be written.
    mutating func add(_ line: Line) -> Bool {
        lines.append(line)
        return WholeFile.replace(path, with: Array(lines.map { $0.text + "\n" }.joined().utf8), mode: 0o600)
    }
}
