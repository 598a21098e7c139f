// The files carried inside the program: themes and the bundled articles.
#ifndef QARI_BUNDLED_DATA_H
#define QARI_BUNDLED_DATA_H
#include <stddef.h>
#include <stdint.h>

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

/// A bundled theme with inheritance and palette resolved: three numbers for each role, in the order of the program's table of roles:
/// foreground, background, attributes (PackedStyle.swift says how).
typedef struct {
    const char *name;
    const char *arabic;
    const char *english;
    int is_dark;
    const uint32_t *styles;
} qari_bundled_theme;

/// The number of roles that the themes have styles for.
size_t qari_bundled_role_count(void);
size_t qari_bundled_theme_count(void);
/// The theme at an index below the number of themes.
qari_bundled_theme qari_bundled_theme_at(size_t index);
#endif
