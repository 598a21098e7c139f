// `qari print`: an article on standard output, for pipes and for reading without a terminal.
import ArabicText
import ArgumentParser
import ArticleImport
import ArticleModel
import Glibc
import ReaderCore
import TextLayout

enum LineOrder: String, CaseIterable, ExpressibleByArgument { case logical, visual }

struct PrintCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "print",
            abstract: told("يطبع المقالات نصًّا مجردًا أو سطورًا مرتبة للعين أو JSON.", "Print articles as plain text, as visual lines or as JSON."),
            discussion: told(
                "يقبل --width هنا من 1 إلى 1000، وهو في الأعمدة (--columns مع --order visual) عرض الصفحة كلها.",
                "Here --width takes 1–1000; with columns (--columns with --order visual) it is the whole page's."))
    }

    @Option(
        help: .told(
            "logical: كما يُخزَّن النص. visual: موصول الحروف مرتبًا ملفوفًا، للطرفيات التي تترك النص وشأنه.",
            "logical: as text is stored. visual: shaped, reordered and wrapped, for terminals that leave text alone."))
    var order: LineOrder = .logical
    @Flag(help: .told("اطبع المقال محلَّلًا في صورة JSON.", "Print the parsed article as JSON."))
    var json = false
    @OptionGroup(title: SettingsInHelp.title) var settings: SettingsFlags
    @Option(help: .told("ترميز الملفات؛ يُستنتج إن لم يُذكر.", "The files' encoding; detected when not given."))
    var encoding: TextEncoding?
    @Argument(help: .told("ملفات، أو - للمدخل القياسي.", "Files, or - for standard input."))
    var files: [String] = []

    func run() throws {
        let effective = try settings.load(isPrinting: true)
        if let value = settings.given.values["width"], width == nil {
            throw ProgramExit.usage(.badSetting(place: "--width", name: "width", value: value, allowed: "1–1000"), effective.language)
        }
        if files.isEmpty, isatty(STDIN_FILENO) != 0 { throw ProgramExit.usage(.noFiles, effective.language) }
        let refs = (files.isEmpty ? ["-"] : files).map { ArticleRef(argument: $0) }
        try FilesInTurn.forEach(refs, encoding: encoding, effective.language) { text, ref in try print(text, ref, effective) }
    }

    /// Cells to wrap at; nil when not given.
    private var width: Int? { settings.given.values["width"].flatMap(Int.init).flatMap { (1...1000).contains($0) ? $0 : nil } }

    private func print(_ text: EncodedText, _ ref: ArticleRef, _ settings: Settings) throws(OutputFailure) {
        if json { return try ArticleJSON(text: text).print(to: STDOUT_FILENO) }
        let columns = Geometry.columns(settings.columns.count ?? 1, in: width ?? 80)
        if order == .visual, columns.count > 1 {
            var options = ArticlePrinter.options(settings)
            options.width = columns.width
            options.justification = settings.justify.justification(inColumnOf: columns.width, of: columns.count)
            return try ColumnPrinter(text: text, ref: ref, options: options, columns: columns.count).print(to: STDOUT_FILENO)
        }
        try ArticlePrinter(
            text: text, ref: ref, options: ArticlePrinter.options(settings),
            width: width ?? (order == .visual ? 80 : nil), isVisual: order == .visual
        ).print(to: STDOUT_FILENO)
    }
}

extension TextEncoding: ExpressibleByArgument {}
