// Ends the fetcher when its interface has ended, whatever the fetcher is busy with. The kernel's word of a parent's death does not get
// through where the interface had shut itself in (Landlock's scope of signals, Linux 6.12).
import Glibc

enum LinkWatch {
    /// Seconds in which the loop may end by itself, the library closed behind it. What is cut off then, SQLite takes back.
    private static let patience: UInt32 = 2

    /// - Parameter link: the descriptor that leads to the interface.
    static func start(_ link: Int32) {
        var thread = pthread_t()
        pthread_create(
            &thread, nil,
            { link in
                var source = pollfd(fd: Int32(Int(bitPattern: link)), events: Int16(POLLIN), revents: 0)
                while poll(&source, 1, -1) < 0, errno == EINTR {}
                sleep(LinkWatch.patience)
                FeedRefresh.endRunning()
                _exit(0)
            }, UnsafeMutableRawPointer(bitPattern: Int(link)))
    }
}
