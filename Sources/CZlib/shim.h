// zlib, which unpacks gzip files, as Debian packages it (zlib1g-dev): the system's security updates reach it.
#include <zlib.h>
