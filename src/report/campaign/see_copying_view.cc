#include "report/campaign/see_copying_view.h"

#include <charconv>

#include "report/campaign/kept_narrative.h"
#include "report/campaign/see_store.h"
#include "report/campaign/unit_text_store.h"
#include "report/compile/annual_store.h"

namespace gongkai::report {
namespace {

constexpr std::size_t kKeptPlaces = 32;
constexpr std::size_t kStep = 64;  // texts between two reports of progress
constexpr double kTakingIn = 0.5;  // of the whole work
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

std::optional<IndexedText> ImportedNarrative(db::Session& session, const Unit& unit, int year) {
  const auto kept = FindUnitText(session, unit.id, year);
  if (!kept) return std::nullopt;
  return IndexedText{.file = {},
                     .organ = unit.name,
                     .place_code = unit.place_code,
                     .year = year,
                     .paragraphs = ComparedParagraphs(UnpackNarrative(*kept))};
}

std::optional<IndexedText> NarrativeBySource(db::Session& session, Shelf& shelf, const Unit& unit,
                                             const UnitReportHead& head) {
  switch (head.source) {
    case ReportSource::kCompiled:
      return CompiledNarrative(session, unit, head.year);
    case ReportSource::kHandedIn:
      return HandedInNarrative(session, shelf, head.link);
    case ReportSource::kImported:
      return ImportedNarrative(session, unit, head.year);
  }
  return std::nullopt;
}

}  // namespace

// Texts one after the other; the scan keeps what it needs of each. Taking them in is the first part of the work.
CopyingSeen CopyingAmong(db::Session& session, Shelf& shelf, std::span<const Unit> among, int year, std::size_t most,
                         const std::function<bool(double)>& progress) {
  const auto go_on = [&](double done) { return !progress || progress(done); };
  const auto drafted = DraftedIn(year);
  std::map<UnitId, UnitReportHead> heads;
  for (UnitReportHead& each : UnitReportHeads(session, year)) heads.emplace(each.unit, std::move(each));
  CopyingSeen seen;
  CopyingScan scan;
  std::vector<UnitId> units;
  for (std::size_t i = 0; i < among.size(); ++i) {
    const Unit& unit = among[i];
    if (i % kStep == 0 && !go_on(kTakingIn * static_cast<double>(i) / static_cast<double>(among.size()))) return {};
    const auto head = heads.find(unit.id);
    if (head == heads.end()) continue;
    if (units.size() == most) {
      seen.is_whole = false;
      break;
    }
    const auto text = NarrativeOf(session, shelf, unit, head->second);
    if (!text) {
      // The own level has figures alone, and no report of its own.
      seen.without_text += head->second.source == ReportSource::kCompiled ? 0 : 1;
      continue;
    }
    scan.Add(ComparableOf(*text, unit, drafted.get()));
    units.push_back(unit.id);
  }
  seen.compared = static_cast<int>(units.size());
  const auto searched = [&](double done) { return go_on(kTakingIn + (1 - kTakingIn) * done); };
  for (const CopiedPair& each : scan.Find(searched)) {
    seen.pairs.push_back({units[each.own], units[each.other], each.share, each.matched});
  }
  return seen;
}

std::optional<IndexedText> NarrativeOf(db::Session& session, Shelf& shelf, const Unit& unit,
                                       const UnitReportHead& head) {
  auto text = NarrativeBySource(session, shelf, unit, head);
  return text && !text->paragraphs.empty() ? std::move(text) : std::nullopt;
}

// The organ's name stands in the opening alone, which is not compared.
std::unique_ptr<const DraftedWords> DraftedIn(int year) {
  const law::ReportForm* const form = law::FormInForce(year);
  return form == nullptr ? nullptr : std::make_unique<const DraftedWords>(*form, year, std::string());
}

ComparableText ComparableOf(const IndexedText& text, const Unit& unit, const DraftedWords* drafted) {
  ComparableText comparable = MakeComparable(text.paragraphs, unit.name);
  if (drafted == nullptr) return comparable;
  UnweighSentences(comparable, text.paragraphs, [&](std::string_view sentence) { return drafted->Made(sentence); });
  return comparable;
}

CopyingSeen CopyingShelf::Take(Desk& desk, UnitId top, int year) {
  std::string stamp;
  {
    db::Reader reader = desk.database.Read();
    stamp = UnitStampOf(reader) + ReportStampOf(reader, year) + "t" + std::to_string(CountUnitTexts(reader, year));
  }
  {
    const std::scoped_lock lock(mutex_);
    const auto found = kept_.find({top, year});
    if (found != kept_.end() && found->second.stamp == stamp) return found->second.seen;
  }
  CopyingSeen seen;
  {
    db::Reader reader = desk.database.Read();
    seen = CopyingAmong(reader, desk.shelf, UnitsBelow(reader, top), year, kMostNarratives);
  }
  const std::scoped_lock lock(mutex_);
  if (kept_.size() >= kKeptPlaces) kept_.clear();
  kept_[{top, year}] = {std::move(stamp), seen};
  return seen;
}

}  // namespace gongkai::report
