#ifndef BULLETIN_CQRCODE_SHIM_H
#define BULLETIN_CQRCODE_SHIM_H

#include <qrencode.h>

#endif
