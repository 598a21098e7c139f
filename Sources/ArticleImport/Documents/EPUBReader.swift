// From a book (EPUB 2 and 3) to one article: a chapter is a section, the notes stay where they are, pictures are left in the book. Each
// file is read as HTML is, so that one that is not well formed is read too.
import ArabicText
import ArticleModel
import Processes

package enum EPUBReader {
    /// Files of a book that are read, and bytes of all of them together.
    static let chapters = 5_000
    static let room = 64 << 20
    /// A document that says something of the book is read to this length.
    private static let documentLength = 4 << 20

    package static func article(_ bytes: TextBytes) throws(DocumentProblem) -> ImportedArticle {
        let archive = try ZipArchive(bytes, room: room)
        let (package, paths) = try order(of: archive)
        let titles = try contents(of: package, archive)
        let (texts, isCut) = try texts(paths, package, archive)
        let parsed = parse(texts)
        let chapters = zip(texts, parsed).map { text, blocks in DocumentChapter(title: titles[text.path], blocks: blocks.blocks) }
        guard chapters.contains(where: { !$0.blocks.isEmpty }) else { throw .empty }
        var article = (package?.facts ?? DocumentFacts()).article(chapters, findsTitle: package?.facts.title == nil)
        if isCut || package?.isCut ?? false || parsed.contains(where: \.isCut) { article.markCut() }
        return article
    }

    // MARK: Which files, in which order

    private static func order(of archive: ZipArchive) throws(DocumentProblem) -> (EPUBPackage?, paths: [String]) {
        let container = EPUBContainer()
        try read("META-INF/container.xml", of: archive, into: container)
        let named = container.packages.compactMap { EPUBPath.resolved($0, in: "") }.first(where: archive.holds)
        guard let path = named ?? archive.names.filter({ $0.lowercased().hasSuffix(".opf") }).min() else { return (nil, pages(of: archive)) }
        let package = EPUBPackage(path: path)
        try read(path, of: archive, into: package)
        let chapters = package.chapters.filter(archive.holds)
        return (package, chapters.isEmpty ? pages(of: archive) : chapters)
    }

    /// The pages of a book that says nothing of their order.
    private static func pages(of archive: ZipArchive) -> [String] {
        archive.names.filter { name in
            [".xhtml", ".html", ".htm", ".xml"].contains { name.lowercased().hasSuffix($0) } && !name.hasPrefix("META-INF")
        }
        .sorted()
    }

    private static func contents(of package: EPUBPackage?, _ archive: ZipArchive) throws(DocumentProblem) -> [String: String] {
        if let path = package?.navigation {
            let contents = EPUBContents(path: path, isOld: false)
            try read(path, of: archive, into: contents)
            if !contents.titles.isEmpty { return contents.titles }
        }
        guard let path = package?.oldContents else { return [:] }
        let contents = EPUBContents(path: path, isOld: true)
        try read(path, of: archive, into: contents)
        return contents.titles
    }

    /// What can be read of a document; of one that breaks off, what comes before.
    private static func read(_ path: String, of archive: ZipArchive, into receiver: any XMLReceiver) throws(DocumentProblem) {
        guard let (bytes, _) = try archive.contents(path, limit: documentLength) else { return }
        _ = XMLEvents.read(FeedReader.trimmed(PageText.decode(bytes, charset: nil)), into: receiver)
    }

    // MARK: Their texts

    private struct Page: Sendable {
        var path: String
        var bytes: [UInt8]
    }

    private static func texts(_ paths: [String], _ package: EPUBPackage?, _ archive: ZipArchive) throws(DocumentProblem) -> ([Page], isCut: Bool) {
        let encryption = EPUBEncryption()
        try read("META-INF/encryption.xml", of: archive, into: encryption)
        if paths.contains(where: encryption.files.contains) { throw .locked }
        var pages: [Page] = []
        var isCut = paths.count > chapters
        for path in paths.prefix(chapters) where path != package?.navigation {
            do throws(DocumentProblem) {
                guard let (bytes, isLonger) = try archive.contents(path) else { continue }
                isCut = isCut || isLonger
                pages.append(Page(path: path, bytes: bytes))
            } catch {
                // What was read before the bound is the book's beginning.
                guard case .tooLarge = error, !pages.isEmpty else { throw error }
                return (pages, true)
            }
        }
        return (pages, isCut)
    }

    /// Each page by itself, on as many threads as there are processors.
    private static func parse(_ pages: [Page]) -> [(blocks: [Block], isCut: Bool)] {
        var parsed: [(blocks: [Block], isCut: Bool)] = []
        let work = OrderedWork(
            count: pages.count, worker: { { number in WholeText.blocks(xhtml: PageText.decode(pages[number].bytes, charset: nil)) } })
        work.run { parsed.append($0) }
        return parsed
    }
}
