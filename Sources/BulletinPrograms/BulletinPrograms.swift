// The Programs room runs other programs: `vipsthumbnail`, `git`, `rsync`.
//
// Its door is `Program`: found on a search path that the caller gives, run with arguments and never
// through a shell, with a chosen environment, a working folder, standard input, a time limit and
// limits on what it may print. `ProgramOutcome` is what came of it, `ProgramFailure` why nothing did.
