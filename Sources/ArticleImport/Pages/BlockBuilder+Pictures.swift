// Pictures, figures and galleries, by the words that go with them.
import ArabicText
import ArticleModel

extension BlockBuilder {
    /// A picture alone: its description, where it says something.
    mutating func picture(_ index: Int) {
        guard let text = tree[index]["alt"].flatMap({ CleanText.value($0, limit: 300) }), PictureDescription.says(text, of: tree[index]),
            !tree.isInside(index, { $0.name == "figure" || $0.name == "amp-img" }), !isOfFormula(index)
        else { return }
        let (outer, kept, keptLinks) = (role, line, links)
        (line, links, role, node) = ([], [], .caption, index)
        addCaption(codePoints(text), picture: index)
        (role, line, links) = (outer, kept, keptLinks)
    }

    /// True for the picture of a formula that stands beside it as text.
    private func isOfFormula(_ index: Int) -> Bool {
        let parent = tree[index].parent
        return parent >= 0 && tree[parent].children.count <= 4 && tree[parent].children.contains { FormulaText.isFormula($0, in: tree) }
    }

    /// The captions of pictures that stand outside of the body: before it, under the title.
    static func captions(_ finder: BodyFinder, in nodes: Range<Int>, base: String?) -> [PageBlock] {
        var builder = BlockBuilder(finder, base: base, walks: false)
        for index in nodes where finder.tree[index].name == "figure" && !finder.isLeft[index] { builder.figure(index) }
        return builder.blocks
    }

    mutating func figure(_ index: Int) {
        flush()
        let range = tree.range(index)
        let held = range.filter { ["blockquote", "table", "p"].contains(tree[$0].name) && !tree.isInside($0, { $0.name == "figcaption" }) }
        let hasText = held.contains { tree[$0].name != "p" || tree.text($0).count > Self.longestCredit }
        // Whose the picture is may stand in a paragraph beside what stands under it.
        let picture = range.first { tree[$0].name == "img" || tree[$0].name == "amp-img" }
        let isCaptioned = picture != nil && range.contains { tree[$0].name == "figcaption" }
        if hasText || !held.isEmpty && !isCaptioned { return children(index) }
        let caption =
            range.first { tree[$0].name == "figcaption" }
            ?? range.dropFirst().first { !tree[$0].words.isDisjoint(with: PageRules.captionWords) }
        let said = caption.map { LineFact.caption(tree.text($0)) }.flatMap { $0.isEmpty ? nil : $0 }
        let text = said ?? picture.flatMap { tree[$0]["alt"].flatMap { CleanText.value($0, limit: 300) } } ?? ""
        let outer = role
        (role, node) = (.caption, index)
        if text.split(separator: " ").count >= 2 || said == nil && picture.map({ PictureDescription.says(text, of: tree[$0]) }) ?? false {
            addCaption(codePoints(text), picture: picture)
        }
        role = outer
    }

    /// In letters.
    private static let longestCredit = 120

    mutating func galleryEntry(_ index: Int) {
        flush()
        let (outer, outerMarker) = (role, marker)
        (role, node, marker) = (.caption, index, nil)
        addCaption(codePoints(tree.text(index)), picture: tree.range(index).first { tree[$0].name == "img" })
        (role, marker) = (outer, outerMarker)
    }

    mutating func addCaption(_ text: [UInt32], picture: Int?) {
        // The same picture with the same words comes twice where pages are made for phones too.
        guard blocks.last(where: { $0.block.role == .caption })?.text != text else { return }
        let address = picture.flatMap { tree[$0]["data-src"] ?? tree[$0]["data-original"] ?? tree[$0]["src"] }
        let url = address.flatMap { $0.hasPrefix("data:") ? nil : PageAddress.resolve($0, against: base) }
        add(text, url.map { [BlockLink(range: 0..<text.count, url: $0)] } ?? [])
    }
}
