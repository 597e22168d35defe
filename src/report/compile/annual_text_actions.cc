#include "report/compile/annual_text_actions.h"

#include "base/utf8.h"
#include "disclosure/item_steps_actions.h"
#include "report/compile/adjustment_store.h"
#include "report/compile/annual_text_store.h"

namespace gongkai::report {
namespace {

using account::Act;
using account::Actor;
using account::Deed;
using account::Desk;

/// Line ends as they are kept; nothing that shows nothing.
std::string Cleaned(std::string_view typed) {
  std::string text = WithoutInvisible(typed);
  std::erase(text, '\r');
  return text;
}

FormResult<std::int64_t> Save(Deed& deed, std::int64_t seen, const AnnualText& text, const FactBook& book) {
  const auto& [organ, year] = std::pair(book.tables.organ, book.tables.year);
  if (deed.done_before()) return deed.EarlierId();
  if (!disclosure::MayActAs(deed.actor(), Act::kDraftItems)) {
    return FieldError{"", "您现在的岗位不能改年度报告的正文。"};
  }
  if (FieldErrors errors = FaultsOf(text, book); !errors.empty()) return errors;
  LockAnnual(deed.transaction(), organ);
  const TextVersion latest = LatestText(deed.transaction(), organ, year);
  if (latest.number > 0 && latest.text == text) return latest.number;
  if (latest.number != seen) {
    return FieldError{std::string(kVersionField), latest.person + "在您打开之后保存过，请看过下面的不同再保存。"};
  }
  const TextVersion version{.number = latest.number + 1, .text = text, .person = deed.actor().name, .at = deed.now()};
  AddText(deed.transaction(), organ, year, version, deed.actor().person);
  deed.Record(organ, "annual.save_text", "annual:" + std::to_string(organ.value) + "-" + std::to_string(year),
              {{"version", std::to_string(version.number)}});
  deed.Commit(std::to_string(version.number));
  return version.number;
}

}  // namespace

FormResult<std::int64_t> SaveText(Desk& desk, const Actor& actor, std::int64_t seen, const AnnualText& text,
                                  const FactBook& book) {
  AnnualText cleaned;
  for (std::size_t part = 0; part < kTextParts; ++part) cleaned.parts[part] = Cleaned(text.parts[part]);
  return RetryDeed(desk, actor, [&](Deed& deed) { return Save(deed, seen, cleaned, book); });
}

}  // namespace gongkai::report
