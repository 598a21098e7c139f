// Files one after the other where there is no screen: one that can't be read, or not to its end, is told of, and the others come.
import ArabicText
import ArgumentParser
import ArticleModel
import ReaderCore

enum FilesInTurn {
    /// - Parameter body: what becomes of a text.
    static func forEach(_ refs: [ArticleRef], encoding: TextEncoding?, _ language: Language, _ body: (EncodedText, ArticleRef) throws -> Void) throws
    {
        var hasFailed = false
        for ref in refs {
            do {
                let text = try ArticleFile.open(ref, encoding: encoding) { imported in
                    if imported.holdsMore { MessagePrinter.print(Phrases(language).tookMore(ref.argument), language) }
                }
                let cuts = TextFile.cuts
                try body(text, ref)
                if TextFile.cuts > cuts { throw Problem.wasCut(ref.argument) }
                if text.source.isCut { throw Problem.hadNoRoom(ref.argument) }
            } catch let problem as Problem {
                MessagePrinter.print(problem, language)
                hasFailed = true
            }
        }
        if hasFailed { throw ExitCode(1) }
    }
}
