// A county for tests of units, imports and roll-ups: a report can be handed in as a file, the pages of the roll-up are
// there.
#pragma once

#include <fstream>
#include <iterator>
#include <optional>
#include <string>

#include "docread/read.h"
#include "remedy/dispute_desk_test.h"
#include "report/campaign/rollup_view.h"
#include "report/campaign/routes.h"
#include "report/shelf.h"

namespace gongkai::report {

inline constexpr int kSampleYear = 2023;

inline std::string Sample(const char* name) {
  std::ifstream in(std::string(GONGKAI_SOURCE_DIR "/data/samples/") + name, std::ios::binary);
  REQUIRE(in.good());
  return std::string{std::istreambuf_iterator<char>(in), {}};
}

inline docread::Document ReadHere(std::string_view bytes) { return docread::Read(bytes); }

struct RollUpDesk : remedy::DisputeDesk {
  Shelf shelf{ReadHere};
  Desk reports{*database, shelf, [] { return std::string("2026-03-10 10:00"); }, desk};
  Site campaign_site{.desk = reports, .wake = [] {}};
  account::PersonId su = Hire("suqing", "苏晴", office, account::PostKind::kSupervisor);

  explicit RollUpDesk(const testing::TestDatabase& place) : DisputeDesk(place) {
    AddCampaignRoutes(pages, campaign_site);
  }
  void Give(const std::string& text) {
    REQUIRE(HandIn(reports, {{"2023.txt", text}}, drafter, Holder{township, false}));
    while (WorkOnQueue(reports)) {
    }
  }
  /// With two more permits than it had.
  static std::string Corrected() {
    std::string text = Sample("01-zhenxi-2023.txt");
    const std::string from = "行政许可\n38";
    REQUIRE(account::Has(text, from));
    return text.replace(text.find(from), from.size(), "行政许可\n40");
  }
  Unit County() {
    db::Reader reader = database->Read();
    return CountyUnit(reader).value();
  }
  RollUpNow Now(UnitId top, int year = kSampleYear) {
    db::Reader reader = database->Read();
    return RollUpNowOf(reader, top, year);
  }
  std::optional<Number> Permits(UnitId top, int year = kSampleYear) {
    const RollUpNow now = Now(top, year);
    return now.rollup.cells[*IndexOf(*now.rollup.form, {2, "行政许可", "本年处理决定数量"})].sum;
  }
  static std::string Page(const std::string& part = "", const std::string& query = "") {
    return "/office/rollup/" + std::to_string(kSampleYear) + part + query;
  }
};

}  // namespace gongkai::report
