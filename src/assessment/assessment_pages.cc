// /office/assessment/{id}: where it stands, who is assessed with what points, what comes next.

#include "assessment/pages.h"
#include "assessment/period_actions.h"
#include "assessment/reading_actions.h"
#include "disclosure/item_actions.h"

namespace gongkai::assessment {
namespace {

using account::Act;
using account::Desk;
using account::Visitor;
using web::Html;
using web::Markup;
using web::Request;
using web::Response;
using web::Url;

// ---- what is known of it

Html ItemRow(db::Session& session, const Assessment& assessment, Date today) {
  if (!assessment.item) return {};
  const auto item = disclosure::FindItem(session, {assessment.keeper, *assessment.item});
  if (!item) return {};
  const bool is_public = disclosure::IsPublic(item->publicity, today);
  const std::string path = "/office/items/" + ToString(item->id);
  return Markup("<div><dt>公布</dt><dd><a href=\"{}\">{}</a></dd></div>", Url::Local(path),
                is_public ? "已经公布" : "还没有公布：在“公开信息”里送审、签发");
}

Html DayRow(std::string_view label, const std::optional<Date>& day) {
  return day ? Row(label, ToChinese(*day)) : Html();
}

Html Facts(db::Session& session, const Assessment& assessment, Date today) {
  const std::string grades = "优秀 " + ToString(assessment.excellent) + " 分起，良好 " + ToString(assessment.good) +
                             " 分起，合格 " + ToString(assessment.pass) + " 分起";
  return Markup(
      "<section class=\"card item-part\"><dl class=\"gk-facts\"><div><dt>状态</dt><dd>{}</dd></div>{}{}{}{}{}{}{}</dl>"
      "</section>",
      StateBadge(assessment),
      Row("考核的时间", ToChinese(assessment.days.first) + "至" + ToChinese(assessment.days.last)),
      DayRow("自评截止", assessment.self_by), Row("等次", grades), DayRow("向机关公示", assessment.shown_on),
      DayRow("申诉截止", assessment.appeal_until), DayRow("审定", assessment.concluded_on),
      ItemRow(session, assessment, today));
}

// ---- organs

/// Missing it is once its day is over.
Html SelfBadge(const Assessment& assessment, const AssessedOrgan& organ, Date today) {
  if (organ.handed_in_on) return Markup("{} 报送", *organ.handed_in_on);
  if (today <= assessment.self_by) return Markup("尚未到期，最迟 {}", assessment.self_by);
  return Markup("<span class=\"badge gk-badge-warning\">没有报送</span>");
}

Html OrganRow(const Assessment& assessment, const RankedSheet& each, bool shows_place, Date today) {
  const SheetSum& sum = each.sheet.sum;
  Html note;
  if (sum.missing > 0) note = Markup("<div class=\"gk-soft\">{} 项还没有得分</div>", sum.missing);
  const std::string place = shows_place && each.place > 0 ? std::to_string(each.place) : "—";
  return Markup(
      "<tr><th scope=\"row\"><a href=\"{}\">{}</a></th><td data-label=\"分组\">{}</td><td "
      "data-label=\"自评\">{}</td><td class=\"gk-number\" data-label=\"得分\">{}{}</td><td class=\"gk-number\" "
      "data-label=\"名次\">{}</td><td data-label=\"等次\">{}</td></tr>",
      Url::Local(PathOf(assessment.id, each.sheet.organ.organ)), each.sheet.name, each.sheet.organ.group,
      SelfBadge(assessment, each.sheet.organ, today), ShownPoints(sum.total), note, place,
      sum.missing > 0 ? std::string("—") : each.sheet.grade);
}

Html Organs(db::Session& session, const Assessment& assessment, const Visitor& visitor, Date today) {
  if (assessment.state == PeriodState::kTable) {
    return Markup("<p class=\"gk-empty\">指标表印发以后，县里直接领导的部门和乡镇（街道）都在考核里。</p>");
  }
  Html rows;
  const bool sees_all = SeesAll(visitor);
  for (const RankedSheet& each : RankedSheets(session, assessment)) {
    if (MaySee(visitor, each.sheet.organ.organ)) rows.Add("{}", OrganRow(assessment, each, sees_all, today));
  }
  return Markup(
      "<div class=\"card\"><div class=\"table-responsive\" tabindex=\"0\" role=\"region\" "
      "aria-label=\"各机关得分\"><table "
      "class=\"table card-table gk-list\"><thead><tr><th scope=\"col\">机关</th><th scope=\"col\">分组</th><th "
      "scope=\"col\">自评</th><th scope=\"col\" class=\"gk-number\">得分</th><th scope=\"col\" "
      "class=\"gk-number\">名次</th><th "
      "scope=\"col\">等次</th></tr></thead><tbody>{}</tbody></table></div></div>",
      rows);
}

// ---- what comes next

Html Warnings(const std::vector<std::string>& against) {
  Html items;
  for (const std::string& each : against) items.Add("<li>{}</li>", each);
  return against.empty() ? Html() : Markup("<ul class=\"gk-soft\">{}</ul>", items);
}

std::string_view WhatItDoes(PeriodAct act) {
  switch (act) {
    case PeriodAct::kOpenSelf:
      return "印发以后指标表不能再改，各机关收到通知。";
    case PeriodAct::kReview:
      return "结束以后机关不能再自评，没有报送的按没有自评处理。";
    case PeriodAct::kShow:
      return "各机关看到自己每一项的得分，可以在期限内申诉。";
    case PeriodAct::kConclude:
      return "审定以后得分不再随台账变化；结果起草成一条公开信息，经审签才公布。";
  }
  return {};
}

Html NextStep(db::Session& session, const Request& request, const Assessment& assessment, Date today) {
  const auto act = NextAct(assessment.state);
  if (!act) return {};
  std::vector<std::string> against = AgainstAct(*act, assessment, FactsOf(session, assessment), today);
  if (*act == PeriodAct::kOpenSelf) {
    for (std::string& each : FaultsOfTable(TableOf(session, assessment.id))) against.push_back(std::move(each));
  }
  const Html hidden = Markup("<input type=\"hidden\" name=\"act\" value=\"{}\"><p>{}</p>{}", IdOf(*act),
                             WhatItDoes(*act), Warnings(against));
  return Markup("<section class=\"card item-part\"><h2>下一步</h2>{}</section>",
                ActForm(request, PathOf(assessment.id) + "/next", assessment.version, hidden, NameOf(*act)));
}

Html History(db::Session& session, const Assessment& assessment) {
  Html lines;
  for (const AssessmentEvent& event : EventsOf(session, assessment.id, kWholeAssessment)) {
    lines.Add("<li>{}　{}　{}</li>", ToBeijingMinute(event.at), event.words, event.person);
  }
  return Markup("<section class=\"card item-part\"><h2>经过</h2><ol class=\"take-part-history\">{}</ol></section>",
                lines);
}

void AddActions(web::Page& page, const Assessment& assessment, const Visitor& visitor) {
  const std::string path = PathOf(assessment.id);
  page.actions.Add("<a class=\"btn\" href=\"{}\">指标表</a>", Url::Local(path + "/table"));
  if (assessment.shown_on) page.actions.Add("<a class=\"btn\" href=\"{}\">申诉</a>", Url::Local(path + "/appeals"));
  const bool is_exported = assessment.shown_on || (SeesAll(visitor) && assessment.state != PeriodState::kTable);
  if (is_exported) {
    page.actions.Add("<a class=\"btn\" href=\"{}\">导出</a>", Url::Local(path + "/files"));
  }
  const bool may_change = assessment.state == PeriodState::kTable || assessment.state == PeriodState::kSelf;
  if (IsKeeper(visitor) && may_change) {
    page.actions.Add("<a class=\"btn\" href=\"{}\">改名称、日期和等次</a>", Url::Local(path + "/days"));
  }
}

Response Show(Desk& desk, const Request& request, const Visitor& visitor, const FieldErrors& errors) {
  db::Reader reader = desk.database.Read();
  const Date today = BeijingDay(desk.now());
  const Assessment assessment = AssessmentIn(reader, request, visitor);
  web::Page page = AssessmentFrame(visitor, assessment.title);
  AddActions(page, assessment, visitor);
  page.body.Add("{}{}", web::FaultList(errors, "没有办成"), Facts(reader, assessment, today));
  if (IsKeeper(visitor)) page.body.Add("{}", NextStep(reader, request, assessment, today));
  page.body.Add("<h2>各机关</h2>{}{}", Organs(reader, assessment, visitor, today), History(reader, assessment));
  return Response::Of(RenderPage(page, request), web::StatusOf(errors));
}

/// Of who looks after all of them every sheet is brought in step; an organ's own when it is opened.
Response Get(Desk& desk, const Request& request, const Visitor& visitor) {
  const Assessment assessment = [&] {
    db::Reader reader = desk.database.Read();
    return AssessmentIn(reader, request, visitor);
  }();
  if (IsKeeper(visitor)) BringInStep(desk, assessment);
  return Show(desk, request, visitor, {});
}

Response PostNext(Desk& desk, const Request& request, const Visitor& visitor) {
  const Assessment assessment = [&] {
    db::Reader reader = desk.database.Read();
    return AssessmentIn(reader, request, visitor);
  }();
  const auto act = PeriodActFrom(request.form.Get("act"));
  if (!act) return Show(desk, request, visitor, Refused("现在不能这样做，请看过现在的情况再办。"));
  const SeenAssessment seen{assessment.id, request.form.Int("version").value_or(0)};
  const auto done = Advance(desk, ActorOfKeeper(visitor, request), seen, *act);
  if (!done) return Show(desk, request, visitor, done.errors());
  return Response::SeeOther(Url::Local(PathOf(assessment.id)));
}

}  // namespace

void AddAssessmentPages(account::Office& office) {
  office.Get("/office/assessment/{id}", Act::kSeeReports, WithDesk(office, Get));
  office.Post("/office/assessment/{id}/next", Act::kSuperviseCases, WithDesk(office, PostNext));
}

}  // namespace gongkai::assessment
