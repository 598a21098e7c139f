// The program: its subcommands and the way in.
import ArgumentParser
import Glibc
import ReaderCore

@main
struct Qari: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "qari", abstract: told("يعرض المقالات العربية في أي طرفية.", "Read Arabic articles in any terminal."),
            version: ProgramVersion.number,
            subcommands: [
                ReadCommand.self, PrintCommand.self, ThemesCommand.self, ConfigCommand.self, DoctorCommand.self,
                AddCommand.self, SyncCommand.self,
                ListCommand.self, SearchCommand.self, SavedCommand.self, RuleCommand.self, TagCommand.self, RelatedCommand.self, RemoveCommand.self,
                HighlightsCommand.self,
                FeedCommand.self, AccountCommand.self, ImportNewsboatCommand.self, VacuumCommand.self, PublishCommand.self, StatusCommand.self,
                ExportCommand.self, ExportAllCommand.self, ImportCommand.self,
                KioskCommand.self, KioskMessageCommand.self, KioskSetupCommand.self, KioskFetchCommand.self,
            ],
            defaultSubcommand: ReadCommand.self)
    }

    /// The command line behind the program's name. `CommandLine.arguments` has its types looked up by their names at run time.
    private static var words: [String] { (1..<max(1, Int(CommandLine.argc))).compactMap { CommandLine.unsafeArgv[$0].map { String(cString: $0) } } }

    /// Exit codes: 0 fine, 1 could not read, 2 wrong use.
    static func main() {
        // A reader of the pipe that leaves ends us silently, as it does others.
        signal(SIGPIPE, SIG_DFL)
        // A file that may not grow further (ulimit -f) is a failure to be told, not an end.
        signal(SIGXFSZ, SIG_IGN)
        StandardDescriptors.hold()
        let arguments = CommandOrder.commandFirst(words)
        if arguments.first == "kiosk" { KioskEnvironment.adopt() }
        if arguments.first == FetchProcess.name { return FetchProcess.run(Array(arguments.dropFirst())) }
        if arguments.first == PictureProcess.name { return PictureProcess.run(Array(arguments.dropFirst())) }
        if arguments.first == PictureDecoder.name { PictureDecoder.run(Array(arguments.dropFirst())) }
        do {
            // Asked by scripts often, and by the parser only after it has described every command to itself.
            if arguments == ["--version"] {
                var output = Output(STDOUT_FILENO)
                output.write(ProgramVersion.lines.map { $0 + "\n" }.joined())
                return try output.flush()
            }
            if let problem = CommandOrder.mistyped(arguments) { throw ProgramExit.usage(problem, MessageLanguage.current) }
            if let reading = ReadingRun(filesAlone: arguments) { return try reading.run() }
            var command = try parseAsRoot(arguments)
            try command.run()
        } catch { end(by: error) }
    }

    /// Says why the program ends, and ends it.
    private static func end(by error: any Error) -> Never {
        switch error {
        case ProgramExit.usage(let problem, let language):
            MessagePrinter.print(problem, language)
            Glibc.exit(2)
        case let problem as Problem:
            MessagePrinter.print(problem, MessageLanguage.current)
            Glibc.exit(1)
        case let failure as OutputFailure:
            // Where the signal is blocked or held back the reader of the pipe has left all the same.
            if failure.number == EPIPE { raise(SIGPIPE) } else { MessagePrinter.print(failure.told, MessageLanguage.current) }
            Glibc.exit(1)
        default: end(byParser: error)
        }
    }

    /// Help, a version, completions: all that the parser itself has to say. It ends the program too where the command line is wrong.
    private static func end(byParser error: any Error) -> Never {
        let code = exitCode(for: error)
        if code == .validationFailure {
            let language = MessageLanguage.current
            MessagePrinter.print(.badUsage(detail: ParserMessage.told(message(for: error), in: language)), language)
            Glibc.exit(2)
        }
        let arguments = CommandOrder.commandFirst(Array(CommandLine.arguments.dropFirst()))
        if code == .success, HelpScreen.isAsked(arguments) {
            let language = MessageLanguage.current
            let command = arguments.first { $0 != "help" && CommandOrder.isCommand($0) } ?? CommandOrder.names[0]
            let help = HelpLanguage.$current.withValue(language) {
                SettingsInHelp.$command.withValue(command) { SettingsInHelp.last(in: fullMessage(for: error, columns: HelpScreen.columns)) }
            }
            do throws(OutputFailure) { try HelpScreen.print(help, language) } catch { end(by: error) }
            Glibc.exit(code.rawValue)
        }
        var output = Output(code == .success ? STDOUT_FILENO : STDERR_FILENO)
        let text = fullMessage(for: error)
        if !text.isEmpty { output.write(text + "\n") }
        do throws(OutputFailure) { try output.flush() } catch { if code == .success { end(by: error) } }
        Glibc.exit(code.rawValue)
    }
}

extension OutputFailure {
    fileprivate var told: Problem { .cannotPrint(reason: String(cString: strerror(number))) }
}
