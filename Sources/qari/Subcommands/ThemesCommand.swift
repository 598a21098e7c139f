// `qari themes`: every theme, with a sample of it where there is a terminal that shows colours.
import ArabicText
import ArgumentParser
import ArticleModel
import Glibc
import NcursesTerminal
import ReaderCore
import TerminalScreen
import TextLayout

struct ThemesCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "themes", abstract: told("يسرد السمات.", "List the themes."),
            discussion: told(
                "سماتك ملفات TOML في المجلد `themes` بجانب ملف الإعدادات.",
                "Your own themes are TOML files in the folder `themes` beside the configuration file."))
    }

    @OptionGroup(title: SettingsInHelp.title) var settings: SettingsFlags

    func run() throws {
        let effective = try settings.load { MessagePrinter.print($0, MessageLanguage.current) }
        let (themes, problems) = ThemeLoader.all()
        let hasColor = isatty(STDOUT_FILENO) != 0 && getenv("NO_COLOR").map { $0.pointee == 0 } ?? true
        var output = Output(STDOUT_FILENO)
        if hasColor { output.command(.keepOrder) }
        for theme in themes {
            let isChosen = theme.name == effective.theme
            let name = theme.name + String(repeating: " ", count: max(1, 24 - theme.name.utf8.count))
            output.write("\(isChosen ? "*" : " ") \(name)")
            if hasColor { Self.write(sampleOf: theme, effective.language, to: &output) } else { output.write(theme.title(in: effective.language)) }
            output.write("\n")
        }
        if hasColor { output.command(.giveOrderBack) }
        try output.flush()
        for problem in problems { MessagePrinter.print(problem, effective.language) }
        if !problems.isEmpty { throw ExitCode(1) }
    }

    /// The theme's name in its own colours: as title, text, hit and footer.
    private static func write(sampleOf theme: Theme, _ language: Language, to output: inout Output) {
        for role in [Role.title, .body, .heading, .hit, .footer] {
            let style = theme.style(for: role)
            let text = codePoints(" " + PrintedText.clean(theme.title(in: language)) + " ")
            let line = LayoutEngine().singleLine(text, base: language == .arabic ? .rightToLeft : .leftToRight, options: LayoutOptions(width: 60))
            var visual: [UInt32] = []
            for cell in line.cells where cell.scalar != 0 { visual.append(cell.scalar) }
            let attributes = [(Attributes.bold, 1), (.underline, 4), (.reverse, 7)].filter { style.attributes.contains($0.0) }.map(\.1)
            output.command(.style([0] + code(style.foreground, 38) + code(style.background, 48) + attributes))
            output.write(String(codePoints: visual))
            output.command(.style([0]))
        }
    }

    /// SGR for a colour, as one of the 256 that every terminal of today knows.
    private static func code(_ color: Color, _ kind: Int) -> [Int] {
        var mapper = ColorMapper(count: 256)
        let index = mapper.index(of: color)
        return index < 0 ? [] : [kind, 5, Int(index)]
    }
}
