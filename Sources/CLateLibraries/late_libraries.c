// A function of a library of Debian's for each that we call: it looks for the one in the library and calls it. What the headers declare
// is hidden here, so that the libraries' own calls stay their own.
#include <dlfcn.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>

#pragma GCC visibility push(hidden)
#include <expat.h>
#include <gumbo.h>
#include <libstemmer.h>
#include <qrencode.h>
#include <sqlite3.h>
// What its header would show to others by name stays here.
#define ZIP_EXTERN
#include <zip.h>
#include <zlib.h>
#pragma GCC visibility pop

#include "late_libraries.h"

typedef struct {
    const char *name;
    _Atomic(void *) handle;
} late_library;

static late_library sqlite = {.name = "libsqlite3.so.0"};
static late_library stemmer = {.name = "libstemmer.so.0d"};
static late_library qrencode = {.name = "libqrencode.so.4"};
static late_library gumbo = {.name = "libgumbo.so.1"};
static late_library expat = {.name = "libexpat.so.1"};
static late_library libzip = {.name = "libzip.so.4"};
static late_library zlib = {.name = "libz.so.1"};

/// A program without one of its libraries is installed in part: nothing it could do then is worth doing. It ends as the loader would have
/// ended it at the start; the terminal's guard gives the terminal back on the way.
static void *found(void *thing) {
    if (thing) return thing;
    fprintf(stderr, "qari: %s\n", dlerror());
    exit(127);
}

/// Two threads that come at once get the same handle.
static void *handle(late_library *library) {
    void *handle = atomic_load(&library->handle);
    if (handle) return handle;
    handle = found(dlopen(library->name, RTLD_LAZY | RTLD_LOCAL));
    atomic_store(&library->handle, handle);
    return handle;
}

static void *function(_Atomic(void *) *known, late_library *library, const char *name) {
    void *function = atomic_load_explicit(known, memory_order_relaxed);
    if (function) return function;
    function = found(dlsym(handle(library), name));
    atomic_store_explicit(known, function, memory_order_relaxed);
    return function;
}

void qari_late_libraries_load(long libraries) {
    if (libraries & QARI_LATE_SQLITE) handle(&sqlite);
    if (libraries & QARI_LATE_STEMMER) handle(&stemmer);
    if (libraries & QARI_LATE_QRENCODE) handle(&qrencode);
    if (libraries & QARI_LATE_GUMBO) handle(&gumbo);
    if (libraries & QARI_LATE_EXPAT) handle(&expat);
    if (libraries & QARI_LATE_ARCHIVES) {
        handle(&libzip);
        handle(&zlib);
    }
}

/// Its type is the header's: a function that is not called as it is declared does not compile.
#define LATE(library, result, name, parameters, ...)                                 \
    result name parameters {                                                         \
        static _Atomic(void *) known;                                                \
        return ((__typeof__(&name))function(&known, &library, #name))(__VA_ARGS__);  \
    }

LATE(sqlite, int, sqlite3_open_v2, (const char *a, sqlite3 **b, int c, const char *d), a, b, c, d)
LATE(sqlite, int, sqlite3_close_v2, (sqlite3 *a), a)
LATE(sqlite, int, sqlite3_busy_timeout, (sqlite3 *a, int b), a, b)
LATE(sqlite, int, sqlite3_changes, (sqlite3 *a), a)
LATE(sqlite, const char *, sqlite3_errmsg, (sqlite3 *a), a)
LATE(sqlite, const char *, sqlite3_errstr, (int a), a)
LATE(sqlite, int, sqlite3_extended_errcode, (sqlite3 *a), a)
LATE(sqlite, int, sqlite3_get_autocommit, (sqlite3 *a), a)
LATE(sqlite, void, sqlite3_interrupt, (sqlite3 *a), a)
LATE(sqlite, sqlite3_int64, sqlite3_last_insert_rowid, (sqlite3 *a), a)
LATE(sqlite, void, sqlite3_progress_handler, (sqlite3 *a, int b, int (*c)(void *), void *d), a, b, c, d)
LATE(
    sqlite, int, sqlite3_exec, (sqlite3 *a, const char *b, int (*c)(void *, int, char **, char **), void *d, char **e), a, b, c, d, e)

LATE(sqlite, int, sqlite3_prepare_v2, (sqlite3 *a, const char *b, int c, sqlite3_stmt **d, const char **e), a, b, c, d, e)
LATE(
    sqlite, int, sqlite3_prepare_v3, (sqlite3 *a, const char *b, int c, unsigned d, sqlite3_stmt **e, const char **f), a, b, c, d, e, f)
LATE(sqlite, int, sqlite3_step, (sqlite3_stmt *a), a)
LATE(sqlite, int, sqlite3_reset, (sqlite3_stmt *a), a)
LATE(sqlite, int, sqlite3_finalize, (sqlite3_stmt *a), a)
LATE(sqlite, int, sqlite3_clear_bindings, (sqlite3_stmt *a), a)
LATE(sqlite, int, sqlite3_data_count, (sqlite3_stmt *a), a)
LATE(sqlite, sqlite3 *, sqlite3_db_handle, (sqlite3_stmt *a), a)

LATE(sqlite, int, sqlite3_bind_null, (sqlite3_stmt *a, int b), a, b)
LATE(sqlite, int, sqlite3_bind_int64, (sqlite3_stmt *a, int b, sqlite3_int64 c), a, b, c)
LATE(sqlite, int, sqlite3_bind_double, (sqlite3_stmt *a, int b, double c), a, b, c)
LATE(
    sqlite, int, sqlite3_bind_text64,
    (sqlite3_stmt *a, int b, const char *c, sqlite3_uint64 d, void (*e)(void *), unsigned char f), a, b, c, d, e, f)
LATE(sqlite, int, sqlite3_bind_blob64, (sqlite3_stmt *a, int b, const void *c, sqlite3_uint64 d, void (*e)(void *)), a, b, c, d, e)
LATE(sqlite, int, sqlite3_bind_zeroblob, (sqlite3_stmt *a, int b, int c), a, b, c)
LATE(sqlite, int, sqlite3_bind_pointer, (sqlite3_stmt *a, int b, void *c, const char *d, void (*e)(void *)), a, b, c, d, e)

LATE(sqlite, int, sqlite3_column_count, (sqlite3_stmt *a), a)
LATE(sqlite, const char *, sqlite3_column_name, (sqlite3_stmt *a, int b), a, b)
LATE(sqlite, int, sqlite3_column_type, (sqlite3_stmt *a, int b), a, b)
LATE(sqlite, int, sqlite3_column_bytes, (sqlite3_stmt *a, int b), a, b)
LATE(sqlite, const void *, sqlite3_column_blob, (sqlite3_stmt *a, int b), a, b)
LATE(sqlite, const unsigned char *, sqlite3_column_text, (sqlite3_stmt *a, int b), a, b)
LATE(sqlite, sqlite3_int64, sqlite3_column_int64, (sqlite3_stmt *a, int b), a, b)
LATE(sqlite, double, sqlite3_column_double, (sqlite3_stmt *a, int b), a, b)

LATE(sqlite, const void *, sqlite3_value_blob, (sqlite3_value *a), a)
LATE(sqlite, int, sqlite3_value_bytes, (sqlite3_value *a), a)
LATE(sqlite, double, sqlite3_value_double, (sqlite3_value *a), a)
LATE(sqlite, void, sqlite3_result_double, (sqlite3_context *a, double b), a, b)
LATE(sqlite, void, sqlite3_result_error_code, (sqlite3_context *a, int b), a, b)

LATE(stemmer, struct sb_stemmer *, sb_stemmer_new, (const char *a, const char *b), a, b)
LATE(stemmer, void, sb_stemmer_delete, (struct sb_stemmer *a), a)
LATE(stemmer, const sb_symbol *, sb_stemmer_stem, (struct sb_stemmer *a, const sb_symbol *b, int c), a, b, c)
LATE(stemmer, int, sb_stemmer_length, (struct sb_stemmer *a), a)

LATE(qrencode, QRcode *, QRcode_encodeString8bit, (const char *a, int b, QRecLevel c), a, b, c)
LATE(qrencode, void, QRcode_free, (QRcode *a), a)

LATE(gumbo, GumboOutput *, gumbo_parse_with_options, (const GumboOptions *a, const char *b, size_t c), a, b, c)
LATE(gumbo, void, gumbo_destroy_output, (const GumboOptions *a, GumboOutput *b), a, b)
LATE(gumbo, const char *, gumbo_normalized_tagname, (GumboTag a), a)
LATE(gumbo, void, gumbo_tag_from_original_text, (GumboStringPiece *a), a)

const GumboOptions *qari_gumbo_default_options(void) { return found(dlsym(handle(&gumbo), "kGumboDefaultOptions")); }

LATE(expat, XML_Parser, XML_ParserCreate, (const XML_Char *a), a)
LATE(expat, XML_Parser, XML_ExternalEntityParserCreate, (XML_Parser a, const XML_Char *b, const XML_Char *c), a, b, c)
LATE(expat, void, XML_ParserFree, (XML_Parser a), a)
LATE(expat, void, XML_SetUserData, (XML_Parser a, void *b), a, b)
LATE(expat, void, XML_SetElementHandler, (XML_Parser a, XML_StartElementHandler b, XML_EndElementHandler c), a, b, c)
LATE(expat, void, XML_SetCharacterDataHandler, (XML_Parser a, XML_CharacterDataHandler b), a, b)
LATE(expat, void, XML_SetEntityDeclHandler, (XML_Parser a, XML_EntityDeclHandler b), a, b)
LATE(expat, enum XML_Error, XML_UseForeignDTD, (XML_Parser a, XML_Bool b), a, b)
LATE(expat, int, XML_SetParamEntityParsing, (XML_Parser a, enum XML_ParamEntityParsing b), a, b)
LATE(expat, void, XML_SetExternalEntityRefHandler, (XML_Parser a, XML_ExternalEntityRefHandler b), a, b)
LATE(expat, void, XML_SetSkippedEntityHandler, (XML_Parser a, XML_SkippedEntityHandler b), a, b)
LATE(expat, enum XML_Status, XML_Parse, (XML_Parser a, const char *b, int c, int d), a, b, c, d)
LATE(expat, enum XML_Status, XML_StopParser, (XML_Parser a, XML_Bool b), a, b)
LATE(expat, XML_Size, XML_GetCurrentLineNumber, (XML_Parser a), a)
LATE(expat, enum XML_Error, XML_GetErrorCode, (XML_Parser a), a)
LATE(expat, const XML_LChar *, XML_ErrorString, (enum XML_Error a), a)

LATE(libzip, void, zip_error_init, (zip_error_t *a), a)
LATE(libzip, void, zip_error_fini, (zip_error_t *a), a)
LATE(libzip, int, zip_error_code_zip, (const zip_error_t *a), a)
LATE(libzip, zip_error_t *, zip_get_error, (zip_t *a), a)
LATE(libzip, zip_source_t *, zip_source_buffer_create, (const void *a, zip_uint64_t b, int c, zip_error_t *d), a, b, c, d)
LATE(libzip, void, zip_source_free, (zip_source_t *a), a)
LATE(libzip, zip_t *, zip_open_from_source, (zip_source_t *a, int b, zip_error_t *c), a, b, c)
LATE(libzip, void, zip_discard, (zip_t *a), a)
LATE(libzip, zip_int64_t, zip_get_num_entries, (zip_t *a, zip_flags_t b), a, b)
LATE(libzip, const char *, zip_get_name, (zip_t *a, zip_uint64_t b, zip_flags_t c), a, b, c)
LATE(libzip, int, zip_stat_index, (zip_t *a, zip_uint64_t b, zip_flags_t c, zip_stat_t *d), a, b, c, d)
LATE(libzip, zip_file_t *, zip_fopen_index, (zip_t *a, zip_uint64_t b, zip_flags_t c), a, b, c)
LATE(libzip, zip_int64_t, zip_fread, (zip_file_t *a, void *b, zip_uint64_t c), a, b, c)
LATE(libzip, int, zip_fclose, (zip_file_t *a), a)

LATE(zlib, int, inflateInit2_, (z_streamp a, int b, const char *c, int d), a, b, c, d)
LATE(zlib, int, inflate, (z_streamp a, int b), a, b)
LATE(zlib, int, inflateReset, (z_streamp a), a)
LATE(zlib, int, inflateEnd, (z_streamp a), a)
