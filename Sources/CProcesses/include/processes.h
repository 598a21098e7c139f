// What Swift's Glibc does not show: descriptors by which a thread is woken and by which a child's end is seen.
#ifndef QARI_PROCESSES_H
#define QARI_PROCESSES_H
#include <spawn.h>
#include <sys/types.h>

/// A counter that wakes whoever polls it (eventfd), nonblocking and not inherited; or -1.
int qari_wakeup_counter(void);

/// A set of descriptors that is itself readable while one of them is (epoll), not inherited; or -1.
int qari_wakeup_set(void);
/// Takes a descriptor into the set, or out of it; 0, or -1.
int qari_wakeup_watch(int set, int descriptor);
int qari_wakeup_forget(int set, int descriptor);

/// A descriptor that is readable once a child has ended (pidfd), not inherited; or -1 where the kernel has none.
int qari_process_descriptor(pid_t child);

/// A started program gets no descriptor of ours from `first` on.
int qari_process_close_from(posix_spawn_file_actions_t *actions, int first);

/// How many processors this process may run on.
int qari_processors(void);

/// Waits until all that was written to the disk of an open file stands on it (syncfs); 0, or -1.
int qari_settle_disk(int descriptor);
#endif
