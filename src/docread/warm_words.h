// What is said between one who runs warm children and the program that forks them, over a socket that keeps messages
// apart. One input after the other: the input and output come with the order; word that the new process has begun goes
// back, with a descriptor of it; then the wish to have it reaped comes; how it ended goes back.
#pragma once

#include <initializer_list>
#include <vector>

namespace gongkai::docread {

inline constexpr char kWarmOrder = 'o';   // with the descriptors of input and output
inline constexpr char kWarmBegun = 'b';   // with a pidfd
inline constexpr char kWarmFailed = 'f';  // no process was to be had
inline constexpr char kWarmReap = 'r';

struct WarmEnded {
  int status = 0;  // as wait gives it
  long peak_kilobytes = 0;
};

/// One word and what goes with it. False when the other side is gone.
bool SayWarm(int socket, char word, std::initializer_list<int> descriptors);

struct WarmWord {
  char word = 0;  // 0: the other side is gone, or speaks another language
  std::vector<int> descriptors;
};
WarmWord HearWarm(int socket);

}  // namespace gongkai::docread
