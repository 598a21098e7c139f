// The tests' own folders: what is removed with them, and what must never be.
import Glibc
import TestSupport
import Testing

@Suite("Temporary folder")
struct TemporaryFolderTests {
    @Test("goes with all that is in it")
    func removed() {
        var folder: TemporaryFolder? = TemporaryFolder()
        let path = folder?.path ?? ""
        folder?.write("a/b/c.txt", "text")
        #expect(access(path + "/a/b/c.txt", F_OK) == 0)
        folder = nil
        #expect(access(path, F_OK) != 0)
    }

    @Test("a symbolic link in it is removed and not followed: what it leads to stays")
    func linksAreNotFollowed() {
        let other = TemporaryFolder()
        let file = other.write("kept/file.txt", "text")
        var folder: TemporaryFolder? = TemporaryFolder()
        let path = folder?.path ?? ""
        #expect(symlink(other.path, path + "/link") == 0 && symlink(file, path + "/file-link") == 0)
        folder = nil
        #expect(access(path, F_OK) != 0)
        #expect(access(file, F_OK) == 0)
    }
}
