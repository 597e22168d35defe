// What the cleaners of all formats share while they make one copy: the order, what they have done so far, what stands
// in the way, and how much may still be unpacked. Next to read: clean.cc, then one format: clean_docx.cc.
#pragma once

#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "docread/clean.h"
#include "docread/word_changes.h"

namespace gongkai::docread {

using InspectCopy = Inspection (*)(std::string_view bytes, std::string_view name, const InspectLimits& limits);

class CleanWork {
 public:
  /// Both must outlive it.
  CleanWork(const CleanOrder& order, const InspectLimits& limits)
      : order_(order), limits_(limits), changes_(order.changes) {}

  const CleanOrder& order() const { return order_; }
  const InspectLimits& limits() const { return limits_; }
  const WordChanges& changes() const { return changes_; }

  bool Removes(Sight sight) const { return order_.remove.contains(sight); }
  bool RemovesAny(std::initializer_list<Sight> sights) const;
  bool RemovesAnything() const { return !order_.remove.empty(); }

  /// Something of that sight has been removed. The same sight at the same place is counted together.
  void Note(Sight sight, std::string_view where, int pieces = 1);
  void Changed(int places) { changed_ += places; }
  /// A PDF was made anew.
  void Burnt(std::string_view bytes) { burnt_.push_back(DigestOfFile(bytes)); }
  /// Changes the words of one text that is a whole.
  bool Change(std::string& text);

  /// Always nothing, so that `return work.Refuse(…)` ends a cleaner. The first one stays.
  std::nullopt_t Refuse(Obstacle obstacle, std::string message);
  bool refused() const { return obstacle_ != Obstacle::kNone; }

  /// False when that is more than all together may have.
  bool Unpacked(std::size_t bytes);
  std::size_t RestToUnpack() const { return limits_.unpacked_bytes - unpacked_; }
  bool OneFileMore() { return ++files_ <= limits_.files; }

  /// While a file within is cleaned: `name` stands before every place.
  class Within {
   public:
    Within(CleanWork& work, std::string_view name);
    ~Within();
    Within(const Within&) = delete;
    Within& operator=(const Within&) = delete;
    bool TooDeep() const { return work_.depth_ > work_.limits_.nesting; }

   private:
    CleanWork& work_;
    std::size_t before_;
  };

  bool IsWithin() const { return depth_ > 0; }

  Cleaned Take(std::optional<std::string> bytes);

  std::string as;                  // of the file that was cleaned last: see Cleaned::as
  bool may_start_programs = true;  // not where it is locked in
  InspectCopy inspect = &Inspect;

 private:
  const CleanOrder& order_;
  const InspectLimits& limits_;
  WordChanges changes_;
  std::vector<Removed> removed_;
  std::vector<std::string> burnt_;
  int changed_ = 0, files_ = 0, depth_ = 0;
  std::size_t unpacked_ = 0;
  std::string around_;  // names of the files around the one that is cleaned
  Obstacle obstacle_ = Obstacle::kNone;
  std::string message_;
};

// One cleaner a format. Nothing when it refused; then `work` knows why.
std::optional<std::string> CleanDocx(std::string_view bytes, CleanWork& work);
std::optional<std::string> CleanXlsx(std::string_view bytes, CleanWork& work);
std::optional<std::string> CleanPptx(std::string_view bytes, CleanWork& work);
std::optional<std::string> CleanPdf(std::string_view bytes, CleanWork& work);
std::optional<std::string> CleanHtml(std::string_view bytes, CleanWork& work);
std::optional<std::string> CleanText(std::string_view bytes, CleanWork& work);
std::optional<std::string> CleanImage(std::string_view bytes, CleanWork& work);
std::optional<std::string> CleanZip(std::string_view bytes, CleanWork& work);
/// Any of these, by what it is: a file within another, too.
std::optional<std::string> CleanAny(std::string_view bytes, std::string_view name, CleanWork& work);

}  // namespace gongkai::docread
