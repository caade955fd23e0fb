#include <libdeflate.h>

/* Asks the processor to have a line of memory ready soon; any address will do. */
static inline void milepost_prefetch(const void *address) { __builtin_prefetch(address); }
