/* The least that a build of a site costs: every Markdown text rendered by libcmark, and as many files
   written as a build wrote, of the same sizes at the same paths.

     cc -O2 -pthread -o floor floor.c -lcmark
     ./floor CONTENT REFERENCE OUTPUT [THREADS]

   CONTENT holds the texts; their heads, between two lines of three hyphens, are skipped. REFERENCE is
   the output of the build; only its names and sizes are read, before the clock starts. OUTPUT must not
   exist. Prints wall clock and processor seconds of rendering and writing, and how many texts and
   files there were. Each file's bytes are those of the text rendered last, again and again. */

#define _GNU_SOURCE
#include <cmark.h>
#include <errno.h>
#include <fcntl.h>
#include <ftw.h>
#include <pthread.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

struct file {
  char *path;
  size_t size;
};

static struct file *texts, *files;
static size_t text_count, file_count, root_length;
static char **folders;
static size_t folder_count;
static const char *output;
static atomic_size_t next_text, next_file;

static void fail(const char *what, const char *path) {
  fprintf(stderr, "floor: %s %s: %s\n", what, path, strerror(errno));
  exit(1);
}

static void *grown(void *list, size_t count, size_t width) {
  if ((count & (count - 1)) != 0) return list;
  list = realloc(list, (count ? count * 2 : 1) * width);
  if (!list) fail("memory for", "a list");
  return list;
}

static int take_text(const char *path, const struct stat *status, int type, struct FTW *place) {
  (void)place;
  size_t length = strlen(path);
  if (type != FTW_F || length < 3 || strcmp(path + length - 3, ".md") != 0) return 0;
  texts = grown(texts, text_count, sizeof *texts);
  texts[text_count++] = (struct file){strdup(path), (size_t)status->st_size};
  return 0;
}

static int take_file(const char *path, const struct stat *status, int type, struct FTW *place) {
  (void)place;
  if (type == FTW_D) {
    folders = grown(folders, folder_count, sizeof *folders);
    folders[folder_count++] = strdup(path + root_length);
  } else if (type == FTW_F) {
    files = grown(files, file_count, sizeof *files);
    files[file_count++] = (struct file){strdup(path + root_length), (size_t)status->st_size};
  }
  return 0;
}

/* Reads a whole file into a buffer that grows; returns its length. */
static size_t contents(const char *path, char **buffer, size_t *room) {
  int file = open(path, O_RDONLY | O_CLOEXEC);
  if (file < 0) fail("open", path);
  size_t length = 0;
  for (;;) {
    if (length + 1 >= *room) {
      *room = *room ? *room * 2 : 1 << 16;
      *buffer = realloc(*buffer, *room);
      if (!*buffer) fail("memory for", path);
    }
    ssize_t count = read(file, *buffer + length, *room - length - 1);
    if (count < 0) fail("read", path);
    if (count == 0) break;
    length += (size_t)count;
  }
  close(file);
  (*buffer)[length] = 0;
  return length;
}

static const char *behind_head(const char *text, const char *end) {
  if (end - text < 4 || memcmp(text, "---\n", 4) != 0) return text;
  const char *close = memmem(text + 3, (size_t)(end - text - 3), "\n---\n", 5);
  return close ? close + 5 : text;
}

static void put(const struct file *file, const char *bytes, size_t length) {
  char path[4096];
  snprintf(path, sizeof path, "%s%s", output, file->path);
  int out = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0644);
  if (out < 0) fail("open", path);
  for (size_t left = file->size; left > 0;) {
    ssize_t count = write(out, bytes, left < length ? left : length);
    if (count <= 0) fail("write", path);
    left -= (size_t)count;
  }
  close(out);
}

static void *work(void *unused) {
  (void)unused;
  char *buffer = NULL, *html = NULL;
  size_t room = 0, html_length = 0;
  for (;;) {
    size_t place = atomic_fetch_add(&next_text, 1);
    if (place < text_count) {
      size_t length = contents(texts[place].path, &buffer, &room);
      const char *text = behind_head(buffer, buffer + length);
      free(html);
      html = cmark_markdown_to_html(text, (size_t)(buffer + length - text), CMARK_OPT_DEFAULT);
      html_length = strlen(html);
    }
    /* As many files for each text as there are in all. */
    size_t share = text_count ? (file_count + text_count - 1) / text_count : file_count;
    size_t first = atomic_fetch_add(&next_file, share);
    if (place >= text_count && first >= file_count) break;
    if (!html_length) {
      html = strdup("<p></p>\n");
      html_length = strlen(html);
    }
    for (size_t file = first; file < first + share && file < file_count; file++)
      put(&files[file], html, html_length);
  }
  free(buffer);
  free(html);
  return NULL;
}

static double now(clockid_t clock) {
  struct timespec time;
  clock_gettime(clock, &time);
  return (double)time.tv_sec + (double)time.tv_nsec / 1e9;
}

int main(int count, char **words) {
  if (count < 4) {
    fprintf(stderr, "floor CONTENT REFERENCE OUTPUT [THREADS]\n");
    return 2;
  }
  int threads = count > 4 ? atoi(words[4]) : 2;
  if (threads < 1 || threads > 64) threads = 2;
  if (nftw(words[1], take_text, 64, FTW_PHYS) != 0) fail("walk", words[1]);
  root_length = strlen(words[2]);
  if (nftw(words[2], take_file, 64, FTW_PHYS) != 0) fail("walk", words[2]);
  output = words[3];
  double wall = now(CLOCK_MONOTONIC), busy = now(CLOCK_PROCESS_CPUTIME_ID);
  for (size_t folder = 0; folder < folder_count; folder++) {
    char path[4096];
    snprintf(path, sizeof path, "%s%s", output, folders[folder]);
    if (mkdir(path, 0755) != 0) fail("mkdir", path);
  }
  pthread_t others[64];
  for (int other = 1; other < threads; other++) pthread_create(&others[other], NULL, work, NULL);
  work(NULL);
  for (int other = 1; other < threads; other++) pthread_join(others[other], NULL);
  struct rusage usage;
  getrusage(RUSAGE_SELF, &usage);
  printf("{\"wall\": %.3f, \"cpu\": %.3f, \"peak_kb\": %ld, \"texts\": %zu, \"files\": %zu}\n",
         now(CLOCK_MONOTONIC) - wall, now(CLOCK_PROCESS_CPUTIME_ID) - busy, usage.ru_maxrss, text_count,
         file_count);
  return 0;
}
