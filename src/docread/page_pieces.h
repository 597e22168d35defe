// A long document, a few pages at a time, two processes beside each other: for progress, and so that nothing grows with
// the document. Next to read: burn.cc, page_look.cc (who use it).
#pragma once

#include <functional>

namespace gongkai::docread {

/// How far: pages done of all. Called by one thread at a time, but not by who called. False: stop.
using PagesDone = std::function<bool(int done, int pages)>;

enum class PiecesEnd { kDone, kFailed, kStopped };

/// Calls `work(first, last, piece)` for every `each` pages from page 1 on, pieces numbered from 0; of two threads at
/// once. kFailed as soon as one says false, kStopped as soon as `done` does; what runs is waited for.
PiecesEnd InPieces(int pages, int each, const PagesDone& done,
                   const std::function<bool(int first, int last, int piece)>& work);

}  // namespace gongkai::docread
