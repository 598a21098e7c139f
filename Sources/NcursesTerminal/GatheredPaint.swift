// One paint in one write. ncurses writes after every move of its cursor: some thirty small writes a page, each a packet
// on a slow line and a half-painted screen on a fast one. While it paints, its descriptor leads to a file in memory.
import CNcurses
import Glibc

struct GatheredPaint {
    /// The descriptor that ncurses writes to.
    private let painted: Int32
    private let terminal: Int32
    private let memory: Int32

    /// - Parameter painted: a duplicate of `terminal`, for ncurses alone.
    init(painted: Int32, terminal: Int32) {
        (self.painted, self.terminal) = (painted, terminal)
        memory = qari_memory_file()
    }

    /// What `paint` writes; empty when it went to the terminal itself, where the system has no files in memory.
    func bytes(_ paint: () -> Void) -> [UInt8] {
        guard memory >= 0, lseek(memory, 0, SEEK_SET) == 0, dup2(memory, painted) >= 0 else {
            paint()
            return []
        }
        paint()
        dup2(terminal, painted)
        let count = Int(lseek(memory, 0, SEEK_CUR))
        guard count > 0 else { return [] }
        return [UInt8](unsafeUninitializedCapacity: count) { room, filled in
            filled = max(0, pread(memory, room.baseAddress, count, 0))
        }
    }

    func close() { if memory >= 0 { Glibc.close(memory) } }
}
