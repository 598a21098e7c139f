// cmark-gfm: CommonMark and what GitHub writes besides (tables, footnotes, what is struck out). Linked statically: a program that reads
// a plain file loads nothing more.
#include <cmark-gfm.h>
#include <cmark-gfm-core-extensions.h>
