#include "unicode_data.h"
