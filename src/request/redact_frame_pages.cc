#include "base/fold.h"
#include "redaction/ground.h"
#include "request/redact_pages.h"

namespace gongkai::request {
namespace {

using account::Act;
using account::Visitor;
using redaction::Layer;
using web::Html;
using web::Markup;
using web::Request;
using web::Response;
using web::Url;

constexpr Act kChecking[] = {Act::kExamineSecrecy, Act::kReviewItems, Act::kApproveItems, Act::kHandleCases};

}  // namespace

std::string PathOfRedactions(CaseId id) { return PathOf(id) + "/redact"; }
std::string PathOfRedaction(CaseId id, int number) { return PathOfRedactions(id) + "/" + std::to_string(number); }
std::string PathOfSheet(CaseId id, int number, int page) {
  return PathOfRedaction(id, number) + "/pages/" + std::to_string(page);
}

Redaction RedactionIn(db::Session& session, const account::Keys& keys, const Case& held, const Request& request) {
  constexpr std::int64_t kMost = 1'000;
  const auto number = request.params.Int("number").value_or(0);
  auto found =
      number < 1 || number > kMost ? std::nullopt : FindRedaction(session, keys, held.id, static_cast<int>(number));
  if (!found) throw web::ProblemError({404, "没有这一份", "没有这一份遮盖。请从申请的“材料”进入。"});
  return std::move(*found);
}

RedactRef RefIn(account::Desk& desk, const Request& request, const Visitor& visitor) {
  db::Reader reader = desk.database.Read();
  const Case held = CaseIn(reader, request, visitor);
  return {held.id, held.handler, RedactionIn(reader, desk.keys, held, request).number};
}

web::Page RedactFrame(const Visitor& visitor, std::string title, const Case& held) {
  web::Page page = CaseFrame(visitor, std::move(title), held);
  page.breadcrumbs.push_back({"遮盖一部分再提供", Url::Local(PathOfRedactions(held.id))});
  page.styles.emplace_back("css/redact.css");
  return page;
}

std::string NameOfSource(db::Session& session, const account::Keys& keys, const Redaction& redaction) {
  const auto name = FileNameOf(session, keys, redaction.id, redaction.source);
  return name ? name->Reveal() : std::string("已经销毁的文件");
}

Html GroundFields(const Request& request, const std::string& ending, std::string_view chosen,
                  const FieldErrors& errors) {
  std::vector<web::Choice> choices;
  for (const redaction::Ground& ground : redaction::Grounds()) {
    choices.push_back(
        {std::string(ground.id), std::string(ground.name) + "（条例" + std::string(ground.articles) + "）"});
  }
  const std::string of_ground = "ground" + ending, of_reason = "reason" + ending;
  const std::string_view typed = request.form.Get(of_ground);
  return Markup(
      "{}{}",
      web::ChoiceField(
          {.name = of_ground, .label = "依据", .value = std::string(typed.empty() ? chosen : typed), .required = true},
          choices, errors),
      web::TextField({.name = of_reason,
                      .label = "理由",
                      .value = std::string(request.form.Get(of_reason)),
                      .hint = "写进文书，例如“当事人的身份证号码”；不能写出遮住的内容本身。"},
                     errors));
}

MarkForm MarkFormIn(const Request& request, const std::string& ending) {
  return {.layer = redaction::LayerFrom(request.form.Get("layer")).value_or(Layer::kHandler),
          .ground = std::string(request.form.Get("ground" + ending)),
          .reason = std::string(Trim(request.form.Get("reason" + ending)))};
}

FieldErrors BesideFields(FieldErrors errors, const std::string& ending) {
  for (FieldError& error : errors) {
    if (error.field == "ground" || error.field == "reason") error.field += ending;
  }
  return errors;
}

std::optional<Act> ChecksAs(const Visitor& visitor, account::OrganId handler) {
  for (const Act act : kChecking) {
    if (visitor.May(act, handler)) return act;
  }
  return std::nullopt;
}

account::Actor MarkingActor(const Visitor& visitor, Layer layer, account::OrganId handler, const Request& request) {
  if (layer == Layer::kSecrecy) return CaseActor(visitor, Act::kExamineSecrecy, handler, request);
  const Act act = layer == Layer::kCheck ? ChecksAs(visitor, handler).value_or(Act::kHandleCases) : Act::kHandleCases;
  return CaseActor(visitor, act, handler, request);
}

Response ToRedaction(const RedactRef& ref, std::string_view done) {
  return Response::SeeOther(Url::Local(PathOfRedaction(ref.id, ref.number)).With("done", done));
}

Html RedactSaid(const Request& request) {
  constexpr std::pair<std::string_view, std::string_view> kWords[] = {
      {"begun", "正在把文件做成页面，做好以后就能遮盖。"},
      {"marked", "已遮盖，列在下面。"},
      {"unmarked", "已取消。"},
      {"stays", "已记下为什么留着。"},
      {"handed_in", "已送复核，要复核的人会在“待办”里看到。"},
      {"recalled", "已取回，可以接着改。"},
      {"checked", "已复核，正在制作遮盖以后的副本，做完自动检查里面还有没有遮住的内容。"},
      {"sent_back", "已退回。"},
      {"dropped", "已标为不用。"},
      {"again", "已重新开始。"}};
  for (const auto& [id, words] : kWords) {
    if (request.query.Get("done") == id) {
      return Markup("<div class=\"gk-said\" role=\"status\"><p>{}</p></div>", words);
    }
  }
  return {};
}

}  // namespace gongkai::request
