// `qari kiosk-setup`: a screen or a reading room in one go, from the packaged examples. It says first what it will do; what it has done can
// be taken back.
import ArgumentParser
import ArticleImport
import Glibc
import ReaderCore

struct KioskSetupCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "kiosk-setup",
            abstract: told("يُعدّ شاشة عامة أو غرفة قراءة على هذا الجهاز.", "Set a public screen or a reading room up on this machine."),
            discussion: told(
                "يقول ما سيفعله ولا يفعله إلا مع --apply. ومع --undo يعيد ما فعل: الملفات التي لم يغيّرها أحد بعده، والخدمات.",
                "Says what it would do, and does it with --apply alone. --undo takes back what was done: files that nobody has changed since, and services."
            ))
    }

    @Flag(help: .told("شاشة على طرفية الجهاز الافتراضية.", "A screen on the machine's virtual console.")) var console = false
    @Flag(help: .told("شاشة في نافذة تملؤها، بخط حقيقي.", "A screen in a window that fills it, with a real font.")) var window = false
    @Flag(help: .told("غرفة قراءة عبر SSH.", "A reading room by SSH.")) var ssh = false
    @Flag(help: .told("افعله.", "Do it.")) var apply = false
    @Flag(help: .told("أعد ما فُعل كما كان.", "Take back what was done.")) var undo = false
    @Option(help: .told("جذر جهاز آخر لا يعمل الآن، فلا يُبدأ فيه شيء.", "The root of another machine, which does not run: nothing is started."))
    var root: String?
    @OptionGroup(title: SettingsInHelp.title) var settings: SettingsFlags
    @Argument(help: .told("موجزات تُتابع.", "Feeds to follow.")) var feeds: [String] = []

    func run() throws {
        let settings = try settings.load { MessagePrinter.print($0, MessageLanguage.current) }
        let language = settings.language
        let phrases = Phrases(language)
        var output = Output(STDOUT_FILENO)
        let root = root.map(LibraryFlags.absolute).map { $0 == "/" ? "" : $0 } ?? ""
        var lines: [String] = []
        var run = KioskSetupRun(root: root, phrases) { lines.append($0) }
        defer {
            for line in lines { output.write(line + "\n") }
            _ = try? output.flush()
        }
        if undo {
            guard run.hasRecord else { throw Problem.nothingSetUp(root + KioskSetupRecord.place) }
            if apply { run.undo() } else { lines = run.undoDescriptions }
            lines.append(apply ? phrases.setupIsUndone : phrases.setupIsDry)
            return
        }
        let kinds = zip(KioskKind.allCases, [console, window, ssh]).filter(\.1).map(\.0)
        guard kinds.count == 1, let kind = kinds.first else {
            throw ProgramExit.usage(.badUsage(detail: phrases.setupKinds), language)
        }
        for feed in feeds where !PageAddress.isWeb(feed) || feed.contains(where: { $0.isWhitespace || $0 == "\"" || $0 == "'" || $0 == "\\" }) {
            throw ProgramExit.usage(
                .badSetting(place: "FEED", name: "feed", value: OutsideName.shown(feed), allowed: "http://…, https://…"), language)
        }
        // Refused by the fetcher, it would never come in.
        for feed in feeds where !settings.allowsPrivate && PageAddress.isInOwnNetwork(feed) { throw Problem.setupIsPrivate(feed) }
        guard let examples = Self.examples(root) else { throw Problem.noExamples(Self.folders(root).joined(separator: ", ")) }
        func plan() -> KioskSetupPlan {
            KioskSetupPlan(kind, feeds: feeds, allowsPrivate: settings.allowsPrivate, root: root, examples: examples, reader: Self.reader(root))
        }
        if let missing = plan().missing.first { throw Problem.noExamples(missing) }
        let needs = KioskSetupPlan.needs(kind)
        let isMissing = needs.files.contains { places in !places.contains { access(root + $0, R_OK) == 0 } }
        if isMissing {
            // Half a screen is none. A machine that does not run yet may get the rest afterwards.
            if apply, root.isEmpty { throw Problem.setupLacks("apt install " + needs.packages) }
            lines.append(phrases.setupNeeds("apt install " + needs.packages))
        }
        guard apply else {
            lines += plan().steps.compactMap(run.description)
            lines.append(phrases.setupIsDry)
            return
        }
        // The reading room's user has its number once the first steps are done.
        for index in plan().steps.indices { try run.perform(plan().steps[index]) }
        lines.append(phrases.setupIsDone)
    }

    // MARK: The machine

    /// Where the examples may be: beside this program, or where packages put them.
    private static func folders(_ root: String) -> [String] {
        var bytes = [CChar](repeating: 0, count: Int(PATH_MAX))
        let count = readlink("/proc/self/exe", &bytes, bytes.count - 1)
        let program = String(decoding: bytes.prefix(max(0, count)).map(UInt8.init(bitPattern:)), as: UTF8.self)
        let own = program.hasSuffix("/bin/qari") ? [String(program.dropLast("/bin/qari".count))] : []
        return (own + ["/usr", "/usr/local"]).flatMap { prefix in
            ["/share/doc/qari-kiosk/examples", "/share/doc/qari/examples"].map { root + prefix + $0 }
        }
    }

    private static func examples(_ root: String) -> String? { folders(root).first { access($0 + "/99-qari-kiosk.conf", R_OK) == 0 } }

    private static func reader(_ root: String) -> Int? {
        let users = SetupFiles.text(of: root + "/etc/passwd") ?? ""
        let line = users.split(separator: "\n").first { $0.hasPrefix("read:") }?.split(separator: ":", omittingEmptySubsequences: false)
        return line.flatMap { $0.count > 2 ? Int($0[2]) : nil }
    }
}
