// Boxes of other articles, whose titles become the related ones.
import ArabicText
import ArticleModel

extension BlockBuilder {
    static let boxElements: Set = ["div", "section", "ul", "ol", "center", "article", "table"]
    static let placesOfLists = ["/tag/", "/tags/", "/category/", "/categories/", "/author/", "/topic/", "/topics/"]

    /// True for a box between or after the paragraphs that holds titles of other pages and their labels, and nothing that reads.
    func isBoxOfTitles(_ index: Int) -> Bool {
        hasText && listDepth == 0 && role == .paragraph && Self.boxElements.contains(tree[index].name)
            && holdings.all[index].titles > 0 && holdings.all[index].isLinks
    }

    mutating func takeRelated(_ index: Int, isBox: Bool = false) {
        let element = tree[index]
        let heading = tree.range(index).first { PageRules.headings.contains(tree[$0].name) }.map { tree.text($0) }
        let isCalled = isBox || !element.words.isDisjoint(with: PageRules.relatedWords)
        let isHeaded = heading.map { LineFact.of(codePoints($0)) == .relatedHeading } ?? false
        let isIntroduced = blocks.last.map { $0.fact == .relatedHeading || $0.fact == .crossReference } ?? false
        guard isCalled || isHeaded || isIntroduced else { return }
        if isIntroduced, isBox || !isCalled && !isHeaded { blocks.removeLast() }
        for node in tree.range(index) where tree[node].name == "a" && !isLeft(to: node) {
            let title = tree.text(node)
            if !isBox || title.split(separator: " ").count >= 3 { addRelated(title, tree[node]["href"]) }
        }
    }

    /// True for a link to a place of the page, to a list of articles, or to the page before or after.
    func isLeft(to link: Int) -> Bool {
        let relations = tree[link]["rel"]?.lowercased().split(separator: " ") ?? []
        if !["tag", "prev", "next", "author", "category"].allSatisfy({ !relations.contains($0) }) { return true }
        guard let address = tree[link]["href"] else { return true }
        return address.hasPrefix("#") || Self.placesOfLists.contains { address.range(of: $0, from: address.startIndex) != nil }
    }

    mutating func addRelated(_ title: String, _ address: String?) {
        guard title.split(separator: " ").count >= 2, related.count < 30, let url = address.flatMap({ PageAddress.resolve($0, against: base) }),
            !url.hasPrefix("mailto:"), !related.contains(where: { $0.url == url })
        else { return }
        related.append(RelatedItem(title: title, url: url))
    }
}
