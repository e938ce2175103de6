import BulletinCommand

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

exit(await runBulletin(Array(CommandLine.arguments.dropFirst())))
