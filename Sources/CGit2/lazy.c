/*
 * The functions of libgit2 that GitReader calls, each handed on to the library once it is loaded.
 *
 * Linked in the usual way, libgit2 brings twenty libraries of network transports into every start of
 * the program, also of one that opens no repository; see docs/decisions/0075-lazy-libgit2.md.
 */
#include "shim.h"

#include <dlfcn.h>
#include <stddef.h>

/* X(result, name, parameters, arguments, what to return when the library is not loaded) */
#define FUNCTIONS(X)                                                                             \
  X(int, git_libgit2_init, (void), (), -1)                                                       \
  X(const git_error *, git_error_last, (void), (), NULL)                                         \
  X(int, git_odb_new, (git_odb **out), (out), -1)                                                \
  X(int, git_odb_add_backend, (git_odb *odb, git_odb_backend *backend, int priority),            \
    (odb, backend, priority), -1)                                                                \
  X(int, git_odb_backend_one_pack, (git_odb_backend **out, const char *index), (out, index), -1) \
  X(int, git_odb_hash, (git_oid *out, const void *data, size_t size, git_object_t type),         \
    (out, data, size, type), -1)                                                                 \
  X(int, git_odb_read, (git_odb_object **out, git_odb *odb, const git_oid *id), (out, odb, id),  \
    -1)                                                                                          \
  X(const void *, git_odb_object_data, (git_odb_object *object), (object), NULL)                 \
  X(size_t, git_odb_object_size, (git_odb_object *object), (object), 0)                          \
  X(git_object_t, git_odb_object_type, (git_odb_object *object), (object), GIT_OBJECT_INVALID)

#define PROCEDURES(X)                                            \
  X(git_error_clear, (void), ())                                 \
  X(git_odb_free, (git_odb *odb), (odb))                         \
  X(git_odb_object_free, (git_odb_object *object), (object))

#define DEFINE_FUNCTION(result, name, parameters, arguments, otherwise) \
  static result(*loaded_##name) parameters;                             \
  result name parameters { return loaded_##name ? loaded_##name arguments : otherwise; }
#define DEFINE_PROCEDURE(name, parameters, arguments) \
  static void(*loaded_##name) parameters;             \
  void name parameters { if (loaded_##name) loaded_##name arguments; }

FUNCTIONS(DEFINE_FUNCTION)
PROCEDURES(DEFINE_PROCEDURE)

static int (*loaded_opts)(int, ...);

const char *milepost_git_load(void) {
  /* The headers name the version whose calls they describe. */
  void *library = dlopen("libgit2.so." LIBGIT2_SOVERSION, RTLD_LAZY | RTLD_LOCAL);
  if (library == NULL) return dlerror();
#define LOAD(pointer, name) \
  if ((*(void **)(&pointer) = dlsym(library, name)) == NULL) return dlerror();
#define LOAD_FUNCTION(result, name, parameters, arguments, otherwise) LOAD(loaded_##name, #name)
#define LOAD_PROCEDURE(name, parameters, arguments) LOAD(loaded_##name, #name)
  FUNCTIONS(LOAD_FUNCTION)
  PROCEDURES(LOAD_PROCEDURE)
  LOAD(loaded_opts, "git_libgit2_opts")
  return NULL;
}

int milepost_git_set_strict_hash(int enabled) {
  return loaded_opts(GIT_OPT_ENABLE_STRICT_HASH_VERIFICATION, enabled);
}

int milepost_git_set_caching(int enabled) {
  return loaded_opts(GIT_OPT_ENABLE_CACHING, enabled);
}

int milepost_git_set_open_packs(size_t limit) {
  return loaded_opts(GIT_OPT_SET_MWINDOW_FILE_LIMIT, limit);
}
