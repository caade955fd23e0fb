#include <git2.h>
#include <git2/sys/odb_backend.h>

/* libgit2 is loaded when it is needed, not when the program starts: see lazy.c. */

/* Loads libgit2. Returns NULL, or why that failed. Call it once, before any other function. */
const char *milepost_git_load(void);

/* git_libgit2_opts is variadic, which Swift cannot call: one function for each use. */

/* Whether every object is hashed when it is read. */
int milepost_git_set_strict_hash(int enabled);

/* Whether objects are kept in memory after they were read. */
int milepost_git_set_caching(int enabled);

/* How many pack files may be open at once; 0 is no limit. */
int milepost_git_set_open_packs(size_t limit);
