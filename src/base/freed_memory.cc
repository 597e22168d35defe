#include "base/freed_memory.h"

#include <malloc.h>

namespace gongkai {

void KeepFreedMemory() {
  constexpr int kMegabyte = 1 << 20;
  mallopt(M_TRIM_THRESHOLD, 32 * kMegabyte);
  // Setting one ends glibc's own guess at the other: what is larger than this is mapped by itself, and unmapped at
  // once.
  mallopt(M_MMAP_THRESHOLD, 4 * kMegabyte);
}

}  // namespace gongkai
