// `qari export`: an article as text, Markdown or HTML, for elsewhere.
import ArabicText
import ArgumentParser
import ArticleLibrary
import ArticleModel
import Glibc
import ReaderCore
import TextLayout

enum ExportFormat: String, CaseIterable, ExpressibleByArgument { case text, markdown, html }

struct ExportCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "export", abstract: told("يكتب مقالًا نصًّا أو ماركداون أو HTML.", "Write an article as text, Markdown or HTML."),
            discussion: told(
                "تبقى الحروف والحركات والأرقام كما هي، ويُترك ما ليس من المقال.",
                "Letters, marks and digits stay as they are. Page furniture is left out."))
    }

    @Option(
        help: .told(
            "text أو markdown أو html؛ وإلا فبحسب اسم الملف المكتوب، وإلا فنص.",
            "text, markdown or html; else by the name of the file written, else text.")) var format: ExportFormat?
    @Option(
        name: .shortAndLong,
        help: .told("الملف الذي يُكتب، جديدًا أو فارغًا؛ وإلا فالمخرج القياسي.", "The file to write, new or empty; else standard output.")) var output:
        String?
    @OptionGroup var library: LibraryFlags
    @OptionGroup(title: SettingsInHelp.title) var settings: SettingsFlags
    @Argument(
        help: .told("ملف، أو - للمدخل القياسي، أو رقم مقال في المكتبة.", "A file, - for standard input, or an article's number in the library."))
    var article: String

    func run() throws {
        let language = try settings.load { MessagePrinter.print($0, MessageLanguage.current) }.language
        do {
            let (export, isCut) = try export(language)
            try write(export)
            if isCut { throw Problem.hadNoRoom(article) }
            if TextFile.cuts > 0 { throw Problem.wasCut(article) }
        } catch let problem as Problem {
            MessagePrinter.print(problem, language)
            throw ExitCode(1)
        }
    }

    /// The article, and whether there was no room for all of it.
    private func export(_ language: Language) throws -> (ArticleExport, isCut: Bool) {
        guard let id = ArticleText.number(article) else {
            let text = try ArticleFile.open(ArticleRef(argument: article), encoding: nil)
            return (export(text) { _ in }, text.source.isCut)
        }
        let store = try LibraryAccess.open(library.path) { MessagePrinter.print($0, language) }
        defer { store.close() }
        guard let stored = try LibraryAccess.saying({ try store.article(id) }) else { throw Problem.noSuchArticle(article, library: store.path) }
        let export = export(EncodedText(TextBytes(copying: Array(stored.text.utf8)), encoding: .utf8)) { article in
            article.title = article.title ?? stored.title
            article.url = article.url ?? stored.canonicalURL ?? stored.url
        }
        return (export, false)
    }

    /// - Parameter complete: adds what is known of the article beside its text.
    private func export(_ text: EncodedText, _ complete: (inout Article) -> Void) -> ArticleExport {
        let parser = ArticleParser(source: ArticleLines(text))
        var frame = parser.frame()
        complete(&frame.article)
        let format = format ?? Self.format(named: output)
        let writer: any ExportWriting =
            switch format {
            case .text: PlainTextExport(frame.article)
            case .markdown: MarkdownExport(frame.article)
            case .html: HTMLExport(frame.article, firstText: frame.article.title == nil ? parser.firstText(of: frame) : nil)
            }
        return ArticleExport(text: text, frame: frame, writer: writer, isInOrder: format == .text && parser.isMarked)
    }

    private static func format(named name: String?) -> ExportFormat {
        switch name?.split(separator: ".").last?.lowercased() {
        case "md", "markdown": .markdown
        case "html", "htm": .html
        default: .text
        }
    }

    /// A file that holds something is not written over.
    private func write(_ export: ArticleExport) throws {
        var descriptor = STDOUT_FILENO
        if let output, output != "-" {
            descriptor = open(output, O_WRONLY | O_CREAT | O_CLOEXEC, 0o644)
            guard descriptor >= 0 else { throw Problem.cannotWrite(output, reason: String(cString: strerror(errno))) }
            var status = stat()
            if fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG, status.st_size > 0 {
                close(descriptor)
                throw Problem.cannotWrite(output, reason: String(cString: strerror(EEXIST)))
            }
        }
        defer { if descriptor != STDOUT_FILENO { close(descriptor) } }
        do throws(OutputFailure) { try export.write(to: descriptor) } catch {
            guard descriptor != STDOUT_FILENO, let output else { throw error }
            throw Problem.cannotWrite(output, reason: String(cString: strerror(error.number)))
        }
    }
}
