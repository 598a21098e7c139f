#define _GNU_SOURCE
#include "mapped_file.h"
#include <errno.h>
#include <stdatomic.h>
#include <stdint.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

enum { MOST = 64 };
/// An entry is free while its start is 0; it is there for the handler once its end is set.
static struct { _Atomic uintptr_t start, end; } files[MOST];
static atomic_uint cuts;
static uintptr_t page_size;
static struct sigaction others;

int qari_mapped_file_mend(const siginfo_t *info) {
    uintptr_t fault = (uintptr_t)info->si_addr;
    for (int index = 0; index < MOST; index++) {
        if (fault < files[index].start || fault >= files[index].end) continue;
        // A page of zeros, which are no characters in any encoding.
        void *page = (void *)(fault & ~(page_size - 1));
        if (mmap(page, page_size, PROT_READ, MAP_PRIVATE | MAP_ANONYMOUS | MAP_FIXED, -1, 0) == MAP_FAILED) return 0;
        cuts++;
        return 1;
    }
    return 0;
}

static void fault(int number, siginfo_t *info, void *context) {
    (void)context;
    // Without us the fault comes again, and means what it would have.
    if (!qari_mapped_file_mend(info)) sigaction(number, &others, NULL);
}

/// Once. Whoever catches SIGBUS after us asks here first, as the terminal's guard does.
static void watch_faults(void) {
    static atomic_flag is_watched = ATOMIC_FLAG_INIT;
    if (atomic_flag_test_and_set(&is_watched)) return;
    page_size = (uintptr_t)sysconf(_SC_PAGESIZE);
    struct sigaction action;
    memset(&action, 0, sizeof action);
    sigemptyset(&action.sa_mask);
    action.sa_flags = SA_SIGINFO;
    action.sa_sigaction = fault;
    sigaction(SIGBUS, &action, &others);
}

const void *qari_mapped_file(int descriptor, size_t count) {
    watch_faults();
    void *start = mmap(NULL, count, PROT_READ, MAP_PRIVATE, descriptor, 0);
    if (start == MAP_FAILED) return NULL;
    for (int index = 0; index < MOST; index++) {
        uintptr_t none = 0;
        if (!atomic_compare_exchange_strong(&files[index].start, &none, (uintptr_t)start)) continue;
        files[index].end = (uintptr_t)start + (count + page_size - 1) / page_size * page_size;
        return start;
    }
    munmap(start, count);
    errno = EMFILE;
    return NULL;
}

void qari_mapped_file_end(const void *start, size_t count) {
    for (int index = 0; index < MOST; index++) {
        if (files[index].start != (uintptr_t)start) continue;
        files[index].end = 0;
        munmap((void *)start, count);
        files[index].start = 0;
        return;
    }
}

unsigned qari_mapped_file_cuts(void) { return cuts; }
