// What every screen may read and only the program writes: settings, theme, terminal, size, time.
import ArabicText
import TerminalScreen
import TextLayout

package struct Shared {
    package internal(set) var settings: Settings
    var keymap: Keymap
    /// Every theme there is; at least one.
    let themes: [Theme]
    package internal(set) var theme: Theme
    package internal(set) var size: ScreenSize
    var traits = TerminalTraits()
    package internal(set) var clock: ClockTime?
    /// What the terminal told of its own background.
    var isTerminalLight = false
    /// Commands that do nothing here, and that help does not speak of.
    var forbidden: Set<Command> = []
    /// Whether the library is somebody else's, as a kiosk's is: the reader is told of no command that fills it.
    var isGuest = false
    /// Whether the screen is used by touch or by a mouse alone: no key is named.
    var isTouched = false
    /// What the front page is called in the program's place.
    var masthead: String?
    /// Pictures that may stand beside that name, the largest first.
    var logos: [CellPicture] = []
    let engine: LayoutEngine

    init(settings: Settings, keymap: Keymap, themes: [Theme], size: ScreenSize) {
        precondition(!themes.isEmpty, "There is at least one theme.")
        (self.settings, self.keymap, self.themes, self.size) = (settings, keymap, themes, size)
        engine = LayoutEngine(isSpoken: settings.screenReader)
        let wanted = settings.theme ?? "monochrome"
        let found = themes.first { $0.name == wanted } ?? themes[0]
        // Until the terminal has told its background, nothing that would flash when colours come.
        theme = settings.theme == nil ? found.undecided : found
    }

    /// With other settings, on the same screen and at the same time.
    func with(_ settings: Settings) -> Shared {
        var new = Shared(settings: settings, keymap: keymap, themes: themes, size: size)
        (new.traits, new.clock, new.isTerminalLight, new.forbidden, new.isGuest) = (traits, clock, isTerminalLight, forbidden, isGuest)
        (new.masthead, new.logos, new.isTouched) = (masthead, logos, isTouched)
        if settings.theme == nil {
            let wanted = themes.first { $0.name == (isTerminalLight ? "light" : "dark") }
            new.theme = self.settings.theme == nil ? theme : wanted?.onOwnPaper ?? new.theme
        }
        return new
    }

    package var phrases: Phrases { Phrases(settings.language, dates: settings.dates, isTouched: isTouched) }
    var geometry: Geometry { Geometry(size: size, width: settings.width, columns: settings.columns.count, isSpoken: settings.screenReader) }
    package var painter: Painter {
        Painter(engine: engine, theme: theme, digits: drawnDigits, showsHarakat: traits.showsMarks, base: phrases.base)
    }

    /// Which edge the interface's texts start from. What is listened to has no right side: a Braille display shows a row's beginning.
    package var isInterfaceRightToLeft: Bool { settings.language == .arabic && !settings.screenReader }

    /// A row of the interface.
    package func band(_ rect: Rect, row: Int) -> Band { Band(rect, row: row, startsRight: isInterfaceRightToLeft) }

    /// Whether marks are drawn: the reader's word, else what the terminal can.
    var showsHarakat: Bool { settings.harakat == .auto ? traits.showsMarks : settings.harakat == .show }

    /// How digits are drawn: as the reader wants them, where the font has them.
    var drawnDigits: DigitStyle { traits.hasArabicDigits ? settings.digits : .european }

    /// The chosen item is told by the cursor alone for who listens: painted otherwise, it would be read out on being left too.
    var showsChoice: Bool { !settings.screenReader }

    /// How an article is set.
    var layoutOptions: LayoutOptions {
        var options = options(width: geometry.measure, collapsesTatweel: settings.tatweel == .collapse)
        // What is listened to has no edge, and what was put into it would be read out.
        if !settings.screenReader { options.justification = settings.justify.justification(inColumnOf: options.width, of: geometry.columns) }
        return options
    }

    /// Cells across all columns; nil where there is one.
    var pageWidth: Int? { geometry.columns > 1 ? geometry.pageWidth : nil }

    /// How the interface's own texts are set.
    func options(width: Int, collapsesTatweel: Bool = false) -> LayoutOptions {
        LayoutOptions(width: width, showsHarakat: showsHarakat, collapsesTatweel: collapsesTatweel, digits: drawnDigits)
    }

    /// A text of somebody else's, in its own direction, as lines of so many cells at most.
    package func lines(of text: [UInt32], in direction: TextDirection, width: Int) -> [[UInt32]] {
        let layout = engine.layOut(text, base: BaseDirection(direction), options: options(width: max(1, width)))
        return (0..<layout.lineCount).map { Array(text[layout.logicalRange(ofLine: $0)]) }
    }

    /// Cells that a text of the interface takes on one line.
    func width(of text: [UInt32]) -> Int { engine.layOut(text, base: phrases.base, options: LayoutOptions(width: .max / 4)).visualLine(0).width }
}
