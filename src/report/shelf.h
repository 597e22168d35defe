// The shelf: reports as they were read, kept ready for pages and comparisons. Built again from the stored document (or,
// when that record is from another program version, from the original bytes), never from anything else.
#pragma once

#include <cstdint>
#include <functional>
#include <list>
#include <map>
#include <memory>
#include <mutex>
#include <optional>

#include "db/database.h"
#include "report/report_store.h"

namespace gongkai::report {

/// How bytes become a document: docread::ReadIsolated in the program, docread::Read in tests.
using ReadBytes = std::function<docread::Document(std::string_view)>;

using ReportPtr = std::shared_ptr<const AnnualReport>;

class Shelf {
 public:
  /// Keeps the `capacity` reports used last; a report takes some 50 to 300 KB.
  explicit Shelf(ReadBytes read, std::size_t capacity = 600) : read_(std::move(read)), capacity_(capacity) {}

  docread::Document Read(std::string_view bytes) const { return read_(bytes); }

  /// The report of that version.
  /// Errors: throws std::runtime_error when the original bytes are gone from the database.
  ReportPtr Take(db::Session& session, const StoredVersion& version);

  /// The version was read anew.
  void Drop(std::int64_t version_id);

 private:
  ReportPtr Find(std::int64_t version_id);
  void Keep(std::int64_t version_id, ReportPtr report);

  ReadBytes read_;
  std::size_t capacity_;
  std::mutex mutex_;
  std::list<std::pair<std::int64_t, ReportPtr>> newest_first_;
  std::map<std::int64_t, decltype(newest_first_)::iterator> by_version_;
};

/// What a report is compared with.
struct Companions {
  std::optional<std::int64_t> last_year_id;
  ReportPtr last_year;
  std::vector<ReportPtr> others;
};

/// The same organ's report of the year before, and what was handed in for the three years before and the same year, as
/// far as the holder sees. The holder's own report goes before one that another organ handed in.
Companions FindCompanions(db::Session& session, Shelf& shelf, const StoredReport& stored, const AnnualReport& report);

}  // namespace gongkai::report
