// One word: written, tried on what is public before it is saved, changed with a reason, switched off and on, and its
// history. Nothing typed is lost.

#include <algorithm>

#include "screening/list_actions.h"
#include "screening/list_view.h"
#include "screening/screening_pages.h"
#include "screening/word_trial.h"

namespace gongkai::screening {
namespace {

using account::Act;
using account::Visitor;
using web::Html;
using web::Markup;
using web::Request;
using web::Response;
using web::TextField;
using web::Url;

constexpr int kMostTitles = 3'000;

struct Form {
  ListSide side;
  ListKind kind;
  KeptWord word;
  std::string wholes, since, until;  // as typed
  std::string reason;
  bool anyway = false;  // save although it finds something among what is public
};

FieldErrors DayFault(const std::string& typed, std::string_view field, std::optional<Date>& day) {
  if (typed.empty()) return {};
  day = ParseDate(typed);
  if (day) return {};
  return {{std::string(field), "请写成 2026-01-31 这样的日期。"}};
}

/// Also fills the word's days.
FieldErrors TakeTyped(Form& form, const Request& request) {
  form.word.word.text = Typed(request, "text");
  form.word.word.instead = Typed(request, "instead");
  form.word.word.note = Typed(request, "note");
  form.wholes = Typed(request, "wholes");
  form.since = Typed(request, "since");
  form.until = Typed(request, "until");
  form.reason = Typed(request, "reason");
  form.anyway = request.form.Get("anyway") == "1";
  form.word.word.allow = WholesFrom(form.wholes);
  form.word.word.since.reset();
  form.word.until.reset();
  FieldErrors faults = DayFault(form.since, "since", form.word.word.since);
  for (FieldError& fault : DayFault(form.until, "until", form.word.until)) faults.push_back(std::move(fault));
  return faults;
}

Form FormOf(const ListSide& side, const ListKind& kind, const KeptWord& word) {
  return {.side = side,
          .kind = kind,
          .word = word,
          .wholes = WholesText(word.word.allow),
          .since = word.word.since ? ToString(*word.word.since) : "",
          .until = word.until ? ToString(*word.until) : "",
          .reason = {}};
}

// ---- the form

Html LeaderFields(const Form& form, const FieldErrors& errors) {
  const WordList::Word& word = form.word.word;
  return Markup(
      "{}{}{}{}{}", TextField({.name = "text", .label = "姓名", .value = word.text, .required = true}, errors),
      TextField({.name = "instead",
                 .label = "职务",
                 .value = word.instead,
                 .hint = "现任职务的全称，例如：澄砚县人民政府县长。",
                 .required = true},
                errors),
      TextField({.name = "note", .label = "单位", .value = word.note}, errors),
      TextField({.name = "since", .label = "任职日期", .value = form.since, .hint = "例如 2026-01-31。"}, errors),
      TextField({.name = "until", .label = "离任日期", .value = form.until, .hint = "还在任的不填。"}, errors));
}

Html WordFields(const Form& form, const FieldErrors& errors) {
  const WordList::Word& word = form.word.word;
  return Markup(
      "{}{}{}{}{}",
      TextField({.name = "text",
                 .label = "词语",
                 .value = word.text,
                 .hint = "全角半角、中间的空格都算同一个词。",
                 .required = true},
                errors),
      TextField({.name = "instead", .label = "正确写法", .value = word.instead, .hint = "没有的不填。"}, errors),
      web::AreaField({.name = "wholes",
                      .label = "不算的写法",
                      .value = form.wholes,
                      .hint = "包含这个词、但不是问题的写法，一行一个，例如“保密局”对“保密”。"},
                     3, errors),
      TextField({.name = "note", .label = "说明", .value = word.note, .hint = "为什么不该出现，命中时显示给办的人。"},
                errors),
      TextField({.name = "since",
                 .label = "从哪天起",
                 .value = form.since,
                 .hint = "这天以前的信息里出现不算问题，例如改名前的机关名称。没有的不填。"},
                errors));
}

Html TrialOf(const WordTrial& trial) {
  Html lines;
  for (const WordTrial::Found& found : trial.first) {
    lines.Add("<li>{}<mark class=\"m-warning\">{}</mark>{}</li>", found.before, found.found, found.behind);
  }
  return Markup(
      "<section class=\"card word-trial\" id=\"trial\" aria-labelledby=\"trial-title\"><div "
      "role=\"status\"><h2 id=\"trial-title\">已公开的 {} 个标题里，有 {} 个会命中</h2></div><ul>{}</ul>{}</section>",
      trial.looked_at, trial.found_in, lines,
      trial.found_in > trial.first.size() ? Markup("<p class=\"gk-soft\">只列出前 {} 个。</p>", trial.first.size())
                                          : Html());
}

Html WordForm(const Request& request, const Form& form, const FieldErrors& errors,
              const std::optional<WordTrial>& trial) {
  Html anyway;
  if (ErrorOf(errors, "anyway") != nullptr || form.anyway) {
    anyway = web::TickField({.name = "anyway", .label = "看过会命中的标题，仍然保存", .value = form.anyway ? "1" : ""},
                            errors);
  }
  return Markup(
      "{}<form method=\"post\" action=\"{}\" class=\"gk-form\">{}<input type=\"hidden\" name=\"version\" "
      "value=\"{}\">{}{}{}<div class=\"gk-sends\"><button class=\"btn btn-primary\" type=\"submit\" name=\"act\" "
      "value=\"save\">保存</button>{}<a class=\"btn\" href=\"{}\">取消</a></div></form>",
      trial ? TrialOf(*trial) : Html(),
      ListUrl(form.side,
              "/" + form.kind.id + (form.word.number == 0 ? "/new" : "/words/" + std::to_string(form.word.number))),
      web::FormKeys(request), form.word.from_version,
      form.kind.is_leaders() ? LeaderFields(form, errors) : WordFields(form, errors),
      TextField({.name = "reason",
                 .label = "原因",
                 .value = form.reason,
                 .hint = "留在词表的沿革里，例如：依据哪个文件。",
                 .required = true},
                errors),
      anyway,
      form.kind.is_leaders()
          ? Html()
          : Markup("<button class=\"btn\" type=\"submit\" name=\"act\" value=\"try\" formnovalidate>先试一试</button>"),
      ListUrl(form.side, "/" + form.kind.id));
}

// ---- one word that is there

Html SwitchForm(const Request& request, const Form& form, const FieldErrors& errors) {
  const bool is_on = form.word.is_on;
  return Markup(
      "<section class=\"card word-switch\"><h2>{}</h2><p>{}</p>{}<form method=\"post\" action=\"{}\" "
      "class=\"gk-form\">{}<input type=\"hidden\" name=\"version\" value=\"{}\"><input type=\"hidden\" name=\"on\" "
      "value=\"{}\">{}<div class=\"gk-sends\"><button class=\"btn {}\" type=\"submit\">{}</button></div></form>"
      "</section>",
      is_on ? "停用" : "重新使用", is_on ? "停用后留在词表里，检查时不再找它。" : "重新使用后，以后的检查会找它。",
      web::FaultList(errors),
      ListUrl(form.side, "/" + form.kind.id + "/words/" + std::to_string(form.word.number) + "/switch"),
      web::FormKeys(request), form.word.from_version, is_on ? "0" : "1",
      TextField(
          {.name = "switch_reason", .label = is_on ? "停用的原因" : "重新使用的原因", .value = "", .required = true},
          errors),
      is_on ? "btn-danger" : "", is_on ? "停用" : "重新使用");
}

Html HistoryOf(const ListKind& kind, const std::vector<WordState>& states) {
  Html rows;
  for (std::size_t i = states.size(); i-- > 0;) {
    const WordState& state = states[i];
    const std::string changes = i == 0 ? "" : ChangesBetween(kind, states[i - 1].word, state.word);
    rows.Add(
        "<li class=\"gk-event\"><time>{}</time><div><div>{}，第 {} 版</div><div class=\"word-changes\">{}</div>"
        "<div class=\"gk-soft\">{}</div></div></li>",
        ToBeijingMinute(state.change.at), state.change.person_name, state.change.version, i == 0 ? "放进词表" : changes,
        state.change.reason.empty() ? "" : "原因：" + state.change.reason);
  }
  if (rows.empty()) return {};
  return Markup("<h2 class=\"gk-section\">这个词的沿革</h2><ol class=\"gk-timeline\">{}</ol>", rows);
}

Html FactsOf(const Form& form) {
  Html facts;
  const auto fact = [&](std::string_view label, const std::string& value) {
    if (!value.empty()) facts.Add("<div><dt>{}</dt><dd>{}</dd></div>", label, value);
  };
  const WordList::Word& word = form.word.word;
  fact(form.kind.label_of_text(), word.text);
  fact(form.kind.label_of_instead(), word.instead);
  fact("不算的写法", WholesText(word.allow, "、"));
  fact(form.kind.label_of_note(), word.note);
  fact(form.kind.label_of_since(), form.since);
  fact("离任日期", form.until);
  fact("状态", form.word.is_on ? "使用中" : "停用");
  return Markup("<dl class=\"gk-facts\">{}</dl>", facts);
}

struct Shown {
  FieldErrors errors, switch_errors;
  std::optional<WordTrial> trial;
};

Response ShowForm(account::Desk& desk, const Request& request, const Visitor& visitor, const Form& form,
                  const Shown& shown) {
  const bool is_new = form.word.number == 0;
  web::Page page =
      ScreeningFrame(visitor, is_new ? "增加" + std::string(form.kind.label_of_text()) : form.word.word.text,
                     "/office/screening/lists");
  page.styles.emplace_back("css/report.css");
  page.width = web::Width::kText;
  page.breadcrumbs = {{"词表", ListUrl(form.side)}, {form.kind.name, ListUrl(form.side, "/" + form.kind.id)}};
  page.body.Add("{}", web::FaultList(shown.errors));
  if (form.side.may_keep) {
    page.body.Add("{}", WordForm(request, form, shown.errors, shown.trial));
    if (!is_new) page.body.Add("{}", SwitchForm(request, form, shown.switch_errors));
  } else {
    page.body.Add("{}", FactsOf(form));
  }
  if (!is_new) {
    db::Reader reader = desk.database.Read();
    page.body.Add("{}", HistoryOf(form.kind, StatesOf(reader, form.side.keeper, form.word.number)));
  }
  const bool is_good = shown.errors.empty() && shown.switch_errors.empty();
  return Response::Of(RenderPage(page, request), is_good ? 200 : 422);
}

KeptWord WordIn(db::Session& session, const ListSide& side, const ListKind& kind, const Request& request) {
  const auto number = request.params.Get("number");
  for (KeptWord& word : WordsFor(session, side.keeper)) {
    if (word.list == kind.id && std::to_string(word.number) == number) return std::move(word);
  }
  throw web::ProblemError({404, "没有这个词", "没有这个词，请从词表进入。"});
}

/// A new one, or the one that the address names.
Form AskedForm(account::Desk& desk, const Request& request, const Visitor& visitor) {
  const ListSide side = SideIn(request, visitor);
  const ListKind kind = KindOf(side, request);
  if (!request.params.Has("number")) {
    KeptWord word{.keeper = side.keeper};
    word.list = kind.id;
    return FormOf(side, kind, word);
  }
  db::Reader reader = desk.database.Read();
  return FormOf(side, kind, WordIn(reader, side, kind, request));
}

bool FindsTheSame(const WordList::Word& a, const WordList::Word& b) { return a.text == b.text && a.allow == b.allow; }

Response Save(account::Desk& desk, const Request& request, const Visitor& visitor, const PublishedTitles& titles) {
  Form form = AskedForm(desk, request, visitor);
  const Actor actor = KeeperOf(form.side, visitor, request);
  const KeptWord before = form.word;
  Shown shown;
  shown.errors = TakeTyped(form, request);
  form.word.from_version = request.form.Int("version").value_or(0);
  const bool is_trial = request.form.Get("act") == "try";
  const FieldErrors of_word = FaultsOf(form.kind, form.word);
  const bool is_whole = shown.errors.empty() && of_word.empty();
  const bool finds_other = before.number == 0 || !FindsTheSame(before.word, form.word.word);
  if (is_whole && !form.kind.is_leaders() && (is_trial || finds_other)) {
    db::Reader reader = desk.database.Read();
    const Date today = BeijingDay(desk.now());
    shown.trial = TryWord(form.kind, form.word.word, titles(reader, form.side.keeper, today, kMostTitles), today);
  }
  if (is_trial) {
    for (const FieldError& fault : of_word) shown.errors.push_back(fault);
    return ShowForm(desk, request, visitor, form, shown);
  }
  if (shown.trial && shown.trial->found_in > 0 && !form.anyway) {
    shown.errors.push_back({"anyway", "已公开的标题里有 " + std::to_string(shown.trial->found_in) +
                                          " 个会命中。请看下面列出的；确实要这样，勾选后再保存。"});
  }
  if (shown.errors.empty()) {
    const auto saved = SaveWord(desk, actor, {.word = form.word, .reason = form.reason});
    if (saved) return Response::SeeOther(ListUrl(form.side, "/" + form.kind.id).With("done", "saved"));
    shown.errors = saved.errors();
  }
  return ShowForm(desk, request, visitor, form, shown);
}

Response Switch(account::Desk& desk, const Request& request, const Visitor& visitor) {
  const Form form = AskedForm(desk, request, visitor);
  const auto switched = SwitchWord(desk, KeeperOf(form.side, visitor, request), form.side.keeper, form.word.number,
                                   request.form.Get("on") == "1", request.form.Int("version").value_or(0),
                                   Typed(request, "switch_reason"));
  if (switched) return Response::SeeOther(ListUrl(form.side, "/" + form.kind.id).With("done", "saved"));
  Shown shown;
  for (FieldError fault : switched.errors()) {
    if (fault.field == "reason") fault.field = "switch_reason";
    shown.switch_errors.push_back(std::move(fault));
  }
  return ShowForm(desk, request, visitor, form, shown);
}

}  // namespace

void AddListWordPages(account::Office& office, PublishedTitles titles) {
  account::Desk& desk = office.desk();
  const auto show = [&desk](const Request& request, const Visitor& visitor) {
    return ShowForm(desk, request, visitor, AskedForm(desk, request, visitor), {});
  };
  const auto save = [&desk, titles = std::move(titles)](const Request& request, const Visitor& visitor) {
    return Save(desk, request, visitor, titles);
  };
  office.Get("/office/screening/lists/{list}/new", Act::kTryScreening,
             [&desk](const Request& request, const Visitor& visitor) {
               const Form form = AskedForm(desk, request, visitor);
               (void)KeeperOf(form.side, visitor, request);
               return ShowForm(desk, request, visitor, form, {});
             });
  office.Post("/office/screening/lists/{list}/new", Act::kTryScreening, save);
  office.Get("/office/screening/lists/{list}/words/{number}", Act::kTryScreening, show);
  office.Post("/office/screening/lists/{list}/words/{number}", Act::kTryScreening, save);
  office.Post("/office/screening/lists/{list}/words/{number}/switch", Act::kTryScreening,
              [&desk](const Request& request, const Visitor& visitor) { return Switch(desk, request, visitor); });
}

}  // namespace gongkai::screening
