// The files carried inside the program: themes and the bundled articles.
#ifndef QARI_BUNDLED_DATA_H
#define QARI_BUNDLED_DATA_H
#include <stddef.h>

typedef struct {
    /// The file's name with its folder, as in this repository.
    const char *path;
    const unsigned char *bytes;
    size_t count;
} qari_bundled_file;

/// The number of files.
size_t qari_bundled_count(void);
/// The file at an index below the number of files.
qari_bundled_file qari_bundled_at(size_t index);
#endif
