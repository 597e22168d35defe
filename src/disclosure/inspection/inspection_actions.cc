#include "disclosure/inspection/inspection_actions.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/fold.h"
#include "base/utf8.h"
#include "disclosure/inspection/duty_view.h"
#include "disclosure/inspection/unanswered_view.h"
#include "disclosure/item_list_store.h"
#include "disclosure/item_steps_actions.h"
#include "disclosure/screen/screen_store.h"

namespace gongkai::disclosure {
namespace {

using account::Actor;
using account::Deed;
using account::Desk;
using Kind = InspectionKind;

constexpr int kMostOfKind = 1'000;

std::vector<ColumnSeen> ColumnsOf(db::Session& session, std::optional<OrganId> organ, Date today) {
  std::vector<ColumnSeen> columns;
  for (const ColumnState& each : PublicColumns(session, organ, today)) columns.push_back({each.column, each.latest});
  return columns;
}

void Append(std::vector<SeenFault>& to, std::vector<SeenFault> more) {
  for (SeenFault& each : more) to.push_back(std::move(each));
}

/// What has an interval and something public.
std::vector<IntervalSeen> IntervalsOf(db::Session& session, std::optional<OrganId> organ,
                                      std::span<const ColumnSeen> columns, Date today) {
  std::vector<IntervalSeen> seen;
  for (const ColumnInterval& interval : ColumnIntervals()) {
    const auto column = std::ranges::find(columns, interval.column, &ColumnSeen::column);
    if (column == columns.end()) continue;
    const auto latest =
        interval.kinds.empty() ? std::optional(column->latest) : LatestOfKinds(session, organ, interval.kinds, today);
    if (latest) seen.push_back({&interval, *latest});
  }
  return seen;
}

void LookAtColumns(db::Session& session, Date today, Inspected& inspected) {
  const std::vector<ColumnSeen> of_site = ColumnsOf(session, std::nullopt, today);
  Append(inspected.faults, BlankColumnFaults(of_site));
  Append(inspected.faults, StaleColumns(kWholeSite, IntervalsOf(session, std::nullopt, of_site, today), today));
  for (const OrganId organ : PublishingOrgans(session, today)) {
    const std::vector<ColumnSeen> of_organ = ColumnsOf(session, organ, today);
    Append(inspected.faults, StaleColumns(organ, IntervalsOf(session, organ, of_organ, today), today));
  }
  inspected.looked.insert(inspected.looked.end(), {Kind::kStale, Kind::kBlank});
}

void LookAtItems(db::Session& session, Date today, Inspected& inspected) {
  for (const Item& item : UndatedItems(session, today, kMostOfKind)) {
    inspected.faults.push_back({.organ = item.id.organ,
                                .kind = Kind::kUndated,
                                .subject = "item:" + ToString(item.id),
                                .words = "“" + item.title + "”没有生成日期",
                                .path = "/office/items/" + ToString(item.id)});
  }
  for (const OpenItem& open : OpenPublicItems(session, std::nullopt, today, kMostOfKind)) {
    if (!IsPublic(open.item.publicity, today)) continue;
    inspected.faults.push_back({.organ = open.item.id.organ,
                                .kind = Kind::kPersonal,
                                .subject = "item:" + ToString(open.item.id),
                                .words = fmt::format("“{}”检查出 {} 处还没有处理", open.item.title, open.open),
                                .path = "/office/items/" + ToString(open.item.id) + "/screening"});
  }
  inspected.looked.insert(inspected.looked.end(), {Kind::kUndated, Kind::kPersonal});
}

void LookAtMessages(db::Session& session, Date today, Inspected& inspected) {
  for (const UnansweredMessage& message : UnansweredMessages(session, today, kMostOfKind)) {
    if (auto fault = FaultOf(message, today)) inspected.faults.push_back(std::move(*fault));
  }
  inspected.looked.push_back(Kind::kUnanswered);
}

void LookAtDuties(db::Session& session, Date today, Inspected& inspected) {
  Append(inspected.faults, DutyFaults(session, today, kMostOfKind));
  inspected.looked.insert(inspected.looked.end(), {Kind::kNoOutcome, Kind::kGuide, Kind::kNoPlace, Kind::kNotSupplied});
}

void LookAtAnswers(const Inspecting& inspecting, Inspected& inspected, InspectionRun& run) {
  if (!inspecting.answers) return;
  run.answers = inspecting.answers();
  if (auto fault = FaultOf(run.answers)) inspected.faults.push_back(std::move(*fault));
  inspected.looked.push_back(Kind::kSlow);
}

void LookAtAllLinks(Desk& desk, const Inspecting& inspecting, Inspected& inspected, InspectionRun& run) {
  LooksOfLinks looks = LookAtLinks(desk, inspecting);
  run.items = looks.items;
  run.links = looks.links;
  run.outer_links = looks.outer_links;
  run.not_looked = looks.not_looked;
  Append(inspected.faults, std::move(looks.faults));
  // What was not looked at is not gone.
  if (looks.not_looked > 0) return;
  inspected.looked.insert(inspected.looked.end(), {Kind::kDeadLink, Kind::kDeadFile});
  if (inspecting.fetch) inspected.looked.push_back(Kind::kDeadOuterLink);
}

}  // namespace

std::string InspectPublic(Desk& desk, const Inspecting& inspecting) {
  const Date today = BeijingDay(desk.now());
  Inspected inspected;
  InspectionRun run{.day = today};
  LookAtAllLinks(desk, inspecting, inspected, run);
  {
    db::Reader reader = desk.database.Read();
    LookAtColumns(reader, today, inspected);
    LookAtItems(reader, today, inspected);
    LookAtMessages(reader, today, inspected);
    LookAtDuties(reader, today, inspected);
  }
  LookAtAnswers(inspecting, inspected, run);
  const InspectionChanges changes = account::RetryDeed(desk, Actor{}, [&](Deed& deed) {
    run.ended_at = deed.now();
    const InspectionChanges done = PutInspected(deed.transaction(), inspected, deed.now());
    PutRun(deed.transaction(), run);
    deed.Record(account::kInstallation, "inspection.run", "day:" + ToString(today),
                {{"rows", std::to_string(run.items)}, {"findings", std::to_string(done.open)}});
    deed.Commit();
    return done;
  });
  return fmt::format("看了 {} 件公开的信息、{} 个链接，现有 {} 处问题，新发现 {} 处，{} 处已经没有了。", run.items,
                     run.links + run.outer_links, changes.open, changes.found, changes.gone);
}

FormResult<std::int64_t> Explain(Desk& desk, const Actor& actor, OrganId organ, std::int64_t number,
                                 const std::string& words) {
  return account::RetryDeed(desk, actor, [&](Deed& deed) -> FormResult<std::int64_t> {
    if (deed.done_before()) return number;
    const account::Act needed = organ == kWholeSite ? account::Act::kEditGuide : account::Act::kDraftItems;
    if (!MayActAs(deed.actor(), needed)) return FormRefused("您现在的岗位不能说明。");
    if (IsBlankText(words)) return FieldErrors{{"words", "请写明为什么先这样。"}};
    if (Utf8Length(words) > kLongestExplanation) return FieldErrors{{"words", "写得太长了，最多 300 字。"}};
    if (!ExplainFault(deed.transaction(), organ, number, deed.actor().name, Trim(words), deed.now())) {
      return FormRefused("这个问题已经没有了，或者别人刚刚说明过。");
    }
    deed.Record(organ, "inspection.explain", fmt::format("fault:{}-{}", organ.value, number));
    deed.Commit();
    return number;
  });
}

}  // namespace gongkai::disclosure
