// Where a turn of a page may be parted: at rules that stay.
import TerminalScreen
import Testing

@Suite("Rules that stay when a page is turned")
struct StandingRulesTests {
    private static let size = ScreenSize(columns: 50, rows: 12)
    private static let dim = Style(foreground: .palette(8))

    /// A page of one letter, ruled in a column from row to row.
    private func page(of letter: UInt32, _ rows: Range<Int> = 0..<12, ruled column: Int = 24, style: Style = dim, sign: UInt32 = 0x2502) -> Frame {
        var frame = Frame(size: Self.size, filledWith: Cell(scalar: letter))
        for row in rows { frame[column, row] = Cell(scalar: sign, style: style) }
        return frame
    }

    private func rules(_ old: Frame, _ new: Frame) -> [Int] {
        new.standingRules(since: old, in: (0..<Self.size.rows).map { new.columns(ofRow: $0, differingFrom: old) })
    }

    @Test("a rule between columns of another page")
    func stands() { #expect(rules(page(of: 0x627), page(of: 0x628)) == [24]) }

    @Test("one that ends before the foot, or on the old page did, stands for the rows that have it")
    func ended() {
        #expect(rules(page(of: 0x627), page(of: 0x628, 0..<8)) == [24])
        #expect(rules(page(of: 0x627, 0..<4), page(of: 0x628)) == [])
    }

    @Test("none where the rule moves, is of the text's own colour, is a blank, or where little has changed")
    func others() {
        #expect(rules(page(of: 0x627, ruled: 20), page(of: 0x628)) == [])
        #expect(rules(page(of: 0x627, style: .plain), page(of: 0x628, style: .plain)) == [])
        #expect(rules(page(of: 0x627, sign: 0x20), page(of: 0x628, sign: 0x20)) == [])
        #expect(rules(page(of: 0x627), page(of: 0x627)) == [])
        var few = page(of: 0x627)
        for row in 0..<3 { for column in 0..<50 where column != 24 { few[column, row] = Cell(scalar: 0x628) } }
        #expect(rules(page(of: 0x627), few) == [])
    }
}
