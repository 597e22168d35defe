// The side of the program that stands ready, loaded, to read one input after the other, each in a process of its own.
//
// Loading a large library takes longer than most files take to read. What stands ready has seen none of the inputs: it
// forks before the first byte is read, and the new process then locks itself in (sandbox.h) as if it had been started.
// One thing is less than in a program started anew: all that are forked from one have its addresses in memory. So the
// other side (warm_child.cc) does not use one for long, and never again after a crash.
#pragma once

namespace gongkai::docread {

/// Serves orders from the socket on standard input. Returns in each new process, whose standard input and output are
/// those of its order, and which ends with the one it was forked from; ends the process that serves when the other side
/// is gone.
void ForkForEachInput();

}  // namespace gongkai::docread
