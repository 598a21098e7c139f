// Writes the pages of lists on which something has changed, and what leads to them.
import ReaderCore

struct PublishedLists {
    let folder: PublicFolder
    let ledger: PublicationLedger
    let index: PublishedIndex

    func write(_ changed: Set<PublishedList.Page>) throws {
        var pages = changed
        // One that has come or gone is led to otherwise than before from those beside it. They are not written where that is not so.
        for page in changed {
            pages.formUnion([try ledger.page(before: page), try ledger.page(after: page)].compactMap(\.self))
        }
        for page in pages { try write(page) }
        for list in Set(changed.map(\.list)) { try writeNewest(of: list) }
    }

    /// A list that has one page is told by its newest articles alone.
    private func write(_ page: PublishedList.Page) throws {
        let (items, older, newer) = (try ledger.items(of: page), try ledger.page(before: page), try ledger.page(after: page))
        let file = PublishedSite.page(page)
        guard !items.isEmpty, older != nil || newer != nil else { return folder.remove(file) }
        try folder.write(Array(index.list(page, items, older: older, newer: newer).utf8), to: file)
    }

    /// The last two pages as one, so that it is never nearly empty.
    private func writeNewest(of list: PublishedList) throws {
        let file = PublishedSite.newest(list)
        guard let last = try ledger.lastPage(of: list) else { return folder.remove(file) }
        let before = try ledger.page(before: last)
        let items = try ledger.items(of: last) + (before.map(ledger.items) ?? [])
        let older = try before.flatMap(ledger.page(before:))
        try folder.write(Array(index.newest(list, items.sorted { ($0.date, $0.article) > ($1.date, $1.article) }, older: older).utf8), to: file)
    }
}
