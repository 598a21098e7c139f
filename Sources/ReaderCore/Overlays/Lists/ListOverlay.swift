// An overlay that is a list: what all of them do alike.
import TerminalScreen

protocol ListOverlay: Overlay {
    var list: RowList { get set }
    /// The command that opens it: given again, it closes.
    var opener: Command { get }
    /// What choosing an item does, the list closed.
    func wishes(forItem index: Int) -> [Wish]
    /// What any other command does, the list closed: nothing in most lists.
    func wishes(forOther command: Command) -> [Wish]
}

extension ListOverlay {
    mutating func perform(_ command: Command, times: Int?, _ shared: Shared) -> [Wish] { performInList(command, times: times, shared) }

    /// What a list does with a command, for those that do some themselves.
    mutating func performInList(_ command: Command, times: Int?, _ shared: Shared) -> [Wish] {
        if list.move(command, times: times ?? 1, shared) { return [] }
        if command == .followLink, list.rows.indices.contains(list.selection) { return [.close] + wishes(forItem: list.selection) }
        return command == opener ? [.close] : [.close] + wishes(forOther: command)
    }

    func wishes(forOther command: Command) -> [Wish] { [] }

    /// The wheel moves the choice; a click takes the item under it, beside the list it means nothing.
    mutating func use(_ mouse: MouseEvent, _ shared: Shared) -> [Wish] { useInList(mouse, shared) }

    mutating func useInList(_ mouse: MouseEvent, _ shared: Shared) -> [Wish] {
        switch mouse.button {
        case .wheelDown: return perform(.lineDown, times: 1, shared)
        case .wheelUp: return perform(.lineUp, times: 1, shared)
        case .left:
            guard let item = ListPlace(of: list, shared).item(atRow: mouse.row) else { return [] }
            list.selection = item
            return perform(.followLink, times: nil, shared)
        default: return []
        }
    }

    func draw(into frame: inout Frame, _ shared: Shared) { list.draw(into: &frame, shared) }

    func listenedRow(_ shared: Shared) -> Int? { ListPlace(of: list, shared).row(of: list.selection) }
}
