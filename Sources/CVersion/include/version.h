// The version that the build names; see Package.swift and scripts/version.
const char *bulletin_version(void);
