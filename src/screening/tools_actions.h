// What screening works with: the rules with the county's lists, the readers of files, a place for long work. Given by
// who wires the program; the tests and the demo county do everything at once, in their own process.
#pragma once

#include <functional>
#include <memory>
#include <span>
#include <string>
#include <string_view>

#include "db/database.h"
#include "docread/clean.h"
#include "docread/inspect.h"
#include "screening/burnt_store.h"
#include "screening/run.h"
#include "screening/screen.h"

namespace gongkai::screening {

/// What screens now, and the version of the lists it was made of.
struct ScreenerOfLists {
  std::shared_ptr<const Screener> screener;
  std::int64_t lists = 0;
};

struct Tools {
  std::function<ScreenerOfLists(db::Database& database, OrganId organ)> screener;
  docread::Inspector inspect;
  docread::Cleaner clean;
  std::function<void(std::string title, std::function<void()> work)> start;
  /// Whether the impact assessment covers these lists of persons (个人信息保护法第五十五条); no function: it is not
  /// asked.
  std::function<bool(db::Session& session, const Subject& subject, std::span<const PersonalList> lists)> is_assessed{};
};

/// What the database knows of PDFs that were made anew here; asked within the calls of inspect and clean alone.
docread::BurntHere BurntHereIn(db::Database& database);

/// The county's lists as they are now, and what an organ keeps besides.
ScreenerOfLists ScreenerNowOf(db::Database& database, OrganId organ, Date today);

/// With the lists as they are now; files are read in children, long work goes to `start`.
Tools IsolatedTools(std::function<Instant()> now,
                    std::function<void(std::string title, std::function<void()> work)> start);

/// Where none were given: text alone is looked at, of a file it is said that nobody opened it.
Tools ToolsForText(std::function<Instant()> now);

/// For what comes from nobody's hands, as fixtures do: files are read in this process, and all is done at once.
Tools ToolsAtOnce(std::function<Instant()> now);

}  // namespace gongkai::screening
