// `qari account`: accounts with servers that follow feeds for their owners and speak the Google Reader API. `qari sync` goes through them.
import ArgumentParser
import ArticleImport
import ArticleLibrary
import Glibc
import ReaderCore

struct AccountCommand: ParsableCommand {
    enum Action: String, ExpressibleByArgument, CaseIterable { case add, list, remove }

    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "account",
            abstract: told("حسابات خوادم الموجزات: FreshRSS وMiniflux وغيرهما.", "Accounts with servers of feeds: FreshRSS, Miniflux and others."),
            discussion: told(
                "لخادم يفهم واجهة Google Reader: تأتي اشتراكاته وتصنيفاتها مع qari sync، وينتقل المقروء والمحفوظ في الاتجاهين. تُسأل كلمة السر ولا تظهر، وتُحفظ لك وحدك بجانب الإعدادات. وكلمة سر الواجهة غير كلمة سر الدخول في FreshRSS وMiniflux.",
                "For servers that speak the Google Reader API: qari sync follows what they follow, with its categories, and carries read marks and bookmarks both ways. The password is asked for without being shown, and kept for you alone beside the settings. With FreshRSS and Miniflux that of the API is another than that of the site."
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
    @OptionGroup var library: LibraryFlags
    @OptionGroup var settings: SettingsFlags
    @Argument(help: .told("ما يُفعل.", "What to do.")) var action = Action.list
    @Argument(help: .told("عنوان الخادم أو واجهته، أو رقم الحساب.", "The address of the server or of its API, or the account's number.")) var server:
        String?

    func validate() throws {
        if action != .list, server == nil { throw ValidationError("Missing expected argument '<server>'") }
        if action == .add, user == nil { throw ValidationError("Missing expected argument '--user'") }
        if passwordFile != nil, passwordCommand != nil { throw ValidationError("--password-file, --password-command exclude each other.") }
    }

    func run() throws {
        try LibrarySession(settings, library).runWithSettings { store, settings in
            switch action {
            case .list: try AccountPrinter(settings.language).print(store)
            case .add: try add(server ?? "", user ?? "", to: store, settings)
            case .remove: try remove(server ?? "", from: store, settings.language)
            }
        }
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
