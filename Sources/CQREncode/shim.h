// QR codes, as Debian packages the library that makes them (libqrencode-dev).
#include <qrencode.h>
