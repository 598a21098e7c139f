// Where a reader was, kept beside the library, which readers don't write: after a crash, a power cut or a lost line the same reader comes
// back to the same line. One small file for each reader, written whole and put in place by renaming.
import ArabicText
import Glibc
import ReaderCore

final class SessionStore {
    private let path: String?
    /// True for a reader of whom nobody else has the place: over SSH, by a key.
    private let isPersonal: Bool
    /// True from a personal session's end until the reader opens something: the screen is anew, what is kept is not.
    private var isAsleep = false
    /// True while the article of before is being opened: a process that ends in it is not the first to, at the next start.
    private var isResuming = false
    private var places: [(id: Int64, place: TextPlace)] = []
    /// The article on screen; nil for the front page.
    private(set) var current: Int64?
    /// Places of so many articles are kept, the latest.
    private static let bound = 100

    /// - Parameters:
    ///   - path: nil keeps nothing.
    ///   - isPersonal: the place outlives the idle time. Whether a reader over SSH thinks, or the line was lost and has not been given
    ///     up yet, can't be told.
    init(path: String?, isPersonal: Bool) {
        (self.path, self.isPersonal) = (path, isPersonal)
        read()
    }

    func place(of id: Int64) -> TextPlace? { isAsleep ? nil : places.last { $0.id == id }?.place }

    /// The article that was on screen is about to be opened. Should that end the process, as one that takes more memory than there is
    /// would, the next one begins at the front page.
    func resume() {
        guard current != nil else { return }
        isResuming = true
        write()
    }

    func hasResumed() {
        guard isResuming else { return }
        isResuming = false
        write()
    }

    func keep(_ change: LibraryChange) {
        if isAsleep { (places, current, isAsleep) = ([], nil, false) }
        switch change {
        case .opened(let id): current = id
        case .place(let id, let place):
            current = id
            places.removeAll { $0.id == id }
            places.append((id, place))
            if places.count > Self.bound { places.removeFirst() }
        case .bookmark, .visited, .read, .readAll, .removed, .tags, .search, .noSearch, .feedName, .feedCategory, .feedDropped,
            .highlighted, .highlightDropped, .highlightNote, .highlightMoved, .undone:
            return
        }
        write()
    }

    /// The session is over: nothing of it is kept, but for a reader's own place.
    func forget() {
        if isPersonal {
            isAsleep = true
            return
        }
        guard current != nil || !places.isEmpty else { return }
        (places, current) = ([], nil)
        if let path { unlink(path) }
    }

    private func write() {
        guard let path else { return }
        var text = "qari 1 \(current ?? 0)\(isResuming ? " resuming" : "")\n"
        for (id, place) in places {
            let (part, offset, scalar) = place.stored
            text += "\(id) \(part) \(offset) \(scalar)\n"
        }
        _ = WholeFile.replace(path, with: Array(text.utf8), mode: 0o600)
    }

    /// What can't be understood is as if it were not there.
    private func read() {
        guard let path, let bytes = WholeFile.read(path, atMost: 16 << 10, flags: O_NOFOLLOW) else { return }
        let lines = String(decoding: bytes, as: UTF8.self).split(separator: "\n").map { $0.split(separator: " ") }
        guard let first = lines.first, (3...4).contains(first.count), first[0] == "qari", first[1] == "1" else { return }
        current = first.count == 4 ? nil : Int64(first[2]).flatMap { $0 > 0 ? $0 : nil }
        for line in lines.dropFirst() {
            let numbers = line.compactMap { Int64($0) }
            guard numbers.count == 4, line.count == 4,
                let place = TextPlace(part: Int(numbers[1]), offset: Int(numbers[2]), scalar: Int(numbers[3]))
            else { continue }
            places.append((numbers[0], place))
        }
    }
}

extension SessionStore {
    /// So many sessions of one key may be open at once: a key that is shared, or stolen, must not take every place that there is.
    static let mostSessions = 8

    /// Takes one of a reader's places, for as long as this process lives; the lock goes with it, however it ends.
    /// - Returns: false when all are taken.
    static func takePlace(of reader: String, in folder: String) -> Bool {
        for number in 1...mostSessions {
            let descriptor = open("\(folder)/\(reader).\(number).lock", O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0o600)
            // Where nothing can be made nothing can be counted.
            guard descriptor >= 0 else { return true }
            if flock(descriptor, LOCK_EX | LOCK_NB) == 0 {
                futimens(descriptor, nil)
                return true
            }
            close(descriptor)
        }
        return false
    }

    static var isOverSSH: Bool { getenv("SSH_CONNECTION") != nil }

    /// Whose session it is: over SSH the key's that was logged in with, as sshd's ExposeAuthInfo tells; at the machine itself the
    /// screen's. nil for a reader who can't be told from another: then nothing is kept.
    static var reader: String? {
        guard isOverSSH else { return "screen" }
        guard let path = getenv("SSH_USER_AUTH").map({ String(cString: $0) }),
            let bytes = WholeFile.read(path, atMost: 8192, flags: O_NOFOLLOW)
        else { return nil }
        // `publickey ssh-ed25519 AAAA…`: the end of a key is its own.
        for line in String(decoding: bytes, as: UTF8.self).split(separator: "\n") {
            let words = line.split(separator: " ")
            guard words.count >= 3, words[0] == "publickey" else { continue }
            let key = words[2].utf8.suffix(40).map { byte -> Character in
                switch byte {
                case "0"..."9", "A"..."Z", "a"..."z": Character(Unicode.Scalar(byte))
                case "+": "-"
                default: "_"
                }
            }
            return "key-" + String(key)
        }
        return nil
    }
}
