// Memory that what is read goes into, and that grows with it.
import Glibc

struct InputBuffer {
    /// Nil where there is no memory for it.
    private(set) var start: UnsafeMutableRawPointer?
    private var room: Int
    private(set) var count = 0

    /// - Parameter room: bytes to begin with.
    init(room: Int) { (self.room, start) = (room, malloc(room)) }

    var bytes: UnsafeRawBufferPointer { UnsafeRawBufferPointer(start: start, count: count) }

    /// Reads what there is now behind what it has.
    /// - Returns: as read(2): bytes read, 0 at the end, -1 for a failure, whose number is `errno`.
    mutating func read(from descriptor: Int32) -> Int {
        if count == room { grow(to: room * 2) }
        guard let start else {
            errno = ENOMEM
            return -1
        }
        while true {
            let read = Glibc.read(descriptor, start + count, room - count)
            if read < 0, errno == EINTR { continue }
            count += max(0, read)
            return read
        }
    }

    mutating func append(_ more: UnsafeRawBufferPointer) {
        if count + more.count > room { grow(to: count + more.count) }
        guard let start, let source = more.baseAddress else { return }
        memcpy(start + count, source, more.count)
        count += more.count
    }

    /// Forgets what it has, and keeps the room.
    mutating func empty() { count = 0 }

    /// Gives the memory back.
    mutating func release() {
        free(start)
        (start, room, count) = (nil, 0, 0)
    }

    private mutating func grow(to more: Int) {
        let grown = realloc(start, more)
        if grown == nil { free(start) }
        (start, room) = (grown, more)
    }
}
