// `qari kiosk`: the library on a screen that anyone may use and nobody watches.
import ArticleModel
import ArgumentParser
import ArticleLibrary
import CSandbox
import Glibc
import Kiosk
import NcursesTerminal
import Processes
import ReaderCore

struct KioskCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "kiosk", abstract: told("يعرض المكتبة على شاشة لمن شاء أن يستعملها.", "Show the library on a screen that anyone may use."),
            discussion: told(
                "يفتح الصفحة الأولى ولا يدع أحدًا يخرج منها: لا خروج ولا إيقاف ولا برامج ولا ملفات ولا عناوين. فإذا تُرك بدأ من جديد وقلّب صفحاته من تلقائه. والخدمات وSSH وما هو مغلق في qari-kiosk(8).",
                """
                Opens the front page and lets nobody out: no quitting, suspending, programs, files or addresses. Left alone it begins anew and turns \
                its pages by itself. See qari-kiosk(8) for services, SSH and what is locked.
                """))
    }

    @OptionGroup(title: SettingsInHelp.title) var settings: SettingsFlags
    @Option(help: .told("ملف المكتبة.", "The library's file."))
    var library = "/var/lib/qari/library.db"
    @Option(help: .told("مجلد لموضع كل قارئ؛ ومن دونه لا يُحفظ موضع.", "A folder for each reader's place; without it none is kept."))
    var state: String?
    @Option(help: .told("عدد الثواني بلا مفتاح حتى تنتهي الجلسة: 5–86400.", "Seconds without a key after which a session ends: 5–86400."))
    var idle = 90
    @Option(
        name: .customLong("words-per-minute"), help: .told("سرعة تقليب الصفحات من تلقائها: 20–1000.", "How fast pages turn by themselves: 20–1000."))
    var wordsPerMinute = 160
    @Option(
        help: .told(
            "عدد الثواني التي يشغل فيها الخبر العاجل شاشة لا يقرؤها أحد: 0–3600.", "Seconds that breaking news may hold an idle screen: 0–3600."))
    var takeover = 60
    @Flag(name: .customLong("no-rotation"), help: .told("لا تُقلَّب الصفحات من تلقائها.", "Pages don't turn by themselves."))
    var staysStill = false
    @Option(
        name: .customLong("day-part"),
        help: .told(
            "ما يختلف في ساعات من اليوم: \(DayPart.grammar)؛ يُكرر.", "What is otherwise at some hours: \(DayPart.grammar); may be given again."))
    var parts: [String] = []
    @Option(
        help: .told(
            "لغات الواجهة تتناوب حين لا يكون أحد، تفصل بينها فواصل: ar,en.",
            "The interface's languages in turn while nobody is there, parted by commas: ar,en."))
    var languages: String?
    @Option(help: .told("اسم الصفحة الأولى بدل اسم البرنامج.", "What the front page is called in the program's place.")) var masthead: String?
    @Option(
        help: .told(
            "صورة بجانب اسم الصفحة الأولى: ملف يقرؤه chafa.", "A picture beside the front page's name: a file that chafa reads."))
    var logo: String?
    @Flag(
        name: .customLong("no-messages"),
        help: .told("لا تشغل الشاشةَ رسائلُ الطوارئ الآتية من الموجزات.", "Emergency messages that feeds bring don't take the screen."))
    var refusesMessages = false
    @Flag(
        help: .told(
            "أزرار تحت الصفحة، لمن ليس له إلا اللمس أو الفأرة.", "Buttons below the page, for touch or a mouse alone."))
    var touch = false
    @Option(help: .told("أوامر تُفتح من جديد تفصل بينها فواصل: \(KioskRules.names).", "Commands to re-open, parted by commas: \(KioskRules.names)."))
    var allow: String?
    @Option(
        name: .customLong("exit-code"),
        help: .told("كلمة تنهي البرنامج إذا كُتبت: 6 أحرف أو أكثر.", "A word that ends the kiosk when it is typed: 6 characters or more."))
    var exitCode: String?
    @Option(
        help: .told(
            "ملف خيارات أخرى (KIOSK_OPTIONS=…)، يُقرأ من جديد كلما تغيّر.",
            "A file of further options (KIOSK_OPTIONS=…), read anew whenever it changes."))
    var options: String?
    @Flag(
        name: .customLong("count-reads"),
        help: .told(
            "احسب كم مرة فُتح كل مقال في كل يوم، بلا أشخاص، في مجلد --state.",
            "Count how often each article is opened each day, of no persons, in the folder of --state."))
    var countsReads = false
    @Flag(help: .told("عملية أخرى ترعى المكتبة، فلا تبدأ واحدة.", "Another process keeps the library; start none."))
    var shared = false
    @Option(help: .told("عدد الثواني بين سؤال الموجز وسؤاله ثانية.", "Seconds between two requests to a feed."))
    var interval = 300
    @Option(help: .told("ملف للسجل؛ وإلا فمخرج الأخطاء، أو سجل النظام.", "A file for the log; else standard error, or the system's log."))
    var log: String?
    @Option(name: .customLong("self-test"), help: .hidden)
    var selfTest: String?
    @Argument(help: .told("مجلدات تُراقب، وموجزات.", "Folders to watch, and feeds."))
    var sources: [String] = []

    func run() throws {
        guard let options else { return try start(nil, wrong: nil) }
        var file = KioskOptionsFile(
            path: LibraryFlags.absolute(options), given: Array(CommandOrder.commandFirst(Array(CommandLine.arguments.dropFirst())).dropFirst()),
            folder: SessionStore.isOverSSH ? nil : state.map(LibraryFlags.absolute))
        // What the command line itself has wrong is said by it alone.
        _ = try rules(settings.load().language)
        switch file.read() {
        case .same: try start(file, wrong: nil)
        case .good(let choices): try choices.command.start(file, wrong: nil)
        case .wrong(let problem): try (file.fallback()?.command ?? self).start(file, wrong: problem)
        }
    }

    /// - Parameters:
    ///   - options: the file that gives further options, in force as far as it is good.
    ///   - wrong: what is wrong in it.
    private func start(_ options: KioskOptionsFile?, wrong: Problem?) throws {
        var note: Problem?
        let effective = try settings.load { note = note ?? $0 }
        let rules = try self.rules(effective.language)
        let log = KioskLog(path: log)
        if let note { log.note(note.sentence(in: .english)) }
        guard isatty(STDIN_FILENO) != 0, isatty(STDOUT_FILENO) != 0 else {
            MessagePrinter.print(.kioskNoTerminal, effective.language)
            throw ExitCode(2)
        }
        let path = LibraryFlags.absolute(library)
        let companion =
            shared
            ? nil
            : Companion(
                library: path, interval: interval, allowsPrivate: effective.allowsPrivate, sources: sources.map(Self.absolute), log: log)
        if !shared, companion == nil { log.note("the process that fetches did not come up; the library is shown as it is") }
        guard access(path, R_OK) == 0 else {
            MessagePrinter.print(.libraryCannotOpen(path, reason: String(cString: strerror(errno))), effective.language)
            throw ExitCode(1)
        }
        let folder = state.map(LibraryFlags.absolute)
        if let folder { mkdir(folder, 0o700) }
        if SessionStore.isOverSSH, let folder, let reader = SessionStore.reader, !SessionStore.takePlace(of: reader, in: folder) {
            MessagePrinter.print(.tooManySessions(SessionStore.mostSessions), effective.language)
            throw ExitCode(1)
        }
        let reload = options.map { KioskReload(file: $0, wrong: wrong, command: self, settings: effective) }
        try show(path, companion, effective, rules, log, reload)
    }

    private func show(
        _ path: String, _ companion: Companion?, _ given: Settings, _ rules: KioskRules, _ log: KioskLog, _ options: KioskReload?
    ) throws {
        var (settings, reload) = (given, options)
        let manager = ServiceManager()
        let themes = ThemeLoader.all().0
        if let wanted = settings.theme, !themes.contains(where: { $0.name == wanted }) {
            throw ProgramExit.usage(
                .unknownTheme(place: "--theme", name: wanted, allowed: themes.map(\.name).joined(separator: ", ")), settings.language)
        }
        qari_sandbox_ignore_signals()
        if reload != nil { reload?.hangUps = qari_hangups_open() }
        let terminal: NcursesTerminal
        do {
            terminal = try NcursesTerminal(
                usesColor: getenv("NO_COLOR") == nil, usesMouse: true, choice: settings.bidi, isSpoken: settings.screenReader,
                largest: KioskRules.largestScreen, rows: RowConverter(), input: STDIN_FILENO, output: STDOUT_FILENO)
        } catch {
            MessagePrinter.print(.kioskNoTerminal, settings.language)
            throw ExitCode(2)
        }
        defer { terminal.leave() }
        // The terminal's guard looks at crashes, and at this as one.
        signal(SIGQUIT, SIG_IGN)
        if !terminal.hasColor { settings.theme = "monochrome" }
        reload?.hasColor = terminal.hasColor
        // The zone is read once, while it can be.
        tzset()
        if let stateTrouble { log.note(stateTrouble) }
        let sessions = openSessions()
        // Of the reading room's readers there are many at once, and nobody keeps them.
        let status = SessionStore.isOverSSH || stateTrouble != nil ? nil : state.map { KioskStatusFile(folder: LibraryFlags.absolute($0)) }
        let wake = WakeUp()
        var pictures: ServedPictures?
        // Options that are read anew may allow them, and by then nothing can be started any more. Of the reading room's readers there are many.
        if rules.allowed.contains(.showPicture) || (reload != nil && !SessionStore.isOverSSH) {
            pictures = ServedPictures(wake: wake, allowsPrivate: settings.allowsPrivate, environment: KioskEnvironment.forFetching)
            pictures?.start()
        }
        // Of two colours alone a picture is for who asks for it, and knows what it shows.
        let hasPictures = terminal.colorCount >= 256
        let logos = hasPictures ? logo.map { KioskLogo.pictures(of: LibraryFlags.absolute($0)) } : nil
        if let trouble = logos?.trouble { log.note(trouble) }
        log.note(Sandbox.closeFiles(but: openings(path, reload?.file.path), for: .interface))
        if let reload { wake.watch(reload.hangUps) }
        let counts = stateTrouble == nil ? state.map { ReadingCounts(folder: LibraryFlags.absolute($0)) } : nil
        let library = try KioskLibrary(path: path, sessions: sessions, wake: wake, counts: counts)
        library.countsReads = countsReads
        log.note(Sandbox.closeSystemCalls(for: .interface))
        var app = Program(settings: settings, keymap: Keymap(), themes: themes, files: [], size: terminal.size)
        app.show(logos: logos?.pictures ?? [])
        var rules = rules
        reload?.hasPictures = hasPictures
        rules.rotatesPictures = rules.rotatesPictures && hasPictures
        if !terminal.hasColor { rules.parts = rules.parts.map(\.withoutTheme) }
        var kiosk = Kiosk(app, rules: rules, resuming: sessions.current)
        let runner = EffectRunner(terminal: terminal, library: library, outside: nil, pictures: pictures)
        if let selfTest {
            let free = Program(settings: settings, keymap: Keymap(), themes: themes, files: [.file("/etc/passwd")], size: terminal.size)
            return SandboxTest.run(selfTest, terminal, kiosk, runner, forging: free)
        }
        sessions.resume()
        let care = KioskUpkeep(
            library: library, path: path, companion: companion, sessions: sessions, manager: manager, log: log, status: status, reload: reload)
        _ = Loop(terminal: terminal, runner: runner, wake: wake, care: care).run(&kiosk)
        if kiosk.mayBlank { terminal.blank(false) }
        manager.stopping()
        sessions.hasResumed()
        terminal.leave()
        if let companion, companion.hasEnded {
            log.note("the process that fetches has ended; the interface ends too, so that the service manager starts both")
            _exit(1)
        }
        log.note("ended")
        // What libraries would do at exit they may not do any more. A kiosk that would go on has to be started anew: its library is out of
        // reach.
        _exit(kiosk.isRunning ? 1 : 0)
    }

    // MARK: What is open

    private func openSessions() -> SessionStore {
        let isPersonal = SessionStore.isOverSSH
        guard let state, let reader = SessionStore.reader else { return SessionStore(path: nil, isPersonal: isPersonal) }
        return SessionStore(path: LibraryFlags.absolute(state) + "/" + reader + ".place", isPersonal: isPersonal)
    }

    private func openings(_ library: String, _ options: String?) -> [Sandbox.Opening] {
        // Folders: what is in them is replaced whole.
        var openings = [library, options].compactMap(\.self).map { Sandbox.Opening(path: Sandbox.folder(of: $0), rights: .read) }
        if let state { openings.append(Sandbox.Opening(path: LibraryFlags.absolute(state))) }
        return openings
    }

    private static func absolute(_ source: String) -> String { ArticleRef(argument: source).isAddress ? source : LibraryFlags.absolute(source) }

    /// Why no place can be kept, for the log; nil when it can.
    private var stateTrouble: String? {
        guard let folder = state.map(LibraryFlags.absolute) else { return nil }
        mkdir(folder, 0o700)
        let isUsable = access(folder + "/", W_OK | X_OK) == 0
        let reason = String(cString: strerror(errno))
        return isUsable ? nil : "\(folder): \(reason); no reader's place is kept. Name a folder with --state that the kiosk may write"
    }

    // MARK: Rules

    private func addDay(to rules: inout KioskRules, _ refuse: (String, String, String, String) -> any Error) throws {
        let themes = parts.isEmpty ? [] : ThemeLoader.all().0.map(\.name)
        for text in parts {
            guard let part = DayPart(text) else { throw refuse("--day-part", "day-part", OutsideName.shown(text), DayPart.grammar) }
            if let theme = part.theme, !themes.contains(theme) {
                throw refuse("--day-part", "theme", OutsideName.shown(theme), themes.joined(separator: ", "))
            }
            rules.parts.append(part)
        }
        for name in (languages ?? "").split(separator: ",") {
            guard let language = Language(rawValue: String(name)) else {
                throw refuse("--languages", "languages", OutsideName.shown(String(name)), "ar,en")
            }
            rules.languages.append(language)
        }
        rules.masthead = masthead.map(PrintedText.clean).flatMap { $0.isEmpty ? nil : $0 }
        rules.obeysMessages = !refusesMessages
    }

    func rules(_ language: Language) throws -> KioskRules {
        func refuse(_ flag: String, _ name: String, _ value: String, _ allowed: String) -> any Error {
            ProgramExit.usage(.badSetting(place: flag, name: name, value: value, allowed: allowed), language)
        }
        var rules = KioskRules()
        guard (5...86_400).contains(idle) || selfTest != nil else { throw refuse("--idle", "idle", "\(idle)", "5–86400") }
        guard (20...1000).contains(wordsPerMinute) else { throw refuse("--words-per-minute", "words-per-minute", "\(wordsPerMinute)", "20–1000") }
        guard (0...3600).contains(takeover) else { throw refuse("--takeover", "takeover", "\(takeover)", "0–3600") }
        (rules.idleSeconds, rules.wordsPerMinute, rules.takeoverSeconds, rules.rotates) = (idle, wordsPerMinute, takeover, !staysStill)
        rules.hasTouch = touch
        try addDay(to: &rules, refuse)
        if SessionStore.isOverSSH { rules.leavesAfterSeconds = max(KioskRules.longestAbsence, idle) }
        for name in (allow ?? "").split(separator: ",") {
            guard let command = Command(rawValue: String(name)), KioskRules.reopenable.contains(command) else {
                throw refuse("--allow", "allow", String(name), KioskRules.names)
            }
            rules.allowed.insert(command)
            if command == .showPicture { rules.rotatesPictures = true }
        }
        if let exitCode {
            rules.exitCode = exitCode.unicodeScalars.map(\.value)
            guard rules.exitCode.count >= KioskRules.shortestExitCode else {
                throw refuse("--exit-code", "exit-code", exitCode, "\(KioskRules.shortestExitCode)+")
            }
        }
        return rules
    }
}
