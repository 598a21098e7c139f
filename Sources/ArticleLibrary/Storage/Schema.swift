// The tables of a library, version by version. A migration that has been released is never changed: a new one follows it.
import SQLiteStore

enum Schema {
    /// The name that the library of the first versions gave it, and so every library's.
    static let migrationsTable = "grdb_migrations"

    static let migrator = Migrator(
        table: migrationsTable,
        [("1", version1), ("2", version2), ("3", version3 + feedOwners)].map { name, sql in
            Migrator.Migration(name) { try $0.run(script: sql) }
        } + [
            Migrator.Migration("4") { db in
                try db.run(script: version4)
                try StoryTable(db: db).adoptAll(Indexer())
            },
            Migrator.Migration("5") { db in
                try db.run(script: TermCounts.tables)
                try TermCounts(db: db).adoptAll()
                try db.run(script: "DROP TABLE term")
                for table in ["words", "stems"] where try !db.columns(of: table).isEmpty { try db.run(script: heldBack(table)) }
            },
            Migrator.Migration("6") { try $0.run(script: version6) },
            Migrator.Migration("7") { try $0.run(script: version7) },
            Migrator.Migration("8") { try $0.run(script: version8) },
            Migrator.Migration("9") { try $0.run(script: version9) },
        ])

    /// Texts stand apart from what lists show, so that walking a list passes over few pages. Times are seconds since 1970.
    /// - `article.sortDate` is the publication date, or the date of arrival where there is none or it was still to come.
    /// - `address` holds everything an article is known by (`ArticleAddress`); `dismissed` those of removed articles.
    /// - `words` is contentless: its text is in `articleText`; see `SearchIndex`.
    /// - `term.articles` counts the articles that have a stem, until version 5 (`TermCounts`).
    private static let version1 = """
        CREATE TABLE setting (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;

        CREATE TABLE feed (
            id INTEGER PRIMARY KEY, url TEXT NOT NULL UNIQUE, title TEXT, site TEXT, category TEXT,
            etag TEXT, lastModified TEXT, fetched INTEGER, succeeded INTEGER, error TEXT, failures INTEGER NOT NULL DEFAULT 0,
            interval INTEGER, isFull INTEGER NOT NULL DEFAULT 0, added INTEGER NOT NULL
        );

        CREATE TABLE article (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            title TEXT NOT NULL, kicker TEXT, lead TEXT, credits TEXT, byline TEXT, dateText TEXT, date INTEGER, source TEXT,
            sourceKey TEXT, url TEXT, canonicalURL TEXT, guid TEXT, path TEXT, category TEXT,
            feed INTEGER REFERENCES feed ON DELETE SET NULL,
            isBreaking INTEGER NOT NULL DEFAULT 0, isExcerpt INTEGER NOT NULL DEFAULT 0,
            added INTEGER NOT NULL, updated INTEGER NOT NULL, sortDate INTEGER NOT NULL,
            isRead INTEGER NOT NULL DEFAULT 0, opened INTEGER, bookmarked INTEGER,
            contentHash BLOB NOT NULL, sketch BLOB, stemCount INTEGER NOT NULL
        );
        CREATE INDEX articleByDate ON article(sortDate DESC, id DESC);
        CREATE INDEX articleUnread ON article(sortDate DESC, id DESC) WHERE isRead = 0;
        CREATE INDEX articleBySource ON article(source, sortDate DESC, id DESC, isRead);
        CREATE INDEX articleBookmarked ON article(bookmarked DESC, id DESC) WHERE bookmarked IS NOT NULL;
        CREATE INDEX articleOpened ON article(opened DESC, id DESC) WHERE opened IS NOT NULL;
        CREATE INDEX articleByContent ON article(contentHash);
        CREATE INDEX articleByFeed ON article(feed);

        CREATE TABLE articleText (
            article INTEGER PRIMARY KEY REFERENCES article ON DELETE CASCADE,
            text TEXT NOT NULL, bodyStart INTEGER NOT NULL, bodyEnd INTEGER NOT NULL
        );

        CREATE TABLE address (value TEXT PRIMARY KEY, article INTEGER NOT NULL REFERENCES article ON DELETE CASCADE) WITHOUT ROWID;
        CREATE INDEX addressByArticle ON address(article);
        CREATE TABLE dismissed (value TEXT PRIMARY KEY, since INTEGER NOT NULL) WITHOUT ROWID;

        CREATE TABLE link (
            article INTEGER NOT NULL REFERENCES article ON DELETE CASCADE, number INTEGER NOT NULL,
            title TEXT NOT NULL, url TEXT, PRIMARY KEY (article, number)
        ) WITHOUT ROWID;

        CREATE TABLE position (
            place TEXT PRIMARY KEY, part INTEGER NOT NULL, offset INTEGER NOT NULL, logicalOffset INTEGER NOT NULL,
            fraction REAL NOT NULL, saved INTEGER NOT NULL
        ) WITHOUT ROWID;

        CREATE TABLE page (url TEXT PRIMARY KEY, etag TEXT, lastModified TEXT, fetched INTEGER NOT NULL) WITHOUT ROWID;

        CREATE TABLE term (term TEXT PRIMARY KEY, articles INTEGER NOT NULL) WITHOUT ROWID;
        \(wordsTable);
        """

    /// - `articleStems.stems` is a `StemVector`, by which related articles are weighed; the index's next edition fills it.
    private static let version2 = """
        CREATE TABLE articleStems (
            article INTEGER PRIMARY KEY REFERENCES article ON DELETE CASCADE, stems BLOB NOT NULL
        );
        ALTER TABLE article DROP COLUMN stemCount;
        """

    /// - `feed.owner` names the program that follows a feed because it was named to it, `ownerURL` by which address (`FeedOwner`).
    private static let version3 = "ALTER TABLE feed ADD COLUMN owner TEXT; ALTER TABLE feed ADD COLUMN ownerURL TEXT;"

    /// Until version 3 a setting named the feeds of the one program that owned any: in each line a number, a space, an address.
    static let feedOwners = """
        UPDATE feed SET owner = 'kiosk', ownerURL = (
            SELECT substr(rest, 1, instr(rest, char(10)) - 1) FROM (
                SELECT substr(list, instr(list, char(10) || feed.id || ' ') + length(feed.id) + 2) AS rest FROM (
                    SELECT char(10) || value || char(10) AS list FROM setting WHERE name = 'kiosk-feeds'
        )))
        WHERE owner IS NULL AND EXISTS (
            SELECT 1 FROM setting WHERE name = 'kiosk-feeds' AND instr(char(10) || value, char(10) || feed.id || ' ')
        );
        DELETE FROM setting WHERE name = 'kiosk-feeds';
        """

    /// - `article.categories` are all that it is filed under, one a line (before, the first alone).
    /// - `article.direction` is its text's, `rtl` or `ltr`; what marked texts say of it is taken over.
    /// - `article.changed` is when it last came again with another text.
    /// - `article.story` is the article that stands for it in lists; see `StoryTable`. `storySign` finds those that may tell the same; what
    ///   it says of articles that are no more does no harm, since their numbers are never given again.
    /// - Of the indexes of stories the last columns are there so that a list is walked by its index alone.
    private static let version4 = """
        ALTER TABLE article RENAME COLUMN category TO categories;
        ALTER TABLE article ADD COLUMN direction TEXT;
        ALTER TABLE article ADD COLUMN changed INTEGER;
        ALTER TABLE article ADD COLUMN story INTEGER;
        CREATE INDEX articleByStory ON article(story) WHERE story IS NOT NULL;
        CREATE INDEX storyByDate ON article(sortDate DESC, id DESC, story) WHERE story IS NULL;
        CREATE INDEX storyUnread ON article(sortDate DESC, id DESC, isRead, story) WHERE isRead = 0 AND story IS NULL;
        CREATE TABLE storySign (sign INTEGER NOT NULL, article INTEGER NOT NULL, PRIMARY KEY (sign, article)) WITHOUT ROWID;
        UPDATE article SET direction = (
            SELECT CASE WHEN instr(head, char(10) || 'direction: rtl' || char(10)) THEN 'rtl'
                WHEN instr(head, char(10) || 'direction: ltr' || char(10)) THEN 'ltr' END
            FROM (SELECT substr(text, 1, 4000) AS head FROM articleText WHERE articleText.article = article.id AND substr(text, 1, 4) = '---' || char(10)));
        """

    /// - `feed.name` is what the reader calls a feed, whatever it calls itself.
    /// - `tag` are the reader's own words for articles, `savedSearch` searches that are tabs, `rule` searches whose answers are hidden or read
    ///   as they come in, of one feed or of all.
    /// - The source's list passes over what is hidden by its index alone; authors and categories are told apart by theirs.
    private static let version6 = """
        ALTER TABLE feed ADD COLUMN name TEXT;
        CREATE TABLE tag (
            name TEXT NOT NULL, article INTEGER NOT NULL REFERENCES article ON DELETE CASCADE, PRIMARY KEY (name, article)
        ) WITHOUT ROWID;
        CREATE INDEX tagByArticle ON tag(article);
        CREATE TABLE savedSearch (name TEXT PRIMARY KEY, search TEXT NOT NULL, place INTEGER NOT NULL) WITHOUT ROWID;
        CREATE TABLE rule (
            id INTEGER PRIMARY KEY, search TEXT NOT NULL, action TEXT NOT NULL, feed INTEGER REFERENCES feed ON DELETE CASCADE
        );
        DROP INDEX articleBySource;
        CREATE INDEX articleBySource ON article(source, sortDate DESC, id DESC, isRead, story);
        CREATE INDEX articleByAuthor ON article(byline) WHERE byline IS NOT NULL;
        CREATE INDEX articleByCredits ON article(credits) WHERE credits IS NOT NULL;
        CREATE INDEX articleByCategories ON article(categories) WHERE categories IS NOT NULL;
        """

    /// - `highlight` are passages that the reader keeps: where they begin and end, what they say, what stood before them.
    private static let version7 = """
        CREATE TABLE highlight (
            id INTEGER PRIMARY KEY AUTOINCREMENT, article INTEGER NOT NULL REFERENCES article ON DELETE CASCADE,
            part INTEGER NOT NULL, offset INTEGER NOT NULL, scalar INTEGER NOT NULL,
            endPart INTEGER NOT NULL, endOffset INTEGER NOT NULL, endScalar INTEGER NOT NULL,
            text TEXT NOT NULL, before TEXT NOT NULL, note TEXT NOT NULL, added INTEGER NOT NULL
        );
        CREATE INDEX highlightByArticle ON highlight(article);
        """

    /// - `account` are those with servers that follow feeds for their owners (Google Reader API); passwords are kept elsewhere.
    /// - `subscription` are their feeds: what the server calls one (`stream`), its first label there, whether it is followed because of the
    ///   account alone. One without a feed here was dropped by the reader.
    /// - `accountItem` are their items by the servers' numbers, with the marks that both sides had last: what differs here is still to be
    ///   sent. An article that is no more leaves its number, which is never given again, so that the item does not come back.
    private static let version8 = """
        CREATE TABLE account (
            id INTEGER PRIMARY KEY, base TEXT NOT NULL, user TEXT NOT NULL, added INTEGER NOT NULL, fetched INTEGER, succeeded INTEGER,
            error TEXT, UNIQUE (base, user)
        );
        CREATE TABLE subscription (
            account INTEGER NOT NULL REFERENCES account ON DELETE CASCADE, stream TEXT NOT NULL,
            feed INTEGER REFERENCES feed ON DELETE SET NULL, label TEXT, isOwn INTEGER NOT NULL, PRIMARY KEY (account, stream)
        ) WITHOUT ROWID;
        CREATE INDEX subscriptionByFeed ON subscription(feed);
        CREATE TABLE accountItem (
            account INTEGER NOT NULL REFERENCES account ON DELETE CASCADE, item INTEGER NOT NULL, article INTEGER NOT NULL,
            isRead INTEGER NOT NULL, isStarred INTEGER NOT NULL, PRIMARY KEY (account, item)
        ) WITHOUT ROWID;
        CREATE INDEX accountItemByArticle ON accountItem(article);
        """

    /// `feed.clockAhead`: seconds by which this machine's clock was ahead of the server's at its last answer.
    private static let version9 = "ALTER TABLE feed ADD COLUMN clockAhead INTEGER"

    /// How much a table of the index gathers before it writes a piece, in bytes. FTS5's own megabyte is full after a hundred articles: in
    /// a library of a million every word would be moved from piece to piece six times.
    private static func heldBack(_ table: String) -> String { "INSERT INTO \(table)(\(table), rank) VALUES ('hashsize', \(32 << 20))" }

    /// The index's tables are made with it, by its rules, and not by a migration (`SearchIndex.rebuild`).
    /// Its columns' order is that of `IndexedArticle.columns`.
    static let wordsTable = """
        CREATE VIRTUAL TABLE words USING fts5(title, kicker, lead, body, content='', tokenize="ascii tokenchars '_'")
        """

    /// Both tables of the index, empty.
    static let indexTables = [wordsTable, stemsTable, heldBack("words"), heldBack("stems")]

    /// Says of each stem which articles have it, and nothing else: neither where, nor how often.
    static let stemsTable = """
        CREATE VIRTUAL TABLE stems USING fts5(stem, content='', detail=none, columnsize=0, tokenize="ascii tokenchars '_'")
        """
}
