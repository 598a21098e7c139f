// The tree of a page, as Gumbo finds it, without Gumbo: nodes by number, so that no walk needs the stack.
import ArabicText
import ArticleModel
import CGumbo

/// An element or a text.
struct PageNode {
    /// The element's name in small letters; empty for a text.
    var name = ""
    var attributes: [String: String] = [:]
    var text: [UInt32] = []
    var parent: Int
    var children: [Int] = []
    /// The words of its class and id (`PageRules`).
    var words: Set<String> = []

    var isText: Bool { name.isEmpty }
    subscript(attribute: String) -> String? { attributes[attribute] }
}

/// The nodes in the order of the page; 0 is the root.
struct PageTree {
    private(set) var nodes: [PageNode] = []
    /// The node after the last one under each node.
    private(set) var ends: [Int] = []
    let linkedData: [String]
    let isCut: Bool

    /// Letters of a page that shows nothing, and bytes of what it has for those without scripts that make up for it.
    private static let (littleShown, muchUnscripted) = (120, 400)

    /// Parses a page, whatever it holds. One whose text is all in `noscript` has that.
    init(_ page: String) {
        let filter = PageFilter(page)
        self.init(filter)
        guard filter.unscriptedLength >= Self.muchUnscripted, shownLetters < Self.littleShown else { return }
        self.init(PageFilter(page, takesUnscripted: true))
    }

    /// Letters of the body, counted no further than is asked.
    private var shownLetters: Int {
        var letters = 0
        for index in range(first("body") ?? 0) where letters < Self.littleShown { letters += nodes[index].text.count { !CleanText.isSpace($0) } }
        return letters
    }

    private init(_ filter: PageFilter) {
        (linkedData, isCut) = (filter.linkedData, filter.isCut)
        filter.html.withUnsafeBufferPointer { bytes in
            var options = qari_gumbo_default_options().pointee
            options.max_errors = 0
            bytes.withMemoryRebound(to: CChar.self) { characters in
                guard let output = gumbo_parse_with_options(&options, characters.baseAddress ?? UnsafePointer(bitPattern: 16), characters.count)
                else { return }
                defer { gumbo_destroy_output(&options, output) }
                take(output.pointee.root)
            }
        }
        if nodes.isEmpty { nodes = [PageNode(name: "html", parent: -1)] }
        ends = nodes.indices.map { $0 + 1 }
        for index in nodes.indices.reversed() where nodes[index].parent >= 0 {
            ends[nodes[index].parent] = max(ends[nodes[index].parent], ends[index])
        }
    }

    private mutating func take(_ root: UnsafeMutablePointer<GumboNode>?) {
        guard let root else { return }
        var waiting: [(node: UnsafeMutablePointer<GumboNode>, parent: Int)] = [(root, -1)]
        while let (node, parent) = waiting.popLast() {
            switch node.pointee.type {
            case GUMBO_NODE_TEXT, GUMBO_NODE_WHITESPACE, GUMBO_NODE_CDATA:
                var text = PageNode(parent: parent)
                text.text = CleanText.lines(codePoints(String(cString: node.pointee.v.text.text)))
                append(text)
            case GUMBO_NODE_ELEMENT:
                var element = PageNode(parent: parent)
                element.name = Self.name(of: node.pointee.v.element)
                element.attributes = Self.attributes(of: node.pointee.v.element)
                element.words = PageRules.words(in: element)
                let number = append(element)
                withUnsafePointer(to: node.pointee.v.element.children) { children in
                    for index in (0..<children.pointee.length).reversed() {
                        if let child = qari_gumbo_child(children, index) { waiting.append((child, number)) }
                    }
                }
            default: break
            }
        }
    }

    @discardableResult
    private mutating func append(_ node: PageNode) -> Int {
        nodes.append(node)
        if node.parent >= 0 { nodes[node.parent].children.append(nodes.count - 1) }
        return nodes.count - 1
    }

    private static func name(of element: GumboElement) -> String {
        if element.tag != GUMBO_TAG_UNKNOWN { return String(cString: gumbo_normalized_tagname(element.tag)) }
        var piece = element.original_tag
        gumbo_tag_from_original_text(&piece)
        guard let data = piece.data, piece.length > 0 else { return "unknown" }
        return String(decoding: UnsafeRawBufferPointer(start: data, count: piece.length), as: UTF8.self).lowercased()
    }

    private static func attributes(of element: GumboElement) -> [String: String] {
        var found: [String: String] = [:]
        withUnsafePointer(to: element.attributes) { attributes in
            for index in 0..<attributes.pointee.length {
                guard let attribute = qari_gumbo_attribute(attributes, index) else { continue }
                found[String(cString: attribute.pointee.name)] = String(cString: attribute.pointee.value)
            }
        }
        return found
    }

    // MARK: Asking

    subscript(index: Int) -> PageNode { nodes[index] }

    /// A node and all under it.
    func range(_ node: Int) -> Range<Int> { node..<ends[node] }

    /// The text under a node, spaces single; what `skips` says of is left out.
    func text(_ node: Int, skips: (Int) -> Bool = { _ in false }) -> String {
        var scalars: [UInt32] = []
        var open: [Int] = []
        var index = node
        while index < ends[node] {
            // A box parts words at its end as at its start.
            while let end = open.last, index >= end {
                scalars.append(codePoint(" "))
                open.removeLast()
            }
            if skips(index) {
                index = ends[index]
                continue
            }
            if nodes[index].isText {
                scalars += nodes[index].text
            } else if !PageRules.inline.contains(nodes[index].name) {
                scalars.append(codePoint(" "))
                open.append(ends[index])
            }
            index += 1
        }
        return String(codePoints: CleanText.line(scalars))
    }

    func first(_ name: String, in node: Int = 0) -> Int? { range(node).first { nodes[$0].name == name } }

    func isInside(_ node: Int, _ isWanted: (PageNode) -> Bool) -> Bool {
        var index = nodes[node].parent
        while index >= 0 {
            if isWanted(nodes[index]) { return true }
            index = nodes[index].parent
        }
        return false
    }
}
