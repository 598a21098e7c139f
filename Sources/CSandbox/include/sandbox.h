// Shuts a process in, and opens beforehand what it needs of the service manager. Raw system calls: the C library wraps neither
// Landlock nor seccomp, and its older headers know only a part of them. Nothing here can be undone by the process itself.
#ifndef QARI_SANDBOX_H
#define QARI_SANDBOX_H
#include <stddef.h>
#include <sys/types.h>

/// A folder or file that stays open to the process, with all that is in it.
typedef struct {
    const char *path;
    /// May be written, and files in it made, renamed and removed; else it may be read only.
    int is_writable;
} qari_sandbox_path;

/// Forbids gaining privileges by running a program. 0, or an errno negated.
int qari_sandbox_no_new_privileges(void);

/// Leaves these paths alone open to the calling thread and the threads that it makes from now on: call it while there is one.
/// Connecting and binding TCP sockets is forbidden too, and signals to processes outside, where the kernel knows how.
/// Returns the version of Landlock in force, or an errno negated (ENOSYS, EOPNOTSUPP: the kernel has none).
int qari_sandbox_landlock(const qari_sandbox_path *paths, size_t count);

/// Leaves to all threads only the system calls that painting, reading keys and SQLite need. Running a program, starting a
/// process, sockets, tracing, mapping memory as code, and putting bytes into a terminal's input answer EPERM from now on.
/// 0, or an errno negated.
int qari_sandbox_system_calls(void);

/// The name under which lists of processes and the system's log show the process: 15 bytes of it.
void qari_sandbox_take_name(const char *name);

/// The signals of a crash end the process, whatever was to be done at them before. Every other one that would end or stop it
/// and can be caught is ignored, but for SIGTERM.
void qari_sandbox_ignore_signals(void);

/// Closes every descriptor from `first` on.
void qari_sandbox_close_from(int first);

/// A datagram socket to the service manager that a path (`/…`, or `@…` in the abstract name space) names; or an errno negated.
/// It is connected: sending needs no address, and so no right to make sockets.
int qari_notify_open(const char *path);
#endif
