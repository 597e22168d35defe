// /office/requests/{case}/redact: of which files a part is given; /…/redact/{number}: how one of them stands, what is
// withheld of it and why, what else has to be withheld, and the second person who checks it.

#include <algorithm>

#include "account/sight_actions.h"
#include "base/fold.h"
#include "request/case_file_actions.h"
#include "request/redact_pages.h"
#include "request/redact_sheet_view.h"
#include "request/redact_textless_view.h"
#include "request/reply_look_actions.h"

namespace gongkai::request {
namespace {

using account::Act;
using account::Desk;
using account::Visitor;
using redaction::Remainder;
using web::Html;
using web::Markup;
using web::Request;
using web::Response;
using web::Url;

constexpr web::BodyLimits kLimits{.file_bytes = kLargestCaseFile + 1,
                                  .total_bytes = 2 * kLargestCaseFile,
                                  .text_bytes = 64 << 10,
                                  .files = 2,
                                  .is_personal = true};

// ---- the list

Html StateOf(const Redaction& redaction) {
  const std::string_view style = redaction.state == RedactState::kReleased   ? "gk-badge-good"
                                 : redaction.state == RedactState::kFailed   ? "gk-badge-error"
                                 : redaction.state == RedactState::kDropped  ? "gk-badge-quiet"
                                 : redaction.state == RedactState::kChecking ? "gk-badge-warning"
                                                                             : "gk-badge-note";
  return Markup("<span class=\"badge {}\">{}</span>", style, NameOf(redaction.state));
}

Html ListPart(db::Session& session, const Desk& desk, const std::vector<Redaction>& all) {
  Html rows;
  for (const Redaction& each : all) {
    rows.Add("<li><a href=\"{}\">{}</a> {}　<span class=\"gk-soft\">{}，{}</span></li>",
             Url::Local(PathOfRedaction(each.id, each.number)), NameOfSource(session, desk.keys, each), StateOf(each),
             each.begun, ToBeijingMinute(each.begun_at));
  }
  if (rows.empty()) return {};
  return Markup("<section class=\"card item-part\"><h2>已经在做的</h2><ul class=\"items-list\">{}</ul></section>",
                rows);
}

/// Files of the case of which a part may be given.
std::vector<web::Choice> Sources(db::Session& session, const Desk& desk, const Case& held,
                                 const std::vector<Redaction>& all) {
  std::vector<web::Choice> choices;
  for (const CaseFile& file : FilesOf(session, held.id)) {
    const bool is_copy =
        std::ranges::any_of(all, [&](const Redaction& each) { return each.copy_digest == file.digest; });
    const auto name = FileNameOf(session, desk.keys, held.id, file.number);
    if (is_copy || file.kind == FileKind::kWorking || file.kind == FileKind::kIdentity || !name) continue;
    choices.push_back({std::to_string(file.number), name->Reveal() + "（" + std::string(NameOf(file.kind)) + "）"});
  }
  return choices;
}

Html BeginPart(const Case& held, const Request& request, const std::vector<web::Choice>& sources,
               const FieldErrors& errors) {
  Html says;
  if (const FieldError* error = ErrorOf(errors, "file")) says.Add("<p class=\"gk-fault\">{}</p>", error->message);
  return Markup(
      "<section class=\"card item-part\"><h2>选择要遮盖的文件</h2><form method=\"post\" action=\"{}\" "
      "enctype=\"multipart/form-data\" class=\"gk-plain-form\" novalidate>{}{}<div class=\"gk-field\"><label "
      "class=\"form-label\" for=\"file\">或者现在放入一份</label><input class=\"form-control\" type=\"file\" "
      "id=\"file\" "
      "name=\"file\" aria-describedby=\"file-says\"><div class=\"gk-says\" id=\"file-says\">{}<p "
      "class=\"form-hint\">PDF、Word、Excel、图片都可以，不超过 20 MB；加密保存，原件不会发出。</p></div></div><div "
      "class=\"gk-sends\"><button class=\"btn btn-primary\" type=\"submit\">开始遮盖</button></div></form></section>",
      Url::Local(PathOfRedactions(held.id)), CaseFormKeys(request, held),
      sources.empty()
          ? Html()
          : web::ChoiceField(
                {.name = "source", .label = "本件已有的材料", .value = std::string(request.form.Get("source"))},
                sources, errors),
      says);
}

Response ShowList(Desk& desk, const Request& request, const Visitor& visitor, const FieldErrors& errors) {
  const Case seen = [&] {
    db::Reader reader = desk.database.Read();
    return CaseIn(reader, request, visitor);
  }();
  account::RecordTaken(desk, visitor, seen.handler, "case.files", CaseObjectOf(seen.id));
  db::Reader reader = desk.database.Read();
  const Case held = CaseIn(reader, request, visitor);
  const std::vector<Redaction> all = RedactionsOf(reader, desk.keys, held.id);
  web::Page page = CaseFrame(visitor, "遮盖一部分再提供", held);
  page.body.Add(
      "{}<p>"
      "能够区分处理的，给可以公开的部分，其余说明理由（条例第三十七条）。文件做成页面，在页面上遮盖、选依据，由另一"
      "个人复核，再做成遮盖以后的副本；原件不发出。</p>{}",
      web::FaultList(errors, "没有开始"), ListPart(reader, desk, all));
  const bool may_begin = visitor.May(Act::kHandleCases, held.handler) && IsOpen(held.stage) && !held.is_erased;
  if (may_begin) page.body.Add("{}", BeginPart(held, request, Sources(reader, desk, held, all), errors));
  return Response::Of(RenderPage(page, request), web::StatusOf(errors));
}

/// The file that came with the form, put into the case; its number.
FormResult<int> PutSource(Desk& desk, account::Actor actor, const SeenCase& seen, const web::Upload& upload) {
  if (!actor.once_key.empty()) actor.once_key += "/file";  // beginning is the act of this form
  const auto added = AddCaseFiles(desk, actor, seen, {{FileKind::kOriginal, upload.file_name, upload.Read()}});
  if (!added) {
    FieldErrors errors = added.errors();
    for (FieldError& error : errors) error.field = error.field == "files" ? "file" : error.field;
    return errors;
  }
  db::Reader reader = desk.database.Read();
  // Beside it the pages of another one may have been put.
  const std::vector<CaseFile> files = FilesOf(reader, seen.id);
  const auto put = std::ranges::find(files.rbegin(), files.rend(), FileKind::kOriginal, &CaseFile::kind);
  return put == files.rend() ? 0 : put->number;
}

FormResult<int> SourceIn(Desk& desk, const account::Actor& actor, const SeenCase& seen, const Request& request) {
  for (const web::Upload& upload : request.files) {
    if (upload.field == "file" && !upload.file_name.empty()) return PutSource(desk, actor, seen, upload);
  }
  constexpr std::int64_t kMost = 1'000'000;
  const auto source = request.form.Int("source").value_or(0);
  if (source < 1 || source > kMost) return FieldErrors{{"file", "请选择本件已有的材料，或者放入一份文件。"}};
  return static_cast<int>(source);
}

Response Begin(Desk& desk, const RedactTools& tools, const Request& request, const Visitor& visitor) {
  const SeenCase seen = SeenIn(desk, request, visitor);
  const account::Actor actor = CaseActor(visitor, Act::kHandleCases, seen.handler, request);
  const auto source = SourceIn(desk, actor, seen, request);
  if (!source) return ShowList(desk, request, visitor, source.errors());
  const auto begun = BeginRedaction(desk, actor, seen, *source);
  if (!begun) return ShowList(desk, request, visitor, web::WithFilesToChoose(request, "file", begun.errors()));
  const RedactRef ref{seen.id, seen.handler, *begun};
  StartRedactWork(desk, tools, actor, ref);
  return ToRedaction(ref, "begun");
}

// ---- one of them

struct View {
  Case held;
  RedactionAtHand at_hand;
  std::string name;
  std::map<int, int> counts;
  std::vector<Remainder> repeated;
  std::vector<int> textless;    // pages that no search reaches
  bool handles = false;         // marks and hands in
  std::optional<Act> checks{};  // and is another than who handed it in
  const Redaction& redaction() const { return at_hand.redaction; }
};

View ViewOf(db::Session& session, const Desk& desk, const Request& request, const Visitor& visitor) {
  View view{.held = CaseIn(session, request, visitor)};
  view.at_hand = AtHand(session, desk.keys, RedactionIn(session, desk.keys, view.held, request));
  view.name = NameOfSource(session, desk.keys, view.redaction());
  view.counts = CountMarks(session, view.held.id, view.redaction().number);
  const bool is_open = IsOpen(view.held.stage);
  view.handles = is_open && visitor.May(Act::kHandleCases, view.held.handler);
  const bool is_another = view.redaction().handed_by != visitor.person;
  if (is_open && is_another) view.checks = ChecksAs(visitor, view.held.handler);
  const RedactState state = view.redaction().state;
  const bool is_told =
      state == RedactState::kDrawing || state == RedactState::kChecking || state == RedactState::kReleased;
  if (!is_told || view.held.is_erased) return view;
  const auto texts = PageTextsOf(session, desk.keys, view.redaction());
  view.textless = TextlessPages(view.redaction(), texts);
  if (state == RedactState::kDrawing) view.repeated = RepeatedIn(view.at_hand, texts).all;
  return view;
}

Html WorkPart(const Redaction& redaction) {
  const int pages = std::max(redaction.pages(), 1);
  return Markup(
      "<div id=\"progress\" aria-live=\"polite\" hx-get=\"{}\" hx-trigger=\"every 2s\" hx-swap=\"outerHTML\"><p><label "
      "for=\"bar\">{}：已做 {} 页</label></p><progress id=\"bar\" class=\"bar\" max=\"{}\" "
      "value=\"{}\"></progress><p class=\"gk-soft\">可以离开这一页，过后再回来。</p></div>",
      Url::Local(PathOfRedaction(redaction.id, redaction.number) + "/progress"), NameOf(redaction.state),
      redaction.done_pages, std::max(pages, redaction.done_pages), redaction.done_pages);
}

Html Form(const View& view, const Request& request, std::string_view act, const Html& inside, std::string_view button,
          bool is_first) {
  return Markup(
      "<form method=\"post\" action=\"{}\" class=\"gk-plain-form\" novalidate>{}{}<button class=\"btn {}\" "
      "type=\"submit\">{}</button></form>",
      Url::Local(PathOfRedaction(view.held.id, view.redaction().number) + "/" + std::string(act)),
      web::FormKeys(request), inside, is_first ? "btn-primary" : "", button);
}

Html LongWorkPart(const View& view, const Request& request, Instant now) {
  if (!view.redaction().IsLongWork()) return {};
  if (!IsLost(view.redaction(), now))
    return Markup("<section class=\"card item-part\">{}</section>", WorkPart(view.redaction()));
  return Markup("<section class=\"card item-part\"><p>很久没有动静，可能中断了。</p>{}</section>",
                view.handles || view.checks ? Form(view, request, "again", {}, "重新开始", true) : Html());
}

std::string PagesInWords(const std::vector<int>& pages) {
  constexpr std::size_t kMost = 12;
  std::string words;
  for (std::size_t i = 0; i < pages.size() && i < kMost; ++i) {
    words += (words.empty() ? "第 " : "、") + std::to_string(pages[i]);
  }
  if (words.empty()) return words;
  return words + (pages.size() > kMost ? " 等 " + std::to_string(pages.size()) + " 页" : " 页");
}

/// Why it came back: from a person, from the work, from the search.
Html TroublesPart(const Redaction& redaction) {
  Html items;
  if (!redaction.words.said.empty()) items.Add("<li>复核退回：{}</li>", redaction.words.said);
  if (!redaction.words.trouble.empty()) items.Add("<li>{}</li>", redaction.words.trouble);
  for (const LeftBehind& each : redaction.words.found) {
    items.Add("<li>{}{}</li>", each.sentence,
              each.pages.empty() ? std::string() : "（" + PagesInWords(each.pages) + "）");
  }
  if (items.empty()) return {};
  return Markup("<div class=\"gk-warned\"><ul>{}</ul></div>", items);
}

Html NotesPart(const Redaction& redaction) {
  Html items;
  for (const std::string& note : redaction.words.notes) items.Add("<li>{}</li>", note);
  if (items.empty()) return {};
  return Markup("<section class=\"card item-part\"><h2>原件里不在页面上的</h2><ul>{}</ul></section>", items);
}

Html SheetsPart(const View& view) {
  constexpr int kMostLinks = 30;
  const Redaction& redaction = view.redaction();
  if (redaction.sizes.empty()) return {};
  Html links;
  int shown = 0;
  for (const auto& [page, count] : view.counts) {
    if (++shown > kMostLinks) break;
    links.Add("<li><a href=\"{}\">第 {} 页</a>（{} 处）</li>",
              Url::Local(PathOfSheet(redaction.id, redaction.number, page)), page, count);
  }
  const Url first = Url::Local(PathOfSheet(redaction.id, redaction.number, 1));
  const Url found = Url::Local(PathOfRedaction(redaction.id, redaction.number) + "/found");
  const bool is_drawn = redaction.state == RedactState::kDrawing && view.handles;
  return Markup(
      "<section class=\"card item-part\"><h2>页面</h2><p>共 {} 页。</p>{}<div class=\"gk-sends\"><a class=\"btn {}\" "
      "href=\"{}\">{}</a>{}</div></section>",
      redaction.pages(), links.empty() ? Html() : Markup("<ul class=\"redact-pages\">{}</ul>", links),
      is_drawn ? "btn-primary" : "", first, is_drawn ? "在页面上遮盖" : "看页面",
      is_drawn ? Markup("<a class=\"btn\" href=\"{}\">查找个人信息等，一次全部遮盖</a>", found) : Html());
}

Html StaysPart(const Redaction& redaction) {
  Html items;
  for (const auto& each : redaction.words.stays) items.Add("<li>“{}”：{}</li>", each.words, each.reason);
  if (items.empty()) return {};
  return Markup("<h3>说明过可以留着的</h3><ul>{}</ul>", items);
}

/// Words that are withheld at one place and to be read at others: withheld too, or left with a reason.
Html RepeatedPart(const View& view, const Request& request, const FieldErrors& errors) {
  Html cards;
  constexpr int kMost = 40;
  int shown = 0;
  const auto& marks = view.at_hand.plan.marks;
  const std::string_view ground = marks.empty() ? std::string_view() : std::string_view(marks.front().ground);
  for (const Remainder& each : view.repeated) {
    if (redaction::CountOpen(std::span(&each, 1), view.at_hand.plan.stays) == 0 || ++shown > kMost) continue;
    if (!each.may_stay) {
      cards.Add("<p>{}</p>", each.sentence);
      continue;
    }
    const std::string ending = "-" + KeyOf(each.words);
    const std::string act = PathOfRedaction(view.held.id, view.redaction().number);
    cards.Add(
        "<form method=\"post\" action=\"{}\" class=\"gk-plain-form redact-repeat\" novalidate>{}<input type=\"hidden\" "
        "name=\"key\" value=\"{}\"><p><b>“{}”</b>　{}（{}）</p>{}<div class=\"gk-sends\"><button class=\"btn "
        "btn-primary\" type=\"submit\">一并遮盖</button><button class=\"btn\" type=\"submit\" "
        "formaction=\"{}\">可以留着（写理由）</button></div></form>",
        Url::Local(act + "/repeat"), web::FormKeys(request), KeyOf(each.words), each.words, each.sentence,
        PagesInWords(each.pages), GroundFields(request, ending, ground, errors), Url::Local(act + "/stay"));
  }
  if (cards.empty() && view.redaction().words.stays.empty()) return {};
  return Markup("<section class=\"card item-part\"><h2>别处还能读到的</h2>{}{}</section>",
                view.handles ? cards : Html(), StaysPart(view.redaction()));
}

Html DrawingActs(const View& view, const Request& request) {
  if (!view.handles) return {};
  return Markup(
      "<section class=\"card item-part item-sign\"><h2>送给另一个人复核</h2><p>复核的人看遮盖是不是都对、该给的有没有遮"
      "住；不能是送复核的人自己。</p>{}{}</section>",
      Form(view, request, "hand-in", {}, "送复核", true), Form(view, request, "drop", {}, "不用这一份了", false));
}

Html CheckingActs(const View& view, const Request& request, const FieldErrors& errors) {
  Html html;
  if (view.checks) {
    const Html plan = Markup("<input type=\"hidden\" name=\"plan\" value=\"{}\">{}", view.at_hand.digest,
                             LookedField(view.textless, request.form.Get(kLookedField), errors));
    html.Add(
        "<section class=\"card item-part item-sign\"><h2>请您复核</h2><p>{} "
        "送来。请逐页看过；漏了的可以在页面上增补，不"
        "对的退回。</p>{}{}</section>",
        view.redaction().handed, Form(view, request, "check", plan, "复核过，制作副本", true),
        Form(view, request, "send-back",
             web::AreaField({.name = "said",
                             .label = "要改什么",
                             .value = std::string(request.form.Get("said")),
                             .hint = "退回的写明。"},
                            2, errors),
             "退回修改", false));
  }
  if (view.handles) html.Add("{}", Form(view, request, "recall", {}, "取回再改", false));
  return html;
}

Html ReleasedPart(db::Session& session, const Desk& desk, const View& view) {
  const Redaction& redaction = view.redaction();
  if (redaction.state != RedactState::kReleased || !redaction.copy_file) return {};
  const auto name = FileNameOf(session, desk.keys, redaction.id, *redaction.copy_file);
  const std::string outcome(redaction::OutcomeOf(view.at_hand.plan.marks));
  return Markup(
      "<section class=\"card item-part\"><h2>遮盖以后的副本</h2><p><a "
      "href=\"{}\">{}</a></p><p>{} 复核；{}</p>{}</section>",
      Url::Local(PathOf(redaction.id) + "/files/" + std::to_string(*redaction.copy_file)),
      name ? name->Reveal() : std::string(), redaction.checked, CopySentence(view.textless),
      view.handles ? Markup("<div class=\"gk-sends\"><a class=\"btn btn-primary\" href=\"{}\">写进答复</a></div>",
                            Url::Local(PathOf(redaction.id) + "/decision/write").With("outcome", outcome))
                   : Html());
}

Html ActsPart(const View& view, const Request& request, const FieldErrors& errors) {
  switch (view.redaction().state) {
    case RedactState::kDrawing:
      return DrawingActs(view, request);
    case RedactState::kChecking:
      return CheckingActs(view, request, errors);
    case RedactState::kFailed:
      return view.handles ? Form(view, request, "drop", {}, "不用这一份了", false) : Html();
    default:
      return {};
  }
}

Response Show(Desk& desk, const Request& request, const Visitor& visitor, const FieldErrors& errors) {
  const RedactRef ref = RefIn(desk, request, visitor);
  account::RecordTaken(desk, visitor, ref.handler, "case.redact_see", ObjectOf(ref));
  db::Reader reader = desk.database.Read();
  const View view = ViewOf(reader, desk, request, visitor);
  web::Page page = RedactFrame(visitor, view.name, view.held);
  if (view.redaction().IsLongWork()) page.refresh_without_script = 5;
  page.body.Add("{}{}<p>{} {} {}</p>{}{}{}{}{}<section class=\"card item-part\"><h2>遮住了什么</h2>{}</section>{}{}{}",
                RedactSaid(request), web::FaultList(errors, "没有做成"), StateOf(view.redaction()),
                StageBadge(view.held), DueBadge(view.held, BeijingDay(desk.now())), TroublesPart(view.redaction()),
                LongWorkPart(view, request, desk.now()), ReleasedPart(reader, desk, view), SheetsPart(view),
                view.redaction().state == RedactState::kReleased
                    ? Html()
                    : TextlessPart(PathOfRedaction(view.held.id, view.redaction().number), view.textless),
                WithheldTable(view.at_hand.plan.marks), RepeatedPart(view, request, errors),
                NotesPart(view.redaction()), ActsPart(view, request, errors));
  return Response::Of(RenderPage(page, request), web::StatusOf(errors));
}

/// The piece that the page asks for while long work goes on; once it is over, the whole page.
Response ShowProgress(Desk& desk, const Request& request, const Visitor& visitor) {
  db::Reader reader = desk.database.Read();
  const Case held = CaseIn(reader, request, visitor);
  const Redaction redaction = RedactionIn(reader, desk.keys, held, request);
  if (redaction.IsLongWork() && !IsLost(redaction, desk.now())) return Response::Of(WorkPart(redaction));
  return Response::Of(Html()).With("HX-Refresh", "true");
}

// ---- acts

template <class Does>
Response Perform(Desk& desk, const Request& request, const Visitor& visitor, Act act, std::string_view done,
                 Does does) {
  const RedactRef ref = RefIn(desk, request, visitor);
  const FormResult<int> result = does(desk, CaseActor(visitor, act, ref.handler, request), ref);
  if (!result) return Show(desk, request, visitor, result.errors());
  return ToRedaction(ref, done);
}

Act CheckingAct(Desk& desk, const Request& request, const Visitor& visitor) {
  return ChecksAs(visitor, RefIn(desk, request, visitor).handler).value_or(Act::kReviewItems);
}

Response Check(Desk& desk, const RedactTools& tools, const Request& request, const Visitor& visitor) {
  return Perform(desk, request, visitor, CheckingAct(desk, request, visitor), "checked",
                 [&](Desk& at, const account::Actor& actor, const RedactRef& ref) -> FormResult<int> {
                   FieldErrors against = AgainstUnlooked(at, ref, request.form.Get(kLookedField));
                   if (!against.empty()) return against;
                   auto checked = CheckRedaction(at, actor, ref, std::string(request.form.Get("plan")));
                   if (checked) StartRedactWork(at, tools, actor, ref);
                   return checked;
                 });
}

Response SendBack(Desk& desk, const Request& request, const Visitor& visitor) {
  return Perform(desk, request, visitor, CheckingAct(desk, request, visitor), "sent_back",
                 [&](Desk& at, const account::Actor& actor, const RedactRef& ref) {
                   return SendBackRedaction(at, actor, ref, std::string(Trim(request.form.Get("said"))));
                 });
}

Response Again(Desk& desk, const RedactTools& tools, const Request& request, const Visitor& visitor) {
  return Perform(desk, request, visitor, CheckingAct(desk, request, visitor), "again",
                 [&](Desk& at, const account::Actor& actor, const RedactRef& ref) -> FormResult<int> {
                   bool is_lost = false;
                   {
                     db::Reader reader = at.database.Read();
                     const auto redaction = FindRedaction(reader, at.keys, ref.id, ref.number);
                     is_lost = redaction && IsLost(*redaction, at.now());
                   }
                   if (is_lost) StartRedactWork(at, tools, actor, ref);
                   return ref.number;
                 });
}

/// Places of the words that a form names by their key.
std::vector<redaction::TextRange> PlacesOf(Desk& desk, const RedactRef& ref, std::string_view key) {
  db::Reader reader = desk.database.Read();
  const auto redaction = FindRedaction(reader, desk.keys, ref.id, ref.number);
  if (!redaction) return {};
  for (const Remainder& each :
       RepeatedIn(AtHand(reader, desk.keys, *redaction), PageTextsOf(reader, desk.keys, *redaction)).all) {
    if (KeyOf(each.words) == key) return each.places;
  }
  return {};
}

Response Repeat(Desk& desk, const Request& request, const Visitor& visitor, bool stays) {
  const RedactRef ref = RefIn(desk, request, visitor);
  const account::Actor actor = CaseActor(visitor, Act::kHandleCases, ref.handler, request);
  const std::string key(request.form.Get("key")), ending = "-" + key;
  const MarkForm form = MarkFormIn(request, ending);
  const FormResult<int> done = stays ? LetStay(desk, actor, ref, key, form.reason)
                                     : MarkPlaces(desk, actor, ref, form, PlacesOf(desk, ref, key), false);
  if (!done) return Show(desk, request, visitor, BesideFields(done.errors(), ending));
  return ToRedaction(ref, stays ? "stays" : "marked");
}

template <class Does>
account::OfficeHandler Simply(account::Office& office, std::string_view done, Does does) {
  return [&office, done, does](const Request& request, const Visitor& visitor) {
    return Perform(office.desk(), request, visitor, Act::kHandleCases, done, does);
  };
}

}  // namespace

void AddRedactPages(account::Office& office, const screening::Tools& given) {
  const RedactTools tools = RedactToolsOf(ToolsOr(office.desk(), given));
  AddRedactPagesWith(office, tools);
}

void AddRedactPagesWith(account::Office& office, const RedactTools& tools) {
  const std::string path = "/office/requests/{case}/redact", one = path + "/{number}";
  office.Get(path, Act::kSeeCases, [&office](const Request& request, const Visitor& visitor) {
    return ShowList(office.desk(), request, visitor, {});
  });
  const auto with_tools = [&office, &tools](auto handler) {
    return [&office, tools, handler](const Request& request, const Visitor& visitor) {
      return handler(office.desk(), tools, request, visitor);
    };
  };
  office.Post(path, Act::kHandleCases, with_tools(Begin), kLimits);
  office.Get(one, Act::kSeeCases, [&office](const Request& request, const Visitor& visitor) {
    return Show(office.desk(), request, visitor, {});
  });
  office.Get(one + "/progress", Act::kSeeCases, account::WithDesk(office, ShowProgress));
  office.Post(one + "/hand-in", Act::kHandleCases, Simply(office, "handed_in", HandInRedaction));
  office.Post(one + "/recall", Act::kHandleCases, Simply(office, "recalled", RecallRedaction));
  office.Post(one + "/drop", Act::kHandleCases, Simply(office, "dropped", DropRedaction));
  office.Post(one + "/check", Act::kSeeCases, with_tools(Check));
  office.Post(one + "/send-back", Act::kSeeCases, account::WithDesk(office, SendBack));
  office.Post(one + "/again", Act::kSeeCases, with_tools(Again));
  for (const bool stays : {false, true}) {
    office.Post(one + (stays ? "/stay" : "/repeat"), Act::kHandleCases,
                [&office, stays](const Request& request, const Visitor& visitor) {
                  return Repeat(office.desk(), request, visitor, stays);
                });
  }
  AddRedactDrawPages(office, tools);
  AddRedactFoundPages(office, tools);
}

}  // namespace gongkai::request
