// /office/requests/{case}/redact/{number}/pages/{page}: one page, drawn upon. One page is loaded at a time, so that a
// file of two hundred is as quick as one of two. Without a script the places are typed, or words of the page are
// marked; with assets/js/redact.js they are drawn, by hand or by the keyboard.

#include <algorithm>

#include "account/sight_actions.h"
#include "base/fold.h"
#include "redaction/ground.h"
#include "request/redact_pages.h"
#include "request/redact_sheet_view.h"
#include "request/redact_textless_view.h"

namespace gongkai::request {
namespace {

using account::Act;
using account::Desk;
using account::Visitor;
using redaction::Layer;
using web::Html;
using web::Markup;
using web::Request;
using web::Response;
using web::Url;

struct View {
  Case held;
  Redaction redaction;
  int page = 1;
  std::vector<KeptMark> marks;  // of the page
  std::vector<Layer> layers;    // that the visitor may mark now
  std::string text;             // of the page
  std::vector<int> textless;    // of all: pages that no search reaches
};

int PageIn(const Redaction& redaction, const Request& request) {
  const auto page = request.params.Int("page").value_or(0);
  if (page < 1 || page > redaction.pages()) throw web::ProblemError({404, "没有这一页", "没有这一页，请看页数。"});
  return static_cast<int>(page);
}

/// Of those that may be marked in this state, the ones that are this visitor's.
std::vector<Layer> LayersFor(const Redaction& redaction, const Case& held, const Visitor& visitor) {
  std::vector<Layer> layers;
  if (!IsOpen(held.stage)) return layers;
  for (const Layer layer : redaction::Layers()) {
    if (!MayMark(redaction, layer)) continue;
    const bool may = layer == Layer::kSecrecy ? visitor.May(Act::kExamineSecrecy, held.handler)
                     : layer == Layer::kCheck
                         ? ChecksAs(visitor, held.handler).has_value() && redaction.handed_by != visitor.person
                         : visitor.May(Act::kHandleCases, held.handler);
    if (may) layers.push_back(layer);
  }
  return layers;
}

View ViewOf(db::Session& session, const Desk& desk, const Request& request, const Visitor& visitor) {
  View view{.held = CaseIn(session, request, visitor),
            .redaction = {},
            .marks = {},
            .layers = {},
            .text = {},
            .textless = {}};
  view.redaction = RedactionIn(session, desk.keys, view.held, request);
  view.page = PageIn(view.redaction, request);
  view.marks = MarksOf(session, desk.keys, view.held.id, view.redaction.number, view.page);
  view.layers = LayersFor(view.redaction, view.held, visitor);
  const auto texts = PageTextsOf(session, desk.keys, view.redaction);
  if (!view.layers.empty()) view.textless = TextlessPages(view.redaction, texts);
  if (static_cast<std::size_t>(view.page) <= texts.size()) {
    view.text = texts[static_cast<std::size_t>(view.page) - 1].text;
  }
  return view;
}

std::string PathHere(const View& view, std::string_view act = {}) {
  return PathOfSheet(view.held.id, view.redaction.number, view.page) + (act.empty() ? "" : "/" + std::string(act));
}

// ---- moving about

Html MovePart(const View& view) {
  const auto link = [&](int page, std::string_view label, bool is_next) {
    if (page < 1 || page > view.redaction.pages()) return Markup("<span class=\"gk-soft\">{}</span>", label);
    const Url url = Url::Local(PathOfSheet(view.held.id, view.redaction.number, page));
    return is_next ? Markup("<a class=\"btn\" rel=\"next\" href=\"{}\">{}</a>", url, label)
                   : Markup("<a class=\"btn\" rel=\"prev\" href=\"{}\">{}</a>", url, label);
  };
  return Markup(
      "<nav class=\"redact-move\" aria-label=\"页\">{}<form method=\"get\" action=\"{}\"><label "
      "for=\"to-page\">第</label><input class=\"form-control\" id=\"to-page\" name=\"page\" inputmode=\"numeric\" "
      "value=\"{}\"><span>页，共 {} 页</span><button class=\"btn\" type=\"submit\">翻到</button></form>{}</nav>",
      link(view.page - 1, "上一页", false), Url::Local(PathOfRedaction(view.held.id, view.redaction.number) + "/page"),
      view.page, view.redaction.pages(), link(view.page + 1, "下一页", true));
}

/// Which layers are shown, for the script; without it all of them are.
Html LayersPart(const View& view) {
  Html ticks;
  for (const Layer layer : redaction::Layers()) {
    const bool is_there =
        std::ranges::any_of(view.marks, [&](const KeptMark& each) { return each.mark.layer == layer; });
    if (!is_there) continue;
    ticks.Add(
        "<label class=\"form-check\"><input class=\"form-check-input\" type=\"checkbox\" data-redact-layer=\"{}\" "
        "checked><span class=\"form-check-label\">{}</span></label>",
        redaction::IdOf(layer), redaction::NameOf(layer));
  }
  if (ticks.empty()) return {};
  return Markup("<fieldset class=\"redact-layers\" data-redact-layers=\"1\" hidden><legend>显示</legend>{}</fieldset>",
                ticks);
}

// ---- marking

Html LayerField(const View& view, const Request& request) {
  if (view.layers.size() == 1) {
    return Markup("<input type=\"hidden\" name=\"layer\" value=\"{}\">", redaction::IdOf(view.layers.front()));
  }
  std::vector<web::Choice> choices;
  for (const Layer layer : view.layers) {
    choices.push_back({std::string(redaction::IdOf(layer)), std::string(redaction::NameOf(layer))});
  }
  const std::string_view typed = request.form.Get("layer");
  return web::ChoiceField({.name = "layer",
                           .label = "哪一层",
                           .value = typed.empty() ? choices.front().value : std::string(typed),
                           .hint = "做副本时各层都遮盖。"},
                          choices, {});
}

Html MarkPart(const View& view, const Request& request, const FieldErrors& errors) {
  if (view.layers.empty()) return {};
  return Markup(
      "<form method=\"post\" action=\"{}\" class=\"gk-plain-form\" id=\"redact-form\" novalidate>{}{}{}{}<div "
      "class=\"gk-sends\"><button class=\"btn btn-primary\" type=\"submit\" name=\"do\" "
      "value=\"areas\">遮盖这些区域</button></div>{}<div class=\"gk-sends\"><button class=\"btn\" type=\"submit\" "
      "name=\"do\" value=\"words\">遮盖这一页的这些文字</button><button class=\"btn\" type=\"submit\" name=\"do\" "
      "value=\"like\">全文相同的都遮盖</button></div></form>",
      Url::Local(PathHere(view, "marks")), web::FormKeys(request), LayerField(view, request),
      GroundFields(request, "", "", errors),
      web::AreaField(
          {.name = "areas",
           .label = "区域",
           .value = std::string(request.form.Get("areas")),
           .hint = "在页面上拖动画出；也可以填写，每行一个：左 上 右 下，各占页面的百分之几，例如 10 20 45 23。"},
          3, errors),
      web::TextField({.name = "words",
                      .label = "文字",
                      .value = std::string(request.form.Get("words")),
                      .hint = "从页面上抄下要遮盖的文字。"},
                     errors));
}

bool MayTakeBack(const View& view, const KeptMark& mark) {
  return std::ranges::find(view.layers, mark.mark.layer) != view.layers.end();
}

Html TakeBackForm(const View& view, const Request& request, const KeptMark& mark) {
  if (!MayTakeBack(view, mark)) return {};
  return Markup(
      "<form method=\"post\" action=\"{}\">{}<input type=\"hidden\" name=\"number\" value=\"{}\"><button class=\"btn\" "
      "type=\"submit\" aria-label=\"取消第 {} 处\">取消</button>{}</form>",
      Url::Local(PathHere(view, "unmark")), web::FormKeys(request), mark.mark.number, mark.mark.number,
      mark.mark.series == 0
          ? Html()
          : Markup("<button class=\"btn\" type=\"submit\" name=\"series\" value=\"{}\" aria-label=\"取消第 {} "
                   "处和一起遮盖的\">连同一起遮盖的都取消</button>",
                   mark.mark.series, mark.mark.number));
}

Html MarksList(const View& view, const Request& request) {
  Html rows;
  const redaction::PageSize& size = view.redaction.sizes[static_cast<std::size_t>(view.page) - 1];
  for (const KeptMark& each : view.marks) {
    const redaction::Ground* const ground = redaction::FindGround(each.mark.ground);
    rows.Add("<li><div><b>{}</b>　{}<div class=\"gk-soft\">{}，{}，{}；位置 {}</div></div>{}</li>",
             ground == nullptr ? std::string_view(each.mark.ground) : ground->name, each.mark.reason,
             redaction::NameOf(each.mark.layer), each.person_name, redaction::NameOf(each.mark.how),
             each.mark.boxes.empty() ? std::string() : InPercent(each.mark.boxes.front(), size),
             TakeBackForm(view, request, each));
  }
  return Markup("<section class=\"redact-list\" id=\"redact-list\"><h2>这一页遮盖的（{} 处）</h2>{}</section>",
                view.marks.size(), rows.empty() ? Markup("<p>还没有。</p>") : Markup("<ul>{}</ul>", rows));
}

Html TextPart(const View& view) {
  if (view.text.empty())
    return Markup("<p class=\"gk-soft\">这一页上没有能读出的文字（多半是扫描件），请画出区域。</p>");
  return Markup(
      "<details class=\"redact-text\"><summary>这一页的文字</summary><p class=\"item-lines\">{}</p></details>",
      view.text);
}

Html HelpPart(const View& view) {
  return Markup("<p class=\"gk-soft\" id=\"redact-help\">{}</p>",
                view.layers.empty()
                    ? "遮盖的地方在副本里是黑色，下面的内容不会留下。"
                    : "选好依据，在页面上拖动画出区域。用键盘：先让页面得到焦点，回车开始画，方向键移动，按住 Shift "
                      "改变大小，再回车画好，Esc 放弃；PageUp、PageDown 翻页。");
}

Response Show(Desk& desk, const Request& request, const Visitor& visitor, const FieldErrors& errors) {
  const RedactRef ref = RefIn(desk, request, visitor);
  // Its words stand on the page, whether or not the picture is taken.
  account::RecordTaken(desk, visitor, ref.handler, "case.redact_see", ObjectOf(ref));
  db::Reader reader = desk.database.Read();
  const View view = ViewOf(reader, desk, request, visitor);
  web::Page page = RedactFrame(visitor, "第 " + std::to_string(view.page) + " 页", view.held);
  page.breadcrumbs.push_back({NameOfSource(reader, desk.keys, view.redaction),
                              Url::Local(PathOfRedaction(view.held.id, view.redaction.number))});
  page.width = web::Width::kWide;
  page.scripts = {"js/redact.js"};
  page.body.Add("{}{}{}<div class=\"redact-desk\"><div>{}{}</div><div class=\"redact-side\">{}{}{}{}{}</div></div>",
                RedactSaid(request), web::FaultList(errors, "没有遮盖"), MovePart(view), LayersPart(view),
                SheetPart(view.redaction, view.page, PathHere(view, "picture"), view.marks), HelpPart(view),
                MarkPart(view, request, errors), TextlessLine(view.textless), MarksList(view, request), TextPart(view));
  return Response::Of(RenderPage(page, request), web::StatusOf(errors));
}

// ---- the picture

Response Picture(Desk& desk, const RedactTools& tools, const Request& request, const Visitor& visitor) {
  const auto [held, redaction] = [&] {
    db::Reader reader = desk.database.Read();
    const Case found = CaseIn(reader, request, visitor);
    return std::pair(found, RedactionIn(reader, desk.keys, found, request));
  }();
  const int page = PageIn(redaction, request);
  account::RecordTaken(desk, visitor, held.handler, "case.redact_page",
                       ObjectOf(RedactRef{held.id, held.handler, redaction.number}) + "/" + std::to_string(page));
  redaction::DrawnPage drawn = PictureOf(desk, tools, redaction, page);
  if (drawn.jpeg.empty()) throw web::ProblemError({404, "没有这一页的画面", drawn.problem});
  Response response;
  response.content_type = "image/jpeg";
  response.body = std::move(drawn.jpeg);
  return response;
}

// ---- acts

Response ToSheet(const RedactRef& ref, int page, std::string_view done) {
  return Response::SeeOther(Url::Local(PathOfSheet(ref.id, ref.number, page)).With("done", done));
}

int PageOf(Desk& desk, const Request& request, const Visitor& visitor) {
  db::Reader reader = desk.database.Read();
  return PageIn(RedactionIn(reader, desk.keys, CaseIn(reader, request, visitor), request), request);
}

Response Mark(Desk& desk, const Request& request, const Visitor& visitor) {
  const RedactRef ref = RefIn(desk, request, visitor);
  const int page = PageOf(desk, request, visitor);
  const MarkForm form = MarkFormIn(request, "");
  const account::Actor actor = MarkingActor(visitor, form.layer, ref.handler, request);
  const std::string_view what = request.form.Get("do");
  const auto marked =
      what == "words" || what == "like"
          ? MarkWords(desk, actor, ref, form, PersonalText(std::string(Trim(request.form.Get("words")))),
                      what == "words" ? std::optional(page) : std::nullopt)
          : MarkAreas(desk, actor, ref, form, page, std::string(request.form.Get("areas")));
  if (!marked) return Show(desk, request, visitor, marked.errors());
  return ToSheet(ref, page, "marked");
}

Response Unmark(Desk& desk, const Request& request, const Visitor& visitor) {
  const RedactRef ref = RefIn(desk, request, visitor);
  const int page = PageOf(desk, request, visitor);
  const auto number = request.form.Int("number").value_or(0), series = request.form.Int("series").value_or(0);
  Layer layer = Layer::kHandler;
  {
    db::Reader reader = desk.database.Read();
    for (const KeptMark& each : MarksOf(reader, desk.keys, ref.id, ref.number, page)) {
      if (each.mark.number == number) layer = each.mark.layer;
    }
  }
  const auto taken = TakeBack(desk, MarkingActor(visitor, layer, ref.handler, request), ref, number, series);
  if (!taken) return Show(desk, request, visitor, taken.errors());
  return ToSheet(ref, page, "unmarked");
}

/// The number that was typed to turn to.
Response Turn(Desk& desk, const Request& request, const Visitor& visitor) {
  const RedactRef ref = RefIn(desk, request, visitor);
  db::Reader reader = desk.database.Read();
  const int pages = RedactionIn(reader, desk.keys, CaseIn(reader, request, visitor), request).pages();
  const auto page = std::clamp<std::int64_t>(request.query.Int("page").value_or(1), 1, std::max(pages, 1));
  return Response::SeeOther(Url::Local(PathOfSheet(ref.id, ref.number, static_cast<int>(page))));
}

}  // namespace

void AddRedactDrawPages(account::Office& office, const RedactTools& tools) {
  const std::string one = "/office/requests/{case}/redact/{number}", path = one + "/pages/{page}";
  office.Get(one + "/page", Act::kSeeCases, account::WithDesk(office, Turn));
  office.Get(path, Act::kSeeCases, [&office](const Request& request, const Visitor& visitor) {
    return Show(office.desk(), request, visitor, {});
  });
  office.Get(path + "/picture", Act::kSeeCases, [&office, tools](const Request& request, const Visitor& visitor) {
    return Picture(office.desk(), tools, request, visitor);
  });
  office.Post(path + "/marks", Act::kSeeCases, account::WithDesk(office, Mark));
  office.Post(path + "/unmark", Act::kSeeCases, account::WithDesk(office, Unmark));
}

}  // namespace gongkai::request
