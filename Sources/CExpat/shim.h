// Expat, a streaming parser of XML, as Debian packages it (libexpat1-dev): the system's security updates reach it.
#include <expat.h>
