// `qari account`: accounts with servers that follow feeds for their owners and speak the Google Reader API. `qari sync` goes through them.
import ArgumentParser
import ArticleImport
import ArticleLibrary
import Glibc
import ReaderCore

struct AccountCommand: ParsableCommand {
    enum Action: String, ExpressibleByArgument, CaseIterable { case add, list, remove, follow, unfollow }

    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "account",
            abstract: told("حسابات خوادم الموجزات: FreshRSS وMiniflux وغيرهما.", "Accounts with servers of feeds: FreshRSS, Miniflux and others."),
            discussion: told(
                "لخادم يفهم واجهة Google Reader: تأتي اشتراكاته وتصنيفاتها مع qari sync، وينتقل المقروء والمحفوظ في الاتجاهين. ويتابع الخادم موجزًا جديدًا بالأمر qari account follow، ويترك آخر بالأمر unfollow. تُسأل كلمة السر ولا تظهر، وتُحفظ لك وحدك بجانب الإعدادات. وكلمة سر الواجهة غير كلمة سر الدخول في FreshRSS وMiniflux.",
                "For servers that speak the Google Reader API: qari sync follows what they follow, with its categories, and carries read marks and bookmarks both ways. qari account follow has the server follow a feed more, unfollow one less. The password is asked for without being shown, and kept for you alone beside the settings. With FreshRSS and Miniflux that of the API is another than that of the site."
            ))
    }

    @Option(help: .told("اسمك هناك.", "Your name there.")) var user: String?
    @Option(
        name: .customLong("password-file"),
        help: .told("خذ كلمة السر من أول سطر في هذا الملف.", "Take the password from this file's first line."))
    var passwordFile: String?
    @Option(
        name: .customLong("password-command"),
        help: .told("لا تحفظ كلمة السر؛ يقولها هذا الأمر كل مرة.", "Keep no password: this command says it, each time."))
    var passwordCommand: String?
    @Option(help: .told("صنّف الموجز المتابَع هناك في هذا المجلد.", "File the feed that is followed in this folder there.")) var folder: String?
    @Option(
        help: .told("الحساب المقصود، برقمه أو عنوانه، إن كانت حسابات عدة.", "Which account, by its number or address, where there are several."))
    var at: String?
    @OptionGroup var library: LibraryFlags
    @OptionGroup(title: SettingsInHelp.title) var settings: SettingsFlags
    @Argument(help: .told("ما يُفعل.", "What to do.")) var action = Action.list
    @Argument(
        help: .told(
            "عنوان الخادم أو واجهته، أو رقم الحساب؛ ومع follow وunfollow عنوان الموجز.",
            "The address of the server or of its API, or the account's number; with follow and unfollow the feed's address.")) var server: String?

    func validate() throws {
        if action != .list, server == nil { throw ValidationError("Missing expected argument '<server>'") }
        if action == .add, user == nil { throw ValidationError("Missing expected argument '--user'") }
        if folder != nil, action != .follow { throw ValidationError("--folder goes with follow.") }
        if at != nil, action != .follow, action != .unfollow { throw ValidationError("--at goes with follow and unfollow.") }
        if passwordFile != nil, passwordCommand != nil { throw ValidationError("--password-file, --password-command exclude each other.") }
    }

    func run() throws {
        switch action {
        case .follow, .unfollow: try change(server ?? "")
        case .add, .list, .remove:
            try LibrarySession(settings, library).runWithSettings { store, settings in
                switch action {
                case .add: try add(server ?? "", user ?? "", to: store, settings)
                case .remove: try remove(server ?? "", from: store, settings.language)
                case .list, .follow, .unfollow: try AccountPrinter(settings.language).print(store)
                }
            }
        }
    }

    // MARK: Following

    /// Has the server follow a feed more or less, and takes in at once what it says then.
    private func change(_ address: String) throws {
        guard PageAddress.isWeb(address) else { throw Problem.notWeb(address.withoutCredentials) }
        try LibrarySession(settings, library).runShutIn(usesAccounts: true) { store, fetches, settings in
            let account = try account(in: store)
            let run = ImportRun(store, fetches, settings.language, isFull: false, reach: settings.allowsPrivate ? .anywhere : .named)
            if action == .follow {
                AccountSync(account, following: [.init(address: address, folder: folder)])?.begin(in: run)
            } else {
                guard let feed = try store.feed(named: address), try store.subscriptions(of: account.id).values.contains(feed.id) else {
                    throw Problem.noSuchFeed(address.withoutCredentials, library: store.path)
                }
                let count = try store.feedCounts()[feed.id] ?? 0
                try store.removeFeed(url: feed.url)
                AccountSync(account)?.begin(in: run)
                MessagePrinter.print(Phrases(settings.language).unfollowed(feed.shownName ?? feed.url, articles: count), settings.language)
            }
            try run.finish()
            ImportReport.print(run, settings.language)
            if !run.failures.isEmpty { throw ExitCode(1) }
        }
    }

    private func account(in store: Library) throws -> Account {
        let accounts = try store.accounts()
        guard let at else {
            guard let only = accounts.first, accounts.count == 1 else { throw Problem.whichAccount(count: accounts.count) }
            return only
        }
        let places = AccountName.places(of: at)
        guard let account = accounts.first(where: { "\($0.id)" == at || places.contains($0.base) }) else {
            throw Problem.noSuchAccount(at.withoutCredentials, library: store.path)
        }
        return account
    }

    private func add(_ server: String, _ user: String, to store: Library, _ settings: Settings) throws {
        guard PageAddress.isWeb(server) else { throw Problem.notWeb(server.withoutCredentials) }
        let names = AccountName.places(of: server).compactMap { AccountName(base: $0, user: user) }
        guard !names.isEmpty else { throw Problem.badAddress(server.withoutCredentials) }
        let (password, secret) = try password(of: user, settings.language)
        let name = try place(among: names, password, reach: settings.allowsPrivate ? .anywhere : .named)
        var file = try AccountsFile()
        try file.set(AccountsFile.Entry(library: library.path, account: name, secret: secret))
        try store.addAccount(base: name.base, user: user)
        MessagePrinter.print(Phrases(settings.language).accountAdded(name.base), settings.language)
    }

    /// Where the password is taken. That one is refused says more than that there is nothing.
    private func place(among names: [AccountName], _ password: String, reach: FetchReach) throws -> AccountName {
        var problem: FetchProblem?
        for name in names {
            do throws(FetchProblem) {
                try AccountCheck.logIn(name, password, reach: reach)
                return name
            } catch {
                switch error {
                case .notAReader: problem = problem ?? .notAReader(server ?? name.base)
                case .loginRefused: problem = error
                default: throw error.told
                }
            }
        }
        throw (problem ?? .notAReader(names[0].base)).told
    }

    private func password(of user: String, _ language: Language) throws -> (String, AccountsFile.Secret) {
        if let passwordCommand {
            guard let password = PasswordSource.answer(of: passwordCommand) else { throw Problem.noPassword }
            return (password, .command(passwordCommand))
        }
        let password =
            if let passwordFile {
                try ConfigurationBytes.read(passwordFile).map { PasswordSource.line(of: $0) } ?? { throw Problem.noSuchFile(passwordFile) }()
            } else {
                PasswordSource.typed(Phrases(language).password(of: user), language)
            }
        guard let password else { throw Problem.noPassword }
        return (password, .password(password))
    }

    private func remove(_ server: String, from store: Library, _ language: Language) throws {
        let places = AccountName.places(of: server)
        guard
            let account = try store.accounts().first(where: {
                "\($0.id)" == server || places.contains($0.base) && (user == nil || user == $0.user)
            })
        else { throw Problem.noSuchAccount(server.withoutCredentials, library: store.path) }
        try store.removeAccount(account.id)
        if let name = AccountName(base: account.base, user: account.user) {
            var file = try AccountsFile()
            try file.remove(name, of: library.path)
        }
        MessagePrinter.print(Phrases(language).accountRemoved(account.base), language)
    }
}
