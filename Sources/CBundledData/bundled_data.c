#include "bundled_data.h"
