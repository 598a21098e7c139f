// Whole screens kept as text files beside the tests: the rows as painted, then the role of every cell. RECORD_SNAPSHOTS=1
// writes them anew; the change is then reviewed like code.
import Foundation
import ReaderCore
import TerminalScreen
import Testing

enum Snapshot {
    private static let letters = Array("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ")

    static func expect(_ screen: ReaderScreen, is name: String, _ sourceLocation: SourceLocation = #_sourceLocation) {
        let file = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Snapshots/\(name).txt")
        let actual = text(of: screen)
        if ProcessInfo.processInfo.environment["RECORD_SNAPSHOTS"] == "1" {
            do { try Data(actual.utf8).write(to: file) } catch {
                Issue.record("\(file.path) can't be written: \(error)", sourceLocation: sourceLocation)
            }
            return
        }
        guard let data = try? Data(contentsOf: file) else {
            Issue.record("There is no snapshot «\(name)». RECORD_SNAPSHOTS=1 makes it.", sourceLocation: sourceLocation)
            return
        }
        let expected = String(decoding: data, as: UTF8.self)
        if actual != expected {
            Issue.record("The screen is not the snapshot «\(name)».\n\(difference(expected, actual))", sourceLocation: sourceLocation)
        }
    }

    private static func difference(_ expected: String, _ actual: String) -> String {
        let (old, new) = (
            expected.split(separator: "\n", omittingEmptySubsequences: false), actual.split(separator: "\n", omittingEmptySubsequences: false)
        )
        return (0..<max(old.count, new.count)).filter { old.indices.contains($0) != new.indices.contains($0) || old[$0] != new[$0] }
            .map { "\($0 + 1) - \(old.indices.contains($0) ? old[$0] : "")\n\($0 + 1) + \(new.indices.contains($0) ? new[$0] : "")" }
            .joined(separator: "\n")
    }

    /// The picture: rows between bars, the cursor, a letter for each cell's role, a legend.
    static func text(of screen: ReaderScreen) -> String {
        var text = screen.rows.map { "│\(screen.text(ofRow: $0))│\n" }.joined()
        text += screen.frame.cursor.map { "cursor \($0.column),\($0.row)\n" } ?? "no cursor\n"
        var used: Set<Role> = []
        for row in screen.rows { used.formUnion(screen.cells(ofRow: row).compactMap(ReaderScreen.role(of:))) }
        let shown = Role.allCases.filter { used.contains($0) && $0 != .body }
        for row in screen.rows { text += "│" + screen.cells(ofRow: row).map { letter(of: ReaderScreen.role(of: $0), shown) }.joined() + "│\n" }
        let legend = shown.enumerated().map { "\(letters[$0]) \($1.rawValue)" }
        return text + ". body" + legend.map { "  " + $0 }.joined() + "\n"
    }

    private static func letter(of role: Role?, _ shown: [Role]) -> String {
        guard let role else { return "?" }
        return shown.firstIndex(of: role).map { String(letters[$0]) } ?? "."
    }
}
