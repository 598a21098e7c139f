// From a Word document (DOCX, ECMA-376) to an article: its main text and its notes, not its headers, comments and pictures.
import ArabicText
import ArticleModel

package enum WordReader {
    package static func article(_ bytes: TextBytes) throws(DocumentProblem) -> ImportedArticle {
        let archive = try ZipArchive(bytes)
        let (styles, numbering, links, properties) = (WordStyles(), WordNumbering(), WordLinks(), DocumentProperties())
        let main = archive.holds("word/document.xml") ? "word/document.xml" : archive.names.first { $0.hasSuffix("/document.xml") }
        guard let main else { throw .broken }
        let folder = EPUBPath.folder(of: main)
        try read(folder + "/styles.xml", of: archive, into: styles)
        try read(folder + "/numbering.xml", of: archive, into: numbering)
        try read(folder + "/_rels/document.xml.rels", of: archive, into: links)
        try read("docProps/core.xml", of: archive, into: properties)
        let text = WordText(styles, numbering, links)
        let isWhole = try read(main, of: archive, into: text)
        var notes: [String: String] = [:]
        for kind in ["footnote", "endnote"] where !text.asked.isEmpty {
            let part = WordText(styles, numbering, links)
            try read(folder + "/\(kind)s.xml", of: archive, into: part)
            for (number, note) in part.notes { notes["\(kind) \(number)"] = note }
        }
        text.add(notes: notes)
        return try article(of: text, properties.facts, isWhole: isWhole)
    }

    private static func article(of text: WordText, _ stated: DocumentFacts, isWhole: Bool) throws(DocumentProblem) -> ImportedArticle {
        var (facts, markup) = (stated, text.markup)
        let (blocks, isCut) = markup.blocks()
        guard !blocks.isEmpty || text.title != nil else { throw isWhole ? .empty : .broken }
        // A title that is read stands before one that is stated: that is as often as not of another document.
        if text.title != nil || blocks.first?.role == .heading { facts.title = text.title }
        var article = facts.article([DocumentChapter(title: nil, blocks: blocks)], findsTitle: facts.title == nil || facts.title == stated.title)
        if isCut || !isWhole { article.markCut() }
        return article
    }

    /// - Returns: false for a part that breaks off.
    @discardableResult
    static func read(_ name: String, of archive: ZipArchive, into receiver: any XMLReceiver) throws(DocumentProblem) -> Bool {
        guard let (bytes, isCut) = try archive.contents(name, limit: 32 << 20) else { return true }
        return XMLEvents.read(PageText.decode(bytes, charset: nil), into: receiver) == nil && !isCut
    }
}
