// What the process does with memory that it has freed.
#pragma once

namespace gongkai {

/// kSmall: what reading and checking takes. kFonts: also the blocks into which a font is read for each PDF.
enum class FreedBlocks { kSmall, kFonts };

/// Keeps up to some tens of megabytes at hand instead of giving them back after each report and asking for them again
/// before the next (bench/read_check_bench.cc: a tenth of the time of a short report), or for each PDF that is written
/// (the export of the demo county's pages: half of its time). Every thread keeps its own, so fonts are not for a
/// program of many threads. Called once, before any thread.
void KeepFreedMemory(FreedBlocks blocks);

}  // namespace gongkai
