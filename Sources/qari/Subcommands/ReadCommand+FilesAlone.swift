// `qari FILE…` without an option: what readers type. The parser's types take a third of the time to the first screen, and
// there is nothing to parse.
import ArgumentParser

extension ReadCommand {
    /// The command for files alone; nil where there is an option, a subcommand, or nothing at all.
    static func ofFilesAlone(_ arguments: some Collection<String>) -> ReadCommand? {
        guard let first = arguments.first, arguments.allSatisfy({ $0 == "-" || !$0.isEmpty && !$0.hasPrefix("-") }) else { return nil }
        guard !CommandOrder.isCommand(first) else { return nil }
        // Each property is set: one that the parser has not set can't be read.
        var command = ReadCommand()
        command.guide = false
        command.library = .none
        command.settings = SettingsFlags()
        command.encoding = nil
        command.files = Array(arguments)
        return command
    }
}

extension LibraryFlags {
    fileprivate static var none: LibraryFlags {
        var flags = LibraryFlags()
        flags.flag = nil
        return flags
    }
}
