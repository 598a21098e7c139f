// What a book's package document says (EPUB 3.3, section 5; OPF 2.0.1): its facts, its files, the order in which they are read.
import ArabicText
import ArticleModel

/// The document that names the package document: `META-INF/container.xml`.
final class EPUBContainer: XMLReceiver {
    private(set) var packages: [String] = []

    func start(_ name: String, _ attributes: [String: String]) {
        if XMLNames.local(name) == "rootfile", let path = XMLNames.value(attributes, "full-path"), packages.count < 20 { packages.append(path) }
    }

    func text(_ text: String) {}
    func end(_ name: String) {}
}

/// The files that are encrypted: `META-INF/encryption.xml`. Fonts often are, by themselves.
final class EPUBEncryption: XMLReceiver {
    private(set) var files: Set<String> = []

    func start(_ name: String, _ attributes: [String: String]) {
        guard XMLNames.local(name) == "CipherReference", let address = XMLNames.value(attributes, "URI") else { return }
        if let path = EPUBPath.resolved(address, in: "") { files.insert(path) }
    }

    func text(_ text: String) {}
    func end(_ name: String) {}
}

final class EPUBPackage: XMLReceiver {
    struct Item {
        var id: String
        var path: String
        var type: String
        var isNavigation: Bool
    }

    /// Files that a book may name, in its list and in its order.
    private static let items = 20_000

    private(set) var facts = DocumentFacts()
    /// What is read, in its order, each file once.
    private(set) var spine: [String] = []
    /// True when the book names more files than are read.
    private(set) var isCut = false
    private var manifest: [String: Item] = [:]
    private var contentsID: String?
    private let folder: String
    private var text = ""
    private var attributes: [String: String] = [:]
    private var isMetadata = false
    /// Who made it, and as what: by the element's name in the document.
    private var makers: [(id: String?, name: String, role: String?)] = []
    private var roles: [String: String] = [:]

    /// - Parameter path: the package document's: what it names is named from there.
    init(path: String) { folder = EPUBPath.folder(of: path) }

    var items: some Collection<Item> { manifest.values }

    /// The list of contents of an EPUB 3, and of an EPUB 2.
    var navigation: String? { manifest.values.first(where: \.isNavigation)?.path }
    var oldContents: String? {
        contentsID.flatMap { manifest[$0]?.path } ?? manifest.values.first { $0.type == "application/x-dtbncx+xml" }?.path
    }

    /// The files that are read, of the kinds that can be.
    var chapters: [String] {
        var seen: Set<String> = []
        return spine.compactMap { manifest[$0] }.filter { item in
            (item.type.isEmpty || item.type.hasPrefix("text/") || ["html+xml", "dtbook+xml", "svg+xml"].contains(where: item.type.hasSuffix))
                && seen.insert(item.path).inserted
        }.map(\.path)
    }

    /// Files that are drawings (SVG).
    var drawings: Set<String> { Set(manifest.values.lazy.filter { $0.type.hasSuffix("svg+xml") }.map(\.path)) }

    func start(_ name: String, _ attributes: [String: String]) {
        (text, self.attributes) = ("", attributes)
        switch XMLNames.local(name) {
        case "metadata": isMetadata = true
        case "item":
            guard let id = XMLNames.value(attributes, "id"),
                let path = XMLNames.value(attributes, "href").flatMap({ EPUBPath.resolved($0, in: folder) })
            else { return }
            guard manifest.count < Self.items else { return isCut = true }
            let isNavigation = XMLNames.value(attributes, "properties")?.split(separator: " ").contains("nav") ?? false
            let type = (XMLNames.value(attributes, "media-type") ?? "").lowercased()
            if manifest[id] == nil { manifest[id] = Item(id: id, path: path, type: type, isNavigation: isNavigation) }
        case "itemref":
            guard let id = XMLNames.value(attributes, "idref") else { return }
            guard spine.count < Self.items else { return isCut = true }
            spine.append(id)
        case "spine":
            contentsID = XMLNames.value(attributes, "toc")
            facts.isRightToLeft = ["rtl": true, "ltr": false][XMLNames.value(attributes, "page-progression-direction") ?? ""]
        default: break
        }
    }

    func text(_ text: String) { if isMetadata, self.text.utf8.count < 8 << 10 { self.text += text } }

    func end(_ name: String) {
        let local = XMLNames.local(name)
        if local == "metadata" { settle() }
        guard isMetadata, let value = CleanText.value(text, limit: 500) else { return }
        text = ""
        switch local {
        case "title": facts.title = facts.title ?? value
        case "creator", "contributor":
            let role = XMLNames.value(attributes, "role") ?? (local == "contributor" ? "oth" : nil)
            if makers.count < 30 { makers.append((XMLNames.value(attributes, "id"), value, role)) }
        case "language": facts.language = facts.language ?? value
        case "date":
            // EPUB 2 dates several events; the publication is the article's.
            if facts.date == nil || XMLNames.value(attributes, "event") == "publication" { facts.date = value }
        case "publisher": facts.publisher = facts.publisher ?? value
        case "subject": if facts.subjects.count < 30, !facts.subjects.contains(value) { facts.subjects.append(value) }
        case "meta":
            guard XMLNames.value(attributes, "property") == "role", let of = XMLNames.value(attributes, "refines") else { return }
            roles[String(of.drop { $0 == "#" })] = value
        default: break
        }
    }

    /// Who wrote, and who translated (MARC's roles, as both versions use them).
    private func settle() {
        isMetadata = false
        for maker in makers {
            switch maker.id.flatMap({ roles[$0] }) ?? maker.role {
            case nil, "aut": if !facts.authors.contains(maker.name) { facts.authors.append(maker.name) }
            case "trl": if !facts.translators.contains(maker.name) { facts.translators.append(maker.name) }
            default: break
            }
        }
    }
}
