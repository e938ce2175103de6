#ifndef BULLETIN_CCOMMONMARK_SHIM_H
#define BULLETIN_CCOMMONMARK_SHIM_H

#include <cmark.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

/* A bump allocator for cmark: memory is handed out in order and given back all at once.

   cmark_mem has no place for a state, so the arena in use is kept per thread. Whoever parses sets it
   before and clears it after, on one thread, without suspending in between. */

typedef struct bulletin_chunk {
  struct bulletin_chunk *previous;
  size_t capacity;
  size_t used;
  size_t unused; /* keeps what follows at a multiple of 16 */
} bulletin_chunk;

typedef struct bulletin_arena {
  bulletin_chunk *last;
} bulletin_arena;

/* Stands before every allocation: realloc needs the old size. */
typedef struct bulletin_block {
  size_t size;
  size_t unused;
} bulletin_block;

/* Room for an ordinary item and its second text, so that no chunk comes and goes per item. */
#define BULLETIN_ARENA_CHUNK ((size_t)1024 * 1024)

static inline bulletin_arena **bulletin_arena_in_use(void) {
  static _Thread_local bulletin_arena *arena;
  return &arena;
}

static inline size_t bulletin_arena_rounded(size_t size) {
  return (size + 15) & ~(size_t)15;
}

static inline uint8_t *bulletin_chunk_bytes(bulletin_chunk *chunk) {
  return (uint8_t *)(chunk + 1);
}

static inline bulletin_chunk *bulletin_chunk_new(bulletin_chunk *previous, size_t capacity) {
  bulletin_chunk *chunk = (bulletin_chunk *)malloc(sizeof(bulletin_chunk) + capacity);
  if (chunk == NULL) {
    abort(); /* as cmark's own allocator does: it has no way to report a lack of memory */
  }
  chunk->previous = previous;
  chunk->capacity = capacity;
  chunk->used = 0;
  chunk->unused = 0;
  return chunk;
}

static inline void *bulletin_arena_take(size_t size) {
  bulletin_arena *arena = *bulletin_arena_in_use();
  if (arena == NULL || size > SIZE_MAX / 4) {
    abort();
  }
  size_t needed = sizeof(bulletin_block) + bulletin_arena_rounded(size);
  bulletin_chunk *chunk = arena->last;
  if (chunk == NULL || chunk->capacity - chunk->used < needed) {
    size_t capacity = needed > BULLETIN_ARENA_CHUNK ? needed : BULLETIN_ARENA_CHUNK;
    chunk = bulletin_chunk_new(chunk, capacity);
    arena->last = chunk;
  }
  bulletin_block *block = (bulletin_block *)(bulletin_chunk_bytes(chunk) + chunk->used);
  block->size = size;
  chunk->used += needed;
  return block + 1;
}

static inline void *bulletin_arena_calloc(size_t count, size_t size) {
  if (size != 0 && count > SIZE_MAX / size) {
    abort();
  }
  void *memory = bulletin_arena_take(count * size);
  memset(memory, 0, count * size);
  return memory;
}

static inline void *bulletin_arena_realloc(void *old, size_t size) {
  if (old == NULL) {
    return bulletin_arena_take(size);
  }
  bulletin_block *block = (bulletin_block *)old - 1;
  if (size <= block->size) {
    return old;
  }
  bulletin_chunk *chunk = (*bulletin_arena_in_use())->last;
  size_t held = bulletin_arena_rounded(block->size);
  size_t wanted = bulletin_arena_rounded(size);
  int is_newest = (uint8_t *)old + held == bulletin_chunk_bytes(chunk) + chunk->used;
  if (is_newest && chunk->capacity - chunk->used >= wanted - held) {
    chunk->used += wanted - held;
    block->size = size;
    return old;
  }
  void *memory = bulletin_arena_take(size);
  memcpy(memory, old, block->size);
  return memory;
}

static inline void bulletin_arena_free(void *memory) { (void)memory; }

/* Forgets everything handed out; keeps one chunk of ordinary size for the next item. */
static inline void bulletin_arena_reset(bulletin_arena *arena) {
  bulletin_chunk *kept = NULL;
  bulletin_chunk *chunk = arena->last;
  while (chunk != NULL) {
    bulletin_chunk *previous = chunk->previous;
    if (kept == NULL && chunk->capacity == BULLETIN_ARENA_CHUNK) {
      kept = chunk;
    } else {
      free(chunk);
    }
    chunk = previous;
  }
  if (kept != NULL) {
    kept->previous = NULL;
    kept->used = 0;
  }
  arena->last = kept;
}

static inline void bulletin_arena_drop(bulletin_arena *arena) {
  bulletin_arena_reset(arena);
  free(arena->last);
  arena->last = NULL;
}

/* Parses a whole text; the tree lives in `arena` until its reset and must not be freed node by
   node. The parser itself lies in the arena too. */
static inline cmark_node *bulletin_parse(
    bulletin_arena *arena, const uint8_t *text, size_t size, int options) {
  static cmark_mem memory = {
      bulletin_arena_calloc, bulletin_arena_realloc, bulletin_arena_free};
  bulletin_arena **in_use = bulletin_arena_in_use();
  bulletin_arena *outer = *in_use;
  *in_use = arena;
  cmark_parser *parser = cmark_parser_new_with_mem(options, &memory);
  cmark_parser_feed(parser, (const char *)text, size);
  cmark_node *tree = cmark_parser_finish(parser);
  *in_use = outer;
  return tree;
}

#endif
