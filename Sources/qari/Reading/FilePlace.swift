// What a file is known by when the place in it is kept: the path that it has whatever links and folders lead to it.
import ArticleLibrary
import Glibc

enum FilePlace {
    /// nil for what is no file of the disk.
    static func place(of path: String) -> ReadingPlace? {
        guard let real = realpath(path, nil) else { return nil }
        defer { free(real) }
        var status = stat()
        guard stat(real, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return nil }
        return .file(String(cString: real))
    }
}
