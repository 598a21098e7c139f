// Folders as articles are dropped into them: told by the kernel what changes, read when it has settled. Follows no symbolic link below
// the folders that it was given, reads no device, no giant, and nothing that is still being written.
//
// All of a folder is looked at only at first, once a minute, and when word has been lost: what the kernel names is looked at alone.
import Glibc

package struct FolderWatch {
    /// What a file looked like; the same for a while means that it has settled.
    struct Look: Equatable {
        var inode: UInt
        var size: Int
        var seconds: Int
        var nanoseconds: Int
        /// Of its mode too: a file that may be read at last is read.
        var lastChange: Int

        init(_ status: stat) {
            (inode, size, seconds) = (UInt(status.st_ino), Int(status.st_size), status.st_mtim.tv_sec)
            (nanoseconds, lastChange) = (status.st_mtim.tv_nsec, status.st_ctim.tv_sec)
        }

        /// Goes with the rules by which a file becomes an article: other rules read all files again.
        var mark: String { "1 \(size) \(seconds).\(nanoseconds)" }
    }

    struct Identity: Equatable {
        var device: UInt
        var inode: UInt

        init(_ status: stat) { (device, inode) = (UInt(status.st_dev), UInt(status.st_ino)) }
    }

    /// A file that is there.
    struct Known {
        let place: FilePlace
        var look: Look
        /// Since when it looks so.
        var since: Int64
        /// What it looked like when it was dealt with.
        var taken: Look?
    }

    package var descriptor: Int32 { notices.descriptor }
    /// Why the kernel does not tell of some folder; it is looked at once a minute all the same.
    package internal(set) var problem: FolderWatchProblem?

    let roots: [FolderPlace]
    let largestFile: Int
    let notices = FolderNotices()
    /// The folders that the kernel tells of, by its numbers.
    var watched: [Int32: FolderPlace] = [:]
    /// Files by their paths.
    var known: [String: Known] = [:]
    /// The marks of files that were dealt with, by this watch or one before.
    var marks: [String: String]
    /// Files to be looked at by themselves, and when: named by the kernel, not settled, to be tried again.
    var hurried: [String: (place: FilePlace, due: Int64)] = [:]
    /// Files that had settled when all was looked at, the next one last.
    var backlog: [String] = []
    /// Folders that have come.
    var newFolders: [FolderPlace] = []
    /// Files that are open for writing, with the moment of the last byte.
    var open: [String: Int64] = [:]
    /// Files that are gone, with the moment at which that is told.
    var gone: [String: Int64] = [:]
    /// Failures in a row, and until when nothing is given for it: what is wrong is mostly the library, for all files alike.
    var (failures, rest): (Int64, Int64) = (0, 0)
    var told: [String: FolderObstacle] = [:]
    var untold: [FolderObstacle] = []
    /// Which folders those were that were named, by their paths: another one may come in the place of one that is gone.
    var identities: [String: Identity] = [:]
    var isUnsure = true
    var hasLookedAtAll = false
    var lastLook = 0

    static let mostFiles = 200_000
    static let deepest = 32
    /// Milliseconds until another look at a file that could not be read, or brought in.
    static let longPause: Int64 = 60_000
    /// Milliseconds: until a removed file is told of (it may only have been renamed or written anew), until another look at one that has
    /// not settled, and after the last byte of a writer that keeps its file open for good.
    static let (removal, pause, longestWrite): (Int64, Int64, Int64) = (3_000, 500, 600_000)

    /// - Parameters:
    ///   - folders: absolute paths. One that is not there yet is waited for.
    ///   - largestFile: in bytes; greater ones are left alone.
    ///   - marks: of files that were dealt with before this watch (`File.mark`), by their paths: they are not read again.
    package init(_ folders: [String], largestFile: Int = 8 << 20, marks: [String: String] = [:]) {
        roots = folders.map { FolderPlace(root: FolderWalk.trimmed($0)) }
        (self.largestFile, self.marks) = (largestFile, marks)
        if notices.descriptor < 0 { problem = FolderWatchProblem(number: errno) }
    }

    /// Milliseconds since some moment, whatever becomes of the clock.
    static var moment: Int64 {
        var moment = timespec()
        clock_gettime(CLOCK_MONOTONIC, &moment)
        return Int64(moment.tv_sec) * 1000 + Int64(moment.tv_nsec) / 1_000_000
    }

    /// Milliseconds until there is something to do without word from the kernel.
    package var patience: Int64 {
        if rest > Self.moment { return min(60_000, rest - Self.moment) }
        if isUnsure || !backlog.isEmpty || !newFolders.isEmpty { return 0 }
        let next = min(hurried.values.map(\.due).min() ?? .max, gone.values.min() ?? .max)
        return max(0, min(hasMissingRoot ? 5_000 : 60_000, next == .max ? 60_000 : next - Self.moment))
    }

    /// True while files wait for another look, half a second after the last.
    package var hasUnsettled: Bool {
        let soon = Self.moment + 1_000
        return !backlog.isEmpty || hurried.values.contains { $0.due <= soon }
    }

    /// Nobody tells when a folder that was named comes to be.
    private var hasMissingRoot: Bool {
        roots.contains { root in
            switch told[root.path] {
            case .noFolder, .closedFolder: true
            default: false
            }
        }
    }

    /// While somebody holds a folder open, or something in it, nobody tells that it has been removed.
    private var hasReplacedRoot: Bool {
        roots.contains { root in
            var status = stat()
            guard let before = identities[root.path] else { return false }
            return stat(root.path, &status) != 0 ? told[root.path] == nil : before != Identity(status)
        }
    }

    /// True until what was there at first has been given.
    package var isFirstLook: Bool { !hasLookedAtAll || !backlog.isEmpty }

    /// What is there now is known: from here on what is new or changes is given.
    package mutating func takeAsKnown() {
        lookAtAll(time(nil), pulse: {})
        for (path, file) in known { known[path]?.taken = file.look }
        (backlog, hurried, isUnsure) = ([], [:], true)
    }

    /// Gives files that are new or other than when they were last given, and have settled: last changed some seconds ago, or the
    /// same for a second. One at a time: a folder may hold more than memory does. One that is not taken is given again.
    package mutating func giveSettled<Failure: Error>(to take: (File) throws(Failure) -> Void) throws(Failure) {
        var failure: Failure?
        giveNews { news in
            guard case .file(let file) = news else { return .done }
            do throws(Failure) { try take(file) } catch {
                failure = error
                return .failed
            }
            return .done
        }
        if let failure { throw failure }
    }

    /// Gives files as `giveSettled` does, those that were named by the kernel first, and tells what is gone and what is in the way.
    /// - Parameters:
    ///   - milliseconds: what is left after that is given by the next call.
    ///   - pulse: called now and then while much is looked at.
    package mutating func giveNews(for milliseconds: Int64 = .max, pulse: () -> Void = {}, to take: (News) -> Verdict) {
        let end = milliseconds == .max ? .max : Self.moment + milliseconds
        let now = time(nil)
        // Once in a while also without word: a folder may have been made, or be of a network.
        if isUnsure || hasReplacedRoot || now - lastLook >= (hasMissingRoot ? 5 : 60) || now < lastLook { lookAtAll(now, pulse: pulse) }
        lookAtNewFolders(now, pulse: pulse)
        defer { tellObstacles(to: take) }
        guard rest <= Self.moment else { return }
        for path in hurried.filter({ $0.value.due <= Self.moment }).keys.sorted() {
            guard Self.moment < end, let place = hurried[path]?.place else { break }
            guard give(place, now, to: take) else { return }
        }
        while Self.moment < end, let path = backlog.popLast() {
            guard hurried[path] == nil, let place = known[path]?.place else { continue }
            guard give(place, now, to: take) else { return }
        }
        tellRemoved(to: take)
    }

    // MARK: Giving

    /// Looks at a file, and gives it if it has settled.
    /// - Returns: false when no other is to be given now.
    private mutating func give(_ place: FilePlace, _ now: Int, to take: (News) -> Verdict) -> Bool {
        hurried[place.path] = nil
        let folder = place.folder.open()
        guard folder >= 0 else { return true }
        defer { close(folder) }
        var status = stat()
        guard fstatat(folder, place.name.bytes, &status, AT_SYMLINK_NOFOLLOW) == 0, see(place, status, now) == .settled else { return true }
        let file = openat(folder, place.name.bytes, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC | O_NOCTTY)
        guard file >= 0 else {
            let number = errno
            block(.unreadable(place.path, number: number))
            // What is forbidden waits until it changes, or its mode does; what else is in the way may pass.
            if [EACCES, EPERM, ELOOP].contains(number) {
                known[place.path]?.taken = Look(status)
            } else {
                hurry(place, after: Self.longPause)
            }
            return true
        }
        defer { close(file) }
        let look = Look(status)
        if let bytes = Self.contents(file, look.size) { return give(place, bytes, look, to: take) }
        // Of another size by now, it comes again; one that can't be read later, as its disk may be a network's.
        if fstat(file, &status) != 0 || Int(status.st_size) != look.size {
            hurry(place, after: Self.pause)
        } else {
            block(.unreadable(place.path, number: EIO))
            hurry(place, after: Self.longPause)
        }
        return true
    }

    private mutating func give(_ place: FilePlace, _ bytes: [UInt8], _ look: Look, to take: (News) -> Verdict) -> Bool {
        let quiet = Self.moment - (known[place.path]?.since ?? 0)
        switch take(.file(File(path: place.path, bytes: bytes, mark: look.mark, quiet: quiet))) {
        case .done:
            known[place.path]?.taken = look
            failures = 0
            marks[place.path] = look.mark
            told[place.path] = nil
            return true
        case .later(let milliseconds):
            hurry(place, after: milliseconds)
            return true
        case .failed:
            // One that fails again and again lets others have their turn.
            hurry(place, after: failures > 3 ? Self.longPause : 0)
            restAfterFailure()
            return false
        }
    }

    mutating func hurry(_ place: FilePlace, after milliseconds: Int64 = 0) { hurried[place.path] = (place, Self.moment + milliseconds) }

    mutating func restAfterFailure() {
        rest = Self.moment + min(15_000, 1_000 << failures)
        failures = min(4, failures + 1)
    }

    private mutating func tellObstacles(to take: (News) -> Verdict) {
        for obstacle in untold { _ = take(.obstacle(obstacle)) }
        untold = []
    }

    mutating func block(_ obstacle: FolderObstacle) {
        guard told[obstacle.path] != obstacle else { return }
        told[obstacle.path] = obstacle
        untold.append(obstacle)
    }

    /// nil when it is no longer of that size, or can't be read.
    private static func contents(_ descriptor: Int32, _ size: Int) -> [UInt8]? {
        var bytes = [UInt8](repeating: 0, count: size + 1)
        var count = 0
        while count < bytes.count {
            let got = bytes.withUnsafeMutableBytes { read(descriptor, $0.baseAddress! + count, $0.count - count) }
            if got < 0, errno == EINTR { continue }
            if got <= 0 { break }
            count += got
        }
        return count == size ? Array(bytes[..<count]) : nil
    }
}
