// The office: an organ's own Word file for a letter. It is brought in, looked at on a made-up case as Word and PDF, and
// put in force when it looks as it should; every version is kept.

#include <algorithm>

#include "base/fold.h"
#include "crypto/sm3.h"
#include "request/letter_element.h"
#include "request/letter_paper_view.h"
#include "request/letter_sample.h"
#include "request/letter_template_pages.h"
#include "request/letter_word.h"
#include "request/letter_word_actions.h"
#include "request/letter_word_view.h"
#include "request/letter_words.h"
#include "web/fields.h"

namespace gongkai::request {
namespace {

using account::Act;
using account::Desk;
using account::OrganId;
using account::Visitor;
using web::FormKeys;
using web::Html;
using web::Markup;
using web::Request;
using web::Response;
using web::Url;

constexpr web::BodyLimits kUploadLimits{.file_bytes = 1 << 20, .total_bytes = 2 << 20, .files = 1};

struct Shown {
  WhoseWords whose;
  TemplateSubject subject;
  std::string id, path;
  std::vector<LetterWord> versions;
};

Shown ShownBy(db::Session& session, const Request& request, const Visitor& visitor, Date today) {
  Shown shown{.whose = WhoseTemplates(session, request, visitor, today), .subject = TemplateSubjectIn(request)};
  shown.id = IdOf(shown.subject);
  shown.path = PathOfTemplate(shown.whose.organ, shown.id);
  shown.versions = VersionsOfWord(session, shown.whose.organ, shown.id);
  return shown;
}

std::int64_t InForce(const Shown& shown) {
  const auto found = std::ranges::find(shown.versions, true, &LetterWord::is_in_force);
  return found == shown.versions.end() ? 0 : found->version;
}

Html UploadForm(const Shown& shown, const Request& request, const FieldErrors& errors) {
  const FieldError* const error = ErrorOf(errors, "file");
  return Markup(
      "<form method=\"post\" action=\"{}\" enctype=\"multipart/form-data\" class=\"gk-form\" novalidate>{}<div "
      "class=\"gk-field\"><label class=\"form-label\" for=\"file\">Word 文件</label><input class=\"form-control\" "
      "type=\"file\" id=\"file\" name=\"file\" accept=\".docx\" required aria-describedby=\"file-says\"><div "
      "class=\"gk-says\" id=\"file-says\">{}<p class=\"form-hint\">docx，最大512K。要填的内容写成两个花括号，如"
      "“{}”；不认识的、缺了法规要求的，不收。批注、隐藏的文字和文件属性会去掉。</p></div></div><div "
      "class=\"gk-sends\"><button class=\"btn btn-primary\" type=\"submit\">上传并检查</button><a class=\"btn\" "
      "href=\"{}\">下载一份作底稿</a></div></form>",
      Url::Local(shown.path + "/word"), FormKeys(request),
      error == nullptr ? Html() : Markup("<p class=\"gk-fault\">{}</p>", error->message), "{{字号}}",
      Url::Local(shown.path + "/word/start"));
}

Url SampleUrl(const Shown& shown, std::int64_t version, std::string_view as) {
  return Url::Local(shown.path + "/word/sample").With("version", std::to_string(version)).With("as", as);
}

Html UseButton(const Shown& shown, const Request& request, std::int64_t version, std::string_view label) {
  return Markup(
      "<form method=\"post\" action=\"{}\">{}<input type=\"hidden\" name=\"version\" value=\"{}\"><input "
      "type=\"hidden\" name=\"seen\" value=\"{}\"><button class=\"btn\" type=\"submit\">{}</button></form>",
      Url::Local(shown.path + "/word/use"), FormKeys(request), version, InForce(shown), label);
}

Html VersionsPart(const Shown& shown, const Request& request) {
  Html rows;
  for (const LetterWord& each : shown.versions) {
    const Html standing = each.is_in_force ? Markup("<span class=\"badge gk-badge-good\">现在用的</span>")
                                           : UseButton(shown, request, each.version, "启用这一版");
    rows.Add(
        "<tr><th scope=\"row\">第{}版</th><td data-label=\"文件\">{}</td><td data-label=\"谁上传\">{}　{}</td><td "
        "data-label=\"样张\"><a href=\"{}\">Word</a>　<a href=\"{}\">PDF</a></td><td data-label=\"启用\">{}</td></tr>",
        each.version, each.name, each.person_name, ToBeijingMinute(each.at), SampleUrl(shown, each.version, "Word"),
        SampleUrl(shown, each.version, "PDF"), standing);
  }
  if (rows.empty()) return Markup("<p class=\"gk-empty\">还没有上传过 Word 文件，现在用程序的版式。</p>");
  Html html = Markup(
      "<h2>上传过的各版</h2><div class=\"card\"><table class=\"table card-table gk-list\"><thead><tr><th "
      "scope=\"col\">版</th><th scope=\"col\">文件</th><th scope=\"col\">谁上传</th><th scope=\"col\">样张</th><th "
      "scope=\"col\">启用</th></tr></thead><tbody>{}</tbody></table></div>",
      rows);
  if (InForce(shown) != 0) html.Add("{}", UseButton(shown, request, 0, "不再用 Word 文件，用程序的版式"));
  return html;
}

/// Of what is in force, or else of what was brought in last: its words on the made-up case.
Html SamplePart(db::Session& session, const Shown& shown) {
  if (shown.versions.empty()) return {};
  const auto in_force = std::ranges::find(shown.versions, true, &LetterWord::is_in_force);
  const LetterWord& word = in_force == shown.versions.end() ? shown.versions.front() : *in_force;
  const std::string own = WordsFor(session, shown.whose.organ, shown.subject).own;
  const std::string inside = own.empty() ? ProgramWordsOf(shown.subject.kind, shown.subject.outcome) : own;
  const LetterText text = WriteLetter(SampleFacts(shown.subject), WithWords(word.words, inside));
  Html paragraphs;
  for (const PersonalText& paragraph : text.paragraphs) paragraphs.Add("<p>{}</p>", paragraph.Reveal());
  return Markup(
      "<section aria-labelledby=\"sample\"><h2 id=\"sample\">用一件虚构的申请看内容（第{}版）</h2><div "
      "class=\"card\"><div class=\"card-body\"><p><b>{}</b></p><p>{}</p><p>{}</p>{}<p>{}</p><p>{}</p></div></div>"
      "</section>",
      word.version, text.title, text.number, text.addressee.Reveal(), paragraphs, text.signature,
      ToChinese(text.dated));
}

Html NamesPart(const TemplateSubject& subject) {
  Html rows;
  const auto add = [&](std::string_view name, std::string_view description, const std::string& source) {
    rows.Add("<tr><th scope=\"row\">{}</th><td data-label=\"是什么\">{}</td><td data-label=\"要求\">{}</td></tr>",
             "{{" + std::string(name) + "}}", description, source);
  };
  for (const LetterFrame frame : LetterFrames()) {
    add(NameOf(frame), DescriptionOf(frame), frame == LetterFrame::kWords ? "" : "必须写");
  }
  const std::vector<RequiredElement> required = RequiredOf(SampleFacts(subject));
  for (const LetterElement element : ElementsFor(subject)) {
    const auto must = std::ranges::find(required, element, &RequiredElement::element);
    add(NameOf(element), DescriptionOf(element),
        must == required.end() ? std::string() : "正文里必须写，" + std::string(must->source));
  }
  return Markup(
      "<h2>可以填的内容</h2><p class=\"gk-soft\">收件人和署名之间是正文；一段里有内容是空的，整段不写。"
      "正文里写了{}的，必须写的内容由它带出。</p><div class=\"card\"><table class=\"table card-table "
      "gk-list\"><thead><tr><th scope=\"col\">写法</th><th scope=\"col\">是什么</th><th "
      "scope=\"col\">要求</th></tr></thead><tbody>{}</tbody></table></div>",
      "{{正文}}", rows);
}

Response Show(Desk& desk, const Request& request, const Visitor& visitor, const FieldErrors& errors) {
  db::Reader reader = desk.database.Read();
  const Shown shown = ShownBy(reader, request, visitor, BeijingDay(desk.now()));
  web::Page page = account::OfficeFrame(visitor, "Word 文件：" + NameOf(shown.subject), "/office/requests");
  page.breadcrumbs = {
      {"依申请公开", Url::Local("/office/requests")},
      {"文书格式", Url::Local("/office/letter-templates").With("organ", std::to_string(shown.whose.organ.value))},
      {NameOf(shown.subject), Url::Local(shown.path)}};
  page.body.Add("{}<p>{}。启用以后，这种文书的 Word 文件用它的版式；PDF 用程序的版式，内容相同。</p>{}{}{}{}",
                web::FaultList(errors, "没有收下"), shown.whose.name, UploadForm(shown, request, errors),
                VersionsPart(shown, request), SamplePart(reader, shown), NamesPart(shown.subject));
  return Response::Of(RenderPage(page, request), web::StatusOf(errors));
}

/// Whose it is and which letter, asked before anything is done.
Shown ToChange(Desk& desk, const Request& request, const Visitor& visitor) {
  db::Reader reader = desk.database.Read();
  return ShownBy(reader, request, visitor, BeijingDay(desk.now()));
}

Response Receive(Desk& desk, const Request& request, const Visitor& visitor, const ReadGaps& read) {
  const Shown shown = ToChange(desk, request, visitor);
  if (request.files.empty() || request.files.front().file_name.empty()) {
    return Show(desk, request, visitor, {{"file", "请先选择一个文件。"}});
  }
  const web::Upload& file = request.files.front();
  const std::string bytes = file.Read();
  if (bytes.size() > kLargestLetterWord) {
    return Show(desk, request, visitor, {{"file", "文件最大512K，请去掉大的图片后再试。"}});
  }
  account::Actor actor = TemplateActorIn(request, visitor, shown.whose.organ);
  // Another file that was chosen on the same page is another version.
  if (!actor.once_key.empty()) actor.once_key += "|" + crypto::Sm3Hex(bytes);
  const docread::DocxGaps gaps = read ? read(bytes) : docread::ReadDocxGapsIsolated(bytes);
  const auto added = AddWordTemplate(desk, actor, TrailOfTemplates(visitor, shown.whose.organ),
                                     {shown.whose.organ, shown.subject, file.file_name}, gaps);
  if (!added) return Show(desk, request, visitor, added.errors());
  return Response::SeeOther(Url::Local(shown.path + "/word"));
}

Response Use(Desk& desk, const Request& request, const Visitor& visitor) {
  const Shown shown = ToChange(desk, request, visitor);
  const auto used =
      UseWordTemplate(desk, TemplateActorIn(request, visitor, shown.whose.organ),
                      TrailOfTemplates(visitor, shown.whose.organ), {shown.whose.organ, shown.subject, {}},
                      request.form.Int("version").value_or(0), request.form.Int("seen").value_or(0));
  if (!used) return Show(desk, request, visitor, used.errors());
  return Response::SeeOther(Url::Local(shown.path + "/word"));
}

Response Sample(Desk& desk, const Request& request, const Visitor& visitor) {
  db::Reader reader = desk.database.Read();
  const Shown shown = ShownBy(reader, request, visitor, BeijingDay(desk.now()));
  const auto word = std::ranges::find(shown.versions, request.query.Int("version").value_or(0), &LetterWord::version);
  if (word == shown.versions.end()) throw web::ProblemError({404, "没有这一版", "没有这一版，请从列表进入。"});
  const std::string own = WordsFor(reader, shown.whose.organ, shown.subject).own;
  const std::string inside = own.empty() ? ProgramWordsOf(shown.subject.kind, shown.subject.outcome) : own;
  const LetterFacts facts = SampleFacts(shown.subject);
  const LetterText text = WriteLetter(facts, WithWords(word->words, inside));
  const LetterPaper paper =
      request.query.Get("as") == NameOf(LetterPaper::kPdf) ? LetterPaper::kPdf : LetterPaper::kWord;
  std::optional<std::string> bytes =
      paper == LetterPaper::kPdf ? std::optional(PutOnPaper(text, paper)) : FillWord(reader, *word, facts, text, own);
  if (!bytes) throw web::ProblemError({500, "没有做成", "样张没有做成，请重新上传这份文件。"});
  return Response::Download("样张-" + FileNameOf(text, paper), std::string(TypeOf(paper)), *std::move(bytes));
}

Response Start(Desk& desk, const Request& request, const Visitor& visitor) {
  db::Reader reader = desk.database.Read();
  const Shown shown = ShownBy(reader, request, visitor, BeijingDay(desk.now()));
  const auto own = TemplateInForce(reader, shown.whose.organ, shown.id);
  const std::string words = own ? own->body : ProgramWordsOf(shown.subject.kind, shown.subject.outcome);
  return Response::Download("底稿-" + NameOf(shown.subject) + ".docx", std::string(TypeOf(LetterPaper::kWord)),
                            WordToBeginWith(shown.subject, words));
}

}  // namespace

void AddLetterWordPages(account::Office& office, ReadGaps read) {
  const auto get = [&office](std::string_view pattern, auto handler) {
    office.Get(pattern, Act::kEditLetterTemplates, [&office, handler](const Request& request, const Visitor& visitor) {
      return handler(office.desk(), request, visitor);
    });
  };
  get("/office/letter-templates/{organ}/{subject}/word",
      [](Desk& desk, const Request& request, const Visitor& visitor) { return Show(desk, request, visitor, {}); });
  get("/office/letter-templates/{organ}/{subject}/word/sample", Sample);
  get("/office/letter-templates/{organ}/{subject}/word/start", Start);
  office.Post(
      "/office/letter-templates/{organ}/{subject}/word", Act::kEditLetterTemplates,
      [&office, read = std::move(read)](const Request& request, const Visitor& visitor) {
        return Receive(office.desk(), request, visitor, read);
      },
      kUploadLimits);
  office.Post(
      "/office/letter-templates/{organ}/{subject}/word/use", Act::kEditLetterTemplates,
      [&office](const Request& request, const Visitor& visitor) { return Use(office.desk(), request, visitor); });
}

}  // namespace gongkai::request
