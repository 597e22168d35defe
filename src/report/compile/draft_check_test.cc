// What the program drafts contradicts no table and no rule, whatever the year was; and of each sentence of a draft it
// is known that the program made it.
#include <doctest/doctest.h>

#include <map>
#include <random>

#include "oversight/register/register_figure.h"
#include "report/compile/annual_check.h"
#include "report/compile/draft_sentences.h"
#include "report/compile/drafted_words.h"
#include "report/compile/fact_keys.h"
#include "report/compile/fact_names.h"
#include "report/compile/fact_sum.h"
#include "support/written_paper.h"

namespace gongkai::report {
namespace {

constexpr const char* kOrgan = "澄砚县枕溪镇人民政府";

/// The facts of a year whose tables are those of `paper`: parts of a whole add up to it.
class YearMaker {
 public:
  YearMaker(const AnnualPaper& paper, unsigned seed) : random_(seed) {
    book_.tables.year = paper.year;
    book_.tables.form = paper.form;
    for (const PaperCell& each : paper.cells) {
      CompiledCell cell;
      cell.cell = each.cell;
      cell.counted = each.value;
      book_.tables.cells.push_back(std::move(cell));
    }
  }

  FactBook Make() && {
    for (const FactName& fact : FactNames()) book_.facts.push_back({fact.key, fact.name, Number(), ""});
    AddItems();
    AddRequests();
    for (const std::string_view key :
         {kItemsWithdrawn, kItemsFaulty, kItemsRegistered, kMessages, kComplaintsFounded, kTrained, kFeesNotified}) {
      Put(key, Pick(40));
    }
    Put(kMessagesAnswered, Pick(3));
    Put(kComplaintsRectified, Pick(3));
    Put(kMedianDays, Pick(20));
    Put(kLongestDays, 20 + Pick(20));
    for (const YearWorkKind kind : kYearWorkKinds) Put(KeyOfWork(kind), Pick(3));
    for (const std::string_view key : {kTrainingsHeld, kTrainingTurns, kSurveysHeld, kSurveyPapers, kSurveySatisfied}) {
      Put(key, Pick(40));
    }
    for (const oversight::RegisterKind& kind : oversight::RegisterKinds()) AddRegister(kind);
    return std::move(book_);
  }

 private:
  std::int64_t Pick(unsigned most) { return static_cast<std::int64_t>(random_() % (most + 1)); }

  void Put(std::string_view key, std::int64_t value) {
    for (ReportFact& fact : book_.facts) {
      if (fact.key == key) fact.value = Number::Of(value);
    }
  }

  /// Some by each choice, together what the register holds; of what was set some is done.
  void AddRegister(const oversight::RegisterKind& kind) {
    std::int64_t all = 0;
    if (const oversight::RegisterField* const split = oversight::SplitOf(kind)) {
      for (const oversight::RegisterChoice& choice : split->choices) {
        const std::int64_t count = Pick(1) * Pick(4);
        all += count;
        Put(oversight::KeyOfChoice(kind.id, choice.id), count);
      }
    } else {
      all = Pick(1) * Pick(9);
    }
    const std::int64_t steps = all * Pick(3);
    Put(oversight::KeyOfRegister(kind.id), all);
    Put(oversight::KeyOfChanged(kind.id), Pick(3));
    Put(oversight::KeyOfClosed(kind.id), all - (all > 0 ? Pick(1) : 0));
    Put(oversight::KeyOfSteps(kind.id), steps);
    Put(oversight::KeyOfStepsDone(kind.id), steps - (steps > 0 ? Pick(1) : 0));
    for (const oversight::RegisterField& field : kind.fields) {
      Put(oversight::KeyOfSum(kind.id, field.id), all == 0 ? 0 : Pick(40));
    }
  }

  void AddItems() {
    std::int64_t all = 0;
    for (const disclosure::ItemKind kind : disclosure::ItemKinds()) {
      const std::int64_t count = Pick(2) == 0 ? Pick(40) : 0;
      all += count;
      Put(KeyOfItemKind(kind), count);
    }
    Put(kItemsPublished, all);
    Put(KeyOfMonth(static_cast<int>(1 + Pick(11))), all / 2);
    for (const disclosure::Channel channel : disclosure::Channels()) Put(KeyOfChannel(channel), Pick(1) * Pick(30));
  }

  /// By each way some, together what table 3 has; of what was done some was answered.
  void AddRequests() {
    const CompiledCell* const in = book_.tables.Find({.table = 3, .row = "一", .column = "总计"});
    const CompiledCell* const done = book_.tables.Find({.table = 3, .row = "三(七)", .column = "总计"});
    const auto count = [](const CompiledCell* cell) {
      return cell == nullptr || !cell->value() ? std::int64_t{0}
                                               : static_cast<std::int64_t>(cell->value()->millionths / Number::kOne);
    };
    std::int64_t rest = count(in);
    for (const law::Channel channel : kRequestChannels) {
      const bool is_last = channel == kRequestChannels.back();
      const std::int64_t part = is_last ? rest : std::min<std::int64_t>(rest, Pick(30));
      rest -= part;
      Put(KeyOfRequestChannel(channel), part);
    }
    const std::int64_t answered = count(done) * Pick(4) / 4, late = std::min<std::int64_t>(answered, Pick(2));
    Put(kAnswered, answered);
    Put(kInTime, answered - late);
    Put(kLate, late);
  }

  std::mt19937 random_;
  FactBook book_;
};

AnnualDraft DraftFor(const FactBook& book) { return DraftOf(book, {.organ = kOrgan}); }

TEST_CASE("no rule finds in a draft an error, or what contradicts the tables, for whatever year") {
  for (const char* form : {"2019", "2021"}) {
    for (unsigned seed = 0; seed < 60; ++seed) {
      CAPTURE(form);
      CAPTURE(seed);
      AnnualPaper paper = testing::MakePaper(form, seed);
      paper.organ = kOrgan;
      paper.title = paper.organ + std::to_string(paper.year) + "年政府信息公开工作年度报告";
      const FactBook book = YearMaker(paper, seed).Make();
      const FilledAnnualText filled = FillIn(DraftFor(book).text, book);
      CHECK(filled.missing.empty());
      paper.opening = filled.opening;
      paper.sections = filled.sections;
      // Of what problems there were the ledger does not tell in every year; the office does.
      if (paper.sections[4].empty()) paper.sections[4] = {"存在的问题：村里的公示栏换纸慢，改为每月由专人查一次。"};
      for (const JudgedFinding& each : CheckPaper(paper, {}, {})) {
        const Finding& finding = each.finding;
        // What a government still has to tell of (work that nobody put down) contradicts nothing.
        if (!finding.rule.starts_with("N-") || finding.rule == "N-OVERSIGHT" || finding.rule == "N-FEE") continue;
        CHECK_MESSAGE(false, finding.rule, "：", finding.message);
      }
    }
  }
}

TEST_CASE("each sentence of a draft is known as the program's, whatever its numbers") {
  for (const char* form : {"2019", "2021"}) {
    std::map<int, DraftedWords> of_year;
    for (unsigned seed = 0; seed < 60; ++seed) {
      CAPTURE(form);
      CAPTURE(seed);
      const AnnualPaper paper = testing::MakePaper(form, seed);
      const FactBook book = YearMaker(paper, seed).Make();
      const DraftedWords& drafted = of_year.try_emplace(paper.year, *paper.form, paper.year, kOrgan).first->second;
      const FilledAnnualText filled = FillIn(DraftFor(book).text, book);
      CHECK(drafted.Made(filled.opening));
      for (const std::vector<std::string>& section : filled.sections) {
        for (const std::string& paragraph : section) CHECK_MESSAGE(drafted.Made(paragraph), paragraph);
      }
    }
  }
}

TEST_CASE("so is each sentence of a draft of a sum, in which each number is that of all organs") {
  for (unsigned seed = 0; seed < 30; ++seed) {
    CAPTURE(seed);
    const AnnualPaper paper = testing::MakePaper("2021", seed);
    FactBook book = YearMaker(paper, seed).Make();
    for (const FactName& each : FactNames()) {
      if (!IsOfAll(each.key)) continue;
      for (ReportFact& fact : book.facts) {
        if (fact.key == each.key) fact.value = book.Find(WithoutAll(each.key))->value;
      }
    }
    book.sum = SumTold{.has_own_level = seed % 2 == 0};
    const DraftedWords drafted(*paper.form, paper.year, kOrgan);
    const FilledAnnualText filled = FillIn(DraftOf(book, {.organ = kOrgan, .sums_others = true}).text, book);
    CHECK_MESSAGE(drafted.Made(filled.opening), filled.opening);
    CHECK(filled.missing.empty());
    for (const std::vector<std::string>& section : filled.sections) {
      for (const std::string& paragraph : section) CHECK_MESSAGE(drafted.Made(paragraph), paragraph);
    }
  }
}

TEST_CASE("a sentence that somebody wrote or changed is not the program's, nor one that names what people put down") {
  const DraftedWords drafted(law::LatestForm(), 2025, kOrgan);
  CHECK(drafted.Made("经审查不予公开并登记在册的信息12条"));
  CHECK(drafted.Made("（三）政府信息管理。年末现行有效的行政规范性文件200件，本年废止3件"));
  CHECK_FALSE(drafted.Made("经局务会审查不予公开并登记在册的信息12条"));
  CHECK_FALSE(drafted.Made("组织培训1次，参加18人次，内容有答复文书怎样写明依据"));
  CHECK_FALSE(drafted.Made("每周核对期限：已完成"));
  CHECK_FALSE(drafted.Made(""));
  CHECK_FALSE(drafted.Made("，；。"));
}

}  // namespace
}  // namespace gongkai::report
