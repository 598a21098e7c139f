// A list of articles that is told page by page: a day's, or a section's. An article has a place in each of its lists, for good, in the order
// in which it was published; a page is so many places. So what comes later comes to the last page, and a page that is full changes
// when an article on it does, and never else: nothing is written, copied or asked for again of a day of a hundred thousand articles but its end.

enum PublishedList: Hashable {
    case day(String)
    case section(String)

    /// A page of it, counted from the first articles on.
    struct Page: Hashable {
        var list: PublishedList
        var number: Int64
    }

    /// So many places a page.
    static let pageSize: Int64 = 200

    var name: String {
        switch self {
        case .day(let name), .section(let name): name
        }
    }

    func page(ofPlace place: Int64) -> Page { Page(list: self, number: place / Self.pageSize) }
}

extension PublishedItem {
    /// The pages of lists that it stands on.
    var listPages: [PublishedList.Page] {
        let ofDay = PublishedList.day(day).page(ofPlace: dayPlace)
        guard let section, let sectionPlace else { return [ofDay] }
        return [ofDay, PublishedList.section(section).page(ofPlace: sectionPlace)]
    }
}
