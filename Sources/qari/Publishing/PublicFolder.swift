// The folder that is served: a file in it is whole, or is not there.
import Glibc
import Processes
import ReaderCore

struct PublicFolder {
    let path: String

    init(_ path: String) { self.path = path }

    /// Makes the folder and those in it that are named.
    func make(_ names: [String]) throws(Problem) {
        for name in [""] + names {
            let folder = name.isEmpty ? path : path + "/" + name
            guard mkdir(folder, 0o755) == 0 || errno == EEXIST else { throw .cannotWrite(folder, reason: String(cString: strerror(errno))) }
        }
    }

    func has(_ name: String) -> Bool { access(path + "/" + name, F_OK) == 0 }

    /// Writes a file beside its place and moves it there. One that holds the same already is left alone, so that its date, by which
    /// servers and copies tell what is new, stays.
    func write(_ bytes: [UInt8], to name: String) throws(Problem) {
        if holds(bytes, name) { return }
        let place = path + "/" + name
        guard WholeFile.replace(place, with: bytes, mode: 0o644) else { throw .cannotWrite(place, reason: String(cString: strerror(errno))) }
    }

    /// A small file's bytes; nil where there is none.
    func text(of name: String) -> [UInt8]? { WholeFile.read(path + "/" + name, atMost: 4096) }

    func remove(_ name: String) { unlink(path + "/" + name) }

    /// The files of a folder in it; none where it can't be read.
    func names(in folder: String) -> [String] {
        guard let entries = opendir(path + "/" + folder) else { return [] }
        defer { closedir(entries) }
        var names: [String] = []
        while let entry = readdir(entries) {
            let name = withUnsafeBytes(of: entry.pointee.d_name) { String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self) }
            if name != ".", name != ".." { names.append(name) }
        }
        return names
    }

    /// Has all that was written stand on the disk, where a power cut finds it.
    func settle() {
        let descriptor = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard descriptor >= 0 else { return }
        SettledDisk.wait(descriptor)
        close(descriptor)
    }

    private func holds(_ bytes: [UInt8], _ name: String) -> Bool {
        var status = stat()
        guard stat(path + "/" + name, &status) == 0, status.st_size == bytes.count else { return false }
        let descriptor = open(path + "/" + name, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { return false }
        defer { close(descriptor) }
        var buffer = [UInt8](repeating: 0, count: 64 << 10)
        var place = 0
        while place < bytes.count {
            let count = read(descriptor, &buffer, buffer.count)
            guard count > 0, buffer[..<count].elementsEqual(bytes[place..<min(place + count, bytes.count)]) else { return false }
            place += count
        }
        return true
    }
}
