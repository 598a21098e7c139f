// One story as several sources tell it, the newest first: each with its source, its age and its title. The one being read is chosen.
import ArabicText
import ArticleModel

struct StoryOverlay: ListOverlay {
    var list: RowList
    private let tellings: [Headline]
    var context: KeyContext? { .story }
    var opener: Command { .story }

    init(_ tellings: [Headline], current: Int64?, _ shared: Shared) {
        self.tellings = tellings
        let phrases = shared.phrases
        let rows = tellings.map { telling in
            let age = shared.clock.map { phrases.age(of: telling.effectiveDate, at: $0) }
            let facts = [telling.source, age].compactMap(\.self).filter { !$0.isEmpty }
            let notes = facts.indices.map { facts[...$0].map { phrases.isolated($0) }.joined(separator: " · ") }.reversed()
            return ListRow(text: codePoints(ShownTitle.text(telling.title)).isolated(in: telling.direction), notes: notes.map { codePoints($0) })
        }
        let place = tellings.firstIndex { $0.id == current } ?? 0
        list = RowList(title: phrases.story(Set(tellings.map { $0.source ?? "" }).count), rows: rows, selection: place)
    }

    func wishes(forItem index: Int) -> [Wish] { tellings.indices.contains(index) ? [.openNews(tellings[index].id)] : [] }
}
