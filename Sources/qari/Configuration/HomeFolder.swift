// The reader's home: where HOME says, else where the system's list of users does. Never the root of the file system, which programs
// without a user are given.
import Glibc

enum HomeFolder {
    /// Absolute; nil where there is none.
    static var path: String? { usable(getenv("HOME")) ?? usable(getpwuid(getuid())?.pointee.pw_dir) }

    private static func usable(_ text: UnsafePointer<CChar>?) -> String? {
        guard let text else { return nil }
        let path = String(cString: text)
        return path.hasPrefix("/") && path.contains { $0 != "/" } ? path : nil
    }
}
