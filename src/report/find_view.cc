#include "report/find_view.h"

#include <algorithm>

#include "base/fold.h"
#include "base/utf8.h"
#include "report/report_store.h"

namespace gongkai::report {
namespace {

/// Words that are a year make the filter's year, the others stand in the organ's name.
ListFilter FilterFor(std::string_view words) {
  ListFilter filter;
  while (!(words = Trim(words)).empty()) {
    std::size_t end = 0;
    for (std::size_t next = 0; next < words.size() && !IsBlank(NextCodePoint(words, next)); end = next) {
    }
    const std::string_view word = words.substr(0, end);
    const bool is_year = word.size() == 4 && word.starts_with("20") && IsDigit(word[2]) && IsDigit(word[3]);
    if (is_year) {
      filter.year = std::stoi(std::string(word));
    } else {
      filter.organ += word;
    }
    words.remove_prefix(end);
  }
  return filter;
}

}  // namespace

FoundReports FindReports(db::Session& session, const account::Visitor& visitor, std::string_view words, int limit) {
  FoundReports found;
  if (!visitor.May(account::Act::kSeeReports)) return found;
  ListFilter filter = FilterFor(words);
  filter.sight = SightOf(visitor);
  filter.order = ListOrder::kYear;
  filter.descending = true;
  filter.page_size = limit;
  const ListPage page = List(session, filter);
  found.organ = filter.organ;
  found.year = filter.year;
  found.total = page.total;
  for (const ListRow& row : page.rows) {
    found.first.push_back({row.report.id, row.report.organ.empty() ? row.file_name : row.report.organ, row.report.year,
                           std::string(NameOf(row.state))});
  }
  return found;
}

}  // namespace gongkai::report
