// Every bundled theme can be read: contrast of every text with its background, by WCAG 2, in direct colour, 256 and 16.
import Foundation
import NcursesTerminal
import ReaderCore
import TerminalScreen
import Testing

@testable import qari

@Suite("Themes")
struct ThemeTests {
    private static let themes = ProgramThemes.all
    /// What is no text: lines, and a bar that may be faint.
    private static let lines: Set<Role> = [.separator, .columnRule, .border, .progress, .progressTrack, .mastheadRule]

    private typealias RGB = (Double, Double, Double)

    /// WCAG 2's relative luminance.
    private func luminance(_ color: RGB) -> Double {
        func linear(_ value: Double) -> Double { value / 255 <= 0.04045 ? value / 255 / 12.92 : pow((value / 255 + 0.055) / 1.055, 2.4) }
        return 0.2126 * linear(color.0) + 0.7152 * linear(color.1) + 0.0722 * linear(color.2)
    }

    private func contrast(_ one: RGB, _ other: RGB) -> Double {
        let (bright, dark) = (max(luminance(one), luminance(other)), min(luminance(one), luminance(other)))
        return (bright + 0.05) / (dark + 0.05)
    }

    /// What a terminal of so many colours shows; its own paper and ink are black and xterm's white, or the other way about.
    private func shown(_ color: Color, count: Int, isInk: Bool, _ theme: Theme) -> RGB {
        var mapper = ColorMapper(count: count)
        let index = mapper.index(of: color)
        if index < 0 { return isInk == theme.isDark ? (229, 229, 229) : (0, 0, 0) }
        if count > 256 { return (Double(index >> 16 & 0xFF), Double(index >> 8 & 0xFF), Double(index & 0xFF)) }
        return ColorMapper.rgb(ofPalette: Int(index))
    }

    private func leastContrast(_ theme: Theme, count: Int) -> [(role: Role, contrast: Double)] {
        Role.allCases.filter { !Self.lines.contains($0) }.map { role in
            let style = theme.style(for: role)
            return (
                role, contrast(shown(style.foreground, count: count, isInk: true, theme), shown(style.background, count: count, isInk: false, theme))
            )
        }
    }

    private func expect(_ theme: Theme, count: Int, atLeast wanted: Double) {
        for (role, contrast) in leastContrast(theme, count: count) where contrast < wanted {
            Issue.record(
                "\(theme.name), \(count) colours: \(role.rawValue) has \(contrast.formatted(.number.precision(.fractionLength(2)))), not \(wanted)")
        }
    }

    @Test("there are a dark, a light, a sepia, two high-contrast and a monochrome one")
    func present() {
        let names = Set(Self.themes.map(\.name))
        #expect(names.isSuperset(of: ["dark", "light", "sepia", "high-contrast-dark", "high-contrast-light", "monochrome"]))
        #expect(Self.themes.count == BundledFiles.paths.count { $0.hasPrefix("themes/") }, "Every bundled file is a theme.")
    }

    @Test("in direct colour every text has WCAG's contrast: 4.5, and 7 in high contrast", arguments: themes.map(\.name))
    func direct(_ name: String) throws {
        let theme = try #require(Self.themes.first { $0.name == name })
        expect(theme, count: 1 << 24, atLeast: name.hasPrefix("high-contrast") ? 7 : 4.5)
    }

    @Test("so it does where colours are 256", arguments: themes.map(\.name))
    func palette(_ name: String) throws {
        let theme = try #require(Self.themes.first { $0.name == name })
        expect(theme, count: 256, atLeast: name.hasPrefix("high-contrast") ? 7 : 4.5)
    }

    @Test("with 16 and with 8 colours, on the theme's paper and on the terminal's own, text can be read", arguments: themes.map(\.name))
    func few(_ name: String) throws {
        let theme = try #require(Self.themes.first { $0.name == name })
        for theme in [theme, theme.onOwnPaper] {
            for count in [8, 16] { expect(theme, count: count, atLeast: name.hasPrefix("high-contrast") ? 7 : 4.5) }
        }
    }

    @Test("a hit, the current hit, the chosen row and the title differ from plain text", arguments: themes.map(\.name))
    func distinct(_ name: String) throws {
        let theme = try #require(Self.themes.first { $0.name == name })
        func look(_ role: Role, _ count: Int) -> [Int32] {
            var mapper = ColorMapper(count: count)
            let style = theme.style(for: role)
            return [mapper.index(of: style.foreground), mapper.index(of: style.background), Int32(style.attributes.rawValue)]
        }
        for count in [8, 16, 256, 1 << 24] {
            for (role, other) in [
                (Role.hit, Role.body), (.hitCurrent, .hit), (.highlight, .body), (.highlight, .hit), (.linkSelected, .link),
                (.overlaySelected, .overlay), (.heading, .body),
            ] {
                // Without colours a heading and a highlight are told by their bars.
                if role == .heading || role == .highlight, other == .body, name == "monochrome" { continue }
                #expect(look(role, count) != look(other, count), "\(count) colours: \(role.rawValue) and \(other.rawValue) look the same.")
            }
        }
    }

    @Test("the progress bar can be told from its track, and both from the paper", arguments: themes.map(\.name))
    func progress(_ name: String) throws {
        let theme = try #require(Self.themes.first { $0.name == name })
        for count in [16, 256, 1 << 24] {
            let style = theme.style(for: .progress)
            #expect(
                contrast(shown(style.foreground, count: count, isInk: true, theme), shown(style.background, count: count, isInk: false, theme)) >= 3)
        }
    }
}
