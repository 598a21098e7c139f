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
        try article(of: Plan(ZipArchive(bytes, room: room)))
    }

    private static func article(of plan: Plan) throws(DocumentProblem) -> ImportedArticle {
        let (texts, isCut) = try texts(plan)
        return try article(of: plan, texts, isCut: isCut || plan.package?.isCut ?? false)
    }

    private static func article(of plan: Plan, _ texts: [Page], isCut: Bool) throws(DocumentProblem) -> ImportedArticle {
        let parsed = parse(texts, of: plan.package)
        let chapters = zip(texts, parsed).map { text, blocks in DocumentChapter(title: plan.titles[text.path], blocks: blocks.blocks) }
        guard chapters.contains(where: { !$0.blocks.isEmpty }) else { throw .empty }
        var article = (plan.package?.facts ?? DocumentFacts()).article(chapters, findsTitle: plan.package?.facts.title == nil)
        if isCut || parsed.contains(where: \.isCut) { article.markCut() }
        return article
    }

    // MARK: Its beginning

    /// A book whose beginning is read already.
    package struct Opening: Sendable {
        /// The book's first pages, by the letter what the whole begins with; or all of it.
        package let article: ImportedArticle
        /// The bytes that the whole will have, by what the archive says of its files' sizes: an estimate.
        package let length: Int
        /// Reads all of it, which may take seconds; nil where that is done.
        package let whole: (@Sendable () -> ImportedArticle)?
    }

    /// Bytes of a book's files that are read before anything of it is shown. A book that has little more is read as a whole.
    static let opening = 512 << 10

    /// A book as far as its first pages need it: what it says of itself, its order, and the beginning of its text.
    package static func opening(of bytes: TextBytes, reading length: Int = opening) throws(DocumentProblem) -> Opening {
        let plan = try Plan(ZipArchive(bytes, room: room))
        let stated = min(room, plan.paths.reduce(0) { min(room, $0 + plan.archive.statedSize(of: $1)) })
        guard stated > 2 * length else {
            let article = try article(of: plan)
            return Opening(article: article, length: article.text.utf8.count, whole: nil)
        }
        let texts = try beginning(plan, length)
        guard let begun = try? article(of: plan, texts, isCut: false) else {
            // Pages of pictures, or none of any text.
            let article = try article(of: Plan(ZipArchive(bytes, room: room)))
            return Opening(article: article, length: article.text.utf8.count, whole: nil)
        }
        let read = max(1, texts.reduce(0) { $0 + $1.bytes.count })
        let length = max(begun.text.utf8.count, Int(Double(begun.text.utf8.count) * Double(stated) / Double(read)))
        return Opening(article: begun, length: length) {
            if let whole = try? article(bytes) { return whole }
            var broken = begun
            broken.markCut()
            return broken
        }
    }

    /// The first files, the last of them to the paragraph that ends before the bound.
    private static func beginning(_ plan: Plan, _ length: Int) throws(DocumentProblem) -> [Page] {
        var pages: [Page] = []
        var left = length
        for path in plan.paths.prefix(chapters) where path != plan.package?.navigation {
            guard left > 0, let (bytes, isLonger) = try plan.archive.contents(path, limit: left) else { continue }
            left -= bytes.count
            guard isLonger else {
                pages.append(Page(path: path, bytes: bytes))
                continue
            }
            let end = Array("</p>".utf8)
            if let last = bytes.indices.dropLast(3).last(where: { bytes[$0] == "<" && bytes[$0..<$0 + 4].elementsEqual(end) }) {
                pages.append(Page(path: path, bytes: Array(bytes[..<(last + 4)])))
            }
            break
        }
        return pages
    }

    /// What is known of a book before its text is read.
    private struct Plan {
        let archive: ZipArchive
        let package: EPUBPackage?
        /// Its files, in the order of reading.
        let paths: [String]
        /// What its contents call them.
        let titles: [String: String]

        init(_ archive: ZipArchive) throws(DocumentProblem) {
            self.archive = archive
            (package, paths) = try order(of: archive)
            titles = try contents(of: package, archive)
            let encryption = EPUBEncryption()
            try read("META-INF/encryption.xml", of: archive, into: encryption)
            if paths.contains(where: encryption.files.contains) { throw .locked }
        }
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

    private static func texts(_ plan: Plan) throws(DocumentProblem) -> ([Page], isCut: Bool) {
        var pages: [Page] = []
        var isCut = plan.paths.count > chapters
        for path in plan.paths.prefix(chapters) where path != plan.package?.navigation {
            do throws(DocumentProblem) {
                guard let (bytes, isLonger) = try plan.archive.contents(path) else { continue }
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
    private static func parse(_ pages: [Page], of package: EPUBPackage?) -> [(blocks: [Block], isCut: Bool)] {
        var parsed: [(blocks: [Block], isCut: Bool)] = []
        let drawings = package?.drawings ?? []
        let work = OrderedWork(
            count: pages.count,
            worker: {
                { number in
                    let text = PageText.decode(pages[number].bytes, charset: nil)
                    return drawings.contains(pages[number].path) ? WholeText.blocks(html: SVGText.markup(of: text)) : WholeText.blocks(xhtml: text)
                }
            })
        work.run { parsed.append($0) }
        return parsed
    }
}
