// What a book's list of contents calls its files: the `nav` of EPUB 3, the NCX of EPUB 2. Of a file that is named several times (its
// sections) the first name is the file's.
import ArabicText
import ArticleModel

final class EPUBContents: XMLReceiver {
    private(set) var titles: [String: String] = [:]
    private let folder: String
    private let isOld: Bool
    private var label = ""
    private var address: String?
    private var takesText = false
    /// Inside the list that is the contents: a `nav` may list pages and landmarks too.
    private var isContents = false

    init(path: String, isOld: Bool) { (folder, self.isOld) = (EPUBPath.folder(of: path), isOld) }

    func start(_ name: String, _ attributes: [String: String]) {
        switch XMLNames.local(name) {
        case "nav": isContents = (XMLNames.value(attributes, "type") ?? "toc").split(separator: " ").contains("toc")
        case "a" where !isOld && isContents:
            (address, label, takesText) = (XMLNames.value(attributes, "href"), "", true)
        case "navPoint": (address, label) = (nil, "")
        case "navLabel": (label, takesText) = ("", true)
        case "content" where isOld: take(XMLNames.value(attributes, "src"))
        default: break
        }
    }

    func text(_ text: String) { if takesText, label.utf8.count < 2 << 10 { label += text } }

    func end(_ name: String) {
        switch XMLNames.local(name) {
        case "a" where takesText && !isOld:
            takesText = false
            take(address)
        case "navLabel": takesText = false
        case "nav": isContents = false
        default: break
        }
    }

    private func take(_ address: String?) {
        guard let path = address.flatMap({ EPUBPath.resolved($0, in: folder) }), let title = CleanText.value(label, limit: 300),
            titles.count < 20_000, titles[path] == nil
        else { return }
        titles[path] = title
    }
}
