// BM25 as FTS5's own (https://www.sqlite.org/fts5.html#the_bm25_function), but for words instead of phrases: what is written in
// twenty forms is one word, and no form of it says more for being rare.
#include "search_rank.h"

#include <stddef.h>
#include <string.h>

enum { most_words = 32, most_columns = 16 };

static void word_rank(
    const Fts5ExtensionApi *api, Fts5Context *index, sqlite3_context *context, int count, sqlite3_value **values) {
    const char *phrases = count > 0 ? sqlite3_value_blob(values[0]) : NULL;
    int phrase_count = phrases ? sqlite3_value_bytes(values[0]) / (int)sizeof(qari_phrase) : 0;
    double weights[most_columns];
    for (int column = 0; column < most_columns; column++)
        weights[column] = column + 1 < count ? sqlite3_value_double(values[column + 1]) : 1.0;

    double mentions[most_words] = {0}, rarities[most_words] = {0};
    char typed[most_words] = {0}, wanted[most_words] = {0};
    for (int number = 0; number < phrase_count; number++) {
        qari_phrase phrase;
        memcpy(&phrase, phrases + (size_t)number * sizeof phrase, sizeof phrase);
        if (phrase.word < 0 || phrase.word >= most_words) continue;
        wanted[phrase.word] = 1;
        rarities[phrase.word] = phrase.rarity;
    }

    int instances = 0;
    int code = api->xInstCount(index, &instances);
    for (int number = 0; code == SQLITE_OK && number < instances; number++) {
        int which, column, offset;
        code = api->xInst(index, number, &which, &column, &offset);
        if (code != SQLITE_OK || which < 0 || which >= phrase_count) continue;
        qari_phrase phrase;
        memcpy(&phrase, phrases + (size_t)which * sizeof phrase, sizeof phrase);
        if (phrase.word < 0 || phrase.word >= most_words || column < 0 || column >= most_columns) continue;
        mentions[phrase.word] += weights[column];
        if (phrase.is_typed) typed[phrase.word] = 1;
    }

    sqlite3_int64 rows = 0, words = 0;
    int length = 0;
    if (code == SQLITE_OK) code = api->xRowCount(index, &rows);
    if (code == SQLITE_OK) code = api->xColumnTotalSize(index, -1, &words);
    if (code == SQLITE_OK) code = api->xColumnSize(index, -1, &length);
    if (code != SQLITE_OK) {
        sqlite3_result_error_code(context, code);
        return;
    }
    double average = rows > 0 && words > 0 ? (double)words / (double)rows : 1.0;
    double score = 0;
    int is_as_typed = 1;
    for (int word = 0; word < most_words; word++) {
        if (!wanted[word]) continue;
        if (!typed[word]) is_as_typed = 0;
        const double k1 = 1.2, b = 0.75;
        score += rarities[word] * mentions[word] * (k1 + 1) / (mentions[word] + k1 * (1 - b + b * length / average));
    }
    sqlite3_result_double(context, score + (is_as_typed ? QARI_AS_TYPED : 0));
}

int qari_add_word_rank(sqlite3 *database) {
    fts5_api *api = NULL;
    sqlite3_stmt *statement = NULL;
    int code = sqlite3_prepare_v2(database, "SELECT fts5(?1)", -1, &statement, NULL);
    if (code != SQLITE_OK) return code;
    sqlite3_bind_pointer(statement, 1, &api, "fts5_api_ptr", NULL);
    sqlite3_step(statement);
    code = sqlite3_finalize(statement);
    if (code != SQLITE_OK) return code;
    return api ? api->xCreateFunction(api, "wordRank", NULL, word_rank, NULL) : SQLITE_ERROR;
}
