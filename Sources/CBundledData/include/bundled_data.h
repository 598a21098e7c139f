// The files carried inside the program: themes and the bundled articles.
#ifndef QARI_BUNDLED_DATA_H
#define QARI_BUNDLED_DATA_H
#include <stddef.h>
#endif
