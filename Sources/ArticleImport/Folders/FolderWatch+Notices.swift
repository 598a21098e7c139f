// What the kernel tells of folders, and what follows from it: what to look at, what is gone.
import Glibc

extension FolderWatch {
    /// Takes word of changes.
    package mutating func takeNews() { for event in notices.events() { take(event) } }

    private mutating func take(_ event: FolderNotices.Event) {
        if event.isLoss {
            (isUnsure, open) = (true, [:])
            return
        }
        guard let folder = watched[event.folder] else { return }
        guard let name = event.name else { return take(event, of: folder) }
        if name.isHidden { return }
        if event.isOfFolder {
            if event.isAny(IN_CREATE, IN_MOVED_TO, IN_ATTRIB) { newFolders.append(folder.folder(name)) }
            if event.isAny(IN_DELETE, IN_MOVED_FROM) {
                let inner = folder.path(of: name) + "/"
                for path in known.keys where path.hasPrefix(inner) { gone[path] = Self.moment + Self.removal }
            }
        } else if SourceFormat.isTakenFromFolders(name.text) {
            take(event, of: FilePlace(folder, name))
        }
    }

    private mutating func take(_ event: FolderNotices.Event, of file: FilePlace) {
        if event.isAny(IN_MODIFY) { open[file.path] = Self.moment }
        if event.isAny(IN_CLOSE_WRITE, IN_MOVED_TO, IN_DELETE, IN_MOVED_FROM) { open[file.path] = nil }
        if event.isAny(IN_DELETE, IN_MOVED_FROM) {
            if known[file.path] != nil { gone[file.path] = Self.moment + Self.removal }
        } else if open[file.path] == nil || hurried[file.path] == nil {
            hurry(file)
        }
    }

    /// Word of a watched folder itself.
    private mutating func take(_ event: FolderNotices.Event, of folder: FolderPlace) {
        if event.isAny(IN_IGNORED) { watched[event.folder] = nil }
        // Of a folder below, the folder above tells. One that was named, or a disk, has vanished with all that was in it.
        guard event.isAny(IN_UNMOUNT) || folder.isRoot && event.isAny(IN_DELETE_SELF, IN_MOVE_SELF) else { return }
        if event.isAny(IN_MOVE_SELF) {
            watched[event.folder] = nil
            notices.forget(event.folder)
        }
        forget(below: folder)
        isUnsure = true
    }

    /// A folder that is no longer there takes its files along: they were not removed.
    mutating func forget(below folder: FolderPlace) {
        let inner = folder.path + "/"
        for path in known.keys where path.hasPrefix(inner) { (known[path], hurried[path], open[path]) = (nil, nil, nil) }
        for path in gone.keys where path.hasPrefix(inner) { gone[path] = nil }
    }

    // MARK: What is gone

    /// After a look at everything. Without word from the kernel (at the start, on a network's disk) a folder whose files are all gone is
    /// taken for one that is not there, and so is one that can't be read.
    mutating func findRemoved(_ listing: Listing) {
        func folder(_ path: String) -> String { path.lastIndex(of: "/").map { $0 == path.startIndex ? "/" : String(path[..<$0]) } ?? "" }
        let before = Set(known.keys).union(hasLookedAtAll ? [] : Set(marks.keys))
        let standing = Set(before.filter(listing.present.contains).map(folder))
        for path in before where !listing.present.contains(path) {
            if standing.contains(folder(path)), listing.folders.contains(folder(path)) {
                gone[path] = gone[path] ?? Self.moment + Self.removal
            } else if gone[path] == nil {
                known[path] = nil
            }
        }
    }

    mutating func tellRemoved(to take: (News) -> Verdict) {
        guard !gone.isEmpty else { return }
        for (path, due) in gone.sorted(by: { $0.key < $1.key }) where due <= Self.moment {
            // A renamed file is known by its new name before its old one goes.
            if !backlog.isEmpty { continue }
            gone[path] = nil
            var status = stat()
            let root = roots.first { path.hasPrefix($0.path == "/" ? "/" : $0.path + "/") }
            guard let root, stat(root.path, &status) == 0, identities[root.path] == Identity(status) else {
                known[path] = nil
                continue
            }
            let place = known[path]?.place
            errno = 0
            let folder = place?.folder.open() ?? -1
            // A folder that can't be opened just now tells nothing of its files.
            if place != nil, folder < 0, ![ENOENT, ENOTDIR, ELOOP].contains(errno) { continue }
            defer { if folder >= 0 { close(folder) } }
            if let place, folder >= 0, fstatat(folder, place.name.bytes, &status, AT_SYMLINK_NOFOLLOW) == 0 { continue }
            if place == nil, lstat(path, &status) == 0 { continue }
            (known[path], hurried[path], open[path], marks[path]) = (nil, nil, nil, nil)
            if case .done = take(.removed(path)) { continue }
            gone[path] = Self.moment
            return restAfterFailure()
        }
    }
}
