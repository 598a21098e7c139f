// Reads feeds of every kind: RSS of every version, Atom 1.0 and 0.3 and CDF by their elements (`FeedHandler`), JSON Feed by its keys.
import ArabicText
import ArticleModel

package enum FeedReader {
    /// A longer feed is read to this length.
    package static let bound = 32 << 20
    static let entries = 5_000

    /// Reads a feed; a malformed one gives what could be read, and its problem.
    /// - Parameters:
    ///   - url: where it was fetched from; addresses in it are resolved against it.
    ///   - charset: what the server says of the encoding.
    package static func read(_ bytes: [UInt8], url: String? = nil, charset: String? = nil) -> FeedDocument {
        let url = url?.withoutCredentials
        let isCut = bytes.count > bound
        let bytes = Array(bytes.prefix(bound))
        // Decoded here and not by Expat: many a feed calls windows-1256 UTF-8, and a stray control character ends XML.
        let text = PageText.decode(bytes, charset: charset)
        if text.unicodeScalars.first(where: { !$0.value.isASCIISpaceOrControl && $0 != .byteOrderMark }) == "{" {
            var feed = JSONFeed.read(text, url: url)
            feed.isCut = feed.isCut || isCut
            return feed
        }
        let (handler, problem) = XMLEvents.readLeniently(trimmed(text)) { FeedHandler(url: url) }
        var feed = handler.document()
        feed.problem = handler.isFeed ? problem : .notAFeed
        // Declarations stand before what tells a feed from other documents.
        if case .declaresEntities = problem, SourceFormat.of(bytes).reader == .feed { feed.problem = problem }
        feed.isCut = feed.isCut || isCut
        return feed
    }

    /// Without what servers send before a document: blank lines, warnings.
    static func trimmed(_ text: String) -> String {
        let start = text.unicodeScalars.firstIndex { !$0.value.isASCIISpaceOrControl && $0 != .byteOrderMark } ?? text.startIndex
        let document = text[start...]
        let marks = ["<?xml", "<rss", "<feed", "<rdf:RDF", "<opml"]
        guard !marks.contains(where: document.hasPrefix) else { return String(document) }
        let beginning = document.utf8.prefix(4 << 10)
        for mark in document.hasPrefix("<!") ? ["<?xml"] : marks {
            let bytes = Array(mark.utf8)
            var rest = beginning
            while let place = rest.firstIndex(of: "<") {
                rest = rest[place...]
                if rest.starts(with: bytes) { return String(document[place...]) }
                rest = rest.dropFirst()
            }
        }
        return String(document)
    }
}
