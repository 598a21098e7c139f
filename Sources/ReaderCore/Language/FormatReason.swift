// What a file is that no reader is there for, and what helps.
import ArabicText

package struct FormatReason: Hashable, Sendable {
    package enum Way: Hashable, Sendable {
        case nameItText
        /// By a command, the file's name in it.
        case convert(with: String)
        case unpack(with: String)
        case none
    }

    /// The format's name in either language.
    package var arabicName: String
    package var englishName: String
    package var way: Way

    package init(arabicName: String, englishName: String, way: Way) {
        (self.arabicName, self.englishName, self.way) = (arabicName, englishName, way)
    }

    var arabicRemedy: String {
        switch way {
        case .nameItText: "لتقرأه كما هو سمِّه باسم ينتهي بـ \(".txt".isolated())."
        case .convert(let command): "يُقرأ بعد تحويله: \(command.isolated(.leftToRight))"
        case .unpack(let command): "استخرج ما فيه ثم افتح الناتج: \(command.isolated(.leftToRight))"
        case .none: "سمِّ نصًّا أو صفحة مقال أو موجز أخبار."
        }
    }

    var englishRemedy: String {
        switch way {
        case .nameItText: "To read it as it stands, give it a name that ends in .txt."
        case .convert(let command): "To read it, turn it into what is read: \(command)"
        case .unpack(let command): "Take out what is in it, and open that: \(command)"
        case .none: "Name a text, an article's page or a feed."
        }
    }
}
