// The file of a kiosk's options (`--options`): read at the start and whenever it changes. What is wrong in it never counts: the options of
// before stay in force, since a screen that is dark for a slip of the pen helps nobody.
import ArgumentParser
import Glibc
import Kiosk
import ReaderCore

/// What a kiosk's command line and its file come to.
struct KioskChoices {
    var command: KioskCommand
    var settings: Settings
    var rules: KioskRules
}

struct KioskOptionsFile {
    /// What a look at the file has found.
    enum Reading {
        case same
        case good(KioskChoices)
        case wrong(Problem)
    }

    /// The last options that were good are kept so, beside the places: for a start that finds wrong ones.
    private static let keptName = "options.good"
    /// As systemd's EnvironmentFile has it.
    private static let variable = "KIOSK_OPTIONS="
    private static let longest = 64 << 10

    let path: String
    /// The command line behind the command's name.
    private let given: [String]
    private let folder: String?
    /// The words that were last found, good or not, or the text where none could be told; nil before the first look.
    private var seen: [String]?
    private var isUnreadable = false

    /// - Parameters:
    ///   - given: the command line behind the command's name.
    ///   - folder: that of places; nil where nothing is kept.
    init(path: String, given: [String], folder: String?) { (self.path, self.given, self.folder) = (path, given, folder) }

    /// - Parameter isForced: tells of what was found before as well.
    mutating func read(isForced: Bool = false) -> Reading {
        guard let text = Self.text(of: path) else {
            let reason = errno
            // A file that has been taken away says nothing more; one that is closed to the kiosk was meant to say something.
            guard reason == ENOENT || reason == ENOTDIR else { return unreadable(reason, isForced) }
            return take([], isForced)
        }
        guard let words = Self.words(in: text) else { return unclosed(text, isForced) }
        return take(words, isForced)
    }

    /// Where a quotation ends nobody can say: what was meant to be one word may be an option, or the other way round.
    private mutating func unclosed(_ text: String, _ isForced: Bool) -> Reading {
        guard isForced || seen != [text] else { return .same }
        (isUnreadable, seen) = (false, [text])
        return .wrong(.badUsage(detail: "KIOSK_OPTIONS: a quotation mark is not closed"))
    }

    private mutating func unreadable(_ reason: Int32, _ isForced: Bool) -> Reading {
        guard isForced || !isUnreadable else { return .same }
        (isUnreadable, seen) = (true, nil)
        return .wrong(.cannotRead(path, reason: String(cString: strerror(reason))))
    }

    private mutating func take(_ words: [String], _ isForced: Bool) -> Reading {
        isUnreadable = false
        guard isForced || words != seen else { return .same }
        seen = words
        do throws(Problem) {
            let choices = try KioskCommand.choices(given, adding: words)
            if let folder { _ = WholeFile.replace(folder + "/" + Self.keptName, with: Array(words.joined(separator: "\0").utf8), mode: 0o600) }
            return .good(choices)
        } catch { return .wrong(error) }
    }

    /// What counts at a start that finds wrong options: the last good ones, else those of the command line alone.
    func fallback() -> KioskChoices? {
        let kept = folder.flatMap { Self.text(of: $0 + "/" + Self.keptName) }?.split(separator: "\0").map(String.init) ?? []
        return (try? KioskCommand.choices(given, adding: kept)) ?? (try? KioskCommand.choices(given, adding: []))
    }

    // MARK: Its text

    /// Nil for a file that can't be read; `errno` says why.
    private static func text(of path: String) -> String? {
        WholeFile.read(path, atMost: longest).map { String(decoding: $0, as: UTF8.self) }
    }

    /// The words of the last line that gives options; the whole of it may stand in quotation marks of either kind, and so may a word. nil where
    /// a mark is not closed.
    static func words(in text: String) -> [String]? {
        let lines = text.split(whereSeparator: \.isNewline).map { $0.drop { $0 == " " || $0 == "\t" } }
        guard var line = lines.last(where: { $0.hasPrefix(variable) })?.dropFirst(variable.count) else { return [] }
        while let last = line.last, last == " " || last == "\t" { line.removeLast() }
        if let mark = line.first, mark == "\"" || mark == "'", line.count > 1, line.last == mark, !line.dropFirst().dropLast().contains(mark) {
            line = line.dropFirst().dropLast()
        }
        var (words, word, mark): ([String], String?, Character?) = ([], nil, nil)
        for character in line {
            if character == mark {
                mark = nil
            } else if mark == nil, character == "\"" || character == "'" {
                (mark, word) = (character, word ?? "")
            } else if mark == nil, character == " " || character == "\t" {
                if let word { words.append(word) }
                word = nil
            } else {
                word = (word ?? "") + String(character)
            }
        }
        return mark == nil ? words + (word.map { [$0] } ?? []) : nil
    }
}

extension KioskCommand {
    /// - Parameters:
    ///   - given: the command line behind the command's name.
    ///   - words: further options, which count where both say something.
    static func choices(_ given: [String], adding words: [String]) throws(Problem) -> KioskChoices {
        let end = given.firstIndex(of: "--") ?? given.endIndex
        do {
            let command = try Self.parse(Array(given[..<end] + words + given[end...]))
            let settings = try command.settings.load()
            return KioskChoices(command: command, settings: settings, rules: try command.rules(settings.language))
        } catch let ProgramExit.usage(problem, _) { throw problem } catch let problem as Problem { throw problem } catch {
            throw .badUsage(detail: ParserMessage.told(message(for: error), in: .english))
        }
    }

    /// What is said in another way than by another command, and counts from the next start on, by its options' names.
    func differencesBeside(_ other: KioskCommand) -> [String] {
        let all = [
            ("--library", library != other.library), ("--state", state != other.state), ("--shared", shared != other.shared),
            ("--interval", interval != other.interval), ("--log", log != other.log), ("--logo", logo != other.logo),
            ("the sources", sources != other.sources),
        ]
        return all.filter(\.1).map(\.0)
    }
}
