// The contents of the article: its beginning and its headings, the one that the reader is in chosen.
import ArabicText

struct ContentsOverlay: ListOverlay {
    var list: RowList
    private let targets: [BlockAddress]
    var context: KeyContext? { .contents }
    var opener: Command { .contents }

    /// False where there is nothing but the beginning.
    var hasHeadings: Bool { targets.count > 1 }

    init(of screen: ReadingScreen, _ shared: Shared) {
        let (document, targets) = (screen.document, screen.headings())
        self.targets = targets
        let rows = targets.map { address in
            let block = document.block(at: address)
            let text = address == document.firstAddress && block.role != .heading ? document.title : block.text
            return ListRow(text: text.isolated(in: document.direction))
        }
        let here = screen.top.flatMap { top in targets.lastIndex { $0 <= top.address } } ?? 0
        list = RowList(title: shared.phrases.contents, rows: rows, selection: here)
    }

    func wishes(forItem index: Int) -> [Wish] { [.goTo(targets[index])] }
}
