#include "report/campaign/campaign_actions.h"

#include <algorithm>
#include <sstream>

#include "account/notice_actions.h"
#include "account/people_view.h"
#include "base/fold.h"
#include "base/utf8.h"
#include "crypto/sm3.h"
#include "disclosure/item_steps_actions.h"
#include "report/campaign/in_step_actions.h"
#include "report/campaign/rollup_view.h"
#include "report/campaign/unit_store.h"

namespace gongkai::report {
namespace {

using account::Act;
using account::Actor;
using account::Deed;
using account::Notice;
using account::NoticeKind;
using account::OrganId;
using account::Visitor;
using disclosure::FormRefused;
using gongkai::ToString;

constexpr std::size_t kOnceDigits = 32;

CampaignBy ByOf(const Deed& deed) { return {deed.actor().person, deed.actor().name, deed.now()}; }

std::string ObjectOfCampaign(int year) { return account::ObjectOf("campaign", year); }

/// Nobody does two things to a year's campaign at once.
void LockCampaign(Deed& deed, int year) { deed.transaction().Lock("campaign " + std::to_string(year)); }

std::optional<FieldErrors> AgainstActor(const Deed& deed) {
  if (disclosure::MayActAs(deed.actor(), Act::kSetReportDeadline)) return std::nullopt;
  return FormRefused("只有政府信息公开工作主管部门可以组织年度报告工作。");
}

Actor PartOf(Actor actor, std::string_view part) {
  if (!actor.once_key.empty()) {
    actor.once_key = crypto::Sm3Hex(actor.once_key + "|" + std::string(part)).substr(0, kOnceDigits);
  }
  return actor;
}

// ---- who is told

/// Who writes the report of an organ, and the leader in charge, out of everybody who works in the office today.
class Writers {
 public:
  Writers(db::Session& session, Date today) : everybody_(account::EverybodyInOffice(session, today)) {
    for (const Visitor& each : everybody_) {
      for (const account::HeldPost& post : each.posts) by_organ_.emplace(post.organ, &each);
    }
  }

  /// But for who tells them.
  std::vector<account::PersonId> Of(OrganId organ, account::PersonId teller) const {
    std::vector<account::PersonId> people;
    const auto [from, until] = by_organ_.equal_range(organ);
    for (auto each = from; each != until; ++each) {
      const Visitor& who = *each->second;
      if (who.person == teller) continue;
      if (!who.May(Act::kDraftItems, organ) && !who.May(Act::kReviewItems, organ)) continue;
      if (std::ranges::find(people, who.person) == people.end()) people.push_back(who.person);
    }
    return people;
  }

 private:
  std::vector<Visitor> everybody_;
  std::multimap<OrganId, const Visitor*> by_organ_;
};

std::string PathOfWriting(OrganId organ, int year) {
  return "/office/annual/" + std::to_string(year) + "?organ=" + std::to_string(organ.value);
}

int TellAll(Deed& deed, const std::vector<account::PersonId>& people, Notice notice) {
  for (const account::PersonId person : people) {
    notice.person = person;
    account::TellPerson(deed, notice);
  }
  return static_cast<int>(people.size());
}

// ---- beginning

FormResult<int> Open(Deed& deed, int year, const std::string& words) {
  if (deed.done_before()) return year;
  if (auto against = AgainstActor(deed)) return std::move(*against);
  if (FieldErrors faults = FaultsOfCampaignWords(words); !faults.empty()) return faults;
  LockCampaign(deed, year);
  db::Transaction& act = deed.transaction();
  if (FindCampaign(act, year)) return FormRefused("这一年的年度报告工作已经布置过了。");
  const Writers writers(act, deed.today());
  int people = 0;
  for (const CampaignLine& line : CampaignLines(act, std::nullopt, year, {}, deed.today())) {
    if (!line.unit.organ || line.unit.is_led_from_above) continue;
    const std::string until = line.last_day ? "，最迟 " + ToString(*line.last_day) + "（" + line.source + "）" : "";
    people += TellAll(deed, writers.Of(*line.unit.organ, deed.actor().person),
                      {.kind = NoticeKind::kReport,
                       .title = std::to_string(year) + "年度报告开始编制：" + ShortNameOf(line.unit),
                       .detail = deed.actor().name + "：" + words + until,
                       .path = PathOfWriting(*line.unit.organ, year)});
  }
  AddCampaign(act, year, {.words = words, .on = deed.today(), .people = people, .by = {}}, ByOf(deed));
  deed.Record(account::kInstallation, "campaign.open", ObjectOfCampaign(year), {{"people", std::to_string(people)}});
  deed.Commit();
  return year;
}

// ---- days

FormResult<int> SetDay(Deed& deed, int year, const PlanDayForm& form) {
  if (deed.done_before()) return year;
  if (auto against = AgainstActor(deed)) return std::move(*against);
  const auto kind = PlanKindFrom(form.kind);
  if (!kind) return FieldErrors{{"kind", "请选择是哪一步的日子。"}};
  LockCampaign(deed, year);
  db::Transaction& act = deed.transaction();
  std::vector<PlanDay> plan = PlanOf(CampaignDaysOf(act, year));
  const auto before = std::ranges::find(plan, *kind, &PlanDay::kind);
  if (form.takes_back && before == plan.end()) return FormRefused("这一步没有定日子，不用取消。");
  CampaignDay day{.kind = *kind, .words = std::string(Trim(form.words)), .by = {}};
  if (!form.takes_back) {
    day.day = ParseDate(Trim(form.day));
    FieldErrors faults = FaultsOfPlanDay(year, *kind, day.day, day.words, plan);
    if (!faults.empty()) return faults;
    if (before != plan.end() && before->day == *day.day) return FieldErrors{{"day", "已经是这个日子了。"}};
  } else if (FieldErrors faults = FaultsOfCampaignWords(day.words); !faults.empty()) {
    return faults;  // why it holds no more
  }
  AddCampaignDay(act, year, day, ByOf(deed));
  deed.Record(account::kInstallation, "campaign.set_day", ObjectOfCampaign(year),
              {{"kind", std::string(IdOf(*kind))}, {"day", day.day ? ToString(*day.day) : std::string()}});
  deed.Commit();
  return year;
}

// ---- urging

std::string TextOf(const UrgedUnits& urged) {
  std::ostringstream text;
  text << urged.units << ' ' << urged.people << ' ' << urged.today << ' ' << urged.outside << ' ' << urged.vain;
  return text.str();
}

UrgedUnits UrgedFrom(const std::string& text) {
  UrgedUnits urged;
  std::istringstream(text) >> urged.units >> urged.people >> urged.today >> urged.outside >> urged.vain;
  return urged;
}

Notice UrgingNotice(const Deed& deed, const CampaignLine& line, int year, const std::string& words) {
  const bool is_late = line.time == InTime::kOverdue;
  std::string detail = deed.actor().name + "：" + words + "（现在：" + std::string(NameOf(line.step));
  if (!line.words.empty()) detail += "，" + line.words;
  return {.kind = is_late ? NoticeKind::kOverdue : NoticeKind::kDueSoon,
          .title = "催办：" + ShortNameOf(line.unit) + std::to_string(year) + "年度报告",
          .detail = detail + "）",
          .path = PathOfWriting(*line.unit.organ, year)};
}

void UrgeOne(Deed& deed, const Writers& writers, const CampaignLine& line, int year, const std::string& words,
             UrgedUnits& urged) {
  if (!line.unit.organ) {
    ++urged.outside;
    return;
  }
  const auto people = writers.Of(*line.unit.organ, deed.actor().person);
  if (AgainstReminding(line.step) || people.empty()) {
    ++urged.vain;
    return;
  }
  if (WasRemindedOn(deed.transaction(), line.unit.id, year, deed.today(), RemindWay::kNotice)) {
    ++urged.today;
    return;
  }
  const int told = TellAll(deed, people, UrgingNotice(deed, line, year, words));
  AddReminder(deed.transaction(), year,
              {.unit = line.unit.id,
               .on = deed.today(),
               .way = RemindWay::kNotice,
               .step = line.step,
               .words = words,
               .people = told,
               .by = {}},
              ByOf(deed));
  ++urged.units;
  urged.people += told;
}

FormResult<UrgedUnits> Urge(Deed& deed, int year, const std::vector<UnitId>& chosen, const std::string& words,
                            std::optional<UnitId> under) {
  if (deed.done_before()) return UrgedFrom(deed.earlier_result());
  if (auto against = AgainstActor(deed)) return std::move(*against);
  if (FieldErrors faults = FaultsOfCampaignWords(words); !faults.empty()) return faults;
  if (chosen.size() > kMostUrgedUnits) return FieldErrors{{"units", "一次选得太多了，请分几次催办。"}};
  LockCampaign(deed, year);
  CampaignFilter filter;
  filter.overdue = chosen.empty();
  filter.under = under;
  std::vector<CampaignLine> lines = CampaignLines(deed.transaction(), std::nullopt, year, filter, deed.today());
  if (!chosen.empty()) {
    std::erase_if(lines,
                  [&](const CampaignLine& line) { return std::ranges::find(chosen, line.unit.id) == chosen.end(); });
  }
  if (lines.empty()) return FormRefused("现在没有逾期的单位，不用催办。");
  const Writers writers(deed.transaction(), deed.today());
  UrgedUnits urged;
  for (const CampaignLine& line : lines) UrgeOne(deed, writers, line, year, words, urged);
  deed.Record(account::kInstallation, "campaign.remind", ObjectOfCampaign(year),
              {{"units", std::to_string(urged.units)}, {"people", std::to_string(urged.people)}});
  deed.Commit(TextOf(urged));
  return urged;
}

FormResult<UnitId> Note(Deed& deed, int year, UnitId unit, const CallForm& form) {
  if (deed.done_before()) return unit;
  if (auto against = AgainstActor(deed)) return std::move(*against);
  FieldErrors faults = FaultsOfCampaignWords(form.words);
  const auto way = RemindWayFrom(form.way);
  const auto on = ParseDate(Trim(form.on));
  if (!way || *way == RemindWay::kNotice) faults.push_back({"way", "请选择是打电话还是发函。"});
  if (!on) {
    faults.push_back({"on", "请填写日子，像“2026-02-03”。"});
  } else if (*on > deed.today()) {
    faults.push_back({"on", "日子不能晚于今天。"});
  }
  if (!faults.empty()) return faults;
  LockCampaign(deed, year);
  db::Transaction& act = deed.transaction();
  const auto line = CampaignLineOf(act, std::nullopt, year, unit, deed.today());
  if (!line) return FormRefused("没有这个单位，或者它这一年不用报告。");
  if (const auto against = AgainstReminding(line->step)) return FormRefused(std::string(*against));
  if (WasRemindedOn(act, unit, year, *on, *way)) return FieldErrors{{"on", "这一天已经记过一次，一天记一次。"}};
  AddReminder(act, year,
              {.unit = unit,
               .on = *on,
               .way = *way,
               .step = line->step,
               .words = std::string(Trim(form.words)),
               .people = 0,
               .by = {}},
              ByOf(deed));
  deed.Record(line->unit.organ.value_or(account::kInstallation), "campaign.note_call",
              account::ObjectOf("annual_unit", unit.value), {{"way", std::string(IdOf(*way))}});
  deed.Commit();
  return unit;
}

// ---- files sent by others

FormResult<std::int64_t> Tie(Deed& deed, int year, UnitId unit, std::int64_t upload) {
  if (deed.done_before()) return upload;
  db::Transaction& act = deed.transaction();
  if (UnitOfUpload(act, upload)) return upload;
  AddCampaignFile(act, year, {.upload = upload, .unit = unit, .by = {}}, ByOf(deed));
  deed.Record(account::kInstallation, "campaign.take_in", account::ObjectOf("annual_unit", unit.value),
              {{"upload", std::to_string(upload)}});
  deed.Commit();
  return upload;
}

std::optional<FieldErrors> AgainstFile(db::Session& session, int year, UnitId unit, Date today) {
  const auto line = CampaignLineOf(session, std::nullopt, year, unit, today);
  if (!line) return FormRefused("没有这个单位，或者它这一年不用报告。");
  const bool is_ours = line->step == CampaignStep::kSigned || line->step == CampaignStep::kSubmitted ||
                       line->step == CampaignStep::kPublished || line->step == CampaignStep::kCorrecting;
  if (is_ours) return FormRefused("这个单位的报告是在本系统里编制、签发的，以它为准，不用另交文件。");
  return std::nullopt;
}

}  // namespace

FormResult<int> OpenCampaign(account::Desk& desk, const Actor& actor, int year, std::string_view words) {
  BringUnitsInStep(desk);
  return RetryDeed(desk, actor, [&](Deed& deed) { return Open(deed, year, std::string(Trim(words))); });
}

FormResult<int> SetCampaignDay(account::Desk& desk, const Actor& actor, int year, const PlanDayForm& form) {
  return RetryDeed(desk, actor, [&](Deed& deed) { return SetDay(deed, year, form); });
}

FormResult<UrgedUnits> UrgeUnits(account::Desk& desk, const Actor& actor, int year, const std::vector<UnitId>& chosen,
                                 std::string_view words, std::optional<UnitId> under) {
  return RetryDeed(desk, actor, [&](Deed& deed) { return Urge(deed, year, chosen, std::string(Trim(words)), under); });
}

FormResult<UnitId> NoteCall(account::Desk& desk, const Actor& actor, int year, UnitId unit, const CallForm& form) {
  return RetryDeed(desk, actor, [&](Deed& deed) { return Note(deed, year, unit, form); });
}

FormResult<std::int64_t> TakeInFile(Desk& desk, const Actor& actor, const Holder& holder, int year, UnitId unit,
                                    const std::vector<HandedIn>& files) {
  if (!disclosure::MayActAs(actor, Act::kSetReportDeadline)) {
    return FormRefused("只有政府信息公开工作主管部门可以代收别的单位的报告。");
  }
  if (files.empty()) return FieldErrors{{"files", "请选择文件。"}};
  if (files.size() > 1) return FieldErrors{{"files", "一个单位一年一份报告，请一次选一个文件。"}};
  {
    db::Reader reader = desk.database.Read();
    if (auto against = AgainstFile(reader, year, unit, BeijingDay(desk.office.now()))) return std::move(*against);
  }
  const auto upload = HandIn(desk, files, PartOf(actor, "hand-in"), holder);
  if (!upload) return FieldErrors{{"files", upload.error().message}};
  return RetryDeed(desk.office, PartOf(actor, "tie"), [&](Deed& deed) { return Tie(deed, year, unit, *upload); });
}

}  // namespace gongkai::report
