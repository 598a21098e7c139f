// Headlines on standard output, some at a time: as lines, or as one array of JSON. What is written is kept no longer.
import ArticleModel
import Glibc
import ReaderCore

struct HeadlineOutput {
    private var printer: HeadlinePrinter
    private var json: JSONWriter?

    init(_ language: Language, asJSON: Bool) {
        printer = HeadlinePrinter(language)
        guard asJSON else { return }
        json = JSONWriter()
        json?.open(.list)
    }

    mutating func add(_ headlines: [Headline]) throws {
        guard json != nil else { return try printer.print(headlines) }
        for headline in headlines { json?.table { HeadlineJSON(headline: headline).write(to: &$0) } }
        if let bytes = json?.takeBytes() { printer.output.write(bytes) }
        try printer.finish()
    }

    mutating func finish() throws {
        json?.close()
        json?.end()
        if let bytes = json?.takeBytes() { printer.output.write(bytes) }
        try printer.finish()
    }
}
