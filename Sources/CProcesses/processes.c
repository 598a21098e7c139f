#define _GNU_SOURCE
#include "processes.h"
#include <sched.h>
#include <sys/epoll.h>
#include <sys/eventfd.h>
#include <sys/syscall.h>
#include <unistd.h>

int qari_wakeup_counter(void) { return eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK); }

int qari_wakeup_set(void) { return epoll_create1(EPOLL_CLOEXEC); }

int qari_wakeup_watch(int set, int descriptor) {
    struct epoll_event event = {.events = EPOLLIN, .data.fd = descriptor};
    return epoll_ctl(set, EPOLL_CTL_ADD, descriptor, &event);
}

int qari_wakeup_forget(int set, int descriptor) { return epoll_ctl(set, EPOLL_CTL_DEL, descriptor, NULL); }

int qari_process_descriptor(pid_t child) {
#ifdef SYS_pidfd_open
    return (int)syscall(SYS_pidfd_open, child, 0);
#else
    return -1;
#endif
}

int qari_process_close_from(posix_spawn_file_actions_t *actions, int first) { return posix_spawn_file_actions_addclosefrom_np(actions, first); }

int qari_processors(void) {
    cpu_set_t set;
    return sched_getaffinity(0, sizeof set, &set) == 0 ? CPU_COUNT(&set) : 1;
}

int qari_settle_disk(int descriptor) { return syncfs(descriptor); }
