// What a file is that no reader is there for, and what helps.
import ArabicText

package struct FormatReason: Hashable, Sendable {
    package enum Way: Hashable, Sendable {
        case nameItText
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
        case .convert(let program): "حوّله إلى نص أو إلى \("HTML".isolated()) ببرنامج مثل \(program.isolated())، ثم افتح الناتج."
        case .unpack(let program): "استخرج ما فيه ببرنامج مثل \(program.isolated())، ثم افتح الناتج."
        case .none: "سمِّ نصًّا أو صفحة مقال أو موجز أخبار."
        }
    }

    var englishRemedy: String {
        switch way {
        case .nameItText: "To read it as it stands, give it a name that ends in .txt."
        case .convert(let program): "Make text or HTML of it, with \(program) for one, and open that."
        case .unpack(let program): "Take out what is in it, with \(program) for one, and open that."
        case .none: "Name a text, an article's page or a feed."
        }
    }
}
