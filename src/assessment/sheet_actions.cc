#include "assessment/sheet_actions.h"

#include <algorithm>

#include "assessment/reading_actions.h"
#include "base/fold.h"
#include "base/utf8.h"
#include "db/blob_holders.h"
#include "db/blob_store.h"

namespace gongkai::assessment {
namespace {

using account::Act;
using account::Actor;
using account::Deed;
using account::Desk;

constexpr std::size_t kLongestFileName = 120;

/// Everything about one indicator of one organ, locked.
struct Placed {
  Assessment assessment;
  AssessedOrgan organ;
  Indicator indicator;
};

FormResult<Placed> LockedAt(Deed& deed, const SheetPlace& place) {
  db::Transaction& act = deed.transaction();
  const auto assessment = LockedAssessment(act, place.assessment);
  const auto organ = FindAssessedOrgan(act, place.assessment, place.organ);
  if (!assessment || !organ) return Refused("没有这次考核，或者本机关不在其中。");
  const std::vector<Indicator> table = TableOf(act, place.assessment);
  const auto row = std::ranges::find(table, place.indicator, &Indicator::number);
  if (row == table.end() || !row->IsLeaf()) return Refused("没有这个指标，请从得分表进入。");
  return Placed{*assessment, *organ, *row};
}

SheetLine LineOf(db::Session& session, const SheetPlace& place, const Indicator& indicator) {
  SheetLine line;
  line.indicator = indicator;
  line.mark = MarkOf(session, place);
  line.reading = LatestReading(session, place);
  return line;
}

FieldErrors AgainstWriting(const Placed& at, Date today) {
  if (!IsSelfOpen(at.assessment, today)) return Refused("现在不是自评的时候，或者自评已经截止。");
  if (at.organ.handed_in_on) return Refused("自评已经报送，不能再改；要改请主管部门退回。");
  return {};
}

FormResult<int> Finish(Deed& deed, const SheetPlace& place, std::string_view act) {
  deed.Record(place.organ, act, "assessment:" + ToString(place));
  deed.Commit(std::to_string(place.indicator));
  return place.indicator;
}

FieldErrors FaultsOfFile(const EvidenceFile& file) {
  if (file.name.empty() || file.bytes.empty()) return Under("file", "请选择文件。");
  if (file.bytes.size() > static_cast<std::size_t>(kLargestEvidence)) return Under("file", "一个文件不超过 20 MB。");
  return {};
}

FieldErrors AgainstEvidence(const Placed& at, std::size_t files, Date today) {
  if (IsAppealOpen(at.assessment, today)) {
    if (files < kMostEvidence) return {};
  } else if (FieldErrors errors = AgainstWriting(at, today); !errors.empty()) {
    return errors;
  }
  return files < kMostEvidence ? FieldErrors() : Under("file", "一个指标最多放 20 份佐证材料。");
}

}  // namespace

FormResult<int> SaySelf(Desk& desk, const Actor& actor, const SeenMark& seen, const MarkForm& form) {
  return RetryDeed(desk, actor, [&](Deed& deed) -> FormResult<int> {
    if (deed.done_before()) return deed.EarlierId<int>();
    if (!MayAct(deed, Act::kHandInReports)) return Refused("您现在的岗位不能自评。");
    const auto at = LockedAt(deed, seen.place);
    if (!at) return at.errors();
    if (FieldErrors errors = AgainstWriting(*at, deed.today()); !errors.empty()) return errors;
    const Mark mark = MarkOf(deed.transaction(), seen.place);
    if (mark.version != seen.version) return SomebodyWasFaster();
    const auto said = SelfFrom(form, at->indicator, mark);
    if (!said) return said.errors();
    if (!PutMark(deed.transaction(), seen.place, *said)) return SomebodyWasFaster();
    return Finish(deed, seen.place, "scoring.self");
  });
}

FormResult<int> AttachEvidence(Desk& desk, const Actor& actor, const SheetPlace& place, const EvidenceFile& file) {
  if (FieldErrors errors = FaultsOfFile(file); !errors.empty()) return errors;
  const db::HashedBytes hashed(file.bytes);
  return RetryDeed(desk, actor, [&](Deed& deed) -> FormResult<int> {
    if (deed.done_before()) return deed.EarlierId<int>();
    if (!MayAct(deed, Act::kHandInReports)) return Refused("您现在的岗位不能放入佐证材料。");
    const auto at = LockedAt(deed, place);
    if (!at) return at.errors();
    const std::size_t files = EvidenceOf(deed.transaction(), place).size();
    if (FieldErrors errors = AgainstEvidence(*at, files, deed.today()); !errors.empty()) return errors;
    Evidence added;
    added.name = Ellipsis(WithoutInvisible(Trim(file.name)), kLongestFileName);
    added.digest = db::PutBlob(deed.transaction(), hashed);
    added.size = hashed.size();
    added.at = deed.now();
    added.person = deed.actor().name;
    AddEvidence(deed.transaction(), place, added);
    return Finish(deed, place, "scoring.evidence");
  });
}

FormResult<int> DropEvidence(Desk& desk, const Actor& actor, const SheetPlace& place, int number) {
  return RetryDeed(desk, actor, [&](Deed& deed) -> FormResult<int> {
    if (deed.done_before()) return deed.EarlierId<int>();
    if (!MayAct(deed, Act::kHandInReports)) return Refused("您现在的岗位不能这样做。");
    const auto at = LockedAt(deed, place);
    if (!at) return at.errors();
    if (FieldErrors errors = AgainstWriting(*at, deed.today()); !errors.empty()) return errors;
    const auto digest = RemoveEvidence(deed.transaction(), place, number);
    if (!digest) return Refused("没有这份材料，可能已经去掉了。");
    db::RemoveBlobUnlessHeld(deed.transaction(), *digest);
    return Finish(deed, place, "scoring.evidence_drop");
  });
}

FormResult<int> HandInSheet(Desk& desk, const Actor& actor, AssessmentId id, OrganId organ, std::int64_t version) {
  return RetryDeed(desk, actor, [&](Deed& deed) -> FormResult<int> {
    if (deed.done_before()) return 0;
    if (!MayAct(deed, Act::kHandInReports)) return Refused("您现在的岗位不能报送自评。");
    db::Transaction& act = deed.transaction();
    const auto assessment = LockedIn(deed, id, PeriodState::kSelf);
    if (!assessment) return assessment.errors();
    auto assessed = FindAssessedOrgan(act, id, organ);
    if (!assessed) return Refused("本机关不在这次考核里。");
    if (assessed->handed_in_on) return Refused("已经报送过了。");
    if (assessed->version != version) return SomebodyWasFaster();
    if (!IsSelfOpen(*assessment, deed.today())) return Refused("自评已经截止。");
    FieldErrors errors;
    for (std::string& each : AgainstHandingIn(LinesOf(act, id, organ, TableOf(act, id)))) {
      errors.push_back({std::string(kVersionField), std::move(each)});
    }
    if (!errors.empty()) return errors;
    assessed->handed_in_on = deed.today();
    assessed->handed_in_by = deed.actor().name;
    if (!UpdateAssessedOrgan(act, id, *assessed)) return SomebodyWasFaster();
    NoteEvent(deed, id, organ, 0, "报送自评");
    TellKeeper(deed, *assessment, assessment->title + "：报来了自评", PathOf(id, organ));
    return Finish(deed, {id, organ, 0}, "scoring.hand_in");
  });
}

FormResult<int> SendBackSheet(Desk& desk, const Actor& actor, AssessmentId id, OrganId organ, std::int64_t version,
                              std::string_view typed) {
  const std::string why(Trim(WithoutInvisible(typed)));
  return RetryDeed(desk, actor, [&](Deed& deed) -> FormResult<int> {
    if (deed.done_before()) return 0;
    if (!MayAct(deed, Act::kSuperviseCases)) return Refused("您现在的岗位不能退回自评。");
    const auto assessment = LockedIn(deed, id, PeriodState::kSelf);
    if (!assessment) return assessment.errors();
    auto assessed = FindAssessedOrgan(deed.transaction(), id, organ);
    if (!assessed || !assessed->handed_in_on) return Refused("没有报来的自评可以退回。");
    if (assessed->version != version) return SomebodyWasFaster();
    if (why.empty()) return Under("why", "请写明为什么退回。");
    if (Utf8Length(why) > kLongestMarkWords) return Under("why", "最多写1000个字。");
    assessed->handed_in_on.reset();
    assessed->handed_in_by.clear();
    if (!UpdateAssessedOrgan(deed.transaction(), id, *assessed)) return SomebodyWasFaster();
    NoteEvent(deed, id, organ, 0, "退回自评：" + why);
    TellAssessed(deed, organ, assessment->title + "：自评被退回", why, PathOf(id, organ));
    deed.Record(assessment->keeper, "scoring.send_back", "assessment:" + ToString(SheetPlace{id, organ, 0}));
    deed.Commit();
    return 0;
  });
}

FormResult<int> ReviewMark(Desk& desk, const Actor& actor, const SeenMark& seen, const MarkForm& form) {
  return RetryDeed(desk, actor, [&](Deed& deed) -> FormResult<int> {
    if (deed.done_before()) return deed.EarlierId<int>();
    if (!MayAct(deed, Act::kSuperviseCases)) return Refused("您现在的岗位不能审核得分。");
    const auto at = LockedAt(deed, seen.place);
    if (!at) return at.errors();
    if (at->assessment.state != PeriodState::kReview) return Refused("现在不是审核的时候。");
    if (at->indicator.kind == IndicatorKind::kAutomatic) ReadLedgers(deed, at->assessment, seen.place.organ);
    const SheetLine line = LineOf(deed.transaction(), seen.place, at->indicator);
    if (line.mark.version != seen.version) return SomebodyWasFaster();
    const auto reviewed = ReviewFrom(form, line);
    if (!reviewed) return reviewed.errors();
    if (!PutMark(deed.transaction(), seen.place, *reviewed)) return SomebodyWasFaster();
    std::string words = "“" + at->indicator.name + "”审核为 " + ShownPoints(reviewed->reviewed) + " 分";
    if (!reviewed->reviewed) words = "“" + at->indicator.name + "”改回按台账计分";
    if (!reviewed->review_words.empty()) words += "：" + reviewed->review_words;
    NoteEvent(deed, seen.place.assessment, seen.place.organ, seen.place.indicator, std::move(words));
    deed.Record(at->assessment.keeper, "scoring.score", "assessment:" + ToString(seen.place));
    deed.Commit(std::to_string(seen.place.indicator));
    return seen.place.indicator;
  });
}

}  // namespace gongkai::assessment
