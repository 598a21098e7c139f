// Formulas of a page (MathML Core) as a line of text writes them: fractions with a stroke, powers raised, roots with their sign.
import ArabicText

struct FormulaText {
    let tree: PageTree

    /// True for a formula, and for an element that holds it alone.
    static func isFormula(_ index: Int, in tree: PageTree) -> Bool {
        let children = tree[index].children
        return tree[index].name == "math" || children.count == 1 && tree[children[0]].name == "math"
    }

    /// A formula, isolated: it runs from left to right (MathML Core, 2.1.5.3), or as its `dir` says. Empty where it says nothing.
    static func written(_ index: Int, in tree: PageTree) -> [UInt32] {
        let formula = FormulaText(tree: tree).text(index, depth: 0)
        let text = formula.isEmpty ? codePoints(tree[index]["alttext"] ?? "") : formula
        guard !text.isEmpty else { return [] }
        let isolation: Isolation = tree[index]["dir"]?.lowercased() == "rtl" ? .rightToLeft : .leftToRight
        return [isolation.opener] + text + [Isolation.closer]
    }

    /// What stands deeper is left out: no formula goes so far, and the stack has an end.
    private static let deepest = 40

    private func text(_ index: Int, depth: Int) -> [UInt32] {
        let node = tree[index]
        if node.isText { return node.text.filter { $0 != " " && !Self.isInvisible($0) } }
        let parts = node.children.filter { !tree[$0].isText || tree.nodes[$0].text.contains { $0 != " " } }
        func part(_ number: Int) -> [UInt32] { number < parts.count ? text(parts[number], depth: depth + 1) : [] }
        func all(_ separator: [UInt32] = []) -> [UInt32] { Array(parts.map { text($0, depth: depth + 1) }.joined(separator: separator)) }
        guard depth < Self.deepest else { return [] }
        switch node.name {
        // Of a formula said in several ways the first is the one that is shown.
        case "semantics", "maction": return part(0)
        case "annotation", "annotation-xml", "mphantom": return []
        case "mtext": return parts.flatMap { tree[$0].text }
        case "mspace": return codePoints(" ")
        case "mo": return operation(all())
        case "mfrac": return grouped(part(0)) + codePoints("/") + grouped(part(1))
        case "msqrt": return codePoints("√") + grouped(all())
        case "mroot": return RaisedText.written(part(1), isBelow: false) + codePoints("√") + grouped(part(0))
        case "msup", "mover": return grouped(part(0)) + raised(part(1), isBelow: false)
        case "msub", "munder": return grouped(part(0)) + raised(part(1), isBelow: true)
        case "msubsup", "munderover": return grouped(part(0)) + raised(part(1), isBelow: true) + raised(part(2), isBelow: false)
        case "mtable": return codePoints("[") + all(codePoints("؛ ")) + codePoints("]")
        case "mtr": return all(codePoints("، "))
        default: return all()
        }
    }

    /// What stands above or below; between signs that say so where it has no letters for that.
    private func raised(_ text: [UInt32], isBelow: Bool) -> [UInt32] {
        let written = RaisedText.written(text, isBelow: isBelow)
        guard written == text, !text.isEmpty else { return written }
        return codePoints(isBelow ? "_" : "^") + grouped(text)
    }

    /// In brackets where it is more than one letter or number.
    private func grouped(_ text: [UInt32]) -> [UInt32] {
        let isOne = text.count < 2 || text.allSatisfy { CharacterProperties($0).isDecimalDigit || $0 == "." || $0 == "," || $0 == "٫" }
        return isOne || text.first == "(" && text.last == ")" ? text : codePoints("(") + text + codePoints(")")
    }

    /// Signs of relation stand apart from their sides, as they are set.
    private func operation(_ text: [UInt32]) -> [UInt32] {
        text.count == 1 && Self.relations.contains(text[0]) ? codePoints(" ") + text + codePoints(" ") : text
    }

    private static let relations = Set(codePoints("=≠≈≡<>≤≥→⇒⇔∈∉⊂⊆+−×÷±"))

    /// Signs that are meant and not seen (U+2061 to U+2064).
    private static func isInvisible(_ scalar: UInt32) -> Bool { ("\u{2061}"..."\u{2064}").contains(scalar) }
}
