// OPML: a list of feeds, as readers exchange them.
import ArabicText

/// A feed that a list names.
package struct OPMLFeed: Hashable, Sendable {
    package var url: String
    package var title: String?
    package var site: String?
    /// The outline that it stands under.
    package var category: String?

    package init(url: String, title: String? = nil, site: String? = nil, category: String? = nil) {
        (self.url, self.title, self.site, self.category) = (url, title, site, category)
    }
}

package enum OPML {
    /// The feeds of a list, each once; the addresses in it that are not fetched (`file:`, `ftp:`); and what is wrong with it.
    package static func read(_ bytes: [UInt8], charset: String? = nil) -> (feeds: [OPMLFeed], refused: [String], problem: FeedProblem?) {
        let text = PageText.decode(Array(bytes.prefix(FeedReader.bound)), charset: charset)
        let (handler, problem) = XMLEvents.readLeniently(FeedReader.trimmed(text)) { OPMLHandler() }
        return (handler.feeds, handler.refused, handler.isList ? problem : problem ?? .notAFeed)
    }
}

private final class OPMLHandler: XMLReceiver {
    private(set) var feeds: [OPMLFeed] = []
    private(set) var refused: [String] = []
    private(set) var isList = false
    private var outlines: [String?] = []
    private var seen: Set<String> = []

    func start(_ name: String, _ attributes: [String: String]) {
        if name.lowercased() == "opml" { isList = true }
        guard name.lowercased() == "outline" else { return }
        let values = Dictionary(attributes.map { ($0.key.lowercased(), $0.value) }) { first, _ in first }
        let title = CleanText.value(values["title"] ?? values["text"], limit: 300)
        if let address = CleanText.value(values["xmlurl"], limit: 4096), seen.insert(address).inserted {
            if let url = PageAddress.resolve(address, against: nil), PageAddress.isWeb(url) {
                feeds.append(
                    OPMLFeed(
                        url: url, title: title, site: values["htmlurl"].flatMap { PageAddress.resolve($0, against: nil) },
                        category: outlines.last ?? nil))
            } else {
                refused.append(address)
            }
        }
        outlines.append(title)
    }

    func text(_ text: String) {}

    func end(_ name: String) { if name.lowercased() == "outline", !outlines.isEmpty { outlines.removeLast() } }
}
