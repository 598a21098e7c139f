// Asks each library for its version. One that has no function for that says it by the name of its file, behind `.so.`.
#define _GNU_SOURCE
#include "library_versions.h"

#include <cmark-gfm_version.h>
#include <dlfcn.h>
#include <limits.h>
#include <link.h>
#include <stdlib.h>
#include <string.h>

typedef struct {
    const char *name;
    /// What the loader finds it by; NULL where it is a part of the program.
    const char *file;
    /// A function without arguments that gives a text, a variable that holds one, or the text.
    const char *function;
    const char *variable;
    const char *text;
    /// The text begins behind the first of these, and ends at a line's end or a space.
    const char *behind;
} library;

static const library libraries[] = {
    {.name = "FriBidi", .file = "libfribidi.so.0", .variable = "fribidi_version_info", .behind = ") "},
    {.name = "ncurses", .file = "libtinfo.so.6", .function = "curses_version", .behind = "ncurses "},
    {.name = "SQLite", .file = "libsqlite3.so.0", .function = "sqlite3_libversion"},
    {.name = "Snowball", .file = "libstemmer.so.0d"},
    {.name = "Expat", .file = "libexpat.so.1", .function = "XML_ExpatVersion", .behind = "expat_"},
    {.name = "Gumbo", .file = "libgumbo.so.1"},
    {.name = "libzip", .file = "libzip.so.4", .function = "zip_libzip_version"},
    {.name = "zlib", .file = "libz.so.1", .function = "zlibVersion"},
    {.name = "cmark-gfm", .text = CMARK_GFM_VERSION_STRING},
    {.name = "libqrencode", .file = "libqrencode.so.4", .function = "QRcode_APIVersionString"},
    {.name = "glibc", .file = "libc.so.6", .function = "gnu_get_libc_version"},
};

/// `1.0.0` of `/usr/lib/libgumbo.so.1.0.0`, wherever the name that was asked for leads.
static const char *version_of_file(void *handle, char *path) {
    struct link_map *map;
    if (dlinfo(handle, RTLD_DI_LINKMAP, &map) != 0 || !realpath(map->l_name, path)) return NULL;
    const char *end = strstr(path, ".so.");
    return end ? end + strlen(".so.") : NULL;
}

qari_library_version qari_library_version_of(int number) {
    static char path[PATH_MAX], text[64];
    if (number < 0 || number >= (int)(sizeof libraries / sizeof *libraries)) return (qari_library_version){0};
    const library *asked = &libraries[number];
    const char *version = asked->text;
    void *handle = asked->file ? dlopen(asked->file, RTLD_LAZY | RTLD_LOCAL) : NULL;
    if (handle) {
        void *found = asked->function || asked->variable ? dlsym(handle, asked->function ? asked->function : asked->variable) : NULL;
        if (asked->function && found) version = ((const char *(*)(void))found)();
        else if (asked->variable && found) version = *(const char **)found;
        else version = version_of_file(handle, path);
    }
    if (!version) return (qari_library_version){.name = asked->name};
    const char *start = asked->behind ? strstr(version, asked->behind) : NULL;
    if (start) version = start + strlen(asked->behind);
    size_t length = strcspn(version, " \n");
    if (length >= sizeof text) length = sizeof text - 1;
    memcpy(text, version, length);
    text[length] = 0;
    return (qari_library_version){.name = asked->name, .version = text};
}
