// The kernel's word of changes in folders: inotify, its events as values.
import Glibc

struct FolderNotices {
    struct Event {
        /// The folder, as `watch` numbered it; -1 when word has been lost.
        let folder: Int32
        private let mask: UInt32
        /// The name in the folder that it is about; nil when it is about the folder itself.
        let name: FileName?

        fileprivate init(folder: Int32, mask: UInt32, name: FileName?) { (self.folder, self.mask, self.name) = (folder, mask, name) }

        func isAny(_ kinds: Int32...) -> Bool { kinds.contains { mask & UInt32(bitPattern: $0) != 0 } }
        /// The name is a folder's.
        var isOfFolder: Bool { mask & UInt32(IN_ISDIR) != 0 }
        var isLoss: Bool { mask & UInt32(IN_Q_OVERFLOW) != 0 }
    }

    /// Readable when something has changed; negative when the kernel tells nothing.
    let descriptor = inotify_init1(Int32(IN_NONBLOCK | IN_CLOEXEC))
    private static let wanted =
        IN_CLOSE_WRITE | IN_MODIFY | IN_ATTRIB | IN_MOVED_TO | IN_MOVED_FROM | IN_CREATE | IN_DELETE | IN_DELETE_SELF | IN_MOVE_SELF | IN_ONLYDIR

    /// - Returns: the folder's number, or nil with `errno` set.
    func watch(_ folder: FolderPlace) -> Int32? {
        let number = inotify_add_watch(descriptor, folder.bytes, UInt32(Self.wanted | (folder.isRoot ? 0 : IN_DONT_FOLLOW)))
        return number < 0 ? nil : number
    }

    func forget(_ number: Int32) { inotify_rm_watch(descriptor, number) }

    /// What has been told since.
    func events() -> [Event] {
        var events: [Event] = []
        var bytes = [UInt8](repeating: 0, count: 64 << 10)
        while descriptor >= 0 {
            let count = read(descriptor, &bytes, bytes.count)
            guard count > 0 else { break }
            bytes.withUnsafeBytes { buffer in
                var offset = 0
                while offset + MemoryLayout<inotify_event>.size <= count {
                    let event = buffer.loadUnaligned(fromByteOffset: offset, as: inotify_event.self)
                    offset += MemoryLayout<inotify_event>.size
                    let name = buffer[offset..<offset + Int(event.len)].prefix { $0 != 0 }.map(CChar.init(bitPattern:))
                    offset += Int(event.len)
                    events.append(Event(folder: event.wd, mask: event.mask, name: name.isEmpty ? nil : FileName(name)))
                }
            }
        }
        return events
    }
}
