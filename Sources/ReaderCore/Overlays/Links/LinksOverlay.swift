// All links of the article, by number: one is followed as soon as no longer number begins so.
import ArabicText

struct LinksOverlay: ListOverlay {
    var list: RowList
    private let links: [PageLink]
    var context: KeyContext? { .links }
    var opener: Command { .links }

    init(_ links: [PageLink], _ shared: Shared) {
        self.links = links
        let rows = links.enumerated().map { index, link in
            // Whatever a text calls it: what is asked for stands beside it.
            let address = link.target.address.map(\.withTrueHosts).flatMap { $0 == link.title ? nil : $0 }
            return ListRow(
                text: codePoints(ShownTitle.text(link.title)), label: codePoints("\(index + 1)"),
                notes: address.map { [codePoints($0).isolated(.leftToRight)] } ?? [])
        }
        list = RowList(title: shared.phrases.links, rows: rows)
    }

    func wishes(forItem index: Int) -> [Wish] { [.follow(links[index].target, title: links[index].title)] }

    func choice(of number: Int) -> NumberChoice {
        number * 10 > links.count ? .taken(wishes(forWholeNumber: number) ?? []) : .more
    }

    func wishes(forWholeNumber number: Int) -> [Wish]? { links.indices.contains(number - 1) ? [.close] + wishes(forItem: number - 1) : [] }
}
