// From a Word document (DOCX, ECMA-376) to an article: its main text and its notes, not its headers, comments and pictures.
import ArabicText
import ArticleModel

package enum WordReader {
    package static func article(_ bytes: TextBytes) throws(DocumentProblem) -> ImportedArticle {
        let archive = try ZipArchive(bytes)
        let (package, relations) = (WordRelations(), WordRelations())
        try read("_rels/.rels", of: archive, into: package)
        let stated = package.file(ofKind: "officeDocument", in: "").flatMap { archive.holds($0) ? $0 : nil }
        guard let main = stated ?? archive.names.first(where: { $0.hasSuffix("/document.xml") }) else { throw .broken }
        let folder = EPUBPath.folder(of: main)
        try read("\(folder)/_rels/\(main.dropFirst(folder.isEmpty ? 0 : folder.count + 1)).rels", of: archive, into: relations)
        let (styles, numbering, properties) = (WordStyles(), WordNumbering(), DocumentProperties())
        try read(part("styles", of: relations, in: folder), of: archive, into: styles)
        try read(part("numbering", of: relations, in: folder), of: archive, into: numbering)
        try read("docProps/core.xml", of: archive, into: properties)
        let text = WordText(styles, numbering, relations)
        let isWhole = try read(main, of: archive, into: text)
        var notes: [String: String] = [:]
        for kind in ["footnote", "endnote"] where !text.asked.isEmpty {
            let found = WordText(styles, numbering, relations)
            try read(part(kind + "s", of: relations, in: folder), of: archive, into: found)
            for (number, note) in found.notes { notes["\(kind) \(number)"] = note }
        }
        text.add(notes: notes)
        return try article(of: text, properties.facts, isWhole: isWhole) { id in
            relations.file(id, in: folder).flatMap { blocks(ofPart: $0, of: archive) }
        }
    }

    /// The file of a kind: what the document calls it, or everyone.
    private static func part(_ kind: String, of relations: WordRelations, in folder: String) -> String {
        relations.file(ofKind: kind, in: folder) ?? "\(folder)/\(kind).xml"
    }

    /// A file that Word puts in place of its name when it opens the document (`altChunk`, part 1, section 17.17.2): a page, as it stands or
    /// kept as a letter. Programs that make documents of pages write nothing else.
    private static func blocks(ofPart name: String, of archive: ZipArchive) -> (blocks: [Block], isCut: Bool)? {
        guard let (bytes, isCut) = try? archive.contents(name, limit: 32 << 20) else { return nil }
        let page: String
        switch SourceFormat.of(bytes, name: name).reader {
        case .page: page = PageText.decode(bytes, charset: nil)
        case .mail, .webArchive:
            guard let part = MailPart(bytes[...]).leaves.first(where: { $0.type == "text/html" }) else { return nil }
            page = PageText.decode(part.content, charset: part.charset)
        default: return nil
        }
        let read = WholeText.blocks(html: page)
        return (read.blocks, isCut || read.isCut)
    }

    private static func article(
        of text: WordText, _ stated: DocumentFacts, isWhole: Bool, part: (String) -> (blocks: [Block], isCut: Bool)?
    ) throws(DocumentProblem) -> ImportedArticle {
        var (facts, markup) = (stated, text.markup)
        let (blocks, isCut) = markup.blocks(part: part)
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
