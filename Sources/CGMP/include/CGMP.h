#pragma once
#if !__has_include(<gmp.h>)
#error "gmp.h not found: install the GNU MP development files (Debian, Ubuntu: apt-get install libgmp-dev)"
#endif
#include <gmp.h>
