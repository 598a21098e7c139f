// A file of its own, so that another commit compiles this and nothing else.
#include "build_facts.h"

#include <stddef.h>

#define TEXT(name) #name
#define TEXT_OF(name) TEXT(name)

const char *qari_build_commit(void) {
#ifdef QARI_COMMIT
    return TEXT_OF(QARI_COMMIT);
#else
    return NULL;
#endif
}
