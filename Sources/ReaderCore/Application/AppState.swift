// The program as a value: what it knows, how a message changes it, what it draws.
import TerminalScreen

/// The whole program, without a terminal. `update` changes it and asks for effects; `draw` paints it.
package struct AppState {
    package private(set) var isRunning = true
    /// True while there is background work to do: the loop then sends `.idle` whenever nothing else waits.
    package var hasBackgroundWork: Bool { false }

    /// - Parameters:
    ///   - paths: the files to read, in order; the first is asked for at once by the effects of `start`.
    ///   - themes: every theme there is, the bundled ones and the reader's own.
    package init(settings: Settings, keymap: Keymap, themes: [Theme], paths: [String], size: ScreenSize) {}

    /// The effects to run first.
    package mutating func start() -> [Effect] { [] }

    /// Takes a message in.
    package mutating func update(_ message: Message) -> [Effect] { [] }

    /// Draws the screen. May fill layout caches, changes nothing else.
    package mutating func draw(into frame: inout Frame) {}
}
