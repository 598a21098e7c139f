// packaging/man/qari.1, from the command line's own description and the tables of settings and keys. It is written in ASCII: groff
// reads it as it is, whatever the reader's locale.
import Foundation
import ReaderCore

@testable import qari

enum ManualPage {
    /// A subcommand as the parser of the command line describes it.
    private struct Subcommand: Decodable {
        struct Argument: Decodable {
            struct Name: Decodable { var kind, name: String }
            var kind: String
            var shouldDisplay, isOptional, isRepeating: Bool
            var names: [Name]?
            var valueName, defaultValue, abstract: String?
        }
        var commandName: String
        var abstract, discussion: String?
        var shouldDisplay: Bool
        var subcommands: [Subcommand]?
        var arguments: [Argument]?
    }

    private struct Dump: Decodable { var command: Subcommand }

    static var roff: String {
        get throws {
            let program = try JSONDecoder().decode(Dump.self, from: Data(Qari._dumpHelp().utf8)).command
            let commands = (program.subcommands ?? []).filter { $0.shouldDisplay && $0.commandName != "help" }
            var page = #"""
                .\" Made from the tables of the program: make docs.
                .TH QARI 1 "" "qari \#(Qari.configuration.version)" "User Commands"
                .SH NAME
                qari \- read Arabic articles in any terminal
                .SH SYNOPSIS
                .B qari
                .RI [ FILE ...| ADDRESS ]
                .br
                .B qari
                .I COMMAND
                .RI [ ARGUMENT ...]
                .SH DESCRIPTION
                Letters are joined and lines ordered by the program itself, so that Arabic reads right in terminals that do neither and in those
                that do both. Without arguments it opens the front page of the library; with files,
                .B \-
                for standard input, or http and https addresses, it opens those. Where standard output is no terminal the text is printed.
                .SH COMMANDS

                """#
            for command in commands { page += section(command) }
            page += settings + keys + ending
            return page
        }
    }

    // MARK: Commands

    private static func section(_ command: Subcommand) -> String {
        let arguments = (command.arguments ?? []).filter { $0.shouldDisplay && !isShared($0) }
        let usage = arguments.filter { $0.kind == "positional" }.map { argument in
            let name = (argument.valueName ?? "").uppercased() + (argument.isRepeating ? "..." : "")
            return argument.isOptional ? "[\(name)]" : name
        }
        var text = ".SS \"qari \(([command.commandName] + usage).map(escaped).joined(separator: " "))\"\n"
        text += paragraph([command.abstract, command.discussion].compactMap { $0 }.joined(separator: " "))
        for argument in arguments where argument.kind != "positional" {
            let names = (argument.names ?? []).map { ($0.kind == "long" ? "--" : "-") + $0.name }
            let value = argument.kind == "option" ? " \\fI\((argument.valueName ?? "value").uppercased())\\fR" : ""
            text += ".TP\n" + names.map { "\\fB\(escaped($0))\\fR\(value)" }.joined(separator: ", ") + "\n"
            let given = argument.defaultValue.map { " (default: \($0))" } ?? ""
            text += paragraph((argument.abstract ?? "") + given)
        }
        return text
    }

    /// What every command has stands in a section of its own.
    private static func isShared(_ argument: Subcommand.Argument) -> Bool {
        let shared = Set(SettingEntry.table.map(\.name) + ["config", "help", "version"])
        return (argument.names ?? []).contains { shared.contains($0.name) && $0.kind == "long" }
    }

    // MARK: Tables

    private static var settings: String {
        var text = ".SH SETTINGS\n"
        text += paragraph(
            "A flag goes over a variable, a variable over the configuration file, the file over the default. `qari config` prints the file.")
        for entry in SettingEntry.table {
            text += ".TP\n\\fB\(escaped("--" + entry.name))\\fR, \\fB\(escaped(entry.variable))\\fR\n"
            text += paragraph("\(entry.englishHelp): \(entry.allowed) (default: \(entry.read(Settings())))")
        }
        return text + ".TP\n\\fB\\-\\-config\\fR \\fIFILE\\fR\n" + paragraph("another configuration file")
    }

    private static var keys: String {
        var text = ".SH KEYS\n"
        text += paragraph("Keys of the Arabic keyboard layout count as the Latin keys in their places. A number before a key repeats it.")
        for entry in CommandEntry.table {
            text += ".TP\n" + entry.keys.map { "\\fB\(escaped($0))\\fR" }.joined(separator: ", ") + "\n"
            text += paragraph("\(entry.english) (\(entry.contexts.map(\.rawValue).joined(separator: ", ")))")
        }
        return text
    }

    private static let ending = #"""
        .SH ENVIRONMENT
        .TP
        \fBQARI_LIBRARY\fR
        the library's file
        .TP
        \fBCOLORTERM\fR, \fBNO_COLOR\fR
        direct colour where the first says so; no colour where the second is set
        .TP
        \fBBROWSER\fR
        the program that opens addresses
        .PP
        .B qari kiosk
        trusts none of these.
        .SH FILES
        .TP
        .I $XDG_CONFIG_HOME/qari/config.toml
        settings and keys; else in \(ti/.config
        .TP
        .I $XDG_CONFIG_HOME/qari/themes
        the reader's own themes
        .TP
        .I $XDG_DATA_HOME/qari/library.db
        the library; else in \(ti/.local/share
        .TP
        .I /var/lib/qari/library.db
        a kiosk's library
        .SH EXIT STATUS
        0 when all went well, 1 when something could not be read or fetched, 2 for wrong use.
        .SH EXAMPLES
        .nf
        qari article.txt
        pandoc \-t plain report.docx | qari
        qari add \-\-watch \(ti/articles https://news.example/feed.xml
        qari print \-\-order visual article.txt
        qari kiosk /srv/articles https://news.example/feed.xml
        .fi
        .SH SEE ALSO
        .BR less (1),
        .BR fribidi (1),
        .BR systemd.service (5),
        .BR sshd_config (5)

        """#

    // MARK: Roff

    /// One line of text as groff's: its escape, hyphens that are typed as such, and what is no ASCII by its code point.
    private static func escaped(_ text: String) -> String {
        var line = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\\": line += "\\e"
            case "-": line += "\\-"
            case "'": line += "\\(aq"
            case "`": line += "\\(ga"
            case "^": line += "\\(ha"
            case "~": line += "\\(ti"
            case "\"": line += "\\(dq"
            case _ where scalar.value > 0x7E: line += "\\[u" + String(repeating: "0", count: max(0, 4 - hex(scalar).count)) + hex(scalar) + "]"
            default: line.unicodeScalars.append(scalar)
            }
        }
        return line
    }

    private static func hex(_ scalar: Unicode.Scalar) -> String { String(scalar.value, radix: 16, uppercase: true) }

    /// Running text, in lines of a length that a reader of the source can bear.
    private static func paragraph(_ text: String) -> String {
        guard !text.isEmpty else { return "" }
        var lines = [""]
        for word in text.split(whereSeparator: \.isWhitespace) {
            if lines[lines.count - 1].count + word.count > 100 { lines.append("") }
            lines[lines.count - 1] += (lines[lines.count - 1].isEmpty ? "" : " ") + word
        }
        return lines.map { line in
            // A line that begins with one of these would be a request.
            (line.hasPrefix(".") || line.hasPrefix("'") ? "\\&" : "") + escaped(line) + "\n"
        }.joined()
    }
}
