// Where what is published stands, and what it is called.
import ArticleLibrary

struct PublishedSite {
    /// The address of the folder as readers ask for it, with a slash at its end.
    let base: String
    let title: String
    /// What followers know the feed by (RFC 4287, `id`), for good: as RFC 4151 has it, of the host and the day of the first publication.
    let authority: String
    /// Of the pages that the program words itself.
    let language: String

    var id: String { "tag:\(authority):feed" }

    /// - Parameter name: what the library knows an article by for good.
    func id(ofArticle name: String) -> String { "tag:\(authority):\(Fingerprint.hex(Array(name.utf8)))" }

    func address(of file: String) -> String { base + file }

    /// The path of the folder on its host, with a slash at its end.
    var path: String {
        let rest = base.split(separator: "/", maxSplits: 3, omittingEmptySubsequences: false)
        return rest.count > 3 ? "/" + rest[3] : "/"
    }

    // MARK: Files

    static let index = "index.html"
    static let days = "days.html"
    static let feed = "feed.atom"
    static let jsonFeed = "feed.json"
    static let list = "feeds.opml"
    static let siteMap = "sitemap.xml"
    /// Lines for nginx: pages that are gone answer 410.
    static let goneRules = "gone.conf"
    static let ledger = ".publication.db"
    /// Stands there while a run writes, and after one that was broken off.
    static let unfinished = ".publication.unfinished"
    /// What lies in the folder itself.
    static let topFiles = [index, days, feed, jsonFeed, list, siteMap, goneRules]

    static let folders = ["a", "archive", "day", "section", "sitemap"]

    static func page(_ name: String) -> String { "a/\(name).html" }
    static func archive(_ number: Int64) -> String { "archive/\(number).atom" }
    /// A list's newest articles: the name by which it is led to, whatever comes.
    static func newest(_ list: PublishedList) -> String { stem(list) + ".html" }
    static func page(_ page: PublishedList.Page) -> String { "\(stem(page.list))-\(page.number).html" }
    static func siteMapPart(_ number: Int64) -> String { "sitemap/\(number).xml" }

    private static func stem(_ list: PublishedList) -> String {
        switch list {
        case .day(let name): "day/\(name)"
        case .section(let name): "section/\(Fingerprint.hex(Array(name.utf8)).prefix(16))"
        }
    }

    /// Whether a file of one of the `folders` is called as those are that are published there.
    static func isOwn(_ file: some StringProtocol, in folder: String) -> Bool {
        guard let dot = file.lastIndex(of: "."), file[dot...] == (folder == "archive" ? ".atom" : folder == "sitemap" ? ".xml" : ".html") else {
            return false
        }
        func isNumber(_ text: some StringProtocol) -> Bool { !text.isEmpty && text.utf8.allSatisfy { UInt8(ascii: "0")...UInt8(ascii: "9") ~= $0 } }
        func isHash(_ text: some StringProtocol) -> Bool {
            text.utf8.count >= 16
                && text.utf8.allSatisfy { UInt8(ascii: "0")...UInt8(ascii: "9") ~= $0 || UInt8(ascii: "a")...UInt8(ascii: "f") ~= $0 }
        }
        let parts = file[..<dot].split(separator: "-", omittingEmptySubsequences: false)
        switch folder {
        case "a": return parts.count == 2 && isNumber(parts[0]) && isHash(parts[1])
        case "section": return (1...2).contains(parts.count) && isHash(parts[0]) && parts.dropFirst().allSatisfy { isNumber($0) }
        case "day": return (3...4).contains(parts.count) && parts.allSatisfy { isNumber($0) } && parts[0].count == 4
        default: return parts.count == 1 && isNumber(parts[0])
        }
    }
}
