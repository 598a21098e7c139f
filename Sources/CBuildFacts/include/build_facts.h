// What a build is told of its source (Package.swift).
#ifndef QARI_BUILD_FACTS_H
#define QARI_BUILD_FACTS_H

/// The commit that the program was built of, as `git rev-parse` says it, with `-modified` where the files were others; NULL where the build
/// was not told (QARI_COMMIT, which `make build` sets).
const char *qari_build_commit(void);

#endif
