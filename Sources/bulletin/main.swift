import BulletinCommand
import CSystem

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

bulletin_keep_memory()
exit(await runBulletin(Array(CommandLine.arguments.dropFirst())))
