// `qari read`, and `qari FILE…` with options: the reading screen.
import ArabicText
import ArgumentParser

struct ReadCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "read",
            abstract: told(
                "يفتح مقالات في شاشة القراءة، أو الصفحة الأولى للمكتبة (وهو الأمر المفترض).",
                "Open articles on the reading screen, or the library's front page (the default)."))
    }

    @Flag(help: .told("افتح الدليل المرفق بالبرنامج.", "Open the guide that comes with the program."))
    var guide = false
    @OptionGroup var library: LibraryFlags
    @OptionGroup(title: SettingsInHelp.title) var settings: SettingsFlags
    @Option(help: .told("ترميز الملفات؛ يُستنتج إن لم يُذكر.", "The files' encoding; detected when not given."))
    var encoding: TextEncoding?
    @Argument(help: .told("ملفات، أو - للمدخل القياسي.", "Files, or - for standard input."))
    var files: [String] = []

    func run() throws {
        try ReadingRun(showsGuide: guide, library: library.path, given: settings.given, encoding: encoding, files: files).run()
    }
}
