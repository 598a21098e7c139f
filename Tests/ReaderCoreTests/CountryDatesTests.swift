// A date that an article states, as the newspapers of the reader's country would write it.
import Testing

@testable import ReaderCore

@Suite("Dates of articles, by country") struct CountryDatesTests {
    private func head(_ date: String, _ dates: DateSetting) -> ReaderScreen {
        ReaderScreen("---\ntitle: عنوان المقال\ndate: \(date)\ndirection: rtl\n---\n\nفقرة من المقال.\n") { $0.dates = dates }
    }

    @Test(
        "the month has the country's name, the rest stays as it was written",
        arguments: [
            ("الثلاثاء 24 نوفمبر 2026", DateSetting.levant, "الثلاثاء 24 تشرين الثاني 2026"),
            ("24 تشرين الثاني/نوفمبر 2026، 18:30", .egypt, "24 نوفمبر 2026، 18:30"), ("٢٤ كانون الأول ٢٠٢٦", .morocco, "٢٤ دجنبر ٢٠٢٦"),
            ("3 أيار 2026", .maghreb, "3 ماي 2026"),
        ])
    func stated(_ date: String, _ dates: DateSetting, _ told: String) {
        #expect(Phrases(.arabic, dates: dates).restated(date) == told)
        #expect(Phrases(.arabic).restated(date) == date)
    }

    @Test("what is no such date stays as it is", arguments: ["15 رجب 1448", "ربيع 2026", "2026", "آب", "مارس 24 تمرينًا في 2026", ""])
    func others(_ text: String) {
        for dates in DateSetting.allCases { #expect(Phrases(.arabic, dates: dates).restated(text) == text) }
    }

    @Test("an article's head says it") func heads() {
        #expect(head("24 نوفمبر 2026", .levant).says("تشرين الثاني") && head("24 نوفمبر 2026", .auto).says("نوفمبر"))
        #expect(!head("24 نوفمبر 2026", .levant).says("نوفمبر"))
    }
}
