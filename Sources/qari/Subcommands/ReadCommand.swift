// `qari FILE…`: the reading screen.
import ArabicText
import ArgumentParser
import ArticleModel
import Glibc
import NcursesTerminal
import Processes
import ReaderCore

struct ReadCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "read", abstract: "Open articles on the reading screen, or the library's front page (the default).")

    @Flag(help: "Open the guide that comes with the program.")
    var guide = false
    @OptionGroup var library: LibraryFlags
    @OptionGroup var settings: SettingsFlags
    @Option(help: "The files' encoding; detected when not given.")
    var encoding: TextEncoding?
    @Argument(help: "Files, or - for standard input.")
    var files: [String] = []

    func run() throws {
        var note: Problem?
        let effective = try settings.load { note = note ?? $0 }
        var refs = (guide ? [.bundled("guide.txt")] : []) + files.map { ArticleRef(argument: $0) }
        // With nothing named and nothing piped in: the front page of the reader's own library.
        if refs.isEmpty, isatty(STDIN_FILENO) == 0 { refs = [.stdin] }
        let terminalName = getenv("TERM").map { String(cString: $0) } ?? ""
        guard isatty(STDOUT_FILENO) != 0, terminalName != "dumb" else {
            if refs.isEmpty { throw ProgramExit.usage(.noFiles, effective.language) }
            return try printInstead(refs, effective)
        }
        try read(refs, effective, note)
    }

    /// Without a screen the text itself is what helps.
    private func printInstead(_ refs: [ArticleRef], _ settings: Settings) throws {
        let options = ArticlePrinter.options(settings)
        var hasFailed = false
        for ref in refs {
            do {
                let text = try ArticleFile.open(ref, encoding: encoding)
                try ArticlePrinter(text: text, ref: ref, options: options, width: nil, isVisual: false).print(to: STDOUT_FILENO)
            } catch let problem as Problem {
                MessagePrinter.print(problem, settings.language)
                hasFailed = true
            }
        }
        if hasFailed { throw ExitCode(1) }
    }

    private func read(_ refs: [ArticleRef], _ given: Settings, _ note: Problem?) throws {
        // The first article is opened before the terminal is taken over: what is wrong with it is said in the shell.
        var opener = FileOpener(encoding: encoding)
        if case .web(let address) = refs.first { MessagePrinter.print(Phrases(given.language).fetching(address), given.language) }
        do { if let first = refs.first { try opener.prepare(first) } } catch let problem as Problem {
            MessagePrinter.print(problem, given.language)
            throw ExitCode(1)
        }
        let keys = isatty(STDIN_FILENO) != 0 ? STDIN_FILENO : open("/dev/tty", O_RDWR | O_CLOEXEC)
        guard keys >= 0 else { return try printInstead(refs, given) }
        var settings = given
        var note = note
        let usesColor = getenv("NO_COLOR").map { $0.pointee == 0 } ?? true
        let (themes, themeProblems) = ThemeLoader.all()
        if let wanted = settings.theme, !themes.contains(where: { $0.name == wanted }) {
            let problem =
                themeProblems.first
                ?? .unknownTheme(place: self.settings.given.placeOfTheme, name: wanted, allowed: themes.map(\.name).joined(separator: ", "))
            if self.settings.given.values["theme"] != nil { throw ProgramExit.usage(problem, settings.language) }
            note = note ?? problem
            settings.theme = nil
        }
        let terminal: NcursesTerminal
        do {
            terminal = try NcursesTerminal(
                usesColor: usesColor, usesMouse: settings.mouse, choice: settings.bidi, isSpoken: settings.screenReader, rows: RowConverter(),
                input: keys,
                output: STDOUT_FILENO)
        } catch {
            MessagePrinter.print(.noTerminal, settings.language)
            throw ExitCode(2)
        }
        defer { terminal.leave() }
        // Attributes alone must then tell a hit from its text.
        if !terminal.hasColor { settings.theme = "monochrome" }
        var program = Program(
            settings: settings, keymap: Keymap(remapping: settings.keys), themes: themes, files: refs, size: terminal.size)
        if let note { program.tell(note.sentence(in: settings.language), .warning) }
        let wake = WakeUp()
        let library = ReaderLibrary(path: library.path, wake: wake)
        let runner = EffectRunner(
            terminal: terminal, library: library, outside: Outside(opener: opener, wake: wake, named: refs, allowsPrivate: settings.allowsPrivate))
        let signal = Loop(terminal: terminal, runner: runner, wake: wake, care: NoUpkeep()).run(&program)
        terminal.leave()
        library.close()
        if let signal { NcursesTerminal.end(by: signal) }
    }
}
