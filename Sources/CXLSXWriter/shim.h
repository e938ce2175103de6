#ifndef BULLETIN_CXLSXWRITER_SHIM_H
#define BULLETIN_CXLSXWRITER_SHIM_H

#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include <xlsxwriter.h>

/* Older releases of the library write to a path only, so a workbook is made in a folder of its own
   that is gone when the call returns. Every function answers 0, or the number of what failed. */

#define BULLETIN_PATH_SIZE 1024

typedef struct bulletin_folder {
  char folder[BULLETIN_PATH_SIZE];
  char file[BULLETIN_PATH_SIZE + 16];
} bulletin_folder;

static inline int bulletin_folder_make(bulletin_folder *made, const char *parent) {
  int size = snprintf(made->folder, sizeof made->folder, "%s/bulletin-XXXXXX", parent);
  if (size < 0 || (size_t)size >= sizeof made->folder || mkdtemp(made->folder) == NULL) {
    return 1;
  }
  snprintf(made->file, sizeof made->file, "%s/book.xlsx", made->folder);
  return 0;
}

static inline void bulletin_folder_drop(bulletin_folder *made) {
  (void)unlink(made->file);
  (void)rmdir(made->folder);
}

/* The number of bytes of the finished file; -1 where it cannot be read. */
static inline long bulletin_folder_size(const bulletin_folder *made) {
  FILE *file = fopen(made->file, "rb");
  if (file == NULL) {
    return -1;
  }
  long size = fseek(file, 0, SEEK_END) == 0 ? ftell(file) : -1;
  fclose(file);
  return size;
}

static inline int bulletin_folder_read(const bulletin_folder *made, uint8_t *bytes, size_t size) {
  FILE *file = fopen(made->file, "rb");
  if (file == NULL) {
    return 1;
  }
  size_t count = fread(bytes, 1, size, file);
  fclose(file);
  return count == size ? 0 : 1;
}

/* The fields of a C struct that Swift would have to spell as pointers into its own strings. */
static inline lxw_workbook *bulletin_workbook_new(bulletin_folder *made) {
  lxw_workbook_options options;
  memset(&options, 0, sizeof options);
  options.tmpdir = made->folder;
  return workbook_new_opt(made->file, &options);
}

static inline int bulletin_workbook_date(lxw_workbook *book, int64_t seconds) {
  lxw_doc_properties properties;
  memset(&properties, 0, sizeof properties);
  /* The library takes 0 for "now". */
  properties.created = (time_t)(seconds == 0 ? 1 : seconds);
  return workbook_set_properties(book, &properties);
}

#endif
