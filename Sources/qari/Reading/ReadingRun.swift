// What a command line asks to read, carried out: each file's text where there is no screen, else the reading screen or the front page.
// It knows no parser, so that `qari FILE…` makes none.
import ArabicText
import ArgumentParser
import ArticleModel
import Glibc
import NcursesTerminal
import Processes
import ReaderCore

struct ReadingRun {
    /// Whether the guide that comes with the program is to be read before the files.
    var showsGuide = false
    /// The library's file.
    var library: String
    var given = GivenSettings()
    var encoding: TextEncoding?
    /// As they were named; `-` for standard input.
    var files: [String]

    func run() throws {
        var note: Problem?
        let effective = try given.load { note = note ?? $0 }
        var refs = (showsGuide ? [.bundled("guide.txt")] : []) + files.map { ArticleRef(argument: $0) }
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
        try FilesInTurn.forEach(refs, encoding: encoding, settings.language) { text, ref in
            try ArticlePrinter(text: text, ref: ref, options: options, width: nil, isVisual: false).print(to: STDOUT_FILENO)
        }
    }

    private func read(_ refs: [ArticleRef], _ effective: Settings, _ note: Problem?) throws {
        // The first article is opened before the terminal is taken over: what is wrong with it is said in the shell.
        var opener = FileOpener(encoding: encoding)
        if case .web(let address) = refs.first { MessagePrinter.print(Phrases(effective.language).fetching(address), effective.language) }
        do { if let first = refs.first { try opener.prepare(first) } } catch let problem as Problem {
            MessagePrinter.print(problem, effective.language)
            throw ExitCode(1)
        }
        let keys = isatty(STDIN_FILENO) != 0 ? STDIN_FILENO : open("/dev/tty", O_RDWR | O_CLOEXEC)
        guard keys >= 0 else { return try printInstead(refs, effective) }
        var settings = effective
        var note = note
        let usesColor = getenv("NO_COLOR").map { $0.pointee == 0 } ?? true
        let (themes, themeProblems) = ThemeLoader.all()
        if let wanted = settings.theme, !themes.contains(where: { $0.name == wanted }) {
            let problem =
                themeProblems.first
                ?? .unknownTheme(place: given.placeOfTheme, name: wanted, allowed: themes.map(\.name).joined(separator: ", "))
            note = note ?? problem
            settings.theme = nil
        }
        let memory = TerminalMemory.load()
        let terminal: NcursesTerminal
        do {
            terminal = try NcursesTerminal(
                usesColor: usesColor, usesMouse: settings.mouse, choice: settings.bidi, remembered: memory.choices, isSpoken: settings.screenReader,
                rows: RowConverter(), input: keys, output: STDOUT_FILENO)
        } catch {
            MessagePrinter.print(.noTerminal, settings.language)
            throw ExitCode(2)
        }
        defer { terminal.leave() }
        // Attributes alone must then tell a hit from its text.
        if !terminal.hasColor { settings.theme = "monochrome" }
        var program = Program(
            settings: settings, keymap: Keymap(remapping: settings.keys), themes: themes, files: refs, size: terminal.size)
        program.hintedChains = memory.hinted
        if let note { program.tell(note.sentence(in: settings.language), .warning) }
        let wake = WakeUp()
        let library = ReaderLibrary(path: self.library, wake: wake)
        let runner = EffectRunner(
            terminal: terminal, library: library,
            outside: Outside(
                opener: opener, wake: wake, named: refs, allowsPrivate: settings.allowsPrivate,
                importing: ScreenImport(
                    wake: wake, library: self.library,
                    options: [
                        "--lang", settings.language.rawValue, "--allow-private", "\(settings.allowsPrivate)", "--changed-unread",
                        "\(settings.changedIsUnread)",
                    ])),
            pictures: ServedPictures(wake: wake, allowsPrivate: settings.allowsPrivate))
        let signal = Loop(terminal: terminal, runner: runner, wake: wake, care: NoUpkeep()).run(&program)
        terminal.leave()
        if terminal.strategy.traits.hint != nil { TerminalMemory.keepHint(of: terminal.strategy.traits.chain) }
        runner.end()
        library.close()
        if let signal { NcursesTerminal.end(by: signal) }
    }
}
