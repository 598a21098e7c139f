// The library as the effects of a program have it: a reader's own, or a kiosk's that is only read. None of it waits.
import ArticleModel
import ReaderCore

protocol ProgramLibrary: AnyObject {
    /// Answered later, by `takeAnswers`; in any order.
    func ask(_ question: LibraryQuestion)
    func takeAnswers() -> [LibraryAnswer]
    /// For how long the question that has waited longest has; nil when none waits.
    var longestWait: Duration? { get }

    /// - Returns: the refusal of what is known not to be kept.
    func keep(_ change: LibraryChange) -> Message?
    func keep(_ place: TextPlace, of ref: ArticleRef)
    /// What is kept of the reader is forgotten: another one comes.
    func endSession()
}
