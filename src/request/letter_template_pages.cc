// The office: an organ's own words for its letters, looked at on a made-up case before they are saved; what stands in
// every letter of the organ. Where an organ has no words of its own, the county's hold, else the program's.

#include "request/letter_template_pages.h"

#include <algorithm>

#include "account/portal_view.h"
#include "base/fold.h"
#include "request/case_pages.h"
#include "request/letter_paper_view.h"
#include "request/letter_sample.h"
#include "request/letter_template_actions.h"
#include "request/letter_word_store.h"
#include "request/letter_words.h"
#include "request/pages.h"
#include "web/fields.h"

namespace gongkai::request {
namespace {

using account::Act;
using account::Desk;
using account::OrganId;
using account::Visitor;
using web::AttributeIf;
using web::FormKeys;
using web::Html;
using web::Markup;
using web::Request;
using web::Response;
using web::Url;

constexpr std::string_view kPath = "/office/letter-templates";
constexpr std::string_view kCountyWords = "全县通用";

bool ReachesCounty(const Visitor& visitor) {
  return visitor.ReachWith(Act::kEditLetterTemplates) == account::Reach::kCounty;
}

/// Whose words the visitor may edit, the county's first.
std::vector<WhoseWords> WordsInReach(db::Session& session, const Visitor& visitor, Date today) {
  std::vector<WhoseWords> all;
  if (ReachesCounty(visitor)) all.push_back({kWholeCounty, std::string(kCountyWords)});
  const auto county = account::PublicCountyOf(session, today);
  if (!county) return all;
  for (const account::PublicOrgan& organ : county->organs) {
    if (visitor.May(Act::kEditLetterTemplates, organ.id)) all.push_back({organ.id, organ.name});
  }
  return all;
}

}  // namespace

WhoseWords WhoseTemplates(db::Session& session, const Request& request, const Visitor& visitor, Date today) {
  const std::vector<WhoseWords> all = WordsInReach(session, visitor, today);
  const auto asked = request.params.Has("organ") ? request.params.Int("organ") : request.query.Int("organ");
  const auto found = asked ? std::ranges::find(all, OrganId{*asked}, &WhoseWords::organ) : all.begin();
  if (found == all.end()) throw web::ProblemError({404, "没有这个机关", "没有这个机关的文书格式，请从列表进入。"});
  return *found;
}

TemplateSubject TemplateSubjectIn(const Request& request) {
  const auto subject = TemplateSubjectFrom(request.params.Get("subject"));
  if (!subject) throw web::ProblemError({404, "没有这种文书", "没有这种文书，请从列表进入。"});
  return *subject;
}

std::string PathOfTemplate(OrganId organ, const std::string& subject) {
  return std::string(kPath) + "/" + std::to_string(organ.value) + "/" + subject;
}

account::Actor TemplateActorIn(const Request& request, const Visitor& visitor, OrganId organ) {
  const OrganId of = organ == kWholeCounty ? visitor.posts.front().organ : organ;
  return web::OrProblem(ActorFor(visitor, Act::kEditLetterTemplates, of, account::OnceKey(request)));
}
OrganId TrailOfTemplates(const Visitor& visitor, OrganId organ) {
  return organ == kWholeCounty ? visitor.posts.front().organ : organ;
}

namespace {

// ---- all letters of an organ

Html OrganChoice(const std::vector<WhoseWords>& all, OrganId chosen) {
  if (all.size() < 2) return {};
  Html options;
  for (const WhoseWords& each : all) {
    options.Add("<option value=\"{}\" {}>{}</option>", each.organ.value, AttributeIf(each.organ == chosen, "selected"),
                each.name);
  }
  return Markup(
      "<form class=\"gk-filters\" method=\"get\" action=\"{}\"><div><label for=\"organ\">机关</label><select "
      "class=\"form-select\" id=\"organ\" name=\"organ\">{}</select></div><button class=\"btn btn-primary\" "
      "type=\"submit\">看这个机关</button></form>",
      Url::Local(kPath), options);
}

std::string SourceOf(db::Session& session, OrganId organ, const TemplateSubject& subject) {
  if (const auto word = WordsFor(session, organ, subject).word) {
    const std::string whose = word->organ == organ ? "Word 模板" : std::string(kCountyWords) + "的 Word 模板";
    return whose + "，第" + std::to_string(word->version) + "版";
  }
  const auto words = TemplateInForce(session, organ, IdOf(subject));
  if (!words) return "程序自带";
  const std::string version = "第" + std::to_string(words->version) + "版";
  return words->organ == organ ? "自定，" + version : std::string(kCountyWords) + "，" + version;
}

Html ListOf(db::Session& session, OrganId organ) {
  Html rows;
  for (const TemplateSubject& subject : TemplateSubjects()) {
    const std::string id = IdOf(subject);
    rows.Add("<tr><th scope=\"row\"><a href=\"{}\">{}</a></th><td data-label=\"现在用的\">{}</td></tr>",
             Url::Local(PathOfTemplate(organ, id)), NameOf(subject), SourceOf(session, organ, subject));
  }
  return Markup(
      "<div class=\"card\"><table class=\"table card-table gk-list\"><thead><tr><th scope=\"col\">文书</th><th "
      "scope=\"col\">现在用的</th></tr></thead><tbody>{}</tbody></table></div>",
      rows);
}

Html SettingsForm(OrganId organ, const StoredLetterSettings& stored, const Request& request,
                  const FieldErrors& errors) {
  const bool is_typed = request.method == web::Method::kPost;
  const auto value = [&](std::string_view name, const std::string& otherwise) {
    return is_typed ? std::string(request.form.Get(name)) : otherwise;
  };
  const Html head = organ == kWholeCounty ? Html()
                                          : web::TextField({.name = "head",
                                                            .label = "机关代字",
                                                            .value = value("head", stored.settings.head),
                                                            .hint = "字号开头的几个字，如“枕公开”；空着用机关简称。"},
                                                           errors);
  return Markup(
      "<form method=\"post\" action=\"{}\" class=\"gk-form\" novalidate>{}<input type=\"hidden\" name=\"version\" "
      "value=\"{}\">{}{}<div class=\"gk-sends\"><button class=\"btn btn-primary\" "
      "type=\"submit\">保存</button></div></form>",
      Url::Local(std::string(kPath) + "/" + std::to_string(organ.value) + "/settings"), FormKeys(request),
      stored.version, head,
      web::TextField(
          {.name = "online",
           .label = "提出行政复议申请的互联网渠道",
           .value = value("online", stored.settings.online),
           .hint = "网址或者小程序的名称。通过网上、电子邮件送达的答复必须写明（行政复议法第二十二条第二款）；"
                   "机关空着的，用全县通用的。"},
          errors));
}

Response ShowAll(Desk& desk, const Request& request, const Visitor& visitor, const FieldErrors& errors) {
  const Date today = BeijingDay(desk.now());
  db::Reader reader = desk.database.Read();
  const WhoseWords whose = WhoseTemplates(reader, request, visitor, today);
  web::Page page = account::OfficeFrame(visitor, "文书格式", "/office/requests");
  page.breadcrumbs = {{"依申请公开", Url::Local("/office/requests")}};
  PutCaseAreas(page, visitor, kPath);
  page.body.Add("{}{}<h2>{}</h2>{}<h2>每份文书都用的</h2>{}", web::FaultList(errors),
                OrganChoice(WordsInReach(reader, visitor, today), whose.organ), whose.name, ListOf(reader, whose.organ),
                SettingsForm(whose.organ, FindLetterSettings(reader, whose.organ), request, errors));
  return Response::Of(RenderPage(page, request), web::StatusOf(errors));
}

Response SaveSettings(Desk& desk, const Request& request, const Visitor& visitor) {
  const OrganId organ = [&] {
    db::Reader reader = desk.database.Read();
    return WhoseTemplates(reader, request, visitor, BeijingDay(desk.now())).organ;
  }();
  const auto saved =
      SaveLetterSettings(desk, TemplateActorIn(request, visitor, organ), TrailOfTemplates(visitor, organ), organ,
                         {std::string(request.form.Get("head")), std::string(request.form.Get("online"))},
                         request.form.Int("version").value_or(0));
  if (!saved) return ShowAll(desk, request, visitor, saved.errors());
  return Response::SeeOther(Url::Local(kPath).With("organ", std::to_string(organ.value)));
}

// ---- one letter

struct Editing {
  WhoseWords whose;
  TemplateSubject subject;
  std::string id;
  std::string body;  // as it stands in the form
  std::int64_t version = 0;
};

std::string WordsInForce(db::Session& session, OrganId organ, const TemplateSubject& subject) {
  const auto words = TemplateInForce(session, organ, IdOf(subject));
  return words ? words->body : ProgramWordsOf(subject.kind, subject.outcome);
}

Html NamesPart(const TemplateSubject& subject) {
  const std::vector<RequiredElement> required = RequiredOf(SampleFacts(subject));
  Html rows;
  for (const LetterElement element : ElementsFor(subject)) {
    const auto must = std::ranges::find(required, element, &RequiredElement::element);
    const std::string source = must == required.end() ? "" : "必须写，" + std::string(must->source);
    rows.Add("<tr><th scope=\"row\">{}</th><td data-label=\"是什么\">{}</td><td data-label=\"法规要求\">{}</td></tr>",
             "{{" + std::string(NameOf(element)) + "}}", DescriptionOf(element), source);
  }
  return Markup(
      "<h2>可以用的内容</h2><p class=\"gk-soft\">写在花括号里的，发文书的时候换成这一件的内容。一行是一段；"
      "一段里有内容是空的，整段不写。</p><div class=\"card\"><table class=\"table card-table gk-list\"><thead><tr><th "
      "scope=\"col\">写法</th><th scope=\"col\">是什么</th><th "
      "scope=\"col\">法规要求</th></tr></thead><tbody>{}</tbody></table></div>",
      rows);
}

Html SamplePart(const TemplateSubject& subject, std::string_view body) {
  const LetterText text = WriteLetter(SampleFacts(subject), body);
  Html paragraphs;
  for (const PersonalText& paragraph : text.paragraphs) paragraphs.Add("<p>{}</p>", paragraph.Reveal());
  return Markup(
      "<section aria-labelledby=\"sample\"><h2 id=\"sample\">用一件虚构的申请看样子</h2><div class=\"card\"><div "
      "class=\"card-body\"><p><b>{}</b></p><p>{}</p><p>{}</p>{}<p>{}</p><p>{}</p></div></div></section>",
      text.title, text.number, text.addressee.Reveal(), paragraphs, text.signature, ToChinese(text.dated));
}

Html VersionsPart(db::Session& session, OrganId organ, const std::string& id) {
  Html rows;
  for (const LetterTemplate& each : VersionsOfTemplate(session, organ, id)) {
    const Html words = each.body.empty() ? Markup("不再自定") : Markup("<pre>{}</pre>", each.body);
    rows.Add("<li>第{}版　{}　{}<details class=\"gk-fold\"><summary>内容</summary><div>{}</div></details></li>",
             each.version, ToBeijingMinute(each.at), each.person_name, words);
  }
  if (rows.empty()) return {};
  return Markup("<section><h2>改过的各版</h2><ol reversed>{}</ol></section>", rows);
}

Response ShowOne(Desk& desk, const Request& request, const Visitor& visitor, const FieldErrors& errors) {
  db::Reader reader = desk.database.Read();
  const WhoseWords whose = WhoseTemplates(reader, request, visitor, BeijingDay(desk.now()));
  const TemplateSubject subject = TemplateSubjectIn(request);
  const std::string id = IdOf(subject);
  const auto versions = VersionsOfTemplate(reader, whose.organ, id);
  const std::int64_t version = versions.empty() ? 0 : versions.front().version;
  const bool is_typed = request.method == web::Method::kPost;
  const std::string body =
      is_typed ? std::string(request.form.Get("body")) : WordsInForce(reader, whose.organ, subject);
  web::Page page = account::OfficeFrame(visitor, NameOf(subject), "/office/requests");
  page.breadcrumbs = {{"依申请公开", Url::Local("/office/requests")},
                      {"文书格式", Url::Local(kPath).With("organ", std::to_string(whose.organ.value))}};
  PutCaseAreas(page, visitor, kPath);
  page.body.Add(
      "{}<p>{}：{}</p><form method=\"post\" action=\"{}\" class=\"gk-form\" novalidate>{}<input type=\"hidden\" "
      "name=\"version\" value=\"{}\">{}<div class=\"gk-sends\"><button class=\"btn\" type=\"submit\" name=\"do\" "
      "value=\"look\">看看样子</button><button class=\"btn btn-primary\" type=\"submit\" name=\"do\" "
      "value=\"save\">保存为新的一版</button><button class=\"btn\" type=\"submit\" name=\"do\" "
      "value=\"drop\">不再自定</button><a class=\"btn\" href=\"{}\">样张 PDF</a><a class=\"btn\" href=\"{}\">样张 "
      "Word</a><a class=\"btn\" href=\"{}\">用自己的 Word 文件</a></div></form>{}{}{}",
      web::FaultList(errors), whose.name, SourceOf(reader, whose.organ, subject),
      Url::Local(PathOfTemplate(whose.organ, id)), FormKeys(request), version,
      web::AreaField({.name = "body", .label = "正文", .value = body, .required = true}, 14, errors),
      Url::Local(PathOfTemplate(whose.organ, id) + "/sample").With("as", "PDF"),
      Url::Local(PathOfTemplate(whose.organ, id) + "/sample").With("as", "Word"),
      Url::Local(PathOfTemplate(whose.organ, id) + "/word"), SamplePart(subject, body), NamesPart(subject),
      VersionsPart(reader, whose.organ, id));
  return Response::Of(RenderPage(page, request), web::StatusOf(errors));
}

Response SaveOne(Desk& desk, const Request& request, const Visitor& visitor) {
  const std::string_view what = request.form.Get("do");
  const TemplateSubject subject = TemplateSubjectIn(request);
  if (what == "look") return ShowOne(desk, request, visitor, FaultsOfTemplate(subject, request.form.Get("body")));
  const OrganId organ = [&] {
    db::Reader reader = desk.database.Read();
    return WhoseTemplates(reader, request, visitor, BeijingDay(desk.now())).organ;
  }();
  const std::string body = what == "drop" ? std::string() : std::string(request.form.Get("body"));
  if (what != "drop" && IsBlankText(body)) {
    return ShowOne(desk, request, visitor, {{"body", "请写正文；不想自定的，按“不再自定”。"}});
  }
  const auto saved = SaveTemplate(desk, TemplateActorIn(request, visitor, organ), TrailOfTemplates(visitor, organ),
                                  {organ, subject, body, request.form.Int("version").value_or(0)});
  if (!saved) return ShowOne(desk, request, visitor, saved.errors());
  return Response::SeeOther(Url::Local(PathOfTemplate(organ, IdOf(subject))));
}

Response Sample(Desk& desk, const Request& request, const Visitor& visitor) {
  db::Reader reader = desk.database.Read();
  const OrganId organ = WhoseTemplates(reader, request, visitor, BeijingDay(desk.now())).organ;
  const TemplateSubject subject = TemplateSubjectIn(request);
  const LetterPaper paper =
      request.query.Get("as") == NameOf(LetterPaper::kWord) ? LetterPaper::kWord : LetterPaper::kPdf;
  const LetterText text = WriteLetter(SampleFacts(subject), WordsInForce(reader, organ, subject));
  return Response::Download("样张-" + FileNameOf(text, paper), std::string(TypeOf(paper)), PutOnPaper(text, paper));
}

}  // namespace

void AddLetterTemplatePages(account::Office& office, std::function<docread::DocxGaps(std::string_view bytes)> read) {
  const auto get = [&office](std::string_view pattern, auto handler) {
    office.Get(pattern, Act::kEditLetterTemplates, [&office, handler](const Request& request, const Visitor& visitor) {
      return handler(office.desk(), request, visitor);
    });
  };
  const auto post = [&office](std::string_view pattern, auto handler) {
    office.Post(pattern, Act::kEditLetterTemplates, [&office, handler](const Request& request, const Visitor& visitor) {
      return handler(office.desk(), request, visitor);
    });
  };
  get("/office/letter-templates",
      [](Desk& desk, const Request& request, const Visitor& visitor) { return ShowAll(desk, request, visitor, {}); });
  get("/office/letter-templates/{organ}/{subject}",
      [](Desk& desk, const Request& request, const Visitor& visitor) { return ShowOne(desk, request, visitor, {}); });
  get("/office/letter-templates/{organ}/{subject}/sample", Sample);
  post("/office/letter-templates/{organ}/settings", SaveSettings);
  post("/office/letter-templates/{organ}/{subject}", SaveOne);
  AddLetterWordPages(office, std::move(read));
}

}  // namespace gongkai::request
