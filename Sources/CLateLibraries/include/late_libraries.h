// Libraries that only some commands need. The linker finds their functions here, and the library behind one is loaded when the first of
// its functions is called: SQLite's alone has 1,600 names to look up, which `qari FILE` would pay for at every start.
#ifndef QARI_LATE_LIBRARIES_H
#define QARI_LATE_LIBRARIES_H

enum {
    QARI_LATE_SQLITE = 1 << 0,
    QARI_LATE_STEMMER = 1 << 1,
    QARI_LATE_QRENCODE = 1 << 2,
    QARI_LATE_GUMBO = 1 << 3,
    QARI_LATE_EXPAT = 1 << 4,
    /// libzip and zlib.
    QARI_LATE_ARCHIVES = 1 << 5,
};

/// Loads these (`QARI_LATE_…`) at once: for a process that is about to shut itself in, where no file can be opened any more.
void qari_late_libraries_load(long libraries);

#endif
