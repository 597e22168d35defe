// A township whose report on 2025 is what a test says it is, with the life of that report: frozen, screened, signed.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "disclosure/desk_test.h"
#include "report/compile/annual_pages.h"
#include "report/compile/annual_sign_actions.h"

namespace gongkai::report {

inline constexpr int kReportYear = 2025;

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
    paper.title = "澄砚县枕溪镇人民政府2025年政府信息公开工作年度报告";
    paper.organ = "澄砚县枕溪镇人民政府";
    paper.year = kReportYear;
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
    AddAnnualLifePages(pages, {.sources = sources, .tools = tools});
  }

  void Put(const CellKey& key, int value) {
    for (PaperCell& cell : paper.cells) {
      if (cell.cell == key) cell.value = Number::Of(value);
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
