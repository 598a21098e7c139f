// The related articles: Enter or the item's digit opens one. It opens at once with those that the article itself names; what the library
// has is put in when it comes, and a digit typed before that counts then.
import ArabicText

struct RelatedOverlay: ListOverlay {
    var list: RowList
    private var entries: [RelatedEntry]
    /// The library has not answered yet.
    private var isPending: Bool
    /// The number that was typed for an item that is not there yet.
    private var wanted: Int?
    var context: KeyContext? { .related }
    var opener: Command { .related }

    init(_ entries: [RelatedEntry], isPending: Bool, _ shared: Shared) {
        (self.entries, self.isPending) = (entries, isPending)
        list = Self.list(of: entries, isPending: isPending, shared)
    }

    /// What the library says.
    mutating func receive(_ new: [RelatedEntry], _ shared: Shared) -> [Wish] {
        guard !new.isEmpty else { return [.close, .tell(shared.phrases.noRelated)] }
        let chosen = entries.indices.contains(list.selection) ? entries[list.selection] : nil
        (entries, isPending) = (new, false)
        list = Self.list(of: new, isPending: false, shared)
        list.selection = chosen.flatMap { chosen in new.firstIndex { $0.title == chosen.title } } ?? 0
        return wanted.map { wishes(forNumber: $0) } ?? []
    }

    private static func list(of entries: [RelatedEntry], isPending: Bool, _ shared: Shared) -> RowList {
        var rows = entries.enumerated().map { index, entry in
            ListRow(
                text: codePoints((entry.kicker.map { $0 + " | " } ?? "") + ShownTitle.text(entry.title)).isolated(in: entry.direction),
                label: index < 9 ? codePoints("\(index + 1)") : [], notes: notes(entry, shared))
        }
        if isPending, rows.isEmpty { rows.append(ListRow(text: codePoints(shared.phrases.searching))) }
        return RowList(title: shared.phrases.related, rows: rows)
    }

    /// Source and age, or the age alone where there is less room.
    private static func notes(_ entry: RelatedEntry, _ shared: Shared) -> [[UInt32]] {
        let phrases = shared.phrases
        let age = entry.date.flatMap { date in shared.clock.map { phrases.age(of: date, at: $0) } }
        let both = [entry.source, age].compactMap(\.self).filter { !$0.isEmpty }.map { phrases.isolated($0) }.joined(separator: " · ")
        return [both, age ?? ""].filter { !$0.isEmpty }.map { codePoints($0) }
    }

    func wishes(forItem index: Int) -> [Wish] {
        entries.indices.contains(index) ? [.follow(entries[index].target, title: entries[index].title)] : []
    }

    private func wishes(forNumber number: Int) -> [Wish] { entries.indices.contains(number - 1) ? [.close] + wishes(forItem: number - 1) : [] }

    /// There are fewer than ten: a digit is a whole number.
    mutating func choice(of number: Int) -> NumberChoice {
        if isPending, !entries.indices.contains(number - 1) { wanted = number }
        return .taken(wishes(forNumber: number))
    }
}
