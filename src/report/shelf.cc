// See shelf.h.

#include "report/shelf.h"

#include <stdexcept>

#include "db/blob_store.h"
#include "report/codec.h"
#include "report/read/read.h"

namespace gongkai::report {
namespace {

constexpr int kYearsBack = 3;
constexpr int kMostOthers = 400;  // a county has some forty organs and townships; four years of two such counties

docread::Document DocumentOf(db::Session& session, const StoredVersion& version, const Shelf& shelf) {
  if (const auto record = db::GetBlob(session, version.document)) {
    auto document = DecodeDocument(*record);
    if (document) return std::move(document).value();
  }
  const auto bytes = db::GetBlob(session, version.digest);
  if (!bytes) throw std::runtime_error("report version " + std::to_string(version.id) + ": original bytes are missing");
  return shelf.Read(*bytes);
}

}  // namespace

ReportPtr Shelf::Find(std::int64_t version_id) {
  const std::lock_guard lock(mutex_);
  const auto found = by_version_.find(version_id);
  if (found == by_version_.end()) return nullptr;
  newest_first_.splice(newest_first_.begin(), newest_first_, found->second);
  return found->second->second;
}

void Shelf::Keep(std::int64_t version_id, ReportPtr report) {
  const std::lock_guard lock(mutex_);
  if (by_version_.contains(version_id)) return;  // another thread was faster
  newest_first_.emplace_front(version_id, std::move(report));
  by_version_[version_id] = newest_first_.begin();
  if (newest_first_.size() <= capacity_) return;
  by_version_.erase(newest_first_.back().first);
  newest_first_.pop_back();
}

void Shelf::Drop(std::int64_t version_id) {
  const std::lock_guard lock(mutex_);
  const auto found = by_version_.find(version_id);
  if (found == by_version_.end()) return;
  newest_first_.erase(found->second);
  by_version_.erase(found);
}

ReportPtr Shelf::Take(db::Session& session, const StoredVersion& version) {
  if (ReportPtr kept = Find(version.id)) return kept;
  auto report =
      std::make_shared<const AnnualReport>(ReadReport(DocumentOf(session, version, *this), version.file_name));
  Keep(version.id, report);
  return report;
}

Companions FindCompanions(db::Session& session, Shelf& shelf, const StoredReport& stored, const AnnualReport& report) {
  Companions companions;
  if (!report.year) return companions;
  const int year = *report.year;
  for (const std::int64_t id : ReportsOfYears(session, SightOf(stored.holder), year - kYearsBack, year, kMostOthers)) {
    if (id == stored.id) continue;
    const auto version = CurrentVersion(session, id);
    if (!version || !version->obstacle.empty()) continue;
    ReportPtr other = shelf.Take(session, *version);
    const bool is_last_years = other->organ == report.organ && other->year == year - 1;
    if (is_last_years && (!companions.last_year || version->organ == stored.holder.organ)) {
      companions.last_year_id = id;
      companions.last_year = other;
    }
    companions.others.push_back(std::move(other));
  }
  return companions;
}

}  // namespace gongkai::report
