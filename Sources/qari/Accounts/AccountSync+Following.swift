// What an account's server is to follow from now on: what is on its list already is filed alone.
import ArticleImport
import ReaderCore

extension AccountSync {
    func wish(besides subscriptions: [ReaderSubscription], in run: ImportRun) {
        isWishing = true
        for wish in wishes {
            if let known = subscriptions.first(where: { $0.address == wish.address || $0.site == wish.address }) {
                file(known.stream, wish, in: run)
            } else {
                ask(.subscription(wish), name.address("subscription/quickadd"), form: ReaderForm.text(["quickadd": wish.address]), in: run)
            }
        }
        wishes = []
    }

    func take(_ wish: Wish, _ body: [UInt8], in run: ImportRun) {
        guard let answer = ReaderAnswers.quickAdd(body) else { return fail(.notAReader(name.base), in: run) }
        guard let stream = answer.stream else { return fail(.notFollowed(wish.address, server: name.base, reason: answer.reason), in: run) }
        file(stream, wish, in: run)
    }

    private func file(_ stream: String, _ wish: Wish, in run: ImportRun) {
        guard let folder = wish.folder else { return }
        let form = ReaderForm.text(["ac": "edit", "s": stream, "a": "user/-/label/" + folder])
        ask(.filing, name.address("subscription/edit"), form: form, in: run)
    }
}
