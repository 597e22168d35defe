#include "report/campaign/see_copying_view.h"

#include <charconv>

#include "report/campaign/see_store.h"
#include "report/compile/annual_store.h"
#include "report/compile/drafted_words.h"

namespace gongkai::report {
namespace {

constexpr std::size_t kKeptPlaces = 32;
constexpr std::string_view kReportPath = "/office/reports/";

std::optional<std::int64_t> ReportIn(std::string_view link) {
  if (!link.starts_with(kReportPath)) return std::nullopt;
  link.remove_prefix(kReportPath.size());
  std::int64_t id = 0;
  const auto [end, fault] = std::from_chars(link.data(), link.data() + link.size(), id);
  return fault == std::errc() && end != link.data() ? std::optional(id) : std::nullopt;
}

std::optional<IndexedText> CompiledNarrative(db::Session& session, const Unit& unit, int year) {
  if (!unit.organ) return std::nullopt;
  const int released = ReleasedVersion(session, *unit.organ, year);
  const auto paper = released == 0 ? std::nullopt : FrozenPaper(session, *unit.organ, year, released);
  return paper ? std::optional(ToIndexedText(ReportOf(*paper))) : std::nullopt;
}

std::optional<IndexedText> HandedInNarrative(db::Session& session, Shelf& shelf, std::string_view link) {
  const auto id = ReportIn(link);
  const auto report = id ? FindReport(session, *id) : std::nullopt;
  const auto version = report && report->deleted_at.empty() ? CurrentVersion(session, *id) : std::nullopt;
  if (!version || !version->obstacle.empty()) return std::nullopt;
  return ToIndexedText(*shelf.Take(session, *version));
}

/// Texts one after the other; the scan keeps what it needs of each.
CopyingSeen Compared(Desk& desk, UnitId top, int year) {
  db::Reader reader = desk.database.Read();
  std::map<UnitId, UnitReportHead> heads;
  for (UnitReportHead& each : UnitReportHeads(reader, year)) heads.emplace(each.unit, std::move(each));
  CopyingSeen seen;
  CopyingScan scan;
  std::vector<UnitId> units;
  for (const Unit& unit : UnitsBelow(reader, top)) {
    const auto head = heads.find(unit.id);
    if (head == heads.end()) continue;
    if (units.size() == kMostNarratives) {
      seen.is_whole = false;
      break;
    }
    const auto text = NarrativeOf(reader, desk.shelf, unit, head->second);
    if (!text) {
      seen.without_text += head->second.source == ReportSource::kImported ? 1 : 0;
      continue;
    }
    scan.Add(ComparableOf(*text, unit, head->second));
    units.push_back(unit.id);
  }
  seen.compared = static_cast<int>(units.size());
  for (const CopiedPair& each : scan.Find()) {
    seen.pairs.push_back({units[each.own], units[each.other], each.share, each.matched});
  }
  return seen;
}

}  // namespace

std::optional<IndexedText> NarrativeOf(db::Session& session, Shelf& shelf, const Unit& unit,
                                       const UnitReportHead& head) {
  switch (head.source) {
    case ReportSource::kCompiled:
      return CompiledNarrative(session, unit, head.year);
    case ReportSource::kHandedIn:
      return HandedInNarrative(session, shelf, head.link);
    case ReportSource::kImported:
      break;
  }
  return std::nullopt;
}

ComparableText ComparableOf(const IndexedText& text, const Unit& unit, const UnitReportHead& head) {
  ComparableText comparable = MakeComparable(text.paragraphs, unit.name);
  const law::ReportForm* const form = law::FormInForce(head.year);
  if (head.source != ReportSource::kCompiled || form == nullptr) return comparable;
  const DraftedWords drafted(*form, head.year, text.organ);
  UnweighSentences(comparable, text.paragraphs, [&](std::string_view sentence) { return drafted.Made(sentence); });
  return comparable;
}

CopyingSeen CopyingShelf::Take(Desk& desk, UnitId top, int year) {
  std::string stamp;
  {
    db::Reader reader = desk.database.Read();
    stamp = UnitStampOf(reader) + ReportStampOf(reader, year);
  }
  {
    const std::scoped_lock lock(mutex_);
    const auto found = kept_.find({top, year});
    if (found != kept_.end() && found->second.stamp == stamp) return found->second.seen;
  }
  CopyingSeen seen = Compared(desk, top, year);
  const std::scoped_lock lock(mutex_);
  if (kept_.size() >= kKeptPlaces) kept_.clear();
  kept_[{top, year}] = {std::move(stamp), seen};
  return seen;
}

}  // namespace gongkai::report
