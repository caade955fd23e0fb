#include <git2.h>
#include <git2/sys/odb_backend.h>

/* git_libgit2_opts is variadic, which Swift cannot call: one function for each use. */

/* Whether every object is hashed when it is read. */
static inline int milepost_git_set_strict_hash(int enabled) {
  return git_libgit2_opts(GIT_OPT_ENABLE_STRICT_HASH_VERIFICATION, enabled);
}

/* Whether objects are kept in memory after they were read. */
static inline int milepost_git_set_caching(int enabled) {
  return git_libgit2_opts(GIT_OPT_ENABLE_CACHING, enabled);
}

/* How many pack files may be open at once; 0 is no limit. */
static inline int milepost_git_set_open_packs(size_t limit) {
  return git_libgit2_opts(GIT_OPT_SET_MWINDOW_FILE_LIMIT, limit);
}
