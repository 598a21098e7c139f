// The folder that is served: a file in it is whole, or is not there.
import Glibc
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

    func remove(_ name: String) { unlink(path + "/" + name) }

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
