#include "request/applicant_case_view.h"

#include <algorithm>

#include "account/portal_view.h"
#include "account/working_days_view.h"
#include "base/fold.h"
#include "law/reply_explanation.h"
#include "request/apply_form_view.h"
#include "request/letter_read.h"
#include "request/satisfaction_store.h"
#include "request/viewing_store.h"
#include "web/fields.h"

namespace gongkai::request {
namespace {

using web::AreaField;
using web::AttributeIf;
using web::FormKeys;
using web::Html;
using web::Markup;
using web::Request;
using web::TextField;
using web::Url;

void NameHandler(db::Session& session, ApplicantCase& shown, Date today) {
  if (const auto county = account::PublicCountyOf(session, today)) {
    for (const account::PublicOrgan& organ : county->organs) {
      if (organ.id == shown.held.handler) shown.organ = organ.name;
    }
  }
  const auto guide = account::PublicGuideOf(session, shown.held.handler, today);
  if (!guide) return;
  for (const account::GuideLine& line : guide->lines) {
    if (line.name == "phone") shown.contact = line.value;
  }
}

std::vector<CaseFile> ReleasedOf(db::Session& session, const account::Keys& keys, CaseId id) {
  std::vector<CaseFile> released;
  const auto decision = DecisionOf(session, keys, id);
  if (!decision) return released;
  for (const CaseFile& file : FilesOf(session, id)) {
    if (std::ranges::find(decision->released_files, file.digest) != decision->released_files.end()) {
      released.push_back(file);
    }
  }
  return released;
}

Html Line(std::string_view label, const std::string& value) {
  return value.empty() ? Html() : Markup("<div><dt>{}</dt><dd>{}</dd></div>", label, value);
}

std::string DayOr(const std::optional<Date>& day) { return day ? ToChinese(*day) : std::string(); }

Html TicketFields(const ApplicantCase& shown, const Request& request, std::string_view ticket) {
  return Markup(
      "{}<input type=\"hidden\" name=\"ticket\" value=\"{}\"><input type=\"hidden\" name=\"version\" value=\"{}\">",
      FormKeys(request), ticket, shown.held.version);
}

/// A button that asks for something to read.
Html ReadButton(const ApplicantCase& shown, const Request& request, std::string_view ticket, std::string_view act,
                std::string_view name, const std::string& value, const std::string& label) {
  return Markup(
      "<form method=\"post\" action=\"{}\">{}<input type=\"hidden\" name=\"{}\" value=\"{}\"><button class=\"btn\" "
      "type=\"submit\">{}</button></form>",
      Url::Local("/apply/status/" + std::string(act)), TicketFields(shown, request, ticket), name, value, label);
}

/// What is typed and came back stays; else what is kept.
struct Typed {
  const Request& request;
  bool is_back;
  std::string operator()(std::string_view name, const std::string& kept = {}) const {
    return is_back ? std::string(request.form.Get(name)) : kept;
  }
};

struct FormParts {
  std::string_view act, heading, intro, button;
  bool is_open = false, has_files = false;
};

Html ActForm(const ApplicantCase& shown, const Request& request, std::string_view ticket, const FormParts& parts,
             const Html& fields) {
  return Markup(
      "<details class=\"gk-fold\" id=\"{}\" {}><summary>{}</summary><div><p>{}</p><form method=\"post\" "
      "action=\"{}\" class=\"gk-form\" {} novalidate>{}{}<div class=\"gk-sends\"><button class=\"btn btn-primary\" "
      "type=\"submit\">{}</button></div></form></div></details>",
      parts.act, AttributeIf(parts.is_open, "open"), parts.heading, parts.intro,
      Url::Local("/apply/status/" + std::string(parts.act)),
      AttributeIf(parts.has_files, "enctype=\"multipart/form-data\""), TicketFields(shown, request, ticket), fields,
      parts.button);
}

Html FilesField(const FieldErrors& errors) {
  const FieldError* fault = ErrorOf(errors, "files");
  return Markup(
      "<div class=\"gk-field\"><label class=\"form-label\" for=\"files\">附件</label><input class=\"form-control\" "
      "type=\"file\" id=\"files\" name=\"files\" multiple accept=\".pdf,.jpg,.jpeg,.png,.docx\" "
      "aria-describedby=\"files-says\"><div id=\"files-says\" class=\"{}\">{}</div></div>",
      fault != nullptr ? "gk-fault" : "gk-soft",
      fault != nullptr ? fault->message : std::string("需要补身份证明、线索的，附在这里；最多3个，每个最多10兆字节。"));
}

Html CorrectionFields(const ApplicantCase& shown, const Typed& typed, const FieldErrors& errors) {
  const Asked& asked = shown.words.asked;
  return Markup(
      "{}{}{}{}{}",
      TextField(
          {.name = "title", .label = "要的是什么信息", .value = typed("title", asked.title.Reveal()), .required = true},
          errors),
      AreaField({.name = "text",
                 .label = "具体描述",
                 .value = typed("text", asked.text.Reveal()),
                 .hint = "什么时候的、关于谁或者什么事、由谁制作，知道多少写多少。"},
                6, errors),
      TextField({.name = "file_number",
                 .label = "文号",
                 .value = typed("file_number", asked.file_number.Reveal()),
                 .hint = "知道才填。"},
                errors),
      AreaField({.name = "note", .label = "补充说明", .value = typed("note"), .hint = "可以不填。"}, 3, errors),
      FilesField(errors));
}

Html WordsField(std::string_view label, const Typed& typed, bool is_required, const FieldErrors& errors) {
  return AreaField({.name = "words", .label = label, .value = typed("words"), .required = is_required}, 4, errors);
}

Html SatisfactionFields(const ApplicantCase& shown, const FieldErrors& errors) {
  std::vector<web::Choice> choices;
  for (const disclosure::Satisfaction each : disclosure::Satisfactions()) {
    choices.push_back({std::string(IdOf(each)), std::string(NameOf(each))});
  }
  return web::ChoiceField({.name = "satisfaction",
                           .label = "对办理满意吗",
                           .value = shown.satisfaction ? std::string(IdOf(*shown.satisfaction)) : std::string(),
                           .required = true},
                          choices, errors);
}

Html DayRow(const law::ReplyDay& day) { return Markup("<li>{}　{}</li>", ToChinese(day.on), law::Describe(day)); }

std::string LetterLabel(const CaseLetter& letter) {
  const auto kind = LetterKindFrom(letter.kind);
  return "看" + (kind ? std::string(NameOf(*kind)) : std::string("文书")) + "　" + letter.number;
}

}  // namespace

std::optional<ApplicantCase> ApplicantCaseOf(db::Session& session, const account::Keys& keys, CaseId id, Date today) {
  const auto held = FindCase(session, id);
  if (!held) return std::nullopt;
  ApplicantCase shown;
  shown.held = *held;
  const std::vector<CaseEvent> events = EventsOf(session, id);
  shown.fold = FoldKeptCase(events, id.organ, account::WorkingDays()).fold;
  shown.status = StatusOf(shown.fold, account::WorkingDays());
  shown.is_asked_why = IsAskedWhy(events);
  shown.satisfaction = SatisfactionOf(session, id);
  NameHandler(session, shown, today);
  if (held->is_erased) return shown;
  if (auto words = OpenWords(session, keys, id)) shown.words = std::move(*words);
  for (CaseLetter& letter : LettersOf(session, id)) {
    const auto kind = LetterKindFrom(letter.kind);
    if (kind && IsForApplicant(*kind)) shown.letters.push_back(std::move(letter));
  }
  if (shown.status.stage == CaseStage::kReplied) {
    shown.released = ReleasedOf(session, keys, id);
    shown.viewings = ViewingsOf(session, id);
  }
  return shown;
}

Html DrawStanding(const ApplicantCase& shown, Date today) {
  const PlainStatus told = PlainStatusOf(shown.status, shown.fold);
  const law::ReplyStatus& reply = shown.status.reply;
  Html due;
  if (IsOpen(shown.status.stage) && reply.due) {
    const auto left = (std::chrono::sys_days(*reply.due) - std::chrono::sys_days(today)).count();
    due = Markup("<div><dt>最迟答复</dt><dd><b>{}</b>{}</dd></div>", ToChinese(*reply.due),
                 left < 0 ? Markup("　<span class=\"badge gk-badge-error\">机关已经超过期限</span>") : Html());
  } else if (IsOpen(shown.status.stage) && reply.received) {
    due = Markup("<div><dt>最迟答复</dt><dd>现在还算不出来：在等的事情没有期限，等到以后接着算。</dd></div>");
  }
  Html late;
  if (IsOpen(shown.status.stage) && reply.due && *reply.due < today) {
    late = Markup(
        "<p>"
        "机关逾期不答复的，可以依法申请行政复议或者提起行政诉讼，也可以向政府信息公开工作主管部门投诉（条例第五十一条"
        "、第四十七条）；怎么走，见<a href=\"/guides\">各机关的指南</a>。</p>");
  }
  return Markup(
      "<section class=\"portal-part\"><h2>{}</h2><p>{}</p><dl class=\"portal-guide\">{}{}{}{}{}{}{}</dl>{}</section>",
      told.headline, told.words, Line("答复的机关", shown.organ), Line("联系电话", shown.contact),
      Line("登记编号", shown.held.register_number), Line("提交", ToChinese(shown.held.submitted)),
      Line("收到申请之日", DayOr(reply.received)), due, Line("办结", DayOr(reply.ended)), late);
}

Html DrawDays(const ApplicantCase& shown) {
  if (!shown.status.reply.run || !shown.status.reply.due) return {};
  Html days;
  for (const law::ReplyDay& day : law::ExplainRun(*shown.status.reply.run, account::WorkingDays())) {
    days.Add("{}", DayRow(day));
  }
  return Markup(
      "<details class=\"gk-fold\"><summary>这个日期是怎么算出来的</summary><div><p>从{}的次日起，按工作日一天一天数；"
      "节假日、周末不计算，调休上班的计算，征求意见的时间不计算（条例第三十三条）。</p><ol "
      "class=\"take-part-history\">{}</ol></div></details>",
      ToChinese(shown.status.reply.run->start), days);
}

Html DrawLetters(const ApplicantCase& shown, const Request& request, std::string_view ticket) {
  if (shown.letters.empty() && shown.released.empty()) return {};
  Html lines;
  for (const CaseLetter& letter : shown.letters) {
    lines.Add("<li>{}{}</li>", ToChinese(letter.dated),
              ReadButton(shown, request, ticket, "letter", "ref", letter.ref, LetterLabel(letter)));
  }
  int number = 0;
  for (const CaseFile& file : shown.released) {
    lines.Add("<li>公开的材料{}{}</li>", ++number,
              ReadButton(shown, request, ticket, "file", "file", std::to_string(file.number), "下载"));
  }
  const bool waits = std::ranges::any_of(shown.letters, [&](const CaseLetter& each) {
    return IsDeliveredByReading(shown.held.way, !!each.delivered, false);
  });
  return Markup("<section class=\"portal-part\"><h2>文书和材料</h2>{}<ul class=\"items-list\">{}</ul></section>",
                waits ? Markup("<p class=\"gk-soft\">您选了在网上收文书：第一次打开文书的时间会记下来，作为送达的日期；"
                               "复议、起诉和缴费的期限从那时起算。</p>")
                      : Html(),
                lines);
}

Html DrawAsked(const ApplicantCase& shown) {
  if (shown.held.is_erased) {
    return Markup(
        "<section class=\"portal-part\"><p>保管期满，您的个人信息和写的内容已经按规定销毁，只留下件数。</p></section>");
  }
  const Asked& asked = shown.words.asked;
  return Markup("<section class=\"portal-part\"><h2>您申请的</h2><dl class=\"portal-guide\">{}{}{}{}{}</dl></section>",
                Line("名称", asked.title.Reveal()), Line("具体描述", asked.text.Reveal()),
                Line("文号", asked.file_number.Reveal()), Line("提供的形式", std::string(NameOf(asked.carrier))),
                Line("怎样给您", std::string(NameOf(asked.way))));
}

Html DrawActs(const ApplicantCase& shown, const Request& request, std::string_view ticket, std::string_view act,
              const FieldErrors& errors) {
  Html acts;
  const auto may = [&](ApplicantAct what) { return !Against(what, shown.status, shown.fold); };
  const FieldErrors none;
  const auto draw = [&](const FormParts& parts, auto fields) {
    const bool is_back = act == parts.act && !errors.empty();
    FormParts shown_parts = parts;
    shown_parts.is_open = parts.is_open || is_back;
    acts.Add("{}",
             ActForm(shown, request, ticket, shown_parts, fields(Typed{request, is_back}, is_back ? errors : none)));
  };
  if (may(ApplicantAct::kCorrect)) {
    draw(
        {"correct", "补正申请", "写成机关能据此查找的样子；收到补正之日起，答复期限重新计算。", "提交补正", true, true},
        [&](const Typed& typed, const FieldErrors& faults) { return CorrectionFields(shown, typed, faults); });
  }
  if (may(ApplicantAct::kPaid)) {
    draw({"paid", "告诉机关已经缴费", "网上不能缴费；缴了以后告诉机关，它核对到账后接着办。", "告诉机关", true},
         [](const Typed& typed, const FieldErrors& faults) {
           return WordsField("什么时候、怎样缴的", typed, true, faults);
         });
  }
  if (shown.is_asked_why && may(ApplicantAct::kExplain)) {
    draw({"explain", "说明理由", "机关认为申请的数量、频次明显超过合理范围，请您说明理由（条例第三十五条）。", "提交",
          true},
         [](const Typed& typed, const FieldErrors& faults) { return WordsField("理由", typed, true, faults); });
  }
  if (may(ApplicantAct::kRate)) {
    draw({"rate", "评价", "机关只看到结果，不用写理由；要提批评、建议的，请到公众参与。", "提交评价"},
         [&](const Typed&, const FieldErrors& faults) { return SatisfactionFields(shown, faults); });
  }
  if (may(ApplicantAct::kWithdraw)) {
    draw({"withdraw", "撤回申请", "撤回以后机关不再办理，不能恢复；需要时可以重新申请。", "撤回"},
         [](const Typed& typed, const FieldErrors& faults) {
           return WordsField("原因（可以不写）", typed, false, faults);
         });
  }
  if (shown.held.outcome == "not_ours" && !shown.held.is_erased) {
    CaseWords again = shown.words;
    again.applicant.number = {};  // of which four characters open this page: the others are not given for them
    acts.Add("{}", ApplyAgainPart(request, again));
  }
  return acts;
}

}  // namespace gongkai::request
