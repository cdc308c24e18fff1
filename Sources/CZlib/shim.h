#ifndef HUIFANG_CZLIB_H
#define HUIFANG_CZLIB_H

#include <zlib.h>

// Swift sees no macros with arguments. 15 + 16: the largest window, in the format of gzip.
static inline int startCompressing(z_stream *stream) {
  return deflateInit2(stream, 6, Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY);
}

static inline int startExpanding(z_stream *stream) { return inflateInit2(stream, 15 + 16); }

#endif
