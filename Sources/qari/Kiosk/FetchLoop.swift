// Waits for folders to change and for feeds to be due; brings in what has come, withdraws what was removed. It goes round at least once
// in a second while much comes in, and says that it lives: to the service manager, and in the library to those who read it.
import ArticleModel
import ArabicText
import ArticleImport
import ArticleLibrary
import Glibc
import ReaderCore

final class FetchLoop {
    private let library: Library
    private var folders: FolderWatch
    private var feeds: FeedRefresh
    private let log: KioskLog
    private let manager: ServiceManager
    /// The file that is open, by its numbers: another one may come in its place.
    private let file: FileNumbers?
    /// What was there at the start has come in.
    private var hasLooked = false
    private var link: Int32 = -1
    private var nextBeat = ContinuousClock.now
    /// What the files looked like that were brought in since this was last kept.
    private var marks: [String: String] = [:]
    /// Files that wait until it is clear that they are whole, as they looked when that was logged.
    private var doubtful: [String: String] = [:]
    /// What was last wrong with the library; nil when all is well.
    private var trouble: String?
    /// Milliseconds for which files come in before feeds and the interface have their turn.
    private static let turn: Int64 = 1_000

    init(library: Library, folders: FolderWatch, feeds: FeedRefresh, log: KioskLog, manager: ServiceManager) {
        (self.library, self.folders, self.feeds, self.log, self.manager) = (library, folders, feeds, log, manager)
        file = FileNumbers(library.path)
    }

    /// Ends when the interface at the other end of `link` does; without one, never.
    func run(link: Int32) {
        self.link = link
        defer { FeedRefresh.endRunning() }
        let ready = ReadySign(link: link, manager: manager)
        ready.say(after: 1)
        for line in feeds.step() { log.note(line) }
        live()
        bringIn()
        ready.say()
        if let problem = folders.problem { log.note("folders are looked at once a minute: \(String(cString: strerror(problem.number)))") }
        while true {
            if !folders.isFirstLook { hasLooked = true }
            let patience = min(folders.patience, feeds.millisecondsLeft, manager.watchdogInterval ?? 60_000, untilBeat)
            var waited = [
                pollfd(fd: folders.descriptor, events: Int16(POLLIN), revents: 0), pollfd(fd: link, events: Int16(POLLIN), revents: 0),
                pollfd(fd: feeds.descriptor, events: Int16(POLLIN), revents: 0),
            ]
            poll(&waited, nfds_t(waited.count), Int32(folders.patience == 0 ? 0 : max(50, min(patience, Self.libraryLook))))
            if waited[1].revents != 0 { return }
            if let now = FileNumbers(library.path), now != file { beginAnew("another file is in the library's place", link) }
            folders.takeNews()
            bringIn()
            for line in feeds.step() { log.note(line) }
            live()
        }
    }

    /// Milliseconds between two looks at whether the library is still the same file.
    private static let libraryLook: Int64 = 5_000

    /// Starts this program again in the same process: it opens the library that is there, and salvages a damaged one. The old one is not
    /// closed: its last word would be to the log of the new one, which has its name.
    private func beginAnew(_ reason: String, _ link: Int32) {
        log.note("\(reason); begun anew with it")
        FeedRefresh.endRunning()
        // In another folder, which this process was not narrowed to.
        let file = open(library.path, O_RDWR | O_CLOEXEC)
        if file < 0, errno == EACCES, access(library.path, W_OK) == 0 {
            log.note("it is out of reach: ending, to be started anew")
            _exit(1)
        }
        if link >= 0 { _ = fcntl(link, F_SETFD, 0) }
        let flag = KioskFetchCommand.narrowedFlag
        let isMarked = CommandLine.arguments.contains(flag)
        // Before the folders and feeds, which may stand behind `--`.
        let given = CommandLine.arguments.prefix(2) + (isMarked ? [] : [flag]) + CommandLine.arguments.dropFirst(2)
        var arguments = given.map { strdup($0) } + [nil]
        execv("/proc/self/exe", &arguments)
        _exit(1)
    }

    // MARK: Living

    /// Called now and then, whatever goes on.
    private func live() {
        manager.alive()
        guard untilBeat <= 0 else { return }
        // Once a minute: those who read the library look at it anew whenever it is written.
        let isWritten = (try? library.set(.fetcherBeat, to: "\(time(nil))")) != nil
        nextBeat = ContinuousClock.now + .seconds(isWritten ? 60 : 10)
    }

    private var untilBeat: Int64 { max(0, (nextBeat - ContinuousClock.now).components.seconds * 1000) }

    // MARK: Files

    private func bringIn() {
        folders.giveNews(for: Self.turn, pulse: live) { news in
            defer { live() }
            switch news {
            case .file(let file): return take(file)
            case .removed(let path): return withdraw(path)
            case .obstacle(let obstacle):
                log.note(obstacle.sentence)
                return .done
            }
        }
        guard !marks.isEmpty, (try? library.keep(fileMarks: marks)) != nil else { return }
        marks = [:]
    }

    private func take(_ file: FolderWatch.File) -> FolderWatch.Verdict {
        do {
            guard try bringIn(file) else { return .later(Replacement.patience - file.quiet) }
        } catch { return fail(file.path, error) }
        (doubtful[file.path], trouble) = (nil, nil)
        marks[file.path] = file.mark
        return .done
    }

    private func withdraw(_ path: String) -> FolderWatch.Verdict {
        do {
            (doubtful[path], marks[path]) = (nil, nil)
            if try library.withdraw(file: path) != nil { log.note("\(path): removed; its article is withdrawn") }
            return .done
        } catch { return fail(path, error) }
    }

    /// It may pass (another program writes, the disk is full): it is tried again, and told once.
    private func fail(_ path: String, _ error: any Error) -> FolderWatch.Verdict {
        if case LibraryProblem.damaged = error { beginAnew("the library is damaged", link) }
        let problem = (error as? LibraryProblem).map(LibraryAccess.problem) ?? error as? Problem
        let sentence = problem?.sentence(in: .english) ?? "\(error)"
        if trouble != sentence { log.note("\(path): not brought in yet, it is tried again. \(sentence)") }
        trouble = sentence
        return .failed
    }

    /// - Returns: false when it is to be looked at again later.
    private func bringIn(_ file: FolderWatch.File) throws -> Bool {
        let text = EncodedText(TextBytes(copying: file.bytes))
        let format = ArticleFile.format(of: text, .file(file.path), encoding: nil)
        guard let reader = format.reader, reader != .feed, reader != .feedList else {
            return leaveOut(file, "no article but \(format.englishName); left out")
        }
        let readable = try ArticleFile.article(text, .file(file.path), encoding: nil)
        let article = ArticleText.article(readable, of: .file(file.path))
        guard !article.body.isEmpty || article.title != file.path.split(separator: "/").last.map(String.init) else {
            return leaveOut(file, "nothing to read in it; left out")
        }
        if let id = try library.id(of: file.path), let known = try library.text(id) {
            switch Replacement(article: article, file: file, isPage: reader == .page, known: known).judgement {
            case .good: break
            case .beginning:
                return leaveOut(
                    file, "only the beginning of the article that is there; left out. If it is meant so, remove the file and write it again")
            case .error: return leaveOut(file, "an error page or a headline alone, in the place of an article; left out. Write the article again")
            case .doubtful where file.quiet < Replacement.patience:
                if doubtful[file.path] != file.mark {
                    log.note("\(file.path): another text, less than half of the article that is there; it waits for five minutes without a change")
                }
                doubtful[file.path] = file.mark
                return false
            case .doubtful: log.note("\(file.path): unchanged for five minutes; it replaces the longer article")
            }
        }
        // A file that is written now is wanted, also under the name of one that was removed for its age.
        if try library.save(article, revives: hasLooked) == .dismissed { _ = leaveOut(file, "removed before; left out") }
        return true
    }

    private func leaveOut(_ file: FolderWatch.File, _ reason: String) -> Bool {
        log.note("\(file.path): \(reason)")
        return true
    }
}

/// What tells a file from another of its name.
private struct FileNumbers: Equatable {
    let device: dev_t
    let number: ino_t

    /// nil where there is none.
    init?(_ path: String) {
        var status = stat()
        guard stat(path, &status) == 0 else { return nil }
        (device, number) = (status.st_dev, status.st_ino)
    }
}

extension FolderObstacle {
    /// For the log: what, why, and what to do.
    fileprivate var sentence: String {
        func reason(_ number: Int32) -> String { String(cString: strerror(number)) }
        return switch self {
        case .noFolder(let path): "\(path): there is no such folder, and nothing comes from it until there is. Check its name, or make it"
        case .closedFolder(let path, let number):
            "\(path): the folder can't be read (\(reason(number))); what is in it is left out. Allow it to the fetcher: chmod a+rx"
        case .unreadable(let path, let number): "\(path): can't be read (\(reason(number))); left out. Allow it to the fetcher: chmod a+r"
        case .tooLarge(let path, let most): "\(path): over \(most >> 20) MB; left out. Divide it"
        case .tooMany(let path, let most): "\(path): more than \(most) files; the rest is left out. Move old ones away"
        }
    }
}
