// The themes that come with the program, without the developer's own.
import ReaderCore

@testable import qari

enum ProgramThemes {
    static let all: [Theme] = (0..<BundledThemes.count).map(BundledThemes.theme)
}
