// A filter of system calls in the making: a program of BPF's that the kernel runs at each call. Of this target alone.
#ifndef QARI_SANDBOX_FILTER_H
#define QARI_SANDBOX_FILTER_H
#include <linux/filter.h>
#include <stdint.h>

enum { QARI_FILTER_LONGEST = 512 };

typedef struct {
    struct sock_filter steps[QARI_FILTER_LONGEST];
    unsigned short count;
} qari_filter;

/// What the kernel answers to a call that it does not carry out.
#define QARI_REFUSAL (SECCOMP_RET_ERRNO | EPERM)

/// One step; a jump skips so many steps when what is loaded compares so, or does not.
void qari_filter_add(qari_filter *filter, uint16_t code, uint32_t value, uint8_t if_true, uint8_t if_false);
void qari_filter_answer(qari_filter *filter, uint32_t value);
void qari_filter_load_number(qari_filter *filter);
/// The low half of an argument, or the high one; the machines that there are filters for store the low half first.
void qari_filter_load_argument(qari_filter *filter, int index);
void qari_filter_load_high(qari_filter *filter, int index);

/// Begins: calls made as on another machine end the process, and the number of any other call is loaded. ENOSYS negated on machines that
/// there is no filter for.
int qari_filter_begin(qari_filter *filter);
/// Ends with an answer to what none of the steps has answered, and holds all threads to it. 0, or an errno negated.
int qari_filter_end(qari_filter *filter, uint32_t otherwise);

// A rule each, complete: whatever it does not answer goes on to the next with the call's number loaded.

void qari_filter_if_number(qari_filter *filter, int number, uint32_t answer);
/// Answers by whether any of these bits of an argument are set.
void qari_filter_if_any(qari_filter *filter, int number, int argument, uint32_t bits, uint32_t any, uint32_t none);
/// Answers by whether all of these bits of an argument are set.
void qari_filter_if_all(qari_filter *filter, int number, int argument, uint32_t bits, uint32_t all, uint32_t otherwise);
/// Answers by whether an argument's low half is one of these values.
void qari_filter_if_among(
    qari_filter *filter, int number, int argument, const uint32_t *values, int count, uint32_t among, uint32_t otherwise);
#endif
