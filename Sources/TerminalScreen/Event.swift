// What reaches the program from a terminal.

package enum MouseButton: Hashable, Sendable { case left, middle, right, wheelUp, wheelDown }

package struct MouseEvent: Hashable, Sendable {
    package var button: MouseButton
    package var column: Int
    package var row: Int
    package var modifiers: KeyModifiers

    package init(button: MouseButton, column: Int, row: Int, modifiers: KeyModifiers = []) {
        self.button = button
        self.column = column
        self.row = row
        self.modifiers = modifiers
    }
}

/// One thing that happened at the terminal.
package enum Event: Hashable, Sendable {
    case key(Key)
    /// Text pasted in brackets (DEC 2004), as code points.
    case paste([UInt32])
    case mouse(MouseEvent)
    case resize(ScreenSize)
    /// The terminal's background colour, answered to OSC 11, each 0–1.
    case background(red: Double, green: Double, blue: Double)
    /// The terminal does not tell its background.
    case backgroundUnknown
    /// What the terminal can show has become known, or is known better; everything is painted again.
    case traits(TerminalTraits)
    /// The program came back from a stop (SIGCONT): everything must be painted again.
    case resumed
    /// SIGTERM, SIGHUP or SIGINT, by its number, or the terminal went away.
    case terminate(signal: Int32)
}
