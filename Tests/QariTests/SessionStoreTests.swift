// Where a kiosk's reader was, kept in a small file: what is kept is found again, does not grow, and goes with the session.
import Glibc
import ReaderCore
import TestSupport
import Testing

@testable import qari

@Suite("A kiosk's session store") struct SessionStoreTests {
    private let folder = TemporaryFolder()
    private var path: String { folder.path + "/screen.place" }

    private static func place(_ number: Int) -> TextPlace { TextPlace(address: .body(byte: number * 10), scalar: number) }

    private var size: Int {
        var status = stat()
        return stat(path, &status) == 0 ? Int(status.st_size) : 0
    }

    @Test("the places of a session's last hundred articles are kept, and no more, whatever the months bring") func bounded() {
        let store = SessionStore(path: path, isPersonal: false)
        var sizes: [Int] = []
        for id in Int64(1_000)..<3_000 {
            store.keep(.opened(id))
            store.keep(.place(id, Self.place(Int(id))))
            sizes.append(size)
        }
        #expect(sizes[1_999] == sizes[199], "\(sizes[199]) and \(sizes[1_999]) bytes")
        let again = SessionStore(path: path, isPersonal: false)
        #expect(again.current == 2_999)
        #expect(again.place(of: 2_999) == Self.place(2_999) && again.place(of: 2_900) == Self.place(2_900))
        #expect(store.place(of: 2_899) == nil && again.place(of: 2_899) == nil)
    }

    @Test("at the end of a session the screen's place is gone, a reader's own is kept for who comes back") func forgotten() {
        for isPersonal in [false, true] {
            let store = SessionStore(path: path, isPersonal: isPersonal)
            store.keep(.place(7, Self.place(7)))
            store.forget()
            #expect(store.place(of: 7) == nil)
            #expect((SessionStore(path: path, isPersonal: isPersonal).place(of: 7) != nil) == isPersonal)
            unlink(path)
        }
    }

    @Test("a file that makes no sense is as if it were not there") func nonsense() {
        for text in ["", "qari", "qari 2 7\n", "qari 1 -7\n7 1 2\n", "qari 1 7\n7 99 99999999999999999999 1\nx y z w\n", "\u{0}\u{0}\n\u{1B}c"] {
            folder.write("screen.place", text)
            let store = SessionStore(path: path, isPersonal: false)
            #expect(store.place(of: 7) == nil, "\(text)")
        }
    }
}
