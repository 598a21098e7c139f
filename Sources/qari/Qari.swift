// The program: its subcommands and the way in.
import ArgumentParser

@main
struct Qari: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "qari")

    func run() throws {}
}
