#include "version.h"

#ifndef BULLETIN_VERSION
#error "Package.swift defines BULLETIN_VERSION"
#endif

const char *bulletin_version(void) { return BULLETIN_VERSION; }
