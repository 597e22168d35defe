// /office/annual/{year}/text: the sections as the office writes them. Live fields stand in the text by their names
// and, below it, filled in and marked. Inserting a field and drafting change what is in the form, and save nothing.
#include "report/compile/annual_text_pages.h"

#include <algorithm>

#include "base/utf8.h"
#include "report/compile/annual_sum_view.h"
#include "report/compile/annual_text_actions.h"
#include "report/compile/annual_text_view.h"
#include "report/compile/fact_gather_actions.h"
#include "report/compile/fact_keys.h"
#include "report/compile/fact_sum_view.h"
#include "report/compile/live_field.h"

namespace gongkai::report {
namespace {

using account::Act;
using account::Visitor;
using web::Html;
using web::Markup;
using web::Request;
using web::Response;
using web::Url;

constexpr int kMostVersions = 200;
constexpr std::uint64_t kMostBytes = 4 << 20;  // seven parts of kLongestTextPart characters, percent-encoded
constexpr std::string_view kInsert = "insert-";

struct TextSite {
  Desk& desk;
  TablesInstead instead;
  SumReady make_ready;
};

/// What the page is drawn from: what is in the form, and what was saved.
struct Shown {
  AnnualAsked asked;
  AnnualText text;
  std::int64_t seen = 0;  // the version that the form was opened with
  std::string said;       // what just happened; empty: nothing
  FieldErrors errors;
  std::vector<std::string> untold;  // of a draft that is in the form
  bool is_unsaved = false;          // somebody typed it
};

// ---- numbers

bool IsOffered(const ReportFact& fact) {
  const std::string_view key = WithoutAll(fact.key);
  const bool is_one_of_many = key.starts_with("item.kind.") || key.starts_with("item.month.") ||
                              key.starts_with("item.channel.") || key.starts_with("request.channel.");
  return fact.value && (!is_one_of_many || *fact.value > Number());
}

/// Every number there is for the text: facts, table 2, the totals of table 3, table 4.
std::vector<std::string> OfferedKeys(const FactBook& book) {
  std::vector<std::string> keys;
  for (const ReportFact& fact : book.facts) {
    if (IsOffered(fact)) keys.push_back(fact.key);
  }
  for (const CompiledCell& cell : book.tables.cells) {
    if (cell.value() && (cell.cell.table != 3 || cell.cell.column == "总计")) keys.push_back(ToString(cell.cell));
  }
  return keys;
}

std::vector<web::Choice> NumberChoices(const FactBook& book) {
  std::vector<web::Choice> choices;
  for (const std::string& key : OfferedKeys(book)) {
    const std::string name =
        NameOfField(key, book) + (IsOfOwnLevel(key, book) ? "（只有本级）" : LackingWords(key, book));
    choices.push_back({FieldOf(key, book), name + "：" + ToString(*NumberOf(key, book))});
  }
  return choices;
}

Html MarkedNumber(std::string_view key, const FactBook& book) {
  const std::string name = NameOfField(key, book) + LackingWords(key, book);
  const auto number = NumberOf(key, book);
  if (!number) return Markup("<mark class=\"live-missing\" title=\"{}\">〔待填〕</mark>", name);
  const std::string path = RowsPathOf(key, book);
  if (path.empty()) return Markup("<mark class=\"live-number\" title=\"{}\">{}</mark>", name, ToString(*number));
  return Markup("<a class=\"live-number\" title=\"{}\" href=\"{}\">{}</a>", name, Url::Local(path), ToString(*number));
}

Html MarkedField(std::string_view name, const FieldNames& names, const FactBook& book) {
  if (const std::string* const key = names.KeyOf(name)) return MarkedNumber(*key, book);
  return Markup("<mark class=\"live-missing\" title=\"不是这份报告里的数字\">〔{}〕</mark>", std::string(name));
}

/// As the report will have it, its numbers marked.
Html Preview(std::string_view text, const FieldNames& names, const FactBook& book) {
  Html html;
  for (const std::string& paragraph : ParagraphsOf(text)) {
    Html line;
    for (const TextPiece& piece : PiecesOf(paragraph)) {
      line.Add("{}", piece.is_field ? MarkedField(piece.text, names, book) : Markup("{}", std::string(piece.text)));
    }
    html.Add("<p>{}</p>", line);
  }
  return html;
}

// ---- warnings

Html DrawWarning(const TextWarning& warning) {
  Html passages;
  if (!warning.own.empty()) passages.Add("<dt>这里</dt><dd>{}</dd>", warning.own);
  if (!warning.theirs.empty()) passages.Add("<dt>那一份</dt><dd>{}</dd>", warning.theirs);
  return Markup("<li><p>{}</p>{}</li>", warning.words,
                passages.empty() ? Html() : Markup("<dl class=\"text-passages\">{}</dl>", passages));
}

Html WarningsOfPart(const std::vector<TextWarning>& warnings, std::size_t part) {
  Html lines;
  for (const TextWarning& warning : warnings) {
    if (warning.part == part) lines.Add("{}", DrawWarning(warning));
  }
  if (lines.empty()) return {};
  return Markup("<div class=\"text-warnings\"><p><b>请再看一看</b></p><ul>{}</ul></div>", lines);
}

// ---- the form

/// So many lines as the text takes, and one to go on writing.
int RowsFor(std::string_view text) {
  constexpr std::size_t kInLine = 42;  // characters, at the width of a desk
  constexpr int kFewest = 3, kMost = 40;
  int rows = 1;
  for (std::size_t from = 0; from <= text.size() && rows < kMost;) {
    const std::size_t end = std::min(text.find('\n', from), text.size());
    rows += 1 + static_cast<int>(Utf8Length(text.substr(from, end - from)) / kInLine);
    from = end + 1;
  }
  return std::clamp(rows, kFewest, kMost);
}

/// What the parts of the form have in common.
struct FormParts {
  const FactBook& book;
  const FieldNames names{book};
  const std::vector<web::Choice> numbers = NumberChoices(book);
};

Html InsertLine(const FormParts& parts, std::size_t part, const std::string& name, const FieldErrors& errors) {
  const std::string insert = "number-" + std::string(IdOfTextPart(part));
  return Markup(
      "<div class=\"text-insert\">{}<button class=\"btn\" type=\"submit\" name=\"do\" "
      "value=\"{}\">插入到“{}”末尾</button></div>",
      web::ChoiceField({.name = insert, .label = "插入数字", .value = ""}, parts.numbers, errors),
      std::string(kInsert) + std::string(IdOfTextPart(part)), name);
}

Html PartOfForm(const Shown& shown, const FormParts& parts, const std::vector<TextWarning>& warnings, std::size_t part,
                bool may_write) {
  const std::string name = NameOfTextPart(part, *parts.book.tables.form);
  const std::string& text = shown.text.parts[part];
  const bool has_table = part >= 2 && part <= 4;
  const Html preview = Preview(text, parts.names, parts.book);
  return Markup(
      "<section class=\"card item-part annual-text\">{}{}{}{}</section>",
      web::AreaField({.name = IdOfTextPart(part),
                      .label = name,
                      .value = text,
                      .hint = has_table ? "表格会自己放在这一部分，这里只写表格以外的话，可以空着。" : "一行一段。"},
                     RowsFor(text), shown.errors),
      may_write ? InsertLine(parts, part, name, shown.errors) : Html(),
      preview.empty()
          ? Html()
          : Markup("<details class=\"text-preview\" open><summary>报告里的样子</summary>{}</details>", preview),
      WarningsOfPart(warnings, part));
}

Html UntoldPart(const std::vector<std::string>& untold) {
  if (untold.empty()) return {};
  Html lines;
  for (const std::string& each : untold) lines.Add("<li>{}</li>", each);
  return Markup("<section class=\"card item-part\"><h2>没有起草的</h2><ul>{}</ul></section>", lines);
}

/// What somebody else saved meanwhile, beside what is in the form.
Html Theirs(const Shown& shown, const TextVersion& latest, const law::ReportForm& form) {
  if (ErrorOf(shown.errors, kVersionField) == nullptr) return {};
  std::vector<std::string> labels;
  for (std::size_t part = 0; part < kTextParts; ++part) labels.push_back(NameOfTextPart(part, form));
  std::vector<web::TwoValues> values;
  for (std::size_t part = 0; part < kTextParts; ++part) {
    if (latest.text.parts[part] == shown.text.parts[part]) continue;
    values.push_back({.label = labels[part], .theirs = latest.text.parts[part], .yours = shown.text.parts[part]});
  }
  return web::Differences(values);
}

Html WaysOn(const AnnualAsked& asked, const TextVersion& latest) {
  Html last;
  if (latest.number > 0) {
    last = Markup("<a href=\"{}\">第 {} 版</a>，{}{}保存。", AnnualUrl(asked, "/text/versions"), latest.number,
                  latest.person, ToBeijingMinute(latest.at));
  }
  return Markup(
      "<p>{}本年的培训、会议、检查和改进事项，在“<a href=\"{}\">工作记录和改进事项</a>”里登记，正文据此起草。</p>",
      last, AnnualUrl(asked, "/text/notes"));
}

/// What came of holding the text against others. Silence would not tell whether it was done.
Html ComparedLine(const std::vector<OtherText>& others, const std::vector<TextWarning>& warnings) {
  if (others.empty()) return Markup("<p>还没有能对照的往年、其他机关的正文。</p>");
  const bool is_like = std::ranges::any_of(warnings, [](const TextWarning& each) {
    return each.kind == TextWarningKind::kLikeEarlier || each.kind == TextWarningKind::kLikeNeighbour;
  });
  if (is_like) return Markup("<p>对照了 {} 篇正文，雷同的段落写在各部分下面。</p>", others.size());
  if (warnings.size() >= kMostTextWarnings) return {};
  return Markup("<p>对照了 {} 篇正文，没有发现雷同的段落。</p>", others.size());
}

Html FormOf(const Request& request, const Shown& shown, const FactBook& book, const std::vector<TextWarning>& warnings,
            bool may_write) {
  const FormParts of_all{book};
  Html parts;
  for (std::size_t part = 0; part < kTextParts; ++part) {
    parts.Add("{}", PartOfForm(shown, of_all, warnings, part, may_write));
  }
  Html sends;
  if (may_write) {
    sends = Markup(
        "<div class=\"gk-sends\"><button class=\"btn btn-primary\" type=\"submit\" name=\"do\" "
        "value=\"save\">保存</button><button class=\"btn\" type=\"submit\" name=\"do\" "
        "value=\"draft\">空着的部分按台账起草</button></div>");
  }
  // The first button is what Enter presses: saving, and not inserting.
  return Markup(
      "<form method=\"post\" action=\"{}\" class=\"annual-text-form\" data-unsaved=\"{}\" novalidate>{}<input "
      "type=\"hidden\" "
      "name=\"version\" value=\"{}\">{}{}{}</form>",
      AnnualUrl(shown.asked, "/text"), shown.is_unsaved ? "yes" : "no", AnnualFormKeys(request, shown.asked),
      shown.seen, sends, parts, sends);
}

Response Draw(const TextSite& site, const Request& request, const Visitor& visitor, const Shown& shown,
              const FactBook& book, bool compares) {
  db::Reader reader = site.desk.database.Read();
  const TextVersion latest = LatestText(reader, shown.asked.organ, shown.asked.year);
  std::vector<OtherText> others;
  if (compares) {
    const Date today = BeijingDay(site.desk.office.now());
    others = OtherTextsOf(reader, site.desk.shelf, visitor, shown.asked.organ, shown.asked.year, today);
  }
  const auto warnings = WarningsOf(shown.text, NameOfOrgan(reader, shown.asked.organ), book, others);
  const bool may_write = visitor.May(Act::kDraftItems, shown.asked.organ);
  web::Page page =
      AnnualFrame(visitor, shown.asked,
                  NameOfOrgan(reader, shown.asked.organ) + std::to_string(shown.asked.year) + "年报告正文", "/text");
  page.scripts.push_back("js/annual_text.js");
  page.actions.Add("<a class=\"btn\" href=\"{}\">和往年、其他机关对照</a>",
                   AnnualUrl(shown.asked, "/text").With("compare", "1"));
  if (!shown.said.empty()) {
    page.body.Add("<div class=\"gk-said\" role=\"status\"><p>{}</p></div>", shown.said);
  }
  if (compares) page.body.Add("{}", ComparedLine(others, warnings));
  page.body.Add(
      "{}{}{}{}{}<p "
      "class=\"gk-soft\">〔〕里是数字的名称，例如{}：显示、核对和写进文件时填上台账里的数，和表格总是一致。</p>{}",
      web::FaultList(shown.errors), Theirs(shown, latest, *book.tables.form), WaysOn(shown.asked, latest),
      SumPart(book, SumsOthers(reader, shown.asked.organ)), UntoldPart(shown.untold), FieldOf(kItemsPublished, book),
      FormOf(request, shown, book, warnings, may_write));
  return Response::Of(RenderPage(page, request), web::StatusOf(shown.errors));
}

/// Without the sums over organs, which not every page asks for.
FactBook PlainBook(const TextSite& site, db::Session& session, const AnnualAsked& asked) {
  return web::OrProblem(BookOf(session, asked.organ, asked.year, BeijingDay(site.desk.office.now()), site.instead));
}

FactBook BookFor(const TextSite& site, const Visitor& visitor, const AnnualAsked& asked) {
  if (site.make_ready) site.make_ready(asked.organ, asked.year);
  db::Reader reader = site.desk.database.Read();
  FactBook book = PlainBook(site, reader, asked);
  TakeFactSums(reader, book, BeijingDay(site.desk.office.now()));
  if (book.sum && visitor.ReachWith(Act::kSeeReports) != account::Reach::kCounty) CloseSum(book);
  return book;
}

/// Fills the parts that are empty.
void DraftInto(const TextSite& site, const FactBook& book, Shown& shown) {
  db::Reader reader = site.desk.database.Read();
  const DraftAsk ask = DraftAskOf(reader, shown.asked.organ, shown.asked.year);
  AnnualDraft draft = DraftOf(book, ask);
  for (std::size_t part = 0; part < kTextParts; ++part) {
    if (ParagraphsOf(shown.text.parts[part]).empty()) shown.text.parts[part] = std::move(draft.text.parts[part]);
  }
  shown.untold = std::move(draft.untold);
}

AnnualAsked AskedFor(const TextSite& site, const Request& request, const Visitor& visitor, Act act) {
  return AnnualAskedIn(request, visitor, act, BeijingDay(site.desk.office.now()));
}

Response Show(const TextSite& site, const Request& request, const Visitor& visitor) {
  Shown shown{.asked = AskedFor(site, request, visitor, Act::kSeeItems)};
  const FactBook book = BookFor(site, visitor, shown.asked);
  {
    db::Reader reader = site.desk.database.Read();
    const TextVersion latest = LatestText(reader, shown.asked.organ, shown.asked.year);
    shown.text = latest.text;
    shown.seen = latest.number;
    if (const auto from = request.query.Int("from")) {
      const auto version = FindText(reader, shown.asked.organ, shown.asked.year, *from);
      if (!version) throw web::ProblemError({404, "没有这一版", "请从“版本”进入。"});
      shown.text = version->text;
      shown.said = "下面是第 " + std::to_string(*from) + " 版的文字，保存以后成为新的一版。";
    }
  }
  if (shown.seen == 0) {
    DraftInto(site, book, shown);
    shown.said = "还没有保存过。下面是按台账起草的，改好以后请保存。";
  } else if (request.query.Get("done") == "1") {
    shown.said = "已保存。";
  }
  return Draw(site, request, visitor, shown, book, request.query.Get("compare") == "1");
}

// ---- what was sent

Shown TypedIn(const Request& request, const AnnualAsked& asked) {
  Shown shown{.asked = asked, .is_unsaved = true};
  shown.seen = request.form.Int("version").value_or(0);
  for (std::size_t part = 0; part < kTextParts; ++part) {
    shown.text.parts[part] = request.form.Get(IdOfTextPart(part));
    std::erase(shown.text.parts[part], '\r');  // as browsers end lines
  }
  return shown;
}

void InsertInto(const Request& request, std::string_view id, const FactBook& book, Shown& shown) {
  const std::string field = "number-" + std::string(id);
  const std::vector<TextPiece> pieces = PiecesOf(request.form.Get(field));
  const bool is_number = pieces.size() == 1 && pieces[0].is_field && FieldNames(book).KeyOf(pieces[0].text) != nullptr;
  for (std::size_t part = 0; part < kTextParts; ++part) {
    if (IdOfTextPart(part) != id) continue;
    if (!is_number) {
      shown.errors.push_back({field, "请先选要插入的数字。"});
      return;
    }
    shown.text.parts[part] += "〔" + std::string(pieces[0].text) + "〕";
    shown.said = "已插入，还没有保存。可以把它剪切到要放的地方。";
  }
}

Response Send(const TextSite& site, const Request& request, const Visitor& visitor) {
  Shown shown = TypedIn(request, AskedFor(site, request, visitor, Act::kDraftItems));
  const FactBook book = BookFor(site, visitor, shown.asked);
  const std::string_view what = request.form.Get("do");
  if (what == "draft") {
    DraftInto(site, book, shown);
    shown.said = "空着的部分已经起草，还没有保存。";
    return Draw(site, request, visitor, shown, book, false);
  }
  if (what.starts_with(kInsert)) {
    InsertInto(request, what.substr(kInsert.size()), book, shown);
    return Draw(site, request, visitor, shown, book, false);
  }
  const auto saved = SaveText(site.desk.office, ActorOn(visitor, Act::kDraftItems, shown.asked.organ, request),
                              shown.seen, shown.text, book);
  if (saved) {
    return Response::SeeOther(AnnualUrl(shown.asked, "/text").With("done", "1").With("compare", "1"));
  }
  shown.errors = saved.errors();
  if (ErrorOf(shown.errors, kVersionField) != nullptr) {
    // What stands in the form was compared with the latest by who sends it again.
    db::Reader reader = site.desk.database.Read();
    shown.seen = LatestText(reader, shown.asked.organ, shown.asked.year).number;
  }
  return Draw(site, request, visitor, shown, book, false);
}

// ---- versions, rows

Response ShowVersions(const TextSite& site, const Request& request, const Visitor& visitor) {
  const AnnualAsked asked = AskedFor(site, request, visitor, Act::kSeeItems);
  db::Reader reader = site.desk.database.Read();
  Html lines;
  for (const TextVersion& version : TextVersions(reader, asked.organ, asked.year, kMostVersions)) {
    lines.Add("<li><a href=\"{}\">第 {} 版</a>　{}　{}</li>",
              AnnualUrl(asked, "/text").With("from", std::to_string(version.number)), version.number, version.person,
              ToBeijingMinute(version.at));
  }
  web::Page page = AnnualFrame(visitor, asked, "正文的版本", "/text");
  page.body.Add("{}", lines.empty() ? Markup("<p class=\"gk-empty\">还没有保存过。</p>")
                                    : Markup("<ul class=\"item-kept\">{}</ul>", lines));
  return Response::Of(RenderPage(page, request));
}

Response ShowItems(const TextSite& site, const Request& request, const Visitor& visitor) {
  const AnnualAsked asked = AskedFor(site, request, visitor, Act::kSeeItems);
  const std::string key(request.query.Get("fact"));
  db::Reader reader = site.desk.database.Read();
  const FactBook book = PlainBook(site, reader, asked);
  const auto items = ItemsBehind(reader, asked.organ, asked.year, key);
  if (!items || book.Find(key) == nullptr) throw web::ProblemError({404, "没有这个数字", "请从报告正文进入。"});
  Html rows;
  for (const disclosure::YearItem& item : *items) {
    rows.Add(
        "<tr class=\"fact-row\"><th scope=\"row\"><a href=\"{}\">{}</a></th><td data-label=\"类别\">{}</td><td "
        "data-label=\"日期\">{}</td></tr>",
        Url::Local("/office/items/" + ToString(item.id)), item.title, NameOf(item.kind), item.on);
  }
  web::Page page = AnnualFrame(visitor, asked, NameOfField(key, book), "/text");
  page.body.Add(
      "<p>共 {} 条。</p><div class=\"card\"><div class=\"table-responsive\" tabindex=\"0\" role=\"region\" "
      "aria-label=\"信息\"><table class=\"table card-table gk-list\"><thead><tr><th scope=\"col\">标题</th><th "
      "scope=\"col\">类别</th><th scope=\"col\">日期</th></tr></thead><tbody>{}</tbody></table></div></div>",
      items->size(), rows);
  return Response::Of(RenderPage(page, request));
}

}  // namespace

void AddAnnualTextPages(account::Office& office, Site& site, const TablesInstead& instead, const SumReady& make_ready) {
  const TextSite text{.desk = site.desk, .instead = instead, .make_ready = make_ready};
  const auto with_site = [&text](auto handler) {
    return [text, handler](const Request& request, const Visitor& visitor) { return handler(text, request, visitor); };
  };
  office.Get("/office/annual/{year}/text", Act::kSeeItems, with_site(Show));
  office.Post("/office/annual/{year}/text", Act::kDraftItems, with_site(Send),
              {.total_bytes = kMostBytes, .text_bytes = kMostBytes});
  office.Get("/office/annual/{year}/text/versions", Act::kSeeItems, with_site(ShowVersions));
  office.Get("/office/annual/{year}/text/items", Act::kSeeItems, with_site(ShowItems));
}

}  // namespace gongkai::report
