// Where a search on PostgreSQL looks first. A GIN index gives everything it has of a word before it gives the first, so
// it is asked for the newest days, and then for as many more as the words need by what was found of them: of what
// stands everywhere a few days are enough, and what stands hardly anywhere is asked for of all days at once.
//
//   Windows windows(days, 1'000);
//   while (auto window = windows.Next(found)) …      both ends belong to it
//
// Every entry bears the marks of its day, its month and its year, by which the index is narrowed to a window.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/date.h"

namespace gongkai::disclosure {

std::string MarkOfYear(int year);
std::string MarkOfMonth(Date day);
std::string MarkOfDay(Date day);

/// The fewest years, months and days of which the days from `first` to `last` are made.
std::vector<std::string> MarksBetween(Date first, Date last);

/// How many places of the index were given for some days, the newest first: from `first` to the day before that of the
/// one in front of it.
struct IndexedDays {
  Date first;
  std::int64_t places = 0;
};

struct Window {
  Date first, last;
  bool is_last = false;
};

class Windows {
 public:
  /// `days`: the first of them is one day. `most`: so many hits are enough.
  Windows(std::vector<IndexedDays> days, int most);

  /// `found`: hits in all windows so far. None where nothing is left; whoever has enough does not ask.
  std::optional<Window> Next(int found);

 private:
  std::int64_t Wanted(int found) const;

  std::vector<IndexedDays> days_;
  Date last_;
  std::int64_t most_, left_ = 0, looked_ = 0;
  std::size_t next_ = 0;
};

}  // namespace gongkai::disclosure
