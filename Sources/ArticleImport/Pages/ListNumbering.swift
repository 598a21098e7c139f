// The numbers of an ordered list's items, as HTML counts them (HTML Living Standard, «The ol element»): from `start`, `value` or, where it
// is reversed, from its length down; in the figures of its type.
import ArabicText

struct ListNumbering {
    private let type: String
    private let step: Int
    private var next: Int

    init(_ tree: PageTree, _ list: Int, _ items: [Int]) {
        let isReversed = tree[list]["reversed"] != nil
        type = tree[list]["type"] ?? "1"
        step = isReversed ? -1 : 1
        next = tree[list]["start"].flatMap(Self.number) ?? (isReversed ? items.count { tree[$0].name == "li" } : 1)
    }

    private static func number(_ text: String) -> Int? {
        Int(text.filter { !$0.isWhitespace }).flatMap { (-1_000_000_000...1_000_000_000).contains($0) ? $0 : nil }
    }

    /// The marker of the item that comes next.
    mutating func marker(of item: PageNode) -> [UInt32] {
        if let value = item["value"].flatMap(Self.number) { next = value }
        defer { next += step }
        let figures = figures(next, item["type"] ?? type)
        return codePoints(figures + ((0...999).contains(next) && figures.utf8.first.map { $0.isASCIIDigit } ?? false ? "." : ")"))
    }

    private func figures(_ number: Int, _ type: String) -> String {
        switch type {
        case "a" where number > 0, "A" where number > 0:
            let letters = Self.letters(number)
            return type == "A" ? letters.uppercased() : letters
        case "i" where (1..<4000).contains(number): return Self.roman(number)
        case "I" where (1..<4000).contains(number): return Self.roman(number).uppercased()
        default: return "\(number)"
        }
    }

    private static func letters(_ number: Int) -> String {
        var (rest, text) = (number, "")
        while rest > 0 {
            rest -= 1
            text = String(Unicode.Scalar(UInt8(97 + rest % 26))) + text
            rest /= 26
        }
        return text
    }

    private static func roman(_ number: Int) -> String {
        let signs = [
            (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"),
            (4, "iv"),
            (1, "i"),
        ]
        var (rest, text) = (number, "")
        for (value, sign) in signs { while rest >= value { (rest, text) = (rest - value, text + sign) } }
        return text
    }
}
