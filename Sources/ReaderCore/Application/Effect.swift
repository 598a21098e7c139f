// What the program asks of the world. Data only: the runner in `qari` carries it out.

/// A request to the outside. A request's number comes back with its reply, so that a stale reply can be dropped.
package enum Effect: Hashable, Sendable {
    /// Open a file, by its path; replied to with `Message.opened` or `Message.couldNotOpen`.
    case openFile(path: String, request: Int)
    /// Put plain text in logical order on the reader's clipboard.
    case copy(text: [UInt32])
    /// Paint everything anew, whatever the terminal is thought to show.
    case repaint
    /// Stop until SIGCONT.
    case suspend
    case quit
}
