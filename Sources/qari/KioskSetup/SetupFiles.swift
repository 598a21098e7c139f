// Files of a set-up, read and written whole, and told apart by what is in them.
import Glibc

enum SetupFiles {
    private static let largest = 1 << 20

    /// Nil for a file that is not there, or can't be read.
    static func text(of path: String) -> String? {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
        guard descriptor >= 0 else { return nil }
        defer { close(descriptor) }
        var (text, bytes): ([UInt8], [UInt8]) = ([], [UInt8](repeating: 0, count: 64 << 10))
        while text.count < largest {
            let count = read(descriptor, &bytes, bytes.count)
            guard count > 0 else { break }
            text += bytes[..<count]
        }
        return String(decoding: text, as: UTF8.self)
    }

    /// Makes the folders that lead to a file.
    /// - Returns: those that there were not, the outermost first.
    static func makeFolders(to path: String) -> [String] {
        var (folder, made) = ("", [String]())
        for part in path.split(separator: "/").dropLast() {
            folder += "/" + part
            if mkdir(folder, 0o755) == 0 { made.append(folder) }
        }
        return made
    }

    /// FNV-1a, 64 bits: whether a file is still what was written, among those who may write it anyway.
    static func mark(_ text: String) -> String {
        String(text.utf8.reduce(0xCBF2_9CE4_8422_2325 as UInt64) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }, radix: 16)
    }
}
