// The first screen of the built program, read back cell by cell.
import Testing
import TestSupport

@Suite("First screen")
struct FirstScreenTests {
    @Test("the program opens an article, and q gives the terminal back")
    func opensAndQuits() throws {
        let folder = TemporaryFolder()
        let file = folder.write("a.txt", "سلام\n\nهذا كلام.\n")
        let terminal = try PseudoTerminal([file])
        try terminal.wait(forText: "سلام")
        #expect(terminal.picture.isAlternateScreen)
        terminal.send("q")
        #expect(try terminal.waitForEnd() == .exit(0))
        #expect(!terminal.picture.isAlternateScreen)
        #expect(terminal.endModes == terminal.originalModes)
    }
}
