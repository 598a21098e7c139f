// What the reader has said of the order of rows, by chains of terminals: a line for each in the state folder (XDG Base Directory
// Specification), the choice, a tab, the chain. Where nothing can be kept nothing is said: the key is pressed again.
import ArticleLibrary
import Glibc
import TerminalScreen

struct TerminalMemory {
    /// By chain (`TerminalTraits.chain`).
    private(set) var choices: [String: BidiChoice] = [:]
    /// Chains whose hint was shown.
    private(set) var hinted: Set<String> = []

    private static let hint = "hinted"
    /// Lines that are kept.
    private static let most = 500

    private static var path: String? {
        if let base = getenv("XDG_STATE_HOME").map({ String(cString: $0) }), base.hasPrefix("/") { return base + "/qari/terminals" }
        return HomeFolder.path.map { $0 + "/.local/state/qari/terminals" }
    }

    static func load() -> TerminalMemory {
        var memory = TerminalMemory()
        guard let path, let bytes = try? ConfigurationBytes.read(path) else { return memory }
        for line in String(decoding: bytes, as: UTF8.self).split(separator: "\n").suffix(most) {
            let parts = line.split(separator: "\t", maxSplits: 1).map(String.init)
            guard parts.count == 2 else { continue }
            if parts[0] == hint { memory.hinted.insert(parts[1]) } else { memory.choices[parts[1]] = BidiChoice(rawValue: parts[0]) }
        }
        return memory
    }

    static func keep(_ choice: BidiChoice, for chain: String) {
        guard let chain = line(chain) else { return }
        var memory = load()
        memory.choices[chain] = choice == .auto ? nil : choice
        // Who has used the key needs no hint of it.
        memory.hinted.insert(chain)
        memory.save()
    }

    static func keepHint(of chain: String) {
        guard let chain = line(chain) else { return }
        var memory = load()
        if memory.hinted.insert(chain).inserted { memory.save() }
    }

    /// A chain as a line has it; nil for a terminal of which nothing is known yet.
    private static func line(_ chain: String) -> String? {
        chain.isEmpty ? nil : String(chain.map { $0 == "\t" || $0 == "\n" ? " " : $0 })
    }

    /// Written beside and moved into place: another reader may be doing the same.
    private func save() {
        guard let path = Self.path else { return }
        // Below the home, never the home itself: a user without one is given none.
        if let home = HomeFolder.path, path.hasPrefix(home + "/"), access(home, W_OK) != 0 { return }
        guard (try? Library.makeFolder(of: path)) != nil else { return }
        let lines = choices.sorted { $0.key < $1.key }.map { "\($0.value.rawValue)\t\($0.key)\n" } + hinted.sorted().map { "\(Self.hint)\t\($0)\n" }
        _ = WholeFile.replace(path, with: Array(lines.joined().utf8), mode: 0o600, suffix: ".\(getpid())")
    }
}
