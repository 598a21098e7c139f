// The themes that come with the program, without the developer's own.
import ReaderCore

@testable import qari

enum BundledThemes {
    static let all: [Theme] = ThemeLoader().all().themes.filter { BundledFiles.paths.contains("themes/\($0.name).toml") }
}
