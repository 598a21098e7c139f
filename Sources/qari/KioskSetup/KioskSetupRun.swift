// Carries a set-up out, step by step, or takes it back.
import Glibc
import Processes
import ReaderCore

struct KioskSetupRun {
    private let root: String
    private let tell: (String) -> Void
    private let phrases: Phrases
    private var record: KioskSetupRecord

    init(root: String, _ phrases: Phrases, tell: @escaping (String) -> Void) {
        (self.root, self.phrases, self.tell) = (root, phrases, tell)
        record = KioskSetupRecord(root: root)
    }

    var hasRecord: Bool { !record.lines.isEmpty }

    // MARK: Doing

    /// What a step would do; nil for one that is done already.
    func description(of step: KioskSetupPlan.Step) -> String? {
        switch step {
        case .file(let path, let text):
            switch SetupFiles.text(of: root + path) {
            case nil: phrases.setupWrites(path)
            case text: nil
            case .some: phrases.setupReplaces(path, old: path + KioskSetupRecord.before)
            }
        case .settings(let path, _): SetupFiles.text(of: root + path) == nil ? phrases.setupWrites(path) : nil
        case .command(let words, _): phrases.setupRuns(words.joined(separator: " "))
        case .lastly: nil
        }
    }

    /// - Throws: `Problem`; what was done until then is in the record.
    mutating func perform(_ step: KioskSetupPlan.Step) throws {
        if case .lastly(let words) = step { return try note(.command(words)) }
        guard let description = description(of: step) else { return }
        switch step {
        case .file(let path, let text), .settings(let path, let text): try write(text, to: path)
        case .command(let words, let undo):
            if !undo.isEmpty { try note(.command(undo)) }
            let result = Self.run(words)
            guard result == 0 else { throw Problem.setupFailed(words.joined(separator: " "), status: result) }
        case .lastly: return
        }
        tell(description)
    }

    private mutating func note(_ line: KioskSetupRecord.Line) throws {
        let made = WholeFile.makeFolders(to: record.path, mode: 0o755)
        for folder in made where !record.add(.folder(String(folder.dropFirst(root.count)))) { throw failure(record.path) }
        guard record.add(line) else { throw failure(record.path) }
    }

    private func failure(_ path: String) -> Problem { .cannotWrite(path, reason: String(cString: strerror(errno))) }

    private mutating func write(_ text: String, to path: String) throws {
        let place = root + path
        let folders = WholeFile.makeFolders(to: place, mode: 0o755)
        for folder in folders { try note(.folder(String(folder.dropFirst(root.count)))) }
        let hadOne = access(place, F_OK) == 0
        // The first that stood there is the one to give back.
        let isKept = hadOne && access(place + KioskSetupRecord.before, F_OK) != 0
        if isKept, link(place, place + KioskSetupRecord.before) != 0 { throw failure(place + KioskSetupRecord.before) }
        try note(.file(path: path, mark: SetupFiles.mark(text), hadOne: isKept))
        guard WholeFile.replace(place, with: Array(text.utf8), mode: 0o644) else { throw failure(place) }
    }

    /// - Returns: its exit code; 127 where it can't be started.
    private static func run(_ words: [String]) -> Int32 {
        guard let child = try? ChildProcess(words[0], words) else { return 127 }
        return if case .exit(let code) = child.waitForEnd() { code } else { 128 }
    }

    // MARK: Undoing

    /// What would be taken back, the last first.
    var undoDescriptions: [String] {
        record.lines.reversed().compactMap { line in
            switch line {
            case .file(let path, let mark, let hadOne): undoDescription(path, mark, hadOne)
            case .folder: nil
            case .command(let words): phrases.setupRuns(words.joined(separator: " "))
            }
        }
    }

    private func undoDescription(_ path: String, _ mark: String, _ hadOne: Bool) -> String {
        guard let text = SetupFiles.text(of: root + path), SetupFiles.mark(text) == mark else { return phrases.setupLeaves(path) }
        return hadOne ? phrases.setupGivesBack(path) : phrases.setupRemoves(path)
    }

    /// Takes back what was done. A file that somebody has changed since is theirs. A command that fails does not keep the rest from it.
    mutating func undo() {
        for line in record.lines.reversed() {
            switch line {
            case .file(let path, let mark, let hadOne):
                let description = undoDescription(path, mark, hadOne)
                if let text = SetupFiles.text(of: root + path), SetupFiles.mark(text) == mark {
                    if hadOne { rename(root + path + KioskSetupRecord.before, root + path) } else { unlink(root + path) }
                }
                tell(description)
            case .folder(let path): rmdir(root + path)
            case .command(let words):
                let result = Self.run(words)
                tell(phrases.setupRuns(words.joined(separator: " ")) + (result == 0 ? "" : " (\(result))"))
            }
        }
        unlink(record.path)
        for case .folder(let path) in record.lines.reversed() { rmdir(root + path) }
    }
}
