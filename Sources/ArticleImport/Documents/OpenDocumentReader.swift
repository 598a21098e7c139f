// From an OpenDocument text (ODT, or flat FODT) to an article: its main text and its notes.
import ArabicText
import ArticleModel

package enum OpenDocumentReader {
    package static func article(_ bytes: TextBytes) throws(DocumentProblem) -> ImportedArticle {
        let properties = DocumentProperties()
        let text = OpenDocumentText(properties)
        var isWhole = true
        if bytes.bytes.starts(with: Array("PK".utf8)) {
            let archive = try ZipArchive(bytes)
            guard archive.holds("content.xml") else { throw .broken }
            let manifest = OpenDocumentManifest()
            try WordReader.read("META-INF/manifest.xml", of: archive, into: manifest)
            if manifest.isEncrypted { throw .locked }
            try WordReader.read("meta.xml", of: archive, into: properties)
            isWhole = try WordReader.read("content.xml", of: archive, into: text)
        } else {
            isWhole = XMLEvents.read(PageText.decode(Array(bytes.bytes.prefix(FeedReader.bound)), charset: nil), into: text) == nil
        }
        text.addNotes()
        var (facts, markup) = (properties.facts, text.markup)
        let (blocks, isCut) = markup.blocks()
        guard !blocks.isEmpty || text.title != nil else { throw isWhole ? .empty : .broken }
        let stated = facts.title
        if text.title != nil || blocks.first?.role == .heading { facts.title = text.title }
        var article = facts.article([DocumentChapter(title: nil, blocks: blocks)], findsTitle: facts.title == nil || facts.title == stated)
        if isCut || !isWhole { article.markCut() }
        return article
    }
}

/// `META-INF/manifest.xml`: whether what it names is encrypted.
private final class OpenDocumentManifest: XMLReceiver {
    private(set) var isEncrypted = false

    func start(_ name: String, _ attributes: [String: String]) { if XMLNames.local(name) == "encryption-data" { isEncrypted = true } }
    func text(_ text: String) {}
    func end(_ name: String) {}
}
