// What is to be done when the article that was asked for is there: one value, so that nothing of an article that could not be opened is
// left for the next one.
import ArabicText

struct Arrival {
    var step: Way.Step
    /// Where the reader returns to.
    var place: TextPlace?
    /// The words of the library's search that led there, and where the library found them, in bytes of the text.
    var words: [FoldedText] = []
    var hit: Int?
    /// The highlight that led there, by its number.
    var highlight: Int64?

    /// An article that was read before opens where it was left, not where it was kept.
    var isReturn: Bool {
        switch step {
        case .back, .forward, .again, .pastFrontPage: true
        case .straight, .onward, .fromList: false
        }
    }
}
