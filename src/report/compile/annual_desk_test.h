// A township whose report on 2025 is what a test says it is, with the life of that report: frozen, screened, signed.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "disclosure/desk_test.h"
#include "report/compile/adjustment_actions.h"
#include "report/compile/annual_pages.h"
#include "report/compile/annual_sign_actions.h"

namespace gongkai::report {

inline constexpr int kReportYear = 2025;

/// Of the township on that year: every cell is 0.
inline AnnualPaper PaperOfZeros(int year) {
  AnnualPaper paper;
  paper.organ = "澄砚县枕溪镇人民政府";
  paper.title = paper.organ + std::to_string(year) + "年政府信息公开工作年度报告";
  paper.year = year;
  paper.form = law::FindForm("2021");
  paper.opening = "本报告根据政府信息公开条例编制。";
  for (std::vector<std::string>& section : paper.sections) section = {"全年按照规定做好公开工作。"};
  for (const int table : {2, 3, 4}) {
    for (const law::FormRow& row : paper.form->Table(table).rows) {
      for (const law::FormColumn& column : row.columns) {
        paper.cells.push_back({{table, std::string(row.key), std::string(column.name)}, Number::Of(0)});
      }
    }
  }
  return paper;
}

/// That paper, without files; what the ledger counts is kept with it.
inline AnnualSources SourcesWith(AnnualPaper paper) {
  return {.draft = [paper = std::move(paper)](db::Session&, account::OrganId, int) -> Result<AnnualDraftPaper> {
            return AnnualDraftPaper{.paper = paper};
          },
          .files = [](const AnnualPaper&) -> Result<std::vector<disclosure::NewFile>> {
            return std::vector<disclosure::NewFile>{};
          },
          .keep_count = [](account::Deed& deed, account::OrganId organ,
                           int year) { REQUIRE(KeepCount(deed, organ, year)); }};
}

/// Of the township, whatever else the county of a test has; to be signed by SignAll.
inline disclosure::ItemId HandInFor(disclosure::ItemDesk& county, const AnnualSources& sources, int year,
                                    HandInForm form = {}) {
  const AnnualId id{county.township, year};
  const auto now = ReadyAnnualNow(county.desk, sources, id.organ, year);
  REQUIRE(now);
  for (const JudgedFinding& each : now->findings) {
    if (!each.IsOpen()) continue;
    REQUIRE(OverruleError(county.desk, county.drafter, sources, id, {each.finding.fingerprint, "已经核对。"}));
  }
  form.digest = now->digest;
  const auto done = HandInAnnual(county.desk, county.drafter, sources, id, form);
  for (const FieldError& error : done.errors()) MESSAGE(error.field, ": ", error.message);
  REQUIRE(done);
  county.Screen(*done);
  county.LetStand(*done);
  return *done;
}

struct AnnualLifeDesk : disclosure::ItemDesk {
  AnnualPaper paper;
  std::vector<std::string> missing;
  AnnualSources sources{.draft = [this](db::Session&, account::OrganId organ, int year) -> Result<AnnualDraftPaper> {
                          if (organ != township || year != kReportYear)
                            return Error{ErrorKind::kNotFound, "没有这一年的报告。", {}};
                          return AnnualDraftPaper{.paper = paper, .missing = missing};
                        },
                        .files = [](const AnnualPaper&) -> Result<std::vector<disclosure::NewFile>> {
                          return std::vector<disclosure::NewFile>{};
                        },
                        .keep_count = {}};
  AnnualId id{township, kReportYear};

  explicit AnnualLifeDesk(const gongkai::testing::TestDatabase& place) : ItemDesk(place) {
    paper = PaperOfZeros(kReportYear);
    AddAnnualLifePages(pages, {.sources = sources, .tools = tools});
  }

  void Put(const CellKey& key, int value) {
    for (PaperCell& cell : paper.cells) {
      if (cell.cell == key) cell.value = Number::Of(value);
    }
  }
  void Blank(int table) {
    for (PaperCell& cell : paper.cells) {
      if (cell.cell.table == table) cell.value.reset();
    }
  }
  AnnualNow Now() {
    db::Reader reader = database->Read();
    auto now_of = AnnualNowOf(reader, sources, township, kReportYear, today());
    REQUIRE(now_of);
    return std::move(*now_of);
  }
  /// Every error that is open is answered for: where that is not what a test is about.
  void AnswerForAll() {
    for (const JudgedFinding& each : Now().findings) {
      if (!each.IsOpen()) continue;
      MESSAGE(each.finding.rule, ": ", each.finding.message);
      REQUIRE(OverruleError(desk, drafter, sources, id, {each.finding.fingerprint, "已经核对，数字没有错。"}));
    }
  }
  FormResult<disclosure::ItemId> HandInNow(HandInForm form = {}) {
    form.digest = Now().digest;
    auto done = HandInAnnual(desk, drafter, sources, id, form);
    if (done) Screen(*done);
    return done;
  }
  disclosure::ItemId HandedInAnnual(const HandInForm& form = {}) {
    AnswerForAll();
    const auto done = HandInNow(form);
    for (const FieldError& error : done.errors()) MESSAGE(error.field, ": ", error.message);
    REQUIRE(done);
    LetStand(*done);
    return *done;
  }
  disclosure::ItemId SignedAnnual(const HandInForm& form = {}) {
    const disclosure::ItemId item = HandedInAnnual(form);
    SignAll(item);
    return item;
  }
  AnnualFacts Facts() {
    db::Reader reader = database->Read();
    return AnnualFactsOf(reader, township, kReportYear);
  }
  AnnualStage Stands() { return StageOf(Facts(), today()); }
  bool Refused(std::string_view sql) {
    try {
      db::Transaction act = database->Begin();
      act.Execute(sql);
      act.Commit();
    } catch (const db::DatabaseError&) {
      return true;
    }
    return false;
  }
};

}  // namespace gongkai::report
