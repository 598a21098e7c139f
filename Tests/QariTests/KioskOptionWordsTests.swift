// What a kiosk's file of options says.
import Testing

@testable import qari

@Suite("The words of a kiosk's file of options") struct KioskOptionWordsTests {
    @Test(
        "are those of the last line that gives some, in quotation marks or not, never expanded",
        arguments: [
            ("KIOSK_OPTIONS=--idle 77 --theme high-contrast-dark\n", ["--idle", "77", "--theme", "high-contrast-dark"]),
            ("# no\nKIOSK_OPTIONS=\"--exit-code خروج* $(id)\"\n", ["--exit-code", "خروج*", "$(id)"]),
            ("KIOSK_OPTIONS=--idle 30\r\n  KIOSK_OPTIONS='--idle 40' \r\n", ["--idle", "40"]),
            ("KIOSK_OPTIONS=--day 'sun 08:00' \"it's\" ''\n", ["--day", "sun 08:00", "it's", ""]),
            ("#KIOSK_OPTIONS=--idle 30\nKIOSK_FONT=Arabic-VGA16\n", []), ("", []), ("KIOSK_OPTIONS=", []), ("KIOSK_OPTIONS='--idle", nil),
            ("KIOSK_OPTIONS=--masthead \"نشرة الحي --idle 30", nil), ("KIOSK_OPTIONS=--masthead it\"s' --idle 3\n", nil),
        ] as [(String, [String]?)])
    func words(text: String, words: [String]?) { #expect(KioskOptionsFile.words(in: text) == words) }
}
