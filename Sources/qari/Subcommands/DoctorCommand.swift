// `qari doctor`: what the terminal answered, how it is written to, and whether that reads right.
import ArgumentParser
import Glibc
import NcursesTerminal
import ReaderCore
import TerminalScreen

struct DoctorCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "doctor",
            abstract: told("يتبيّن أصلح طريقة للكتابة في هذه الطرفية ويجرّبها.", "Find out how this terminal is best written to, and try it."),
            discussion: told(
                "يعرض نموذجًا بالترتيب الذي يُظن أن الطرفية تريده، ثم بغيره إن لم يُقرأ سليمًا.",
                "Shows a sample in the order that the terminal is thought to want, and other orders when it reads wrongly."))
    }

    @Flag(help: .told("اسأل الطرفية واطبع تقريرًا مجردًا بلا صفحة.", "Ask the terminal and print a plain report; no page."))
    var report = false
    @OptionGroup(title: SettingsInHelp.title) var settings: SettingsFlags

    /// An answer is not waited for any longer.
    private static let longestWait = Duration.milliseconds(1500)

    func run() throws {
        let effective = try settings.load { MessagePrinter.print($0, MessageLanguage.current) }
        // The report may go to a file: the terminal is then reached by its own name.
        let line = isatty(STDIN_FILENO) != 0 && isatty(STDOUT_FILENO) != 0 ? STDIN_FILENO : open("/dev/tty", O_RDWR | O_CLOEXEC)
        let usesColor = getenv("NO_COLOR").map { $0.pointee == 0 } ?? true
        guard line >= 0,
            let terminal = try? NcursesTerminal(
                usesColor: usesColor, usesMouse: false, choice: effective.bidi, remembered: TerminalMemory.load().choices,
                rows: RowConverter(), input: line,
                output: line == STDIN_FILENO ? STDOUT_FILENO : line)
        else { throw ProgramExit.usage(.noTerminal, effective.language) }
        defer { terminal.leave() }
        listen(to: terminal)
        let facts = Self.facts(of: terminal)
        let verdict = report ? nil : examine(terminal, facts, effective)
        terminal.leave()
        var output = Output(STDOUT_FILENO)
        let phrases = Phrases(effective.language)
        if report {
            for line in facts.lines(in: effective.language) + DoctorReport.sample { output.write(line + "\n") }
        } else {
            switch verdict {
            case .readsRight(let choice) where choice == effective.bidi: output.write(phrases.doctorAllIsWell + "\n")
            case .readsRight(let choice):
                TerminalMemory.keep(choice, for: terminal.strategy.traits.chain)
                output.write(phrases.doctorAdvice(choice, file: ConfigurationFile.defaultPath) + "\n")
            case .nothingFits: output.write(phrases.doctorNothingFits + "\n")
            case .left, nil: break
            }
        }
        try output.flush()
    }

    /// Takes the terminal's answers until the last one is there. Keys typed meanwhile mean nothing yet.
    private func listen(to terminal: NcursesTerminal) {
        let end = ContinuousClock.now + Self.longestWait
        while terminal.isAwaitingAnswers, ContinuousClock.now < end { _ = terminal.nextEvent(waitingUpTo: 50) }
    }

    private func examine(_ terminal: NcursesTerminal, _ facts: DoctorReport, _ settings: Settings) -> DoctorPage.Verdict? {
        var page = DoctorPage(report: facts, choice: settings.bidi, language: settings.language)
        var frame = Frame(size: terminal.size)
        while page.verdict == nil {
            page.report = Self.facts(of: terminal)
            page.draw(into: &frame)
            terminal.present(frame)
            switch terminal.nextEvent(waitingUpTo: nil) {
            case .key(let key): if let next = page.press(key) { terminal.choose(next) }
            case .resize(let size): frame = Frame(size: size)
            case .resumed: terminal.repaint()
            case .terminate(let signal):
                terminal.leave()
                NcursesTerminal.end(by: signal)
            default: break
            }
        }
        return page.verdict
    }

    private static func facts(of terminal: NcursesTerminal) -> DoctorReport {
        let (identity, strategy) = (terminal.identity, terminal.strategy)
        var report = DoctorReport()
        report.version = ProgramVersion.number
        report.variables = identity.setVariables
        report.questions = identity.mayBeAsked ? NcursesTerminal.questions : []
        report.answers = (identity.own.all + (identity.outer?.all ?? [])).map(\.words)
        (report.terminal, report.isCertain, report.outer) = (identity.title, identity.isCertain, identity.outerTitle)
        (report.order, report.reason, report.traits) = (strategy.order, strategy.reason, strategy.traits)
        (report.size, report.colors, report.isSynchronized) = (terminal.size, terminal.colorCount, strategy.isSynchronized)
        report.clipboard = strategy.clipboard
        return report
    }
}
