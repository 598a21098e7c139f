// Looking at folders and files: what is there, what it looks like, whether it has settled.
import Glibc

extension FolderWatch {
    enum Sight { case settled, unsettled, known, noArticle }

    /// Files by folder, as one look found them.
    struct Listing {
        var present: Set<String> = []
        /// Folders that could be read to their end.
        var folders: Set<String> = []
    }

    /// Looks at a file that is there.
    mutating func see(_ place: FilePlace, _ status: stat, _ now: Int) -> Sight {
        guard status.st_mode & S_IFMT == S_IFREG, status.st_size > 0 else { return .noArticle }
        guard status.st_size <= largestFile else {
            block(.tooLarge(place.path, most: largestFile))
            return .noArticle
        }
        let (look, moment) = (Look(status), Self.moment)
        var file = known[place.path] ?? Known(place: place, look: look, since: moment, taken: marks[place.path] == look.mark ? look : nil)
        if file.look != look { (file.look, file.since) = (look, moment) }
        known[place.path] = file
        if file.taken == look { return .known }
        if let write = open[place.path], moment - write < Self.longestWrite {
            hurry(place, after: Self.longestWrite - (moment - write))
            return .unsettled
        }
        // What is of the future by its date can only be watched.
        if now - look.seconds >= 2 || moment - file.since >= 1_000 { return .settled }
        hurry(place, after: Self.pause)
        return .unsettled
    }

    // MARK: All

    mutating func lookAtAll(_ now: Int, pulse: () -> Void) {
        (isUnsure, lastLook, newFolders) = (false, now, [])
        var listing = Listing()
        var found: [String] = []
        for root in roots { list(root, root.open(), &listing, &found, now, pulse) }
        backlog = found.reversed()
        findRemoved(listing)
        hasLookedAtAll = true
    }

    mutating func lookAtNewFolders(_ now: Int, pulse: () -> Void) {
        while let folder = newFolders.popLast() {
            var (listing, found) = (Listing(), [String]())
            list(folder, folder.open(), &listing, &found, now, pulse)
            backlog += found.reversed()
        }
    }

    /// - Parameter descriptor: the folder, opened; it is closed here.
    private mutating func list(
        _ folder: FolderPlace, _ descriptor: Int32, _ listing: inout Listing, _ found: inout [String], _ now: Int, _ pulse: () -> Void
    ) {
        guard descriptor >= 0, let stream = fdopendir(descriptor) else {
            // A folder below may just have gone.
            if errno == EACCES || folder.isRoot {
                block(errno == ENOENT ? .noFolder(folder.path) : .closedFolder(folder.path, number: errno))
            }
            return
        }
        defer { closedir(stream) }
        switch told[folder.path] {
        case .noFolder, .closedFolder: told[folder.path] = nil
        default: break
        }
        if folder.isRoot { identify(folder, descriptor) }
        watch(folder)
        guard let names = Self.names(in: stream) else { return }
        listing.folders.insert(folder.path)
        for name in names {
            if listing.present.count & 0xFF == 0 { pulse() }
            guard listing.present.count < Self.mostFiles else { return block(.tooMany(folder.path, most: Self.mostFiles)) }
            var status = stat()
            guard fstatat(descriptor, name.bytes, &status, AT_SYMLINK_NOFOLLOW) == 0 else { continue }
            if status.st_mode & S_IFMT == S_IFDIR, folder.names.count < Self.deepest {
                let inner = openat(descriptor, name.bytes, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC)
                list(folder.folder(name), inner, &listing, &found, now, pulse)
            } else if SourceFormat.isTakenFromFolders(name.text) {
                let place = FilePlace(folder, name)
                // Of two names that look alike one is enough.
                guard listing.present.insert(place.path).inserted else { continue }
                if see(place, status, now) == .settled, hurried[place.path] == nil { found.append(place.path) }
            }
        }
    }

    /// Files of a folder that another one has replaced have not been removed.
    private mutating func identify(_ root: FolderPlace, _ descriptor: Int32) {
        var status = stat()
        guard fstat(descriptor, &status) == 0 else { return }
        if let before = identities[root.path], before != Identity(status) { forget(below: root) }
        identities[root.path] = Identity(status)
    }

    /// nil when the folder could not be read to its end.
    private static func names(in stream: OpaquePointer) -> [FileName]? {
        var names: [FileName] = []
        errno = 0
        while let entry = readdir(stream) {
            let name = FileName(entry)
            if !name.isHidden { names.append(name) }
            errno = 0
        }
        return errno == 0 ? names.sorted { $0.text < $1.text } : nil
    }

    private mutating func watch(_ folder: FolderPlace) {
        guard descriptor >= 0 else { return }
        if let number = notices.watch(folder) { watched[number] = folder } else { problem = FolderWatchProblem(number: errno) }
    }
}
