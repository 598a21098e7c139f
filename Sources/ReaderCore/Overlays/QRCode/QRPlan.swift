// How a QR code is set on a screen: two modules a cell, dark on light whatever the theme, its quiet zone around it.
import ArabicText
import TerminalScreen

struct QRPlan {
    let code: QRCode
    /// Modules left light around the code: four as the standard wants, fewer on a screen that has no room for them. Phones
    /// read a zone of two.
    let quiet: Int
    let rect: Rect

    /// nil when the screen is too small.
    init?(_ code: QRCode, in size: ScreenSize) {
        self.code = code
        for quiet in [4, 3, 2] {
            let rows = (code.side + 2 * quiet + 1) / 2
            let columns = code.side + 2 * quiet
            guard columns <= size.columns, rows <= size.rows else { continue }
            self.quiet = quiet
            rect = Rect(column: (size.columns - columns) / 2, row: (size.rows - rows) / 2, columns: columns, rows: rows)
            return
        }
        return nil
    }

    static func leastSize(for code: QRCode) -> ScreenSize { ScreenSize(columns: code.side + 4, rows: (code.side + 5) / 2) }

    /// A cell of the code. Light is drawn as ink and as paper at once, so that it is light on a terminal without colours
    /// too, and no gap shows between rows.
    /// - Parameter isInverted: for a terminal without colours that writes dark on light.
    func cell(column: Int, row: Int, isInverted: Bool) -> Cell {
        let isUpperLight = !code[column - quiet, 2 * row - quiet]
        let isLowerLight = !code[column - quiet, 2 * row + 1 - quiet]
        let light = Color.rgb(red: 255, green: 255, blue: 255, basic: 15)
        let dark = Color.rgb(red: 0, green: 0, blue: 0, basic: 0)
        let (upper, lower) = (isUpperLight != isInverted, isLowerLight != isInverted)
        let scalar = codePoint(upper && lower ? "█" : upper ? "▀" : lower ? "▄" : " ")
        guard !isInverted else { return Cell(scalar: scalar) }
        let paper = upper && lower ? light : dark
        return Cell(scalar: scalar, style: Style(foreground: light, background: paper))
    }
}
