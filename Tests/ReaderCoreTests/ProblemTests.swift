// What problems say: where, why, and what to do that helps.
import Testing

@testable import ReaderCore

@Suite("Problems") struct ProblemTests {
    @Test("a full disk is told with its folder, and with no command that needs room itself", arguments: Language.allCases)
    func fullDisk(_ language: Language) {
        let sentence = Problem.libraryFull("/srv/news/library.db").sentence(in: language)
        #expect(sentence.contains("/srv/news/library.db") && !sentence.contains("qari "))
        #expect(sentence.replacing("/srv/news/library.db", with: "").contains("/srv/news"))
    }

    @Test("a limit is named wherever something is past it", arguments: Language.allCases)
    func limits(_ language: Language) {
        let name = "x"
        for problem in [Problem.tooLarge(name, megabytes: 16), .fileTooLarge(name, megabytes: 16), .hostileFeed(name, line: 1)] {
            #expect(problem.sentence(in: language).contains { $0.isNumber })
        }
        for isFeed in [false, true] { #expect(Phrases(language).cutShort(name, isFeed: isFeed).contains { $0.isNumber }) }
    }

    @Test("why nothing came is told in Arabic for whatever curl ends with", arguments: 1...99)
    func reasons(_ code: Int) {
        let reason = FetchReason(code: code, detail: "Couldn't do it")
        for problem in [Problem.unreachable("خادم", reason), .insecure("خادم", reason), .fetchFailed("خادم", reason)] {
            #expect(!problem.sentence(in: .arabic).contains("Couldn't") && problem.sentence(in: .english).contains("Couldn't do it"))
        }
    }

    @Test("a feed that is gone is told with the way to drop it; one that will come again is not")
    func staleFeeds() {
        let (address, unreachable) = ("https://a.example/feed", Problem.unreachable("https://a.example/feed", FetchReason(code: 7, detail: "")))
        let gone = Problem.refused(address, status: 404)
        for language in Language.allCases {
            func sentence(_ problem: Problem, _ age: String?) -> String {
                Problem.staleFeed(problem, address: address, age: age).sentence(in: language)
            }
            #expect(sentence(gone, "2 h ago").contains("qari remove \(address)") && sentence(gone, "2 h ago").contains("2 h ago"))
            #expect(sentence(unreachable, nil).contains("qari remove \(address)"))
            #expect(!sentence(unreachable, "2 h ago").contains("remove"))
        }
    }

    @Test("files that are passed over are counted as Arabic counts")
    func passedOver() {
        let starts = [
            1: "تُرك ملف واحد لا", 2: "تُرك ملفان لا", 3: "تُركت 3 ملفات لا", 11: "تُرك 11 ملفًا لا", 100: "تُرك 100 ملف لا", 104: "تُركت 104 ملفات لا",
        ]
        for (count, start) in starts { #expect(Phrases(.arabic).passedOver(count, taken: [".txt"]).hasPrefix(start)) }
    }
}
