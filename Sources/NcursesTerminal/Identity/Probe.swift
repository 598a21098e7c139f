// The questions put to a terminal, all at once, before the screen is cleared for the first paint: should a terminal print
// what it doesn't understand, that is wiped away with the clearing. DA1 is the last one: every terminal answers it.

enum Probe {
    /// Where the width probes are drawn. Not in the first row: a cursor report from there looks like the key F3.
    static let row = 2
    private static let escape = "\u{1B}"

    /// Does it know BDSM? Asked before we change it.
    static let bidiMode = "\(escape)[8$p"

    /// - Parameter hasRows: false where the screen is too small for the width probes.
    static func questions(hasRows: Bool) -> String {
        // XTVERSION, DA2, DA3, synchronized output.
        let names = "\(escape)[>q\(escape)[>c\(escape)[=c\(escape)[?2026$p"
        // م with a damma takes one column, or two in terminals that give marks a column of their own; لا takes one in mlterm.
        let home = "\(escape)[\(row);1H"
        // The end of a verse takes none in QTerminal, one in cool-retro-term, which answers all other questions alike.
        let widths =
            "\(home)\u{645}\u{64F}\(escape)[6n\(home)\u{644}\u{627}\(escape)[6n\(home)\u{6DD}\(escape)[6n\(home)\(escape)[2K\(escape)[H"
        let background = "\(escape)]11;?\(escape)\\"
        return names + (hasRows ? widths : "") + background + PaintPacing.question + "\(escape)[c"
    }

    /// What `bidiMode` and `questions` bring.
    static func answers(hasRows: Bool) -> [DueAnswers.Kind] {
        [.mode(8, isPrivate: false), .name, .secondary, .tertiary, .mode(2026, isPrivate: true), .background, .primary]
            + (hasRows ? [.cursor, .cursor, .cursor] : [])
    }
    static let answersThroughPassage: [DueAnswers.Kind] = [.name, .secondary, .tertiary, .primary]

    /// What goes through GNU screen to the terminal around it: names alone, since the cursor is not there.
    static let namesForPassage = "\(escape)[>q\(escape)[>c\(escape)[=c\(escape)[c"

    /// xterm's font, for who has allowed it to tell (`allowFontOps`); asked when it is xterm, since Konsole takes it for something else.
    static let xtermFont = "\(escape)]50;?\(escape)\\"

    /// Reports of focus. mosh hands this on, and what comes of it back, as nothing else that we could ask by: VTE reports at once what the
    /// focus is, xterm, Konsole, kitty, mlterm and PuTTY only when it changes.
    static let focusOn = "\(escape)[?1004h"
    static let focusOff = "\(escape)[?1004l"

    /// kitty tells its font by XTGETTCAP's sequence; asked when it is kitty.
    static let fontQuestion = "kitty-query-font_family"
    static func capability(_ name: String) -> String { "\(escape)P+q\(hexadecimal(name))\(escape)\\" }

    /// Does it show pictures by kitty's protocol? Of one pixel, which is looked at and not kept. Put to those alone whose kind may: others could
    /// print it. DA1 behind it ends the waiting for whoever has no answer.
    static let graphics = "\(escape)_Gi=\(graphicsNumber),s=1,v=1,a=q,t=d,f=24;AAAA\(escape)\\\(escape)[c"
    static let graphicsNumber = 31
    static let graphicsAnswers: [DueAnswers.Kind] = [.graphics, .primary]

    static func hexadecimal(_ text: String) -> String {
        text.utf8.map { String($0 >> 4, radix: 16) + String($0 & 15, radix: 16) }.joined()
    }

    static func text(hexadecimal digits: Substring) -> String {
        var bytes: [UInt8] = []
        var rest = digits.utf8[...]
        while rest.count >= 2 {
            guard let byte = UInt8(String(decoding: rest.prefix(2), as: UTF8.self), radix: 16) else { break }
            bytes.append(byte)
            rest = rest.dropFirst(2)
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}
