#include "bundled_data.h"
#pragma clang diagnostic ignored "-Wc23-extensions"

// One line here and one in the table below for every file.
static const unsigned char dark[] = {
#embed "../../themes/dark.toml"
};
static const unsigned char light[] = {
#embed "../../themes/light.toml"
};
static const unsigned char sepia[] = {
#embed "../../themes/sepia.toml"
};
static const unsigned char navy[] = {
#embed "../../themes/navy.toml"
};
static const unsigned char high_contrast_dark[] = {
#embed "../../themes/high-contrast-dark.toml"
};
static const unsigned char high_contrast_light[] = {
#embed "../../themes/high-contrast-light.toml"
};
static const unsigned char monochrome[] = {
#embed "../../themes/monochrome.toml"
};
static const unsigned char guide[] = {
#embed "../../articles/guide.txt"
};
static const unsigned char news[] = {
#embed "../../articles/news.txt"
};
static const unsigned char lam_alef[] = {
#embed "../../articles/lam-alef.txt"
};
static const unsigned char vocalised[] = {
#embed "../../articles/vocalised.txt"
};
static const unsigned char english[] = {
#embed "../../articles/english.txt"
};
static const unsigned char mixed[] = {
#embed "../../articles/mixed.txt"
};

static const qari_bundled_file files[] = {
    {"themes/dark.toml", dark, sizeof dark},
    {"themes/light.toml", light, sizeof light},
    {"themes/sepia.toml", sepia, sizeof sepia},
    {"themes/navy.toml", navy, sizeof navy},
    {"themes/high-contrast-dark.toml", high_contrast_dark, sizeof high_contrast_dark},
    {"themes/high-contrast-light.toml", high_contrast_light, sizeof high_contrast_light},
    {"themes/monochrome.toml", monochrome, sizeof monochrome},
    {"articles/guide.txt", guide, sizeof guide},
    {"articles/news.txt", news, sizeof news},
    {"articles/lam-alef.txt", lam_alef, sizeof lam_alef},
    {"articles/vocalised.txt", vocalised, sizeof vocalised},
    {"articles/english.txt", english, sizeof english},
    {"articles/mixed.txt", mixed, sizeof mixed},
};

size_t qari_bundled_count(void) { return sizeof files / sizeof *files; }
qari_bundled_file qari_bundled_at(size_t index) { return files[index]; }
