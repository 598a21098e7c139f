// How `qari add` and `qari sync` run: what comes from outside is parsed in a process that can open the library's folder and what was named,
// run nothing and reach nobody; another, started before, fetches for it.
import ArticleImport
import ArticleLibrary
import Glibc
import ReaderCore

extension LibrarySession {
    /// Runs a subcommand's work on the library, shut in.
    /// - Parameters:
    ///   - sources: files and folders that stay open to be read; addresses may be among them.
    ///   - isWatching: folders among them that are removed and made again stay open, too.
    ///   - selfTest: instead of the work, tries what must not be possible, in this folder too, and ends the program.
    ///   - usesAccounts: who fetches is to have the passwords of the library's accounts.
    ///   - isPublicOnly: nothing but public addresses is asked, whatever this process says then.
    func runShutIn(
        reading sources: [String] = [], isWatching: Bool = false, isPublicOnly: Bool = false, usesAccounts: Bool = false, selfTest: String? = nil,
        _ body: (Library, ServedFetches<ImportRun.Purpose>, Settings) throws -> Void
    ) throws {
        var fetches: ServedFetches<ImportRun.Purpose>?
        try runWithSettings(
            ready: { path in
                if !path.isEmpty { try Library.makeFolder(of: path) }
                // The zone is read once, while it can be.
                tzset()
                fetches = FetchProcess.started(isPublicOnly: isPublicOnly, accountsOf: usesAccounts ? path : nil)
                let files = Sandbox.closeFiles(but: Self.openings(library: path, sources, isWatching), for: .importing)
                let calls = Sandbox.closeSystemCalls(for: .importing)
                if let selfTest { SandboxTest.run(selfTest, under: [files, calls]) }
            },
            { store, settings in
                guard let fetches else { return }
                try body(store, fetches, settings)
            })
    }

    /// Where the system keeps zones of time and tables of encodings, SQLite's numbers by chance, and the reader's list of names.
    private static var standing: [String] {
        ["/etc/localtime", "/usr/share/zoneinfo", "/lib", "/lib64", "/usr/lib", "/usr/lib64", "/dev/urandom", NamesFile.path]
    }

    private static func openings(library: String, _ sources: [String], _ isWatching: Bool) -> [Sandbox.Opening] {
        let files = sources.filter { !PageAddress.isWeb($0) }.map(LibraryFlags.absolute)
        let read = standing + files + files.flatMap(FolderWalk.links) + (isWatching ? files.compactMap(folderAround) : [])
        return Sandbox.folders(ofLibrary: library).map { Sandbox.Opening(path: $0) } + read.map { Sandbox.Opening(path: $0, rights: .read) }
    }

    /// Landlock opens a folder, not its name: another one under that name is opened by the folder around it. All there is is not opened
    /// for the sake of one.
    private static func folderAround(_ path: String) -> String? {
        let folder = path.split(separator: "/").dropLast()
        return folder.isEmpty ? nil : "/" + folder.joined(separator: "/")
    }
}
