// Snowball's stemmers, as Debian packages them (libstemmer-dev).
#include <libstemmer.h>
