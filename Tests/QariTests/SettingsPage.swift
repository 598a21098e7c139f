// docs/settings.md, from the table of settings.
import ReaderCore

enum SettingsPage {
    static var markdown: String {
        var text = """
            # Settings

            Made from `Sources/ReaderCore/Settings/SettingEntry.swift`; change it there.

            Settings stand in `$XDG_CONFIG_HOME/qari/config.toml` (`~/.config/qari/config.toml`). `qari config` prints the effective ones as such a
            file, with comments. A flag goes over a `QARI_…` variable, a variable over the file, the file over the default. What is wrong in the file
            is told with its line, its column and what is allowed, and the rest is in force.

            | in the file | flag | variable | values | default | what it is | ما هو |
            |---|---|---|---|---|---|---|

            """
        for entry in SettingEntry.table {
            let cells = [
                "`\(entry.name)`", "`--\(entry.name)`", "`\(entry.variable)`", entry.allowed, "`\(entry.read(Settings()))`",
                entry.englishHelp, entry.arabicHelp,
            ]
            text += "| " + cells.map { $0.replacing("|", with: "\\|") }.joined(separator: " | ") + " |\n"
        }
        return text + """

            The file may end with a table of keys; [keys.md](keys.md) names keys and commands:

            ```toml
            [keys]
            "x" = "next-page"
            "Ctrl-D" = "half-page-down"
            ```

            """
    }
}
