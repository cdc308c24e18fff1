#ifndef HUIFANG_EMBEDDED_DOCUMENTS_H
#define HUIFANG_EMBEDDED_DOCUMENTS_H

#include <stddef.h>

/// A file of the source tree that travels inside the program, so that the built binary runs with no file beside it.
typedef struct {
  /// Its name in messages and look-ups: "themes/default.yaml".
  const char *name;
  /// UTF-8, not terminated by a zero byte.
  const unsigned char *bytes;
  size_t count;
} EmbeddedDocument;

/// The document at `index`, in the order of their names; NULL past the last one.
const EmbeddedDocument *embeddedDocument(size_t index);

#endif
