#include "docread/page_pieces.h"

#include <algorithm>
#include <exception>
#include <mutex>
#include <thread>

namespace gongkai::docread {
namespace {

class Pieces {
 public:
  Pieces(int pages, int each, const PagesDone& done, const std::function<bool(int, int, int)>& work)
      : pages_(pages), each_(each), done_(done), work_(work) {}

  void Run() {
    for (int piece = Next(); piece >= 0; piece = Next()) {
      const int first = piece * each_ + 1, last = std::min(first + each_ - 1, pages_);
      try {
        Finished(work_(first, last, piece), last - first + 1);
      } catch (...) {
        const std::lock_guard lock(mutex_);
        thrown_ = std::current_exception();
        end_ = PiecesEnd::kFailed;
      }
    }
  }

  PiecesEnd End() const {
    if (thrown_) std::rethrow_exception(thrown_);
    return end_;
  }

 private:
  /// -1: there is nothing left to do.
  int Next() {
    const std::lock_guard lock(mutex_);
    return end_ == PiecesEnd::kDone && next_ * each_ < pages_ ? next_++ : -1;
  }

  void Finished(bool good, int pages) {
    const std::lock_guard lock(mutex_);
    if (!good && end_ == PiecesEnd::kDone) end_ = PiecesEnd::kFailed;
    finished_ += pages;
    if (good && done_ && !done_(finished_, pages_) && end_ == PiecesEnd::kDone) end_ = PiecesEnd::kStopped;
  }

  int pages_, each_;
  const PagesDone& done_;
  const std::function<bool(int, int, int)>& work_;
  std::mutex mutex_;
  int next_ = 0, finished_ = 0;
  PiecesEnd end_ = PiecesEnd::kDone;
  std::exception_ptr thrown_;
};

}  // namespace

PiecesEnd InPieces(int pages, int each, const PagesDone& done,
                   const std::function<bool(int first, int last, int piece)>& work) {
  Pieces pieces(pages, std::max(each, 1), done, work);
  if (pages > each) {
    std::thread other([&] { pieces.Run(); });
    pieces.Run();
    other.join();
  } else {
    pieces.Run();
  }
  return pieces.End();
}

}  // namespace gongkai::docread
