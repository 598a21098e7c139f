/* What FriBidi called straight from C takes for what `qari print --order visual` does: a file's lines decoded, their
   levels resolved, letters joined and shaped, lines wrapped at spaces, reordered and encoded. No more than that: no parts
   of an article, no Unicode line breaking, no clusters, no data newer than FriBidi's own. scripts/bench compares with it.

       bench-fribidi COLUMNS FILE > OUT */
#include <fcntl.h>
#include <fribidi.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

/* Working memory, kept from one paragraph to the next. */
static FriBidiChar *text;
static FriBidiCharType *types;
static FriBidiBracketType *brackets;
static FriBidiLevel *levels;
static FriBidiArabicProp *joining;
static int room;

static unsigned char out[1 << 17];
static size_t filled;

static void reserve(int count) {
    if (count <= room) return;
    room = count * 2;
    text = realloc(text, room * sizeof *text);
    types = realloc(types, room * sizeof *types);
    brackets = realloc(brackets, room * sizeof *brackets);
    levels = realloc(levels, room * sizeof *levels);
    joining = realloc(joining, room * sizeof *joining);
    if (!text || !types || !brackets || !levels || !joining) exit(1);
}

static void flush(void) {
    for (size_t done = 0; done < filled;) {
        ssize_t count = write(STDOUT_FILENO, out + done, filled - done);
        if (count <= 0) exit(1);
        done += count;
    }
    filled = 0;
}

/* Well-formed UTF-8 is taken for granted. */
static int decode(const unsigned char *from, const unsigned char *end) {
    int count = 0;
    while (from < end) {
        FriBidiChar lead = *from++;
        int more = lead < 0x80 ? 0 : lead < 0xE0 ? 1 : lead < 0xF0 ? 2 : 3;
        FriBidiChar scalar = more == 0 ? lead : lead & (0x3F >> more);
        for (; more > 0 && from < end; more--) scalar = scalar << 6 | (*from++ & 0x3F);
        text[count++] = scalar;
    }
    return count;
}

static void encode(FriBidiChar scalar) {
    unsigned char *to = out + filled;
    if (scalar < 0x80) {
        to[0] = scalar;
        filled += 1;
    } else if (scalar < 0x800) {
        to[0] = 0xC0 | scalar >> 6;
        to[1] = 0x80 | (scalar & 0x3F);
        filled += 2;
    } else if (scalar < 0x10000) {
        to[0] = 0xE0 | scalar >> 12;
        to[1] = 0x80 | (scalar >> 6 & 0x3F);
        to[2] = 0x80 | (scalar & 0x3F);
        filled += 3;
    } else {
        to[0] = 0xF0 | scalar >> 18;
        to[1] = 0x80 | (scalar >> 12 & 0x3F);
        to[2] = 0x80 | (scalar >> 6 & 0x3F);
        to[3] = 0x80 | (scalar & 0x3F);
        filled += 4;
    }
}

static int width(int place) {
    return text[place] == FRIBIDI_CHAR_FILL || FRIBIDI_IS_EXPLICIT_OR_BN_OR_NSM(types[place]) || FRIBIDI_IS_ISOLATE(types[place]) ? 0 : 1;
}

/* Reorders and writes the line [start, end), set at the right edge of a right-to-left paragraph. */
static void put_line(int start, int end, int columns, int taken, FriBidiParType base) {
    if (end > start && !fribidi_reorder_line(FRIBIDI_FLAGS_DEFAULT, types, end - start, start, base, levels, text, NULL)) exit(1);
    if (filled + columns + 4 * (size_t)(end - start) + 1 > sizeof out) flush();
    if (FRIBIDI_IS_RTL(base) && taken < columns) {
        memset(out + filled, ' ', columns - taken);
        filled += columns - taken;
    }
    for (int place = start; place < end; place++)
        if (text[place] != FRIBIDI_CHAR_FILL) encode(text[place]);
    out[filled++] = '\n';
}

static void put_paragraph(int count, int columns) {
    FriBidiParType base = FRIBIDI_PAR_ON;
    fribidi_get_bidi_types(text, count, types);
    fribidi_get_bracket_types(text, count, types, brackets);
    if (count > 0 && !fribidi_get_par_embedding_levels_ex(types, brackets, count, &base, levels)) exit(1);
    fribidi_get_joining_types(text, count, joining);
    fribidi_join_arabic(types, count, levels, joining);
    fribidi_shape(FRIBIDI_FLAGS_DEFAULT | FRIBIDI_FLAGS_ARABIC, levels, count, joining, text);
    int start = 0;
    do {
        int place = start, taken = 0, space = -1, taken_at_space = 0;
        for (; place < count; place++) {
            if (text[place] == ' ') {
                space = place;
                taken_at_space = taken;
            }
            if (taken + width(place) > columns && text[place] != ' ') break;
            taken += width(place);
        }
        int end = place, next = place;
        if (place < count && space > start) {
            end = space;
            next = space + 1;
            taken = taken_at_space;
        }
        put_line(start, end, columns, taken, base);
        start = next;
    } while (start < count);
}

int main(int argument_count, char **arguments) {
    if (argument_count != 3) return 2;
    int columns = atoi(arguments[1]);
    int file = open(arguments[2], O_RDONLY);
    struct stat status;
    if (columns < 1 || columns > 1000 || file < 0 || fstat(file, &status) != 0) return 1;
    const unsigned char *bytes = mmap(NULL, status.st_size, PROT_READ, MAP_PRIVATE, file, 0);
    if (bytes == MAP_FAILED) return 1;
    const unsigned char *end = bytes + status.st_size;
    while (bytes < end) {
        const unsigned char *line_end = memchr(bytes, '\n', end - bytes);
        if (!line_end) line_end = end;
        reserve(line_end - bytes + 1);
        put_paragraph(decode(bytes, line_end), columns);
        bytes = line_end + 1;
    }
    flush();
    return 0;
}
