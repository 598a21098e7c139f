// libzip, a reader of ZIP archives, as Debian packages it (libzip-dev): the system's security updates reach it.
#include <zip.h>
