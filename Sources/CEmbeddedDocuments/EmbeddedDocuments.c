#include "CEmbeddedDocuments.h"

#pragma clang diagnostic ignored "-Wc23-extensions"

static const unsigned char protocolYAML[] = {
#embed "Documents/protocol.yaml"
};

static const EmbeddedDocument documents[] = {
    {"protocol.yaml", protocolYAML, sizeof(protocolYAML)},
};

const EmbeddedDocument *embeddedDocument(size_t index) {
  return index < sizeof(documents) / sizeof(documents[0]) ? &documents[index] : NULL;
}
