#ifndef BULLETIN_CSQLITE_SHIM_H
#define BULLETIN_CSQLITE_SHIM_H

#include <sqlite3.h>

/* Swift calls no function with a variable number of arguments. */

/* Nothing in a file may run code or change the file's own tables, and text in double quotes is a
   name, never a text that happens to match no column. */
static inline int bulletin_sqlite_harden(sqlite3 *database) {
  int outcome = sqlite3_db_config(database, SQLITE_DBCONFIG_DEFENSIVE, 1, (int *)0);
  if (outcome == SQLITE_OK) {
    outcome = sqlite3_db_config(database, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, (int *)0);
  }
  if (outcome == SQLITE_OK) {
    outcome = sqlite3_db_config(database, SQLITE_DBCONFIG_DQS_DML, 0, (int *)0);
  }
  if (outcome == SQLITE_OK) {
    outcome = sqlite3_db_config(database, SQLITE_DBCONFIG_DQS_DDL, 0, (int *)0);
  }
  return outcome;
}

/* SQLITE_TRANSIENT is a cast that the importer leaves out. */
static inline int bulletin_sqlite_bind_text(
    sqlite3_stmt *statement, int place, const char *text, int size) {
  return sqlite3_bind_text(statement, place, text, size, SQLITE_TRANSIENT);
}

static inline void bulletin_sqlite_result_error(sqlite3_context *context, const char *message) {
  sqlite3_result_error(context, message, -1);
}

#endif
