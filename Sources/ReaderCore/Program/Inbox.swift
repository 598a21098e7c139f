// What was asked of the outside. A reply may be late: another article may be on the screen, another list asked for. Each question has
// a slot, a slot has one live ticket, and a reply without it is dropped, in one place (`Program.update`).

/// What a reply is about. A new question of a slot makes the one before stale.
package enum Slot: Hashable, Sendable {
    /// The article that is to come on screen.
    case article
    /// Where the reader left the file on screen.
    case place
    case list(FrontPageTab)
    case sources
    case breaking
    case related
    /// Those of the article on screen, and all.
    case highlights, allHighlights
    case story
    case code
    case picture
}

/// Goes with a question and comes back with its reply.
package struct Ticket: Hashable, Sendable {
    let slot: Slot
    let number: Int
}

struct Inbox {
    private(set) var live: [Slot: Int] = [:]
    private var last = 0

    /// A ticket for a new question; the slot's last one is stale from now on.
    mutating func ask(_ slot: Slot) -> Ticket {
        last += 1
        live[slot] = last
        return Ticket(slot: slot, number: last)
    }

    func accepts(_ ticket: Ticket) -> Bool { live[ticket.slot] == ticket.number }

    /// True while a reply is awaited.
    func awaits(_ slot: Slot) -> Bool { live[slot] != nil }

    /// The reply is there, or is wanted no more.
    mutating func close(_ slot: Slot) { live[slot] = nil }

    /// Nothing is awaited any more; replies to what was asked before are stale for good.
    mutating func closeAll() { live = [:] }
}
