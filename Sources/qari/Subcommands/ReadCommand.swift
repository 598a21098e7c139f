// `qari read`, and `qari FILE…` with options: the reading screen.
import ArabicText
import ArgumentParser

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
        try ReadingRun(showsGuide: guide, library: library.path, given: settings.given, encoding: encoding, files: files).run()
    }
}
