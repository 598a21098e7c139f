// The versions of the libraries that the program works with, as they say it themselves: those of this machine, not those that it was
// built with.
#ifndef QARI_LIBRARY_VERSIONS_H
#define QARI_LIBRARY_VERSIONS_H

typedef struct {
    /// As its makers write it.
    const char *name;
    /// Valid until the next call for the same library; NULL where the library is not on this machine.
    const char *version;
} qari_library_version;

/// The library by its number, from 0; a name of NULL behind the last one. Loads it where it is not loaded yet. For one thread.
qari_library_version qari_library_version_of(int number);

#endif
