// A kiosk's options while it runs: looked at every few seconds and at SIGHUP, taken over where they are good. The screen goes on.
import Glibc
import Kiosk
import ReaderCore

struct KioskReload {
    private(set) var file: KioskOptionsFile
    /// Readable when SIGHUP has come; -1 for nothing to wait for.
    var hangUps: Int32 = -1
    /// False on a terminal that has one theme.
    var hasColor = true
    /// False on a terminal that has too few colours for pictures to be shown unasked.
    var hasPictures = true
    /// Openings are to be counted.
    private(set) var countsReads: Bool
    /// What is wrong in the file, for the log and for `qari status`.
    private(set) var trouble: String?
    private let command: KioskCommand
    private let settings: Settings
    private var isTold = false
    private var nextLook: Int64 = 0
    private static let lookEvery: Int64 = 2_000

    /// - Parameters:
    ///   - wrong: what was wrong in the file at the start.
    ///   - command: what the process was started with: what concerns more than the screen stays so.
    init(file: KioskOptionsFile, wrong: Problem?, command: KioskCommand, settings: Settings) {
        (self.file, self.command, self.settings, countsReads) = (file, command, settings, command.countsReads)
        trouble = wrong.map(Self.sentence)
    }

    private static func sentence(_ problem: Problem) -> String { problem.sentence(in: .english) }

    /// - Returns: true when something has changed on the screen.
    mutating func goRound(_ kiosk: inout Kiosk, at now: Int64, _ log: KioskLog) -> Bool {
        if !isTold, let trouble {
            log.note("\(file.path): \(trouble) The last good options are in force")
            kiosk.hasWrongOptions = true
        }
        let isFirst = !isTold
        isTold = true
        let isAsked = hasHungUp
        guard isAsked || now >= nextLook else { return isFirst && trouble != nil }
        nextLook = now + Self.lookEvery
        switch file.read(isForced: isAsked) {
        case .same: return isFirst && trouble != nil
        case .wrong(let problem):
            trouble = Self.sentence(problem)
            log.note("\(file.path): \(Self.sentence(problem)) The last good options stay in force")
        case .good(let choices):
            trouble = nil
            var new = choices.settings
            countsReads = choices.command.countsReads
            let beside = choices.command.differencesBeside(command) + differences(new)
            (new.bidi, new.screenReader) = (settings.bidi, settings.screenReader)
            var rules = choices.rules
            rules.rotatesPictures = rules.rotatesPictures && hasPictures
            if !hasColor {
                new.theme = "monochrome"
                rules.parts = rules.parts.map(\.withoutTheme)
            }
            kiosk.adopt(new, rules)
            log.note("\(file.path): read anew, and in force" + (beside.isEmpty ? "" : "; from the next start on: " + beside.joined(separator: ", ")))
        }
        kiosk.hasWrongOptions = trouble != nil
        return true
    }

    /// The settings that concern more than the screen and are not those of the start.
    private func differences(_ new: Settings) -> [String] {
        let all = [
            ("--bidi", new.bidi != settings.bidi), ("--screen-reader", new.screenReader != settings.screenReader),
            ("--allow-private", new.allowsPrivate != settings.allowsPrivate),
        ]
        return all.filter(\.1).map(\.0)
    }

    /// True when SIGHUP has come since this was last asked.
    private var hasHungUp: Bool {
        guard hangUps >= 0 else { return false }
        var bytes = [UInt8](repeating: 0, count: 128)
        var hasCome = false
        while read(hangUps, &bytes, bytes.count) > 0 { hasCome = true }
        return hasCome
    }
}
