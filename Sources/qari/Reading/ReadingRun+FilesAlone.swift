// `qari FILE…` without an option, and `qari` alone: what readers type. There is nothing to parse, and the parser's types would take a
// good part of the time to the first screen.

extension ReadingRun {
    /// For files alone, or nothing at all; nil where there is an option or a subcommand.
    init?(filesAlone arguments: [String]) {
        guard arguments.allSatisfy({ $0 == "-" || !$0.isEmpty && !$0.hasPrefix("-") }) else { return nil }
        if let first = arguments.first, CommandOrder.isCommand(first) { return nil }
        self.init(library: LibraryFlags.path(flag: nil), files: arguments)
    }
}
