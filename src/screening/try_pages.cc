// /office/screening/try: any text or file is screened, shown with what was found, masked and cleaned, and not kept.

#include <algorithm>
#include <map>

#include "base/fold.h"
#include "base/utf8.h"
#include "screening/assessment_view.h"
#include "screening/marked_text_view.h"
#include "screening/screening_pages.h"

namespace gongkai::screening {
namespace {

using account::Act;
using account::Actor;
using account::Desk;
using account::Visitor;
using docread::Sight;
using web::Html;
using web::Markup;
using web::Request;
using web::Response;
using web::Url;

constexpr std::size_t kLongestText = 600'000;  // bytes
constexpr web::BodyLimits kLimits{.file_bytes = 64 << 20, .total_bytes = 70 << 20, .text_bytes = 4 << 20, .files = 1};
constexpr std::string_view kPath = "/office/screening/try";

struct TryOffice {
  Desk& desk;
  TryTools tools;
  std::shared_ptr<TryShelf> shelf = std::make_shared<TryShelf>();
};

/// By whose lists: of the organ that the form names among one's own, or the first of them.
OrganId OrganOf(const Request& request, const Visitor& visitor) {
  const std::vector<ListSide> sides = OwnSides(visitor);
  const auto asked = request.form.Int("by");
  for (const ListSide& side : sides) {
    if (asked && side.keeper.value == *asked) return side.keeper;
  }
  if (sides.empty()) throw web::ProblemError({404, "没有这一页", "您现在的岗位不能检查。"});
  return sides.front().keeper;
}

Actor ActorOf(const Visitor& visitor, OrganId organ) {
  return web::OrProblem(account::ActorFor(visitor, Act::kTryScreening, organ, ""));
}

// ---- the form

Html OrganChoice(const Visitor& visitor, const FieldErrors& errors) {
  const std::vector<ListSide> sides = OwnSides(visitor);
  if (sides.size() < 2) return {};
  std::vector<web::Choice> choices;
  for (const ListSide& side : sides) choices.push_back({std::to_string(side.keeper.value), side.name});
  return web::ChoiceField(
      {.name = "by", .label = "按哪个机关的词表", .value = std::to_string(sides.front().keeper.value)}, choices,
      errors);
}

Html TryForm(const Request& request, const Visitor& visitor, const std::string& text, const FieldErrors& errors) {
  Html fault;
  if (const FieldError* error = ErrorOf(errors, "file")) fault.Add("<p class=\"gk-fault\">{}</p>", error->message);
  return Markup(
      "<form method=\"post\" action=\"/office/screening/try\" enctype=\"multipart/form-data\" class=\"gk-form "
      "try-form\">{}{}{}<div class=\"gk-field\"><label class=\"form-label\" for=\"file\">或者选一个文件</label><input "
      "class=\"form-control\" type=\"file\" id=\"file\" name=\"file\" aria-describedby=\"file-says\"><div "
      "class=\"gk-says\" id=\"file-says\">{}<p class=\"form-hint\">Word、Excel、PPT、PDF、网页、图片或者压缩包，不超过 "
      "64 "
      "MB。隐藏的行列、工作表、批注、修订、属性和里面的文件都查。</p></div></div><div class=\"gk-sends\"><button "
      "class=\"btn btn-primary\" type=\"submit\">查一查</button></div></form>",
      request.CsrfField(), OrganChoice(visitor, errors),
      web::AreaField({.name = "text",
                      .label = "贴入文字",
                      .value = text,
                      .hint = "可以整段贴，也可以从表格里复制一片单元格贴进来。最多约 20 万字。"},
                     10, errors),
      fault);
}

web::Page Frame(const Visitor& visitor, std::string title = "检查文字和文件") {
  return ScreeningFrame(visitor, std::move(title), kPath);
}

Response ShowStart(const Request& request, const Visitor& visitor, const std::string& text, const FieldErrors& errors) {
  web::Page page = Frame(visitor);
  page.width = web::Width::kText;
  page.body.Add(
      "<p>"
      "公开以前，先看看文字或者文件里有没有不该出去的内容。这里什么也不保存：文字查完就丢掉，文件的结果只有您能看，最多"
      "留 "
      "30 分钟。审计记录里只有“谁检查过、查出多少处”。</p>");
  if (!errors.empty()) {
    Html lines;
    for (const FieldError& error : errors) lines.Add("<li><a href=\"#{}\">{}</a></li>", error.field, error.message);
    page.body.Add("<div class=\"gk-faults\" role=\"alert\"><p>还没有查：</p><ul>{}</ul></div>", lines);
  }
  page.body.Add("{}", TryForm(request, visitor, text, errors));
  return Response::Of(RenderPage(page, request), web::StatusOf(errors));
}

// ---- what is shown of both

Html ListsNote(const Visitor& visitor, const Screened& screened) {
  Html notes;
  for (const PersonalList& list : screened.lists) {
    notes.Add(
        "<li>{}：{} 行，有{}。{}</li>", screened.parts.at(list.part).label, list.rows, ColumnsInWords(list.columns),
        visitor.May(Act::kAssessImpact) ? Markup("<a href=\"{}\">作影响评估</a>", AssessmentFormUrl(AboutOf(list)))
                                        : Html());
  }
  if (notes.empty()) return {};
  return Markup(
      "<div "
      "class=\"gk-warned\"><p>里面有个人名单。公开个人信息以前要作个人信息保护影响评估（个人信息保护法第五十五条）。</"
      "p>"
      "<ul>{}</ul></div>",
      notes);
}

Html PicturesNote(const Screened& screened) {
  if (screened.pictures == 0) return {};
  return Markup("<p class=\"gk-warned\">里面有 {} 张图片，图片上印的字程序没有读过，请由人逐张看过再公开。</p>",
                screened.pictures);
}

Html Again() { return Markup("<a class=\"btn\" href=\"/office/screening/try\">再查一份</a>"); }

// ---- a text

Response ShowText(const TryOffice& office, const Request& request, const Visitor& visitor, OrganId organ,
                  std::string text) {
  const PastedText pasted = ReadPasted(std::move(text));
  Screened screened;
  {
    db::Reader reader = office.desk.database.Read();
    screened = ScreenParts(reader, organ, BeijingDay(office.desk.now()), {pasted.part});
  }
  RecordTry(office.desk, ActorOf(visitor, organ), organ, "text", screened);
  web::Page page = Frame(visitor, "检查的结果");
  AddMarkedStyles(page);
  page.breadcrumbs = {{"检查文字和文件", Url::Local(kPath)}};
  const MarkedText shown{.parts = screened.parts, .hits = screened.hits};
  page.actions.Add("{}{}", DrawHitChips(shown), Again());
  page.body.Add("{}{}", ListsNote(visitor, screened), DrawMarked(shown));
  const screening::MaskedText masked = MaskAll(pasted, screened.hits);
  if (masked.masked > 0) {
    page.body.Add(
        "<section class=\"card try-masked\"><h2>隐去个人信息以后的文字</h2><p class=\"gk-soft\">隐去了 {} "
        "处。全选复制即可；"
        "其余查出的内容请自己改。</p><label class=\"visually-hidden\" "
        "for=\"masked\">隐去个人信息以后的文字</label><textarea "
        "class=\"form-control\" id=\"masked\" rows=\"12\" readonly>\n{}</textarea></section>",
        masked.masked, masked.text);
  }
  return Response::Of(RenderPage(page, request));
}

// ---- a file

Url TryUrl(std::string_view id) { return Url::Local("/office/screening/try/{}", id); }

Response Start(TryOffice& office, Request& request, const Visitor& visitor) {
  const OrganId organ = OrganOf(request, visitor);
  const std::string text(request.form.Get("text"));
  const bool has_file = !request.files.empty() && !request.files.front().file_name.empty();
  if (has_file && !IsBlankText(text)) {
    return ShowStart(request, visitor, text, {{"file", "文字和文件请一次只查一样：清空文字，或者不选文件。"}});
  }
  if (!has_file) {
    if (IsBlankText(text)) return ShowStart(request, visitor, text, {{"text", "请贴入文字，或者选一个文件。"}});
    if (text.size() > kLongestText) {
      return ShowStart(request, visitor, text, {{"text", "文字太长，请分几次查，或者存成文件再查。"}});
    }
    return ShowText(office, request, visitor, organ, text);
  }
  if (request.files.front().size == 0) return ShowStart(request, visitor, "", {{"file", "这个文件是空的。"}});
  const auto id = office.shelf->Begin(visitor.person, office.desk.now());
  if (!id) {
    return ShowStart(request, visitor, "", {{"file", "前面的文件还没有查完，请等它查完再选。"}});
  }
  auto job = std::make_shared<TryJob>(TryJob{office.shelf, *id, ActorOf(visitor, organ), organ});
  auto file = std::make_shared<web::Upload>(std::move(request.files.front()));
  file->file_name = Ellipsis(WithoutInvisible(file->file_name), 100);
  office.tools.start("检查文件", [&desk = office.desk, tools = office.tools, job, file] {
    TryFile(desk, tools, *job, std::move(*file));
  });
  return Response::SeeOther(TryUrl(*id));
}

TryView ViewOf(const TryOffice& office, const Request& request, const Visitor& visitor) {
  if (auto view = office.shelf->Find(request.params.Get("id"), visitor.person, office.desk.now())) return *view;
  throw web::ProblemError(
      {404, "检查的结果不在了", "检查的结果最多留 30 分钟，只有检查的人能看，系统重启后也会丢掉。请重新选文件再查。"});
}

Html UnderWay(std::string_view id, std::string_view words) {
  return Markup(
      "<div class=\"gk-task\" id=\"task\" hx-get=\"{}\" hx-trigger=\"every 700ms\" hx-swap=\"outerHTML\"><div "
      "class=\"gk-task-numbers\"><span role=\"status\">{}</span></div><progress aria-label=\"进度\"></progress></div>",
      TryUrl(id), words);
}

/// Taken out unless somebody says otherwise; what a reader needs stays.
bool IsTakenOut(Sight sight) {
  return sight != Sight::kLinkTarget && sight != Sight::kAlternativeText && sight != Sight::kFileName;
}

std::map<Sight, std::size_t> SightsIn(const Screened& screened) {
  std::map<Sight, std::size_t> sights;
  for (const Part& part : screened.parts) {
    for (const docread::Piece& piece : part.pieces) {
      if (piece.sight != Sight::kShown) ++sights[piece.sight];
    }
  }
  return sights;
}

Html CopyForm(const Request& request, std::string_view id, const TriedFile& tried) {
  Html ticks;
  for (const auto& [sight, count] : SightsIn(tried.screened)) {
    ticks.Add(
        "<label class=\"form-check\"><input class=\"form-check-input\" type=\"checkbox\" name=\"remove\" value=\"{}\" "
        "{}><span class=\"form-check-label\">去掉{}（{} 处）</span></label>",
        IdOf(sight), web::AttributeIf(IsTakenOut(sight), "checked"), NameOf(sight), count);
  }
  const std::size_t masks = MaskChanges(tried.screened.parts, tried.screened.hits).size();
  if (masks > 0) {
    ticks.Add(
        "<label class=\"form-check\"><input class=\"form-check-input\" type=\"checkbox\" name=\"mask\" value=\"1\" "
        "checked><span class=\"form-check-label\">隐去个人信息（{} 种写法）</span></label>",
        masks);
  }
  if (ticks.empty()) return {};
  return Markup(
      "<form method=\"post\" action=\"/office/screening/try/{}/copy\" "
      "class=\"gk-form\">{}<fieldset><legend>做一份干净的文件</legend><div>{}</div>"
      "<p class=\"form-hint\">原文件不动，下载的是另一份。正文里的其他问题请自己改。</p></fieldset><div "
      "class=\"gk-sends\">"
      "<button class=\"btn btn-primary\" type=\"submit\">做一份干净的文件</button></div></form>",
      id, request.CsrfField(), ticks);
}

Html CopyMade(std::string_view id, const CleanedCopy& copy) {
  constexpr std::size_t kMostLines = 100;
  Html lines;
  const std::vector<docread::Removed>& removed = copy.cleaned->removed;
  for (std::size_t i = 0; i < removed.size() && i < kMostLines; ++i) {
    lines.Add("<li>去掉了{}：{}{}</li>", NameOf(removed[i].sight), removed[i].where,
              removed[i].pieces > 1 ? "（" + std::to_string(removed[i].pieces) + " 处）" : "");
  }
  if (removed.size() > kMostLines) lines.Add("<li>另有 {} 处去掉了。</li>", removed.size() - kMostLines);
  if (copy.cleaned->changed > 0) lines.Add("<li>改了 {} 处文字。</li>", copy.cleaned->changed);
  return Markup(
      "<section class=\"card try-copy\" aria-labelledby=\"copy-title\"><h2 "
      "id=\"copy-title\">干净的文件做好了</h2><ul>{}</ul>"
      "<p>{}</p><p><a class=\"btn btn-primary\" "
      "href=\"/office/screening/try/{}/copy\">下载干净的文件</a></p></section>",
      lines,
      copy.hits_left == 0 ? "又查了一遍，没有查出需要处理的内容。"
                          : "又查了一遍，还有 " + std::to_string(copy.hits_left) + " 处要自己处理。",
      id);
}

Html CopyPart(const Request& request, std::string_view id, const TryView& view) {
  if (view.cleaning == TryState::kUnderWay) return UnderWay(id, "正在做干净的文件");
  Html html;
  if (view.copy) html.Add("{}", CopyMade(id, *view.copy));
  if (view.cleaning == TryState::kFailed) {
    html.Add("<div class=\"gk-warned\" role=\"alert\"><p>没有做成干净的文件：{}</p></div>", view.cleaning_fault);
  }
  return html.Add("{}", CopyForm(request, id, *view.file));
}

Response ShowFile(const TryOffice& office, const Request& request, const Visitor& visitor) {
  const TryView view = ViewOf(office, request, visitor);
  const std::string_view id = request.params.Get("id");
  const bool is_under_way = view.state == TryState::kUnderWay || view.cleaning == TryState::kUnderWay;
  if (request.IsFragment()) {
    if (is_under_way) return Response::Of(UnderWay(id, view.file ? "正在做干净的文件" : "正在查"));
    return Response::Of(Markup("<div id=\"task\"></div>")).With("HX-Redirect", TryUrl(id).text());
  }
  web::Page page = Frame(visitor, "检查的结果");
  page.breadcrumbs = {{"检查文字和文件", Url::Local(kPath)}};
  page.refresh_without_script = is_under_way ? 2 : 0;
  if (!view.file) {
    page.width = web::Width::kText;
    page.actions = Again();
    page.body.Add("{}", view.state == TryState::kUnderWay
                            ? UnderWay(id, "正在查，可以离开这一页，30 分钟内回来看")
                            : Markup("<div class=\"gk-warned\" role=\"alert\"><p>{}</p></div>", view.fault));
    return Response::Of(RenderPage(page, request));
  }
  AddMarkedStyles(page);
  const Screened& screened = view.file->screened;
  const MarkedText shown{.parts = screened.parts, .hits = screened.hits};
  page.actions.Add("{}{}", DrawHitChips(shown), Again());
  page.body.Add("<p class=\"file-name\">{}</p>{}{}{}{}", view.file->name, PicturesNote(screened),
                ListsNote(visitor, screened), CopyPart(request, id, view), DrawMarked(shown));
  return Response::Of(RenderPage(page, request));
}

CopyOrder OrderIn(const Request& request, const TriedFile& tried) {
  CopyOrder order{.remove = {}, .mask = request.form.Get("mask") == "1"};
  const std::vector<std::string_view> asked = request.form.All("remove");
  for (const auto& [sight, count] : SightsIn(tried.screened)) {
    if (std::ranges::find(asked, IdOf(sight)) != asked.end()) order.remove.insert(sight);
  }
  return order;
}

Response StartCopy(TryOffice& office, const Request& request, const Visitor& visitor) {
  const TryView view = ViewOf(office, request, visitor);
  const std::string id(request.params.Get("id"));
  if (view.file && office.shelf->BeginCopy(id, visitor.person, office.desk.now())) {
    const OrganId organ = OrganOf(request, visitor);
    auto job = std::make_shared<TryJob>(TryJob{office.shelf, id, ActorOf(visitor, organ), organ});
    office.tools.start("做一份干净的文件",
                       [&desk = office.desk, tools = office.tools, job, file = view.file,
                        order = OrderIn(request, *view.file)] { MakeCopy(desk, tools, *job, file, order); });
  }
  return Response::SeeOther(TryUrl(id));
}

std::string NameOfCopy(const std::string& name) {
  const std::size_t dot = name.rfind('.');
  if (dot == std::string::npos || dot == 0) return name + "（清理后）";
  return name.substr(0, dot) + "（清理后）" + name.substr(dot);
}

Response DownloadCopy(const TryOffice& office, const Request& request, const Visitor& visitor) {
  const TryView view = ViewOf(office, request, visitor);
  if (!view.copy) throw web::ProblemError({404, "还没有干净的文件", "请先在结果页上做一份干净的文件。"});
  return Response::Download(NameOfCopy(view.file->name), "application/octet-stream", view.copy->cleaned->bytes);
}

}  // namespace

void AddTryPages(account::Office& office, const TryTools& tools) {
  auto trying = std::make_shared<TryOffice>(TryOffice{office.desk(), tools});
  office.Get(kPath, Act::kTryScreening,
             [](const Request& request, const Visitor& visitor) { return ShowStart(request, visitor, "", {}); });
  office.Post(
      kPath, Act::kTryScreening,
      [trying](Request& request, const Visitor& visitor) { return Start(*trying, request, visitor); }, kLimits);
  office.Get("/office/screening/try/{id}", Act::kTryScreening,
             [trying](const Request& request, const Visitor& visitor) { return ShowFile(*trying, request, visitor); });
  office.Post(
      "/office/screening/try/{id}/copy", Act::kTryScreening,
      [trying](const Request& request, const Visitor& visitor) { return StartCopy(*trying, request, visitor); });
  office.Get(
      "/office/screening/try/{id}/copy", Act::kTryScreening,
      [trying](const Request& request, const Visitor& visitor) { return DownloadCopy(*trying, request, visitor); });
}

}  // namespace gongkai::screening
