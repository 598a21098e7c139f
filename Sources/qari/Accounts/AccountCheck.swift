// Whether a server takes a name and a password, before they are kept.
import ArticleImport

enum AccountCheck {
    /// Seconds that it may take.
    private static let patience = 30

    /// - Throws: `loginRefused` where it does not, `notAReader` where nobody there knows of logging in.
    static func logIn(_ account: AccountName, _ password: String, reach: FetchReach) throws(FetchProblem) {
        var request = AccountLogin.request(account, password: password, reach: reach)
        request.maximumSeconds = patience
        switch try Fetch(request).wait() {
        case .success(let response):
            guard response.redirect == nil, AccountLogin.authorization(response.body) != nil else { throw .notAReader(account.base) }
        case .failure(.refused(_, let status)) where status == 401 || status == 403: throw .loginRefused(account.base)
        case .failure(.refused): throw .notAReader(account.base)
        case .failure(let problem): throw problem
        }
    }
}
