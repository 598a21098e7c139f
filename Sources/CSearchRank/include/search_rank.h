// Ranks the answers of a full-text search by words, each in all its forms.
#ifndef SEARCH_RANK_H
#define SEARCH_RANK_H

#include <sqlite3.h>
#include <stdint.h>

// What a phrase of the search's expression is, by its number: a form of which wanted word, whether as typed, and how much that word
// says (the inverse document frequency of all its forms together).
typedef struct {
    int32_t word;
    int32_t is_typed;
    double rarity;
} qari_phrase;

// An answer that has every word as typed gets so much more: it comes before all others.
#define QARI_AS_TYPED 1000000.0

// Adds to a connection the FTS5 function `wordRank(table, phrases, weight of each column…)`, `phrases` a blob of `qari_phrase`.
// Returns SQLite's code.
int qari_add_word_rank(sqlite3 *database);

#endif
