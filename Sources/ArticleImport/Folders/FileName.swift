// A name in a folder: as the system has it, to open it by; and as it is shown.
import ArabicText
import Glibc

struct FileName: Hashable {
    /// As C has it, NUL at the end. Names of other systems' folders may be no UTF-8.
    let bytes: [CChar]
    /// Unequal names may look alike here.
    let text: String

    init(_ bytes: [CChar]) {
        self.bytes = bytes + [0]
        let plain = bytes.map(UInt8.init(bitPattern:))
        text = String(validating: plain, as: UTF8.self) ?? Self.windowsName(plain)
    }

    init(_ entry: UnsafeMutablePointer<dirent>) {
        self.init(
            withUnsafePointer(to: &entry.pointee.d_name) {
                $0.withMemoryRebound(to: CChar.self, capacity: 256) { Array(UnsafeBufferPointer(start: $0, count: strnlen($0, 256))) }
            })
    }

    var isHidden: Bool { bytes[0] == CChar(bitPattern: UInt8(ascii: ".")) }

    /// What is no UTF-8 was most likely named on a Windows computer.
    private static func windowsName(_ bytes: [UInt8]) -> String {
        let text = EncodedText(TextBytes(copying: bytes), encoding: .windows1256)
        var scalars: [UInt32] = []
        if let line = text.lineRange(startingAt: text.startOffset) { text.decode(line, appendingTo: &scalars) }
        return String(codePoints: scalars)
    }
}

/// A folder that was named, or one below it; no way through a link leads there.
struct FolderPlace: Hashable {
    /// The folder that was named.
    let root: String
    let names: [FileName]
    /// As it is shown.
    let path: String

    init(root: String) { (self.root, names, path) = (root, [], root) }

    private init(root: String, names: [FileName]) {
        (self.root, self.names) = (root, names)
        path = (root == "/" ? "" : root) + names.map { "/" + $0.text }.joined()
    }

    var isRoot: Bool { names.isEmpty }

    func folder(_ name: FileName) -> FolderPlace { FolderPlace(root: root, names: names + [name]) }

    func path(of name: FileName) -> String { (path == "/" ? "" : path) + "/" + name.text }

    /// The path as C has it.
    var bytes: [CChar] {
        Array(root.utf8.map(CChar.init(bitPattern:))) + names.flatMap { [CChar(bitPattern: UInt8(ascii: "/"))] + $0.bytes.dropLast() } + [0]
    }

    /// Opens it name by name: none of them may be a link, but for the folder that was named itself.
    /// - Returns: a descriptor, or -1 with `errno` set.
    func open() -> Int32 {
        var descriptor = Glibc.open(root, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        for name in names where descriptor >= 0 {
            let inner = openat(descriptor, name.bytes, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC)
            let reason = errno
            close(descriptor)
            descriptor = inner
            errno = reason
        }
        return descriptor
    }
}

/// A file in such a folder.
struct FilePlace {
    let folder: FolderPlace
    let name: FileName
    let path: String

    init(_ folder: FolderPlace, _ name: FileName) { (self.folder, self.name, path) = (folder, name, folder.path(of: name)) }
}
