// Reads the rest of an article of which the beginning is on the screen, beside the loop. What is opened meanwhile goes first to the screen;
// the rest of what was left is read to its end, and of no use.
import ArabicText
import ArticleModel
import Processes
import ReaderCore
import Synchronization

final class RestReader: Sendable {
    private let wake: WakeUp
    private let thread = WorkThread()
    /// For what may never end.
    private let input = WorkThread()
    private let read = Mutex<[Message]>([])
    /// What was asked for last: nothing before it that still waits is read.
    private let last = Mutex<ArticleRef?>(nil)

    init(wake: WakeUp) { self.wake = wake }

    func read(_ whole: @escaping @Sendable (_ tell: (EncodedText) -> Void) -> EncodedText, of ref: ArticleRef) {
        last.withLock { $0 = ref }
        let thread = ref == .stdin ? input : thread
        thread.add { [self] in
            guard ref == .stdin || last.withLock({ $0 == ref }) else { return }
            tell(whole { [self] in tell($0, of: ref) }, of: ref)
        }
    }

    private func tell(_ text: EncodedText, of ref: ArticleRef) {
        read.withLock { $0.append(.whole(text: text, ref)) }
        wake.signal()
    }

    /// What has been read since.
    func news() -> [Message] {
        read.withLock { read in
            defer { read = [] }
            return read
        }
    }
}
