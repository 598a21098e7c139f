// The plural of Arabic: CLDR's classes of it, but for zero, which no phrase of ours counts. Which form a number takes stands here alone.

enum Plural {
    case one, two
    /// 3 to 10: the noun stands in the plural.
    case few
    /// 11 to 99: in the singular, as an accusative.
    case many
    /// Hundreds: in the singular, as a genitive.
    case other

    init(_ count: Int) {
        self =
            switch count % 100 {
            case _ where count == 1: .one
            case _ where count == 2: .two
            case 3...10: .few
            case 11...99: .many
            default: .other
            }
    }
}

/// A noun, or a sentence around one, in each form. One and two are whole; the others hold the number or follow it.
struct CountedForms {
    let one: String
    let two: String
    let few: String
    let many: String
    let other: String

    /// - Parameter other: nil where the accusative is written as the genitive is.
    init(one: String, two: String, few: String, many: String, other: String? = nil) {
        (self.one, self.two, self.few, self.many, self.other) = (one, two, few, many, other ?? many)
    }

    func form(for count: Int) -> String {
        switch Plural(count) {
        case .one: one
        case .two: two
        case .few: few
        case .many: many
        case .other: other
        }
    }
}

extension Phrases {
    /// A number and its noun: «مقال واحد», «3 مقالات».
    func counted(_ count: Int, _ forms: CountedForms) -> String {
        count == 1 || count == 2 ? forms.form(for: count) : "\(count) \(forms.form(for: count))"
    }

    /// English's two: `1 article`, `2 articles`.
    func counted(_ count: Int, _ one: String, _ more: String) -> String { "\(count) \(count == 1 ? one : more)" }
}
