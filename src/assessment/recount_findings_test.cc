// What others found of an organ, at random: complaints that were true, in part, not at all, or junk; faults of the site
// that the self-inspection saw, and that are gone.
#include "assessment/recount_county_test.h"
#include "disclosure/inspection/inspection_store.h"
#include "disclosure/participation/complaint_actions.h"
#include "disclosure/participation/handle_actions.h"
#include "disclosure/participation/send_actions.h"

namespace gongkai::assessment {
namespace {

using disclosure::ComplaintVerdict;
using disclosure::InspectionKind;
using disclosure::MessageId;

struct PlainComplaint {
  MessageId id;
  OrganId against{0};
  Date came{};
  bool is_ended = false, is_true = false;
};

class PlainComplaints : public PlainLedger {
 public:
  using PlainLedger::PlainLedger;

  std::vector<LedgerSource> Sources() const override { return {LedgerSource::kComplaintsFounded}; }
  void Live() override {
    std::vector<PlainComplaint*> open;
    for (PlainComplaint& each : complaints_) {
      if (!each.is_ended) open.push_back(&each);
    }
    if (open.empty() || county.OneIn(2)) {
      Came(county.AnyOrgan());
      return;
    }
    PlainComplaint& complaint = *open[county.Any(open.size())];
    constexpr ComplaintVerdict kVerdicts[] = {ComplaintVerdict::kFounded, ComplaintVerdict::kPartly,
                                              ComplaintVerdict::kUnfounded};
    if (county.OneIn(5)) return Remove(complaint);
    Decide(complaint, kVerdicts[county.Any(3)]);
  }
  std::vector<PlainRow> Rows(LedgerSource, OrganId organ, const DayRange& days) const override {
    std::vector<PlainRow> rows;
    for (const PlainComplaint& each : complaints_) {
      if (each.against == organ && each.is_true && Among(days, each.came)) {
        rows.push_back({"/office/rectifications", true});
      }
    }
    return rows;
  }
  std::string Change(LedgerSource) override {
    PlainComplaint& complaint = Came(county.bureau);
    Decide(complaint, ComplaintVerdict::kPartly);
    return "新增：" + ToString(county.today()) + " 收到的投诉举报，查证部分属实";
  }

 private:
  PlainComplaint& Came(OrganId against) {
    std::string key = std::to_string(complaints_.size() + 1);
    key.insert(0, 32 - key.size(), '0');
    const disclosure::Sender sender{"10.9." + std::to_string(complaints_.size()) + ".7", "browser" + key, key};
    const disclosure::SendForm form{
        .organ = against,
        .kind = disclosure::MessageKind::kComplaint,
        .words = {PersonalText(county.NewTitle("名单不公开")),
                  PersonalText("救助名单没有公开。"),
                  PersonalText("周某"),
                  PersonalText("13900001234"),
                  {}},
        .complaint = disclosure::ComplaintAsk{against, disclosure::ComplaintSubject::kNotPublished}};
    const auto receipt = RecountCounty::Must(disclosure::SendMessage(county.desk, sender, form));
    complaints_.push_back({.id = receipt.id, .against = against, .came = county.today()});
    return complaints_.back();
  }
  disclosure::SeenMessage Seen(MessageId id) {
    db::Reader reader = county.database->Read();
    return disclosure::SeenAs(*disclosure::FindMessage(reader, id));
  }
  void Decide(PlainComplaint& complaint, ComplaintVerdict verdict) {
    disclosure::ComplaintDecision decision{.verdict = verdict, .answer = "查过了。"};
    if (disclosure::IsFounded(verdict)) {
      decision.measure = disclosure::ComplaintMeasure::kUrge;
      decision.order = "把名单补公开。";
      decision.correct_by = ToString(DaysAfter(county.today(), 20));
    }
    RecountCounty::Must(disclosure::DecideComplaint(county.desk, in_charge_, Seen(complaint.id), decision));
    complaint.is_ended = true;
    complaint.is_true = disclosure::IsFounded(verdict);
  }
  void Remove(PlainComplaint& complaint) {
    RecountCounty::Must(
        disclosure::RemoveMessages(county.desk, in_charge_, {county.office}, {complaint.id}, "重复发送。"));
    complaint.is_ended = true;
  }

  Actor in_charge_ =
      county.ActorAs(county.Hire("qinhe", "秦禾", county.office, PostKind::kHandler), PostKind::kHandler);
  std::vector<PlainComplaint> complaints_;
};

struct PlainFault {
  disclosure::SeenFault seen;
  Date found{};
  bool is_gone = false;
};

class PlainFaults : public PlainLedger {
 public:
  using PlainLedger::PlainLedger;

  std::vector<LedgerSource> Sources() const override { return {LedgerSource::kInspectionFaults}; }
  void Live() override {
    if (county.OneIn(3)) {
      for (PlainFault& each : faults_) each.is_gone = each.is_gone || county.OneIn(3);
    } else {
      Found(county.AnyOrgan());
    }
    Inspect();
  }
  void Ripen() override {
    Found(county.bureau);
    Inspect();
  }
  std::vector<PlainRow> Rows(LedgerSource, OrganId organ, const DayRange& days) const override {
    std::vector<PlainRow> rows;
    for (const PlainFault& each : faults_) {
      if (each.seen.organ == organ && !each.is_gone && Among(days, each.found)) rows.push_back({each.seen.path, true});
    }
    return rows;
  }
  std::string Change(LedgerSource) override {
    faults_.back().is_gone = true;
    Inspect();
    return "不再有：本站错链：" + faults_.back().seen.words;
  }

 private:
  void Found(OrganId organ) {
    const std::string subject = county.NewTitle("链接");
    faults_.push_back({.seen = {.organ = organ,
                                .kind = InspectionKind::kDeadLink,
                                .subject = subject,
                                .words = subject + "没有这一页",
                                .path = "/office/items?of=" + std::to_string(county.titles)},
                       .found = county.today()});
  }
  /// Looks at everything, and sees what is there.
  void Inspect() {
    disclosure::Inspected inspected{.looked = {InspectionKind::kDeadLink}};
    for (const PlainFault& each : faults_) {
      if (!each.is_gone) inspected.faults.push_back(each.seen);
    }
    db::Transaction act = county.database->Begin();
    disclosure::PutInspected(act, inspected, county.now);
    act.Commit();
  }

  std::vector<PlainFault> faults_;
};

}  // namespace

std::vector<std::unique_ptr<PlainLedger>> FindingLedgers(RecountCounty& county) {
  std::vector<std::unique_ptr<PlainLedger>> ledgers;
  ledgers.push_back(std::make_unique<PlainComplaints>(county));
  ledgers.push_back(std::make_unique<PlainFaults>(county));
  return ledgers;
}

}  // namespace gongkai::assessment
