// Requests in the name of an account, in the process that fetches: it alone has the password, logs in where it must, and adds to a request
// what says who asks. Whoever parses the answers never sees either, and can ask nobody but the account's own server for it.
import ArabicText

final class AccountDesk {
    /// What a request is for.
    private enum Task {
        case plain(Int)
        case login(AccountName)
        case editToken(AccountName)
        /// In an account's name. What says who asks may have become stale: then it is asked for anew, once.
        case account(Int, FetchRequest, AccountName, isSecondTry: Bool)
    }

    private struct Session {
        var authorization: String?
        var editToken: String?
        var isAsking = false
        var waiting: [(number: Int, request: FetchRequest, isSecondTry: Bool)] = []
    }

    private typealias Answer = (number: Int, result: Result<FetchResponse, FetchProblem>)
    private let queue: FetchQueue<Task>
    private let passwords: [AccountName: String]
    private var sessions: [AccountName: Session] = [:]
    private var answers: [Answer] = []

    init(passwords: [AccountName: String], program: String) { (self.passwords, queue) = (passwords, FetchQueue(program: program)) }

    /// To poll beside others.
    var descriptors: [Int32] { queue.descriptors }

    func add(_ request: FetchRequest, number: Int) {
        guard let account = request.account else {
            var request = request
            request.form = nil
            return queue.add(request, tag: .plain(number))
        }
        guard account.holds(request.url), passwords[account] != nil else { return answers.append((number, .failure(.noPassword(account.base)))) }
        send(number, request, account, isSecondTry: false)
    }

    /// The next result, if one is there.
    func next() -> (number: Int, result: Result<FetchResponse, FetchProblem>)? {
        while true {
            if !answers.isEmpty { return answers.removeFirst() }
            guard let (task, _, result) = queue.next(waitingUpTo: 0) else { return nil }
            take(task, result)
        }
    }

    // MARK: In an account's name

    private func send(_ number: Int, _ request: FetchRequest, _ account: AccountName, isSecondTry: Bool) {
        let session = sessions[account] ?? Session()
        guard let authorization = session.authorization, request.form == nil || session.editToken != nil else {
            sessions[account, default: Session()].waiting.append((number, request, isSecondTry))
            return ask(account, request.reach)
        }
        var signed = request
        (signed.authorization, signed.followsRedirects) = ("GoogleLogin auth=" + authorization, false)
        if let token = session.editToken, let form = request.form { signed.form = form + "&T=" + ReaderForm.escaped(token) }
        queue.add(signed, tag: .account(number, request, account, isSecondTry: isSecondTry))
    }

    /// Asks for what is lacking to send what waits.
    private func ask(_ account: AccountName, _ reach: FetchReach) {
        guard sessions[account]?.isAsking != true, let password = passwords[account] else { return }
        sessions[account]?.isAsking = true
        guard let authorization = sessions[account]?.authorization else {
            return queue.add(AccountLogin.request(account, password: password, reach: reach), tag: .login(account))
        }
        var request = FetchRequest(url: account.address("token"), reach: reach)
        (request.authorization, request.followsRedirects) = ("GoogleLogin auth=" + authorization, false)
        (request.maximumBytes, request.keptBytes) = (AccountLogin.bound, AccountLogin.bound)
        queue.add(request, tag: .editToken(account))
    }

    private func take(_ task: Task, _ result: Result<FetchResponse, FetchProblem>) {
        switch task {
        case .plain(let number): answers.append((number, result))
        case .login(let account):
            release(account, result) { session, body in
                session.authorization = AccountLogin.authorization(body)
                return session.authorization != nil
            }
        case .editToken(let account):
            release(account, result) { session, body in
                session.editToken = AccountLogin.editToken(body)
                return session.editToken != nil
            }
        case .account(let number, let request, let account, let isSecondTry):
            guard case .failure(.refused(_, 401)) = result, !isSecondTry else { return answers.append((number, result)) }
            // Others on their way have the same; whichever comes first asks for all.
            sessions[account]?.authorization = nil
            sessions[account]?.editToken = nil
            send(number, request, account, isSecondTry: true)
        }
    }

    /// Sends what has waited, or says of each why it can't be.
    private func release(
        _ account: AccountName, _ result: Result<FetchResponse, FetchProblem>, _ take: (inout Session, [UInt8]) -> Bool
    ) {
        var session = sessions[account] ?? Session()
        session.isAsking = false
        let waiting = session.waiting
        session.waiting = []
        let problem: FetchProblem?
        switch result {
        // What said who asks is stale: it is asked for anew, by those who have not asked for it twice.
        case .failure(.refused(_, 401)) where session.authorization != nil && !waiting.allSatisfy(\.isSecondTry):
            (session.authorization, session.editToken, problem) = (nil, nil, nil)
        case .success(let response): problem = response.redirect == nil && take(&session, response.body) ? nil : .notAReader(account.base)
        case .failure(.refused(_, let status)) where status == 401 || status == 403: problem = .loginRefused(account.base)
        case .failure(let failure): problem = failure
        }
        sessions[account] = session
        let isAgain = session.authorization == nil
        for (number, request, isSecondTry) in waiting {
            if let problem {
                answers.append((number, .failure(problem)))
            } else {
                send(number, request, account, isSecondTry: isSecondTry || isAgain)
            }
        }
    }
}
