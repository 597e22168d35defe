// A step of an item is asked: of an organ of the county in the program, of others as it was written to them.

#include "account/organ_list_view.h"
#include "base/fold.h"
#include "disclosure/content_digest.h"
#include "disclosure/item_form.h"
#include "disclosure/step/step_pages.h"
#include "disclosure/step/step_words.h"

namespace gongkai::disclosure {
namespace {

using account::Act;
using account::Desk;
using account::Visitor;
using web::Choice;
using web::FormKeys;
using web::Html;
using web::Markup;
using web::Request;
using web::Response;
using web::Url;

std::vector<Choice> OrgansToAsk(db::Session& session, OrganId own, Date today) {
  std::vector<Choice> choices = {{"", "（不是本县的机关）"}};
  for (const account::OrganRow& row : account::ListOrgans(session, {.words = ""}, today)) {
    if (row.organ.id != own) choices.push_back({std::to_string(row.organ.id.value), row.organ.name});
  }
  return choices;
}

std::string_view LabelOfBody(StepKind kind) {
  switch (kind) {
    case StepKind::kAgreement:
      return "或者：县外机关的名称";
    case StepKind::kApproval:
      return "报给哪个机关批准";
    case StepKind::kDetermination:
      return "报给哪个主管部门或者保密行政管理部门";
    case StepKind::kThirdParty:
      return "第三方";
    case StepKind::kCoordination:
      return "报请哪个共同上级机关或者政府信息公开主管部门协调";
    case StepKind::kOwnDecision:
      return {};
  }
  return {};
}

std::string_view LabelOfAbout(StepKind kind) {
  switch (kind) {
    case StepKind::kAgreement:
      return "请对方确认什么";
    case StepKind::kApproval:
      return "依据什么规定要报批";
    case StepKind::kDetermination:
      return "什么不能确定";
    case StepKind::kThirdParty:
      return "哪些内容涉及第三方";
    case StepKind::kCoordination:
      return "双方的意见和分歧";
    case StepKind::kOwnDecision:
      return "提请主要负责人决定公开的理由";
  }
  return {};
}

/// Who is asked: chosen and typed; of a step that is asked again it stands.
Html WhoFields(db::Session& session, const Request& request, const Item& item, StepKind kind, const Step* again,
               Date today, const FieldErrors& errors) {
  const bool is_gone = again != nullptr && again->organ && IsClosed(session, *again->organ, today);
  if (kind == StepKind::kOwnDecision) return {};
  Html fields;
  if (again != nullptr && again->kind == kind && !is_gone) {
    return Markup("<p>再问一次：{}（{}）</p>", NameOf(again->kind), again->body);
  }
  if (is_gone) fields.Add("<p>{}已经撤销，请选择继续行使其职权的机关。</p>", again->body);
  if (kind == StepKind::kAgreement) {
    fields.Add("{}", web::ChoiceField({.name = "organ",
                                       .label = "本县的机关",
                                       .value = TypedIn(request, "organ"),
                                       .hint = "对方在系统里看到要公开的全文，直接答复"},
                                      OrgansToAsk(session, item.id.organ, today), errors));
  }
  const char* const hint =
      kind == StepKind::kThirdParty ? "单位写名称；个人的不写姓名，写与事项的关系，例如：补贴对象本人" : "";
  return fields.Add("{}", web::TextField({.name = "body",
                                          .label = LabelOfBody(kind),
                                          .value = TypedIn(request, "body"),
                                          .hint = hint,
                                          .required = kind != StepKind::kAgreement},
                                         errors));
}

Html AskFields(const Request& request, StepKind kind, bool is_in_program, Date today, const FieldErrors& errors) {
  Html fields;
  fields.Add(
      "{}", web::AreaField(
                {.name = "about", .label = LabelOfAbout(kind), .value = TypedIn(request, "about"), .required = true}, 3,
                errors));
  if (kind == StepKind::kOwnDecision) return fields;
  if (!is_in_program) {
    const char* const hint = kind == StepKind::kAgreement ? "问本县机关的不用填，当天就送到" : "";
    fields.Add(
        "{}{}",
        web::TextField({.name = "sent_on",
                        .label = "送出日期",
                        .value = TypedIn(request, "sent_on", ToString(today)),
                        .hint = hint,
                        .type = "date"},
                       errors),
        web::TextField({.name = "sent_number", .label = "去函文号", .value = TypedIn(request, "sent_number")}, errors));
  }
  return fields.Add("{}", web::TextField({.name = "answer_by",
                                          .label = "请在哪一天以前答复",
                                          .value = TypedIn(request, "answer_by"),
                                          .hint = "到期没有答复的，“要办的事”里会提醒",
                                          .type = "date",
                                          .required = kind == StepKind::kAgreement},
                                         errors));
}

/// What is sent is what was looked at: of a form that comes back, what was looked at then, unless it is told that it
/// changed.
std::string DigestShown(const Request& request, const ItemVersion& version, const FieldErrors& errors) {
  if (ErrorOf(errors, kVersionField) != nullptr) return AskedDigest(version.content);
  return TypedIn(request, "digest", AskedDigest(version.content));
}

Html CheckedPart(const Request& request, StepKind kind, const std::string& digest, const FieldErrors& errors) {
  Html html = Markup("<input type=\"hidden\" name=\"digest\" value=\"{}\">", digest);
  if (kind != StepKind::kAgreement) return html;
  return html.Add("{}", web::TickField({.name = "checked",
                                        .label = "已核对要送出的内容：不含国家秘密、工作秘密，不含不该送出的个人信息",
                                        .value = TypedIn(request, "checked")},
                                       errors));
}

/// Asked again of an organ that is still there: it has the text the same day.
bool IsInProgram(db::Session& session, const std::optional<Step>& again, StepKind kind, Date today) {
  return again && again->kind == kind && again->organ && !IsClosed(session, *again->organ, today);
}

Response ShowAsk(Desk& desk, const Request& request, const Visitor& visitor, const FieldErrors& errors) {
  const Date today = BeijingDay(desk.now());
  db::Reader reader = desk.database.Read();
  const Item item = ItemIn(reader, request, visitor);
  const auto again = FindStep(reader, item.id, request.query.Int("again").value_or(0));
  const auto chosen = StepKindFrom(request.query.Get("kind"));
  if (!again && !chosen) throw web::ProblemError({404, "没有这一页", "请从这一件的页面选择增加哪一步。"});
  const StepKind kind = chosen ? *chosen : again->kind;
  const ItemVersion version = *FindVersion(reader, item.id, item.latest_version);
  web::Page page = StepFrame(visitor, item, std::string(NameOf(kind)));
  Url url = Url::Local(PathOf(item) + "/steps/new");
  if (again) url.With("again", std::to_string(again->number));
  if (chosen) url.With("kind", IdOf(kind));
  Html warned;
  if (IsWaiting(item.publicity, today)) {
    warned.Add(
        "<div "
        "class=\"gk-warned\"><p>这一件已经签发，到{}自动公开。送出以后自动公开就停止，答复以后要重新审签。</p></div>",
        ToChinese(*item.publicity.public_from));
  }
  page.body.Add(
      "{}<p>{}（{}）{}</p><p class=\"gk-soft\">没有答复或者答复不同意的，主要负责人不能签发，也不会公开。</p>{}<form "
      "method=\"post\" action=\"{}\" class=\"gk-form\" novalidate>{}{}{}{}<div class=\"gk-sends\"><button class=\"btn "
      "btn-primary\" type=\"submit\">{}</button><a class=\"btn\" href=\"{}\">取消</a></div></form>",
      web::FaultList(errors), WhenNeeded(kind), ArticleOf(kind), HowSent(kind), warned, url, FormKeys(request),
      WhoFields(reader, request, item, kind, again ? &*again : nullptr, today, errors),
      AskFields(request, kind, IsInProgram(reader, again, kind, today), today, errors),
      CheckedPart(request, kind, DigestShown(request, version, errors), errors), SendWord(kind),
      Url::Local(PathOf(item)));
  return Response::Of(RenderPage(page, request), web::StatusOf(errors));
}

Response PostAsk(Desk& desk, const Request& request, const Visitor& visitor) {
  const Item item = SeenItem(desk, request, visitor);
  FieldErrors errors;
  AskForm form{.kind = StepKindFrom(request.query.Get("kind")).value_or(StepKind::kAgreement),
               .body = TypedIn(request, "body"),
               .about = TypedIn(request, "about"),
               .sent_number = TypedIn(request, "sent_number"),
               .asks_again = request.query.Int("again").value_or(0),
               .digest = TypedIn(request, "digest"),
               .is_checked = !TypedIn(request, "checked").empty()};
  if (const auto organ = request.form.Int("organ")) form.organ = OrganId{*organ};
  form.sent_on = DayIn(request.form.Get("sent_on"), "sent_on", errors);
  form.answer_by = DayIn(request.form.Get("answer_by"), "answer_by", errors);
  if (!errors.empty()) return ShowAsk(desk, request, visitor, errors);
  const auto asked = AskStep(desk, ActorOn(visitor, Act::kDraftItems, item.id.organ, request), item.id, form);
  if (!asked) return ShowAsk(desk, request, visitor, asked.errors());
  return Response::SeeOther(Url::Local(PathOf(*asked)).With("done", "asked"));
}

}  // namespace

void AddStepAskPages(account::Office& office) {
  office.Get("/office/items/{id}/steps/new", Act::kDraftItems,
             [&office](const Request& request, const Visitor& visitor) {
               return ShowAsk(office.desk(), request, visitor, {});
             });
  office.Post(
      "/office/items/{id}/steps/new", Act::kDraftItems,
      [&office](const Request& request, const Visitor& visitor) { return PostAsk(office.desk(), request, visitor); });
}

}  // namespace gongkai::disclosure
