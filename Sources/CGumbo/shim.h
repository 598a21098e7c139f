// Gumbo, a parser of HTML5 after the WHATWG's algorithm, as Debian packages it (libgumbo-dev): the system's security updates reach it.
#include <gumbo.h>

// The children and attributes of elements are vectors of untyped pointers; these give them their types.
static inline GumboNode *qari_gumbo_child(const GumboVector *vector, unsigned index) { return (GumboNode *)vector->data[index]; }
static inline GumboAttribute *qari_gumbo_attribute(const GumboVector *vector, unsigned index) {
    return (GumboAttribute *)vector->data[index];
}

/// Gumbo's own options: a datum of a library that is loaded when it is needed (CLateLibraries).
const GumboOptions *_Nonnull qari_gumbo_default_options(void);
