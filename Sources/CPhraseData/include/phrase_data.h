// The phrases that the article parser knows, folded and sorted: made from ReaderTextRules by `make docs`.
#ifndef QARI_PHRASE_DATA_H
#define QARI_PHRASE_DATA_H
#include <stddef.h>
#include <stdint.h>

typedef struct {
    /// The phrases one after another, in ascending order of their code points, of which none is above U+FFFF.
    const uint16_t *text;
    /// Where each ends in the text.
    const uint16_t *ends;
    size_t count;
} qari_phrase_table;

size_t qari_phrase_table_count(void);
/// The table at an index below the number of tables.
qari_phrase_table qari_phrase_table_at(size_t index);
#endif
