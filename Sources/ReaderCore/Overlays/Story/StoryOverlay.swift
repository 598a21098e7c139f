// One story as several sources tell it, the newest first: side by side where there is room, else as a list. The one being read is chosen.
import ArabicText
import ArticleModel
import TerminalScreen

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

    mutating func perform(_ command: Command, times: Int?, _ shared: Shared) -> [Wish] {
        // Side by side the next one is on the side that the interface reads to.
        let isForward = (command == .pageLeft) == shared.isInterfaceRightToLeft
        guard command == .pageLeft || command == .pageRight else { return performInList(command, times: times, shared) }
        return performInList(isForward ? .lineDown : .lineUp, times: times, shared)
    }

    mutating func use(_ mouse: MouseEvent, _ shared: Shared) -> [Wish] {
        guard let columns = columns(shared), mouse.button == .left else { return useInList(mouse, shared) }
        guard let item = columns.item(atColumn: mouse.column, row: mouse.row, shared) else { return [] }
        list.selection = item
        return performInList(.followLink, times: nil, shared)
    }

    func draw(into frame: inout Frame, _ shared: Shared) {
        guard let columns = columns(shared) else { return list.draw(into: &frame, shared) }
        columns.draw(tellings, list, into: &frame, shared)
    }

    private func columns(_ shared: Shared) -> StoryColumns? { StoryColumns(of: tellings.count, chosen: list.selection, shared) }

    func wishes(forItem index: Int) -> [Wish] { tellings.indices.contains(index) ? [.openNews(tellings[index].id)] : [] }
}
