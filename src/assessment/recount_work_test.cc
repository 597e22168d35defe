// What was done about organs and what they did, at random: measures issued, proposed and taken back; trainings of the
// register and of the report's notes, held, only planned, cancelled, struck out; information sent in, taken, struck
// out.
#include "assessment/contribution_actions.h"
#include "assessment/recount_county_test.h"
#include "oversight/measure_actions.h"
#include "oversight/training/training_actions.h"
#include "report/compile/year_note_actions.h"

namespace gongkai::assessment {
namespace {

using oversight::MeasureId;
using oversight::TrainingId;

// ---- measures

struct PlainMeasure {
  MeasureId id;
  OrganId against{0};
  Date issued{};
  bool is_proposal = false, is_taken_back = false;
};

class PlainMeasures : public PlainLedger {
 public:
  using PlainLedger::PlainLedger;

  std::vector<LedgerSource> Sources() const override { return {LedgerSource::kMeasures}; }
  void Live() override {
    if (measures_.empty() || !county.OneIn(4)) return Issue(county.AnyOrgan(), county.OneIn(4), county.AnyDayBefore());
    PlainMeasure& measure = measures_[county.Any(measures_.size())];
    if (measure.is_taken_back) return;
    RecountCounty::Must(oversight::WithdrawMeasure(county.desk, county.county, {measure.id, 1}, "写错了。"));
    measure.is_taken_back = true;
  }
  std::vector<PlainRow> Rows(LedgerSource, OrganId organ, const DayRange& days) const override {
    std::vector<PlainRow> rows;
    for (const PlainMeasure& each : measures_) {
      const bool counts = !each.is_proposal && !each.is_taken_back && Among(days, each.issued);
      if (each.against == organ && counts) rows.push_back({"/office/measures/" + oversight::ToString(each.id), true});
    }
    return rows;
  }
  std::string Change(LedgerSource) override {
    Issue(county.bureau, false, county.today());
    return "新增：督促整改，" + ToString(county.today());
  }

 private:
  void Issue(OrganId against, bool is_proposal, Date on) {
    const MeasureId id = RecountCounty::Must(
        oversight::IssueMeasure(county.desk, county.county, county.office,
                                {.against = against,
                                 .kind = is_proposal ? oversight::MeasureKind::kPropose : oversight::MeasureKind::kUrge,
                                 .ground = oversight::MeasureGround::kNotPublished,
                                 .source = "",
                                 .facts = "没有公开。",
                                 .demand = "补公开。",
                                 .document = is_proposal ? "澄政公开〔2026〕3号" : "",
                                 .body = is_proposal ? "澄砚县监察委员会" : "",
                                 .issued_on = ToString(on),
                                 .correct_by = is_proposal ? "" : ToString(DaysAfter(county.today(), 20))}));
    measures_.push_back({.id = id, .against = against, .issued = on, .is_proposal = is_proposal});
  }

  std::vector<PlainMeasure> measures_;
};

// ---- trainings

struct PlainTraining {
  TrainingId id;
  Date on{};
  std::int64_t tenths = 0;
  bool is_held = false, is_cancelled = false;
};
/// Put down for the report.
struct PlainNote {
  OrganId organ{0};
  Date on{};
  std::int64_t number = 0;
  bool is_training = false, is_struck = false;
};

class PlainTrainings : public PlainLedger {
 public:
  using PlainLedger::PlainLedger;

  std::vector<LedgerSource> Sources() const override {
    return {LedgerSource::kTrainings, LedgerSource::kTrainingHours};
  }
  void Live() override {
    switch (county.Any(5)) {
      case 0:
        Plan(county.AnyOrgan());
        if (county.OneIn(2)) Hold(trainings_.back());
        return;
      case 1:
        return NoteOne();
      case 2:
        return StrikeOne();
      default:
        return GoOn();
    }
  }
  void Ripen() override { Change(LedgerSource::kTrainingHours); }
  std::vector<PlainRow> Rows(LedgerSource source, OrganId organ, const DayRange& days) const override {
    const bool counts_hours = source == LedgerSource::kTrainingHours;
    std::vector<PlainRow> rows;
    for (const PlainTraining& each : trainings_) {
      if (each.id.organ != organ || !each.is_held || !Among(days, each.on)) continue;
      rows.push_back({"/office/trainings/" + oversight::ToString(each.id), true, counts_hours ? each.tenths : 1});
    }
    for (const PlainNote& each : notes_) {
      const bool counts = each.is_training && !each.is_struck && Among(days, each.on) && !HeldOn(organ, each.on);
      if (counts_hours || each.organ != organ || !counts) continue;
      rows.push_back({"/office/annual/" + std::to_string(static_cast<int>(each.on.year())) +
                          "/text/notes?organ=" + std::to_string(organ.value),
                      true});
    }
    return rows;
  }
  std::string Change(LedgerSource source) override {
    if (source == LedgerSource::kTrainings) {
      Date on = county.today();
      while (HeldOn(county.bureau, on)) on = DaysAfter(on, -1);
      Note(county.bureau, on, true);
      return "新增：依申请公开，" + ToString(on);
    }
    Plan(county.bureau);
    Hold(trainings_.back());
    return "新增：答复规范，" + ToString(county.today()) + "，" +
           oversight::ToString(oversight::Hours{trainings_.back().tenths});
  }

 private:
  /// For today: whether it was held is said today or later.
  void Plan(OrganId organ) {
    const std::int64_t tenths = 5 * static_cast<std::int64_t>(1 + county.Any(8));
    const TrainingId id =
        RecountCounty::Must(oversight::PlanTraining(county.desk, county.drafter, organ,
                                                    {.title = "答复规范",
                                                     .content = "",
                                                     .teacher = "",
                                                     .place = "二楼会议室",
                                                     .audience = county.OneIn(2) ? "own" : "county",
                                                     .on = ToString(county.today()),
                                                     .starts = "09:00",
                                                     .hours = oversight::ToString(oversight::Hours{tenths})}));
    trainings_.push_back({.id = id, .on = county.today(), .tenths = tenths});
  }
  void GoOn() {
    if (trainings_.empty()) return;
    PlainTraining& training = trainings_[county.Any(trainings_.size())];
    if (training.is_cancelled) return;
    if (!training.is_held && !county.OneIn(4)) return Hold(training);
    if (!county.OneIn(3)) return;
    RecountCounty::Must(oversight::CancelTraining(county.desk, county.drafter, Seen(training.id), "登记错了。"));
    training.is_held = false;
    training.is_cancelled = true;
  }
  void Hold(PlainTraining& training) {
    RecountCounty::Must(oversight::HoldTraining(county.desk, county.drafter, Seen(training.id)));
    training.is_held = true;
  }
  oversight::SeenTraining Seen(TrainingId id) {
    db::Reader reader = county.database->Read();
    return {id, oversight::FindTraining(reader, id)->version};
  }
  void Note(OrganId organ, Date on, bool is_training) {
    const std::int64_t number = RecountCounty::Must(report::NoteYearWork(
        county.desk, county.drafter, organ, static_cast<int>(on.year()),
        {.kind = is_training ? "training" : "meeting", .on = ToString(on), .subject = "依申请公开", .people = ""}));
    notes_.push_back({.organ = organ, .on = on, .number = number, .is_training = is_training});
  }
  /// Of any day, or of one on which the register has a training too.
  void NoteOne() {
    if (trainings_.empty() || county.OneIn(2)) {
      return Note(county.AnyOrgan(), county.AnyDayBefore(), !county.OneIn(4));
    }
    const PlainTraining& training = trainings_[county.Any(trainings_.size())];
    Note(training.id.organ, training.on, true);
  }
  void StrikeOne() {
    if (notes_.empty()) return;
    PlainNote& note = notes_[county.Any(notes_.size())];
    if (note.is_struck) return;
    RecountCounty::Must(report::StrikeOutYearWork(county.desk, county.drafter, note.organ,
                                                  static_cast<int>(note.on.year()), note.number, "登记错了"));
    note.is_struck = true;
  }
  bool HeldOn(OrganId organ, Date on) const {
    return std::ranges::any_of(
        trainings_, [&](const PlainTraining& each) { return each.id.organ == organ && each.is_held && each.on == on; });
  }

  std::vector<PlainTraining> trainings_;
  std::vector<PlainNote> notes_;
};

// ---- contributions

struct PlainContribution {
  OrganId organ{0};
  std::int64_t number = 0;
  std::string title;
  Date sent{};
  bool is_taken = false, is_struck = false;
};

class PlainContributions : public PlainLedger {
 public:
  using PlainLedger::PlainLedger;

  std::vector<LedgerSource> Sources() const override { return {LedgerSource::kContributionsTaken}; }
  void Live() override {
    if (sent_.empty() || county.OneIn(2)) return Send(county.AnyOrgan(), county.AnyDayBefore());
    PlainContribution& each = sent_[county.Any(sent_.size())];
    if (each.is_taken || each.is_struck) return;
    if (!county.OneIn(4)) return TakeUp(each);
    RecountCounty::Must(StrikeOut(county.desk, county.drafter, {each.organ, each.number, 1}, "登记错了"));
    each.is_struck = true;
  }
  void Ripen() override { Send(county.bureau, county.today()); }
  std::vector<PlainRow> Rows(LedgerSource, OrganId organ, const DayRange& days) const override {
    std::vector<PlainRow> rows;
    for (const PlainContribution& each : sent_) {
      if (each.organ != organ || each.is_struck || !Among(days, each.sent)) continue;
      rows.push_back(
          {"/office/assessment/contributions/" + std::to_string(organ.value) + "-" + std::to_string(each.number),
           each.is_taken});
    }
    return rows;
  }
  std::string Change(LedgerSource) override {
    TakeUp(sent_.back());
    return "改为：" + sent_.back().title + "，" + ToString(sent_.back().sent) + " 报送，" + ToString(county.today()) +
           " 采用";
  }

 private:
  void Send(OrganId organ, Date on) {
    const std::string title = county.NewTitle("信息");
    const std::int64_t number =
        RecountCounty::Must(SendIn(county.desk, county.drafter, organ, {title, "林溪", ToString(on)}));
    sent_.push_back({.organ = organ, .number = number, .title = title, .sent = on});
  }
  void TakeUp(PlainContribution& each) {
    RecountCounty::Must(PutDownUse(county.desk, county.county, {each.organ, each.number, 1}, county.office,
                                   {ToString(county.today()), "none", "", ""}));
    each.is_taken = true;
  }

  std::vector<PlainContribution> sent_;
};

}  // namespace

std::vector<std::unique_ptr<PlainLedger>> WorkLedgers(RecountCounty& county) {
  std::vector<std::unique_ptr<PlainLedger>> ledgers;
  ledgers.push_back(std::make_unique<PlainMeasures>(county));
  ledgers.push_back(std::make_unique<PlainTrainings>(county));
  ledgers.push_back(std::make_unique<PlainContributions>(county));
  return ledgers;
}

}  // namespace gongkai::assessment
