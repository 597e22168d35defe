#include "disclosure/step/step_work_actions.h"

#include "account/notice_actions.h"
#include "base/photo.h"
#include "disclosure/item_steps_actions.h"
#include "disclosure/waiting_actions.h"

namespace gongkai::disclosure {

using account::Act;
using account::Deed;

FormResult<Step> EarlierStep(Deed& deed) {
  const StepId id = deed.Earlier(StepIdFrom);
  auto step = FindStep(deed.transaction(), id.item, id.number);
  if (!step) return FormRefused("这张表已经用过，请重新打开再填。");
  return std::move(*step);
}

std::string NamedStep(const Step& step) { return std::string(NameOf(step.kind)) + "（" + step.body + "）"; }

FormResult<Step> DoneWithStep(Deed& deed, const Step& step, std::string_view act, std::string_view event,
                              std::string words) {
  Note(deed, step.item, step.version, event, NamedStep(step) + (words.empty() ? "" : "：" + words));
  deed.Record(step.item.organ, act, ObjectOf(step.item),
              {{"which", std::to_string(step.number)}, {"kind", std::string(IdOf(step.kind))}});
  if (auto item = LockedItem(deed.transaction(), step.item)) StopIfFellAway(deed, *item);
  deed.Commit(StepPath(step));
  return step;
}

void TellAsker(Deed& deed, const Step& step, const std::string& title, std::string detail) {
  account::TellOrgan(deed, step.item.organ, Act::kDraftItems,
                     {.kind = account::NoticeKind::kItem,
                      .title = step.body + title,
                      .detail = std::move(detail),
                      .path = "/office/items/" + ToString(step.item) + "/steps/" + std::to_string(step.number)});
}

void TellApprover(Deed& deed, const Step& step, std::string title) {
  account::TellOrgan(deed, step.item.organ, Act::kApproveItems,
                     {.kind = account::NoticeKind::kItem,
                      .title = std::move(title),
                      .detail = "",
                      .path = "/office/items/" + ToString(step.item) + "/steps/" + std::to_string(step.number)});
}

void TellAsked(Deed& deed, const Step& step, std::string title, std::string detail) {
  if (!step.organ) return;
  account::TellOrgan(deed, *step.organ, Act::kAnswerOrgans,
                     {.kind = account::NoticeKind::kItem,
                      .title = std::move(title),
                      .detail = std::move(detail),
                      .path = "/office/asked/" + StepPath(step)});
}

FormResult<TakenStep> TakeStep(Deed& deed, const StepId& id, StepState wanted, std::string otherwise) {
  auto item = LockedItem(deed.transaction(), id.item);
  auto step = item ? FindStep(deed.transaction(), id.item, id.number) : std::nullopt;
  if (!step) return FormRefused("没有这一步。");
  if (step->state != wanted) return FormRefused(std::move(otherwise));
  return TakenStep{std::move(*item), std::move(*step)};
}

BareScans::BareScans(const std::vector<NewFile>& scans) {
  for (const NewFile& scan : scans) {
    if (scan.bytes.size() > kLargestScan) {
      errors_.push_back({"scans", "“" + scan.name + "”超过 15 MB，请缩小以后再传。"});
    } else if (scan.bytes.starts_with("%PDF-")) {
      files_.push_back(scan);
    } else if (auto bytes = BarePhoto(scan.bytes)) {
      files_.push_back({scan.name, std::move(*bytes)});
    } else {
      errors_.push_back({"scans", "“" + scan.name + "”打不开，请用 PDF、JPG、PNG 或者 WebP。"});
    }
  }
  if (!errors_.empty()) return;
  for (const NewFile& file : files_) hashed_.emplace_back(file.bytes);
}

void BareScans::AddTo(Deed& deed, const Step& step) const {
  auto position = static_cast<std::int64_t>(step.scans.size());
  for (std::size_t i = 0; i < hashed_.size(); ++i) {
    AddScan(deed.transaction(), step, ++position,
            {files_[i].name, db::PutBlob(deed.transaction(), hashed_[i]), hashed_[i].size()});
  }
}

}  // namespace gongkai::disclosure
