// What is said between one who runs warm children and the program that forks them, over a socket that keeps messages
// apart. One input after the other: the input and output come with the order, then the number of the new process goes
// back, then the wish to have it reaped comes, then how it ended goes back.
#pragma once

#include <sys/types.h>

namespace gongkai::docread {

inline constexpr char kWarmOrder = 'o';  // with the descriptors of input and output
inline constexpr char kWarmReap = 'r';

struct WarmStarted {
  pid_t child = -1;  // -1: no process was to be had
};

struct WarmEnded {
  int status = 0;  // as wait gives it
  long peak_kilobytes = 0;
};

}  // namespace gongkai::docread
