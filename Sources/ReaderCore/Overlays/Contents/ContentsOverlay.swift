// The contents of the article: its headings with their pages, the one that the reader is in chosen. The title stands over the page already.
import ArabicText

struct ContentsOverlay: ListOverlay {
    var list: RowList
    private let targets: [BlockAddress]
    var context: KeyContext? { .contents }
    var opener: Command { .contents }

    var hasHeadings: Bool { !targets.isEmpty }

    init(of screen: ReadingScreen, _ shared: Shared) {
        let (document, targets) = (screen.document, screen.headings())
        self.targets = targets
        let rows = targets.map { address in
            ListRow(
                text: document.block(at: address).text.isolated(in: document.direction),
                label: screen.pageNumber(of: address).map { codePoints("\($0)") } ?? [], hasLeader: true)
        }
        let here = screen.top.flatMap { top in targets.lastIndex { $0 <= top.address } } ?? 0
        list = RowList(title: shared.phrases.contents, rows: rows, selection: here)
    }

    func wishes(forItem index: Int) -> [Wish] { [.goTo(targets[index])] }
}
