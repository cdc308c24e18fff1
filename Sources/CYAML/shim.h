#ifndef HUIFANG_CYAML_H
#define HUIFANG_CYAML_H

#include <yaml.h>

#endif
