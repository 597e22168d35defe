#include "base/freed_memory.h"

#include <malloc.h>

namespace gongkai {

void KeepFreedMemory(FreedBlocks blocks) {
  constexpr int kMegabyte = 1 << 20;
  const bool keeps_fonts = blocks == FreedBlocks::kFonts;
  mallopt(M_TRIM_THRESHOLD, (keeps_fonts ? 64 : 32) * kMegabyte);
  // Setting one ends glibc's own guess at the other: what is larger than this is mapped by itself, and unmapped at
  // once. A Chinese font is some 25 MB, and cairo reads it whole for each PDF; 32 MB is the most that glibc takes.
  mallopt(M_MMAP_THRESHOLD, (keeps_fonts ? 32 : 4) * kMegabyte);
}

}  // namespace gongkai
