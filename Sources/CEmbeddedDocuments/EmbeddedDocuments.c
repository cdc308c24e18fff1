#include "CEmbeddedDocuments.h"

#pragma clang diagnostic ignored "-Wc23-extensions"

static const unsigned char pinyinTable[] = {
#embed "Documents/pinyin.txt"
};

static const unsigned char protocolYAML[] = {
#embed "Documents/protocol.yaml"
};

static const unsigned char sampleClinicJSON[] = {
#embed "../../sample-data/clinic.json"
};

static const unsigned char scriptsEnglishYAML[] = {
#embed "Documents/scripts/en.yaml"
};

static const unsigned char scriptsRussianYAML[] = {
#embed "Documents/scripts/ru.yaml"
};

static const unsigned char scriptsChineseYAML[] = {
#embed "Documents/scripts/zh.yaml"
};

static const unsigned char defaultThemeYAML[] = {
#embed "../../themes/default.yaml"
};

static const unsigned char highContrastThemeYAML[] = {
#embed "../../themes/high-contrast.yaml"
};

static const unsigned char lightThemeYAML[] = {
#embed "../../themes/light.yaml"
};

static const unsigned char monoThemeYAML[] = {
#embed "../../themes/mono.yaml"
};

static const EmbeddedDocument documents[] = {
    {"pinyin.txt", pinyinTable, sizeof(pinyinTable)},
    {"protocol.yaml", protocolYAML, sizeof(protocolYAML)},
    {"sample-data/clinic.json", sampleClinicJSON, sizeof(sampleClinicJSON)},
    {"scripts/en.yaml", scriptsEnglishYAML, sizeof(scriptsEnglishYAML)},
    {"scripts/ru.yaml", scriptsRussianYAML, sizeof(scriptsRussianYAML)},
    {"scripts/zh.yaml", scriptsChineseYAML, sizeof(scriptsChineseYAML)},
    {"themes/default.yaml", defaultThemeYAML, sizeof(defaultThemeYAML)},
    {"themes/high-contrast.yaml", highContrastThemeYAML, sizeof(highContrastThemeYAML)},
    {"themes/light.yaml", lightThemeYAML, sizeof(lightThemeYAML)},
    {"themes/mono.yaml", monoThemeYAML, sizeof(monoThemeYAML)},
};

const EmbeddedDocument *embeddedDocument(size_t index) {
  return index < sizeof(documents) / sizeof(documents[0]) ? &documents[index] : NULL;
}
