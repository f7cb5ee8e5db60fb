// SPDX-License-Identifier: GPL-3.0-or-later

// free() for the whole process, PAM modules included: what is freed is overwritten first.
//
// Modules keep the password in strings that they, libpam and libcrypt free without a wipe, and the
// worker lives on for as long as the session. glibc's M_PERTURB does not reach memory that goes
// back to a thread's cache, which is where short strings go.

#include <cstdlib>
#include <cstring>
#include <malloc.h>

#if !defined(__SANITIZE_ADDRESS__)

extern "C" void __libc_free(void *memory);

extern "C" __attribute__((visibility("default"))) void free(void *memory)
{
    // realloc and the like set it; a caller of free() may rely on its errno.
    if (memory)
        explicit_bzero(memory, malloc_usable_size(memory));
    __libc_free(memory);
}

#endif
