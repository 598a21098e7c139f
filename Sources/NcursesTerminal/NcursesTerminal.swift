// The only place that knows a terminal.
import CNcurses
import TerminalScreen

/// A terminal painted through ncurses.
package final class NcursesTerminal {
    package init() {}
}
