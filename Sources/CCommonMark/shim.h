#ifndef BULLETIN_CCOMMONMARK_SHIM_H
#define BULLETIN_CCOMMONMARK_SHIM_H

#include <cmark.h>

#endif
