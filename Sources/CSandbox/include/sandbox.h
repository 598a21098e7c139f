// Shuts a process in, and opens beforehand what it needs of the service manager. Raw system calls: the C library wraps neither
// Landlock nor seccomp, and its older headers know only a part of them. Nothing here can be undone by the process itself.
#ifndef QARI_SANDBOX_H
#define QARI_SANDBOX_H
#include <stddef.h>
#include <sys/types.h>

/// What may be done with a path and all that is in it.
typedef enum {
    QARI_SANDBOX_READ,
    /// Read and written; files in it made, renamed and removed.
    QARI_SANDBOX_WRITE,
    /// Read, and run as a program.
    QARI_SANDBOX_RUN,
} qari_sandbox_rights;

/// A folder or file that stays open to the process.
typedef struct {
    const char *path;
    qari_sandbox_rights rights;
} qari_sandbox_path;

/// Forbids gaining privileges by running a program. 0, or an errno negated.
int qari_sandbox_no_new_privileges(void);

/// Leaves these paths alone open to the calling thread and the threads that it makes from now on: call it while there is one.
/// Signals to processes outside are forbidden too, and without `has_network` connecting and binding TCP sockets, where the kernel knows how.
/// A path that can't be opened now is passed over: it stays shut. Returns the version of Landlock in force, or an errno negated (ENOSYS, EOPNOTSUPP: the kernel has none).
int qari_sandbox_landlock(const qari_sandbox_path *paths, size_t count, int has_network);

/// Leaves to all threads only the system calls that painting, reading keys and SQLite need; with `imports` also those of bringing
/// articles in: watching folders, loading the system's tables of encodings. Running a program, starting a process, making sockets that
/// lead elsewhere, tracing, making code of memory, and putting bytes into a terminal's input answer EPERM from now on. 0, or an errno
/// negated.
int qari_sandbox_system_calls(int imports);

/// Refuses to all threads, and to the programs that they run, the system calls that no program of ours or of those that we run has a use
/// for: tracing, other name spaces, mounting, the kernel's modules, clocks, keys and counters, sockets but local ones and the internet's,
/// writable memory as code, putting bytes into a terminal's input. For a process that starts programs. 0, or an errno negated.
int qari_sandbox_service_calls(void);

/// As the last, for a program that decodes what nobody vouches for: no process but its threads, no socket, no signal to others, besides.
/// It may become another program, under the same limits. 0, or an errno negated.
int qari_sandbox_decoder_calls(void);

/// Tries to trace a process: 0 when that is possible, or an errno negated. For tests of the sandbox.
int qari_sandbox_try_tracing(pid_t process);

/// The name under which lists of processes and the system's log show the process: 15 bytes of it.
void qari_sandbox_take_name(const char *name);

/// The signals of a crash end the process, whatever was to be done at them before. Every other one that would end or stop it
/// and can be caught is ignored, but for SIGTERM.
void qari_sandbox_ignore_signals(void);

/// From now on SIGHUP does nothing but make this descriptor readable; to be called while there is one thread. -1 where that can't be.
int qari_hangups_open(void);

/// Closes every descriptor from `first` on.
void qari_sandbox_close_from(int first);

/// A file in memory alone, not inherited, for a process that may write none elsewhere; or -1.
int qari_sandbox_memory_file(void);

/// A datagram socket to the service manager that a path (`/…`, or `@…` in the abstract name space) names; or an errno negated.
/// It is connected: sending needs no address, and so no right to make sockets.
int qari_notify_open(const char *path);
#endif
