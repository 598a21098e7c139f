// SQLite, as Debian packages it (libsqlite3-dev), and what Swift can't import of it.
#include <sqlite3.h>

// SQLite copies the bytes: SQLITE_TRANSIENT is a cast that Swift does not see.
static inline int qari_bind_text(sqlite3_stmt *statement, int place, const void *bytes, sqlite3_uint64 count) {
    return sqlite3_bind_text64(statement, place, bytes ? (const char *)bytes : "", count, SQLITE_TRANSIENT, SQLITE_UTF8);
}

static inline int qari_bind_blob(sqlite3_stmt *statement, int place, const void *bytes, sqlite3_uint64 count) {
    return bytes && count ? sqlite3_bind_blob64(statement, place, bytes, count, SQLITE_TRANSIENT) : sqlite3_bind_zeroblob(statement, place, 0);
}
