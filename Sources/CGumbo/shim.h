// Gumbo, a parser of HTML5 after the WHATWG's algorithm. Linked statically: a program that reads a plain file loads nothing more.
#include <gumbo.h>

// The children and attributes of elements are vectors of untyped pointers; these give them their types.
static inline GumboNode *qari_gumbo_child(const GumboVector *vector, unsigned index) { return (GumboNode *)vector->data[index]; }
static inline GumboAttribute *qari_gumbo_attribute(const GumboVector *vector, unsigned index) {
    return (GumboAttribute *)vector->data[index];
}
