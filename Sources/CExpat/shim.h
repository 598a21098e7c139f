// Expat, a streaming parser of XML. Linked statically: a program that reads a plain file loads nothing more.
#include <expat.h>
