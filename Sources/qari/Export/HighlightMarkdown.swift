// Highlights as Markdown: under each article's title its source, date and link, then its passages as quotations with the reader's notes.
import ArticleModel
import ReaderCore

struct HighlightMarkdown {
    private let phrases: Phrases
    private let clock: ClockTime

    init(_ language: Language, clock: ClockTime) { (phrases, self.clock) = (Phrases(language), clock) }

    /// - Parameter highlights: those of one article together.
    func text(of highlights: [KeptHighlight]) -> String {
        var parts: [String] = []
        var last: Int64?
        for kept in highlights {
            if kept.headline.id != last { parts += heading(of: kept.headline) }
            last = kept.headline.id
            parts.append(passage(kept.highlight))
            if !kept.highlight.note.isEmpty { parts.append(MarkdownExport.escaped(phrases.note(kept.highlight.note).withoutIsolates)) }
        }
        return parts.joined(separator: "\n\n") + "\n"
    }

    private func heading(of headline: Headline) -> [String] {
        let moment = headline.effectiveDate
        let day = CivilDate(ofDay: moment) ?? clock.date(of: moment)
        let facts = [
            headline.source.map { MarkdownExport.escaped($0) }, headline.byline.map { MarkdownExport.escaped($0) }, phrases.date(day, .short),
        ]
        let link = headline.url.map { MarkdownExport.link(MarkdownExport.escaped($0), $0) } ?? headline.path.map { MarkdownExport.escaped($0) }
        let lines = [facts.compactMap(\.self).filter { !$0.isEmpty }.joined(separator: " · "), link].compactMap(\.self).filter { !$0.isEmpty }
        return ["## \(MarkdownExport.escaped(headline.title))", lines.joined(separator: "\\\n")]
    }

    private func passage(_ highlight: Highlight) -> String {
        highlight.text.split(separator: "\n", omittingEmptySubsequences: false).map { line in
            line.isEmpty ? ">" : "> " + MarkdownExport.escaped(String(line))
        }.joined(separator: "\n")
    }
}
