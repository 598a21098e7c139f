import ArgumentParser
struct ReadCommand: ParsableCommand { static let configuration = CommandConfiguration(commandName: "read") }
struct ThemesCommand: ParsableCommand { static let configuration = CommandConfiguration(commandName: "themes") }
struct ConfigCommand: ParsableCommand { static let configuration = CommandConfiguration(commandName: "config") }
