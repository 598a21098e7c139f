// The line to the terminal: the two descriptors, bytes out and in, the size that the kernel knows.
import Glibc
import TerminalScreen

struct TerminalLine {
    let input: Int32
    let output: Int32

    /// Writes all of it, however long the line takes; what a terminal that is gone no longer takes is dropped.
    func send(_ text: [UInt8]) {
        var bytes = text[...]
        while !bytes.isEmpty {
            let count = bytes.withUnsafeBytes { write(output, $0.baseAddress, $0.count) }
            if count < 0, errno == EINTR { continue }
            if count < 0, errno == EAGAIN {
                var ready = pollfd(fd: output, events: Int16(POLLOUT), revents: 0)
                poll(&ready, 1, 1000)
                continue
            }
            if count <= 0 { return }
            bytes = bytes.dropFirst(count)
        }
    }

    /// Reads what is there; empty when it was nothing after all, nil when nobody is at the other end.
    func read(atMost most: Int = 4096) -> [UInt8]? {
        withUnsafeTemporaryAllocation(of: UInt8.self, capacity: most) { bytes in
            let count = Glibc.read(input, bytes.baseAddress, most)
            if count > 0 { return Array(UnsafeBufferPointer(rebasing: UnsafeBufferPointer(bytes)[..<count])) }
            return count < 0 && (errno == EINTR || errno == EAGAIN) ? [] : nil
        }
    }

    /// A cell's width and height in pixels; nil where the kernel does not know them.
    var cell: SIMD2<Int>? {
        var found = winsize()
        guard ioctl(output, UInt(TIOCGWINSZ), &found) == 0, found.ws_col > 0, found.ws_row > 0, found.ws_xpixel > 0, found.ws_ypixel > 0 else {
            return nil
        }
        return SIMD2(Int(found.ws_xpixel / found.ws_col), Int(found.ws_ypixel / found.ws_row))
    }

    /// The screen's size; nil where the kernel does not know it.
    var size: ScreenSize? {
        var found = winsize()
        guard ioctl(output, UInt(TIOCGWINSZ), &found) == 0, found.ws_col > 0, found.ws_row > 0 else { return nil }
        return ScreenSize(columns: Int(found.ws_col), rows: Int(found.ws_row))
    }
}
