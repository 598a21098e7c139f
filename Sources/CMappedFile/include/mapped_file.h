// Files mapped for reading that another program may cut short meanwhile: what was cut off reads as zeros instead of ending the
// process (SIGBUS). In C, because signal handlers may touch nothing but async-signal-safe calls.
#ifndef QARI_MAPPED_FILE_H
#define QARI_MAPPED_FILE_H
#include <signal.h>
#include <stddef.h>

/// Maps the first `count` bytes of a file for reading, privately. NULL where that fails (errno says why), or where more than
/// sixty-four are mapped: EMFILE.
const void *qari_mapped_file(int descriptor, size_t count);

/// Ends a mapping.
void qari_mapped_file_end(const void *start, size_t count);

/// For a handler of SIGBUS: 1 when the fault was in a mapped file and what it wanted to read is there now; 0 for any other fault.
int qari_mapped_file_mend(const siginfo_t *info);

/// How many pages were found cut off since the process began; from any thread.
unsigned qari_mapped_file_cuts(void);
#endif
