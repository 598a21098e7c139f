#define _GNU_SOURCE
#include "filter.h"
#include "sandbox.h"
#include <errno.h>
#include <linux/audit.h>
#include <linux/seccomp.h>
#include <stddef.h>
#include <sys/syscall.h>
#include <unistd.h>

#if defined(__x86_64__)
enum { HAS_FILTER = 1 };
static const uint32_t architecture = AUDIT_ARCH_X86_64;
#elif defined(__aarch64__)
enum { HAS_FILTER = 1 };
static const uint32_t architecture = AUDIT_ARCH_AARCH64;
#else
enum { HAS_FILTER = 0 };
static const uint32_t architecture = 0;
#endif

void qari_filter_add(qari_filter *filter, uint16_t code, uint32_t value, uint8_t if_true, uint8_t if_false) {
    // One step is left for the last answer.
    if (filter->count < QARI_FILTER_LONGEST) filter->steps[filter->count] = (struct sock_filter)BPF_JUMP(code, value, if_true, if_false);
    filter->count++;
}

static void load(qari_filter *filter, size_t offset) { qari_filter_add(filter, BPF_LD | BPF_W | BPF_ABS, (uint32_t)offset, 0, 0); }

static size_t place(int argument) { return offsetof(struct seccomp_data, args) + 8 * (size_t)argument; }

void qari_filter_answer(qari_filter *filter, uint32_t value) { qari_filter_add(filter, BPF_RET | BPF_K, value, 0, 0); }
void qari_filter_load_number(qari_filter *filter) { load(filter, offsetof(struct seccomp_data, nr)); }
void qari_filter_load_argument(qari_filter *filter, int index) { load(filter, place(index)); }
void qari_filter_load_high(qari_filter *filter, int index) { load(filter, place(index) + 4); }

int qari_filter_begin(qari_filter *filter) {
    filter->count = 0;
    if (!HAS_FILTER) return -ENOSYS;
    load(filter, offsetof(struct seccomp_data, arch));
    qari_filter_add(filter, BPF_JMP | BPF_JEQ | BPF_K, architecture, 1, 0);
    qari_filter_answer(filter, SECCOMP_RET_KILL_PROCESS);
    qari_filter_load_number(filter);
    return 0;
}

int qari_filter_end(qari_filter *filter, uint32_t otherwise) {
    qari_filter_answer(filter, otherwise);
    if (filter->count > QARI_FILTER_LONGEST) return -E2BIG;
    struct sock_fprog program = {.len = filter->count, .filter = filter->steps};
    int result = qari_sandbox_no_new_privileges();
    if (result != 0) return result;
    long thread = syscall(SYS_seccomp, SECCOMP_SET_MODE_FILTER, SECCOMP_FILTER_FLAG_TSYNC, &program);
    if (thread == 0) return 0;
    return thread > 0 ? -ESRCH : -errno;
}

// MARK: Rules

void qari_filter_if_number(qari_filter *filter, int number, uint32_t answer) {
    qari_filter_add(filter, BPF_JMP | BPF_JEQ | BPF_K, (uint32_t)number, 0, 1);
    qari_filter_answer(filter, answer);
}

void qari_filter_if_any(qari_filter *filter, int number, int argument, uint32_t bits, uint32_t any, uint32_t none) {
    qari_filter_add(filter, BPF_JMP | BPF_JEQ | BPF_K, (uint32_t)number, 0, 4);
    qari_filter_load_argument(filter, argument);
    qari_filter_add(filter, BPF_JMP | BPF_JSET | BPF_K, bits, 0, 1);
    qari_filter_answer(filter, any);
    qari_filter_answer(filter, none);
}

void qari_filter_if_all(qari_filter *filter, int number, int argument, uint32_t bits, uint32_t all, uint32_t otherwise) {
    qari_filter_add(filter, BPF_JMP | BPF_JEQ | BPF_K, (uint32_t)number, 0, 5);
    qari_filter_load_argument(filter, argument);
    qari_filter_add(filter, BPF_ALU | BPF_AND | BPF_K, bits, 0, 0);
    qari_filter_add(filter, BPF_JMP | BPF_JEQ | BPF_K, bits, 0, 1);
    qari_filter_answer(filter, all);
    qari_filter_answer(filter, otherwise);
}

void qari_filter_if_among(
    qari_filter *filter, int number, int argument, const uint32_t *values, int count, uint32_t among, uint32_t otherwise) {
    qari_filter_add(filter, BPF_JMP | BPF_JEQ | BPF_K, (uint32_t)number, 0, (uint8_t)(2 * count + 2));
    qari_filter_load_argument(filter, argument);
    for (int index = 0; index < count; index++) {
        qari_filter_add(filter, BPF_JMP | BPF_JEQ | BPF_K, values[index], 0, 1);
        qari_filter_answer(filter, among);
    }
    qari_filter_answer(filter, otherwise);
}
