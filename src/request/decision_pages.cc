// /office/requests/{case}/decision: the letter exactly as it would go out, who has signed it, and what may be done with
// it: hand it in, sign or send it back (with the questions of the secrecy review), send it. Made for a telephone: one
// column, the letter first, the signature below it.

#include <algorithm>

#include "account/sight_actions.h"
#include "account/working_days_view.h"
#include "base/fold.h"
#include "disclosure/signing_view.h"
#include "request/case_signing_view.h"
#include "request/decision_actions.h"
#include "request/decision_pages.h"
#include "request/reply_findings_pages.h"
#include "request/reply_preview_view.h"

namespace gongkai::request {
namespace {

using account::Act;
using account::Desk;
using account::Visitor;
using disclosure::Signer;
using web::FormKeys;
using web::Html;
using web::Markup;
using web::Request;
using web::Response;
using web::Url;

/// Which of the forms of the page came back.
enum class Sent { kNone, kHandIn, kSign, kSend, kFindings };

struct View {
  Case held;
  CaseFold fold;
  ReplyPreview preview;
  std::vector<disclosure::Signature> valid;
  std::vector<CaseFile> files;
  std::optional<DecisionText> decision;
  PersonalText sent_back;  // with what words it came back last
  std::string sent_back_by;

  bool IsOpenCase() const { return IsOpen(held.stage); }
  bool IsSigned() const { return held.stage == CaseStage::kReadyToSend; }
};

/// The remark with which it came back, as long as it was not handed in again.
void FindSentBack(db::Session& session, const Desk& desk, View& view) {
  if (view.fold.is_handed_in) return;
  const std::vector<CaseEvent> events = EventsOf(session, view.held.id);
  const std::vector<PersonalText> words = EventWordsOf(session, desk.keys, view.held.id);
  for (std::size_t i = events.size(); i-- > 0;) {
    if (events[i].kind == CaseEventKind::kHandedIn) return;
    if (events[i].kind != CaseEventKind::kSentBack) continue;
    if (i < words.size()) view.sent_back = words[i];
    view.sent_back_by = events[i].person_name + "（" + std::string(disclosure::NameOf(events[i].signer)) + "）";
    return;
  }
}

View ViewOf(db::Session& session, const Desk& desk, Case held, Date today) {
  View view{.held = std::move(held)};
  view.fold = FoldOf(session, view.held);
  view.preview = PreviewOfReply(session, desk.keys, view.held, today);
  view.files = FilesOf(session, view.held.id);
  view.decision = DecisionOf(session, desk.keys, view.held.id);
  if (view.fold.draft && view.fold.is_handed_in) {
    view.valid = disclosure::ValidOver(view.fold.signatures, view.fold.draft->digest);
  }
  FindSentBack(session, desk, view);
  return view;
}

// ---- what it says

Html ReleasedPart(db::Session& session, const Desk& desk, const View& view) {
  if (!view.decision || view.decision->released_files.empty()) return {};
  Html rows;
  for (const CaseFile& file : view.files) {
    const auto& released = view.decision->released_files;
    if (std::ranges::find(released, file.digest) == released.end()) continue;
    const auto name = FileNameOf(session, desk.keys, view.held.id, file.number);
    rows.Add("<li><a href=\"{}\">{}</a></li>",
             Url::Local(PathOf(view.held.id) + "/files/" + std::to_string(file.number)),
             name ? name->Reveal() : std::string());
  }
  return Markup("<h3>随答复提供的文件</h3><ul>{}</ul>", rows);
}

Html LacksPart(const View& view) {
  if (!view.IsOpenCase() || view.preview.lacks.empty()) return {};
  Html items;
  for (const FieldError& error : view.preview.lacks) items.Add("<li>{}</li>", error.message);
  return Markup("<div class=\"gk-warned\"><p>这份文书还不能发出：</p><ul>{}</ul></div>", items);
}

Html LetterPart(db::Session& session, const Desk& desk, const View& view) {
  if (view.preview.letter.empty()) {
    return Markup("<section class=\"card item-part\"><p>{}</p></section>",
                  view.IsOpenCase() ? "还没有拟写答复。" : "这一件没有从这里发出的答复书。");
  }
  return Markup("<section class=\"card item-part\"><h2>{}</h2>{}{}{}</section>",
                view.IsOpenCase() ? "发给申请人的文书" : "已经发给申请人的文书", LacksPart(view), view.preview.letter,
                ReleasedPart(session, desk, view));
}

Html SentBackNote(const View& view) {
  if (view.sent_back_by.empty()) return {};
  return Markup("<div class=\"gk-warned\"><p><b>{}退回：</b>{}</p></div>", view.sent_back_by, view.sent_back.Reveal());
}

// ---- what may be done

Html HandlerPart(const View& view, const Request& request, const Visitor& visitor) {
  if (!view.IsOpenCase() || !visitor.May(Act::kHandleCases, view.held.handler)) return {};
  const Url write = Url::Local(PathOfDecision(view.held.id) + "/write");
  if (!view.fold.draft) {
    return Markup("<div class=\"gk-sends\"><a class=\"btn btn-primary\" href=\"{}\">拟写答复</a></div>", write);
  }
  Url same = write;
  same.With("outcome", view.fold.draft->outcome);
  Html html = Markup(
      "<div class=\"gk-sends\"><a class=\"btn\" href=\"{}\">修改</a><a class=\"btn\" "
      "href=\"{}\">换一种答复</a>",
      same, write);
  if (!view.fold.is_handed_in) {
    html.Add(
        "<form method=\"post\" action=\"{}\">{}<button class=\"btn btn-primary\" type=\"submit\">送审</button></form>",
        Url::Local(PathOfDecision(view.held.id) + "/hand-in"), CaseFormKeys(request, view.held));
  }
  html.Add("</div>");
  if (view.fold.is_handed_in) html.Add("<p class=\"gk-soft\">修改以后，已经签署的不再有效，要从头签。</p>");
  return html;
}

/// As whom the visitor signs next; nothing: it is not his turn.
std::optional<Signer> TurnOf(const View& view, const Visitor& visitor) {
  if (!view.IsOpenCase() || !view.fold.draft || !view.fold.is_handed_in) return std::nullopt;
  return disclosure::NextFor(visitor.person, view.fold.draft->author.value_or(account::PersonId{0}), view.valid,
                             [&](Act act) { return visitor.May(act, view.held.handler); });
}

Html SignPart(const View& view, const Request& request, const Visitor& visitor, const FieldErrors& errors) {
  const auto signer = TurnOf(view, visitor);
  if (!signer || *signer == Signer::kDrafter) return {};
  const bool is_secrecy = *signer == Signer::kSecrecy;
  return Markup(
      "<section class=\"card item-part item-sign\"><h2>请您作为“{}”签署</h2><form method=\"post\" action=\"{}\" "
      "class=\"gk-plain-form\" novalidate>{}<input type=\"hidden\" name=\"signer\" value=\"{}\"><input type=\"hidden\" "
      "name=\"digest\" value=\"{}\">{}{}<div class=\"gk-sends\"><button class=\"btn btn-primary\" "
      "type=\"submit\">同意，签署</button><button class=\"btn\" type=\"submit\" "
      "formaction=\"{}\">退回修改</button></div></form></section>",
      disclosure::NameOf(*signer), Url::Local(PathOfDecision(view.held.id) + "/sign"), CaseFormKeys(request, view.held),
      disclosure::IdOf(*signer), view.fold.draft->digest,
      is_secrecy ? disclosure::SecrecyQuestionsPart(request, errors) : Html(),
      web::AreaField({.name = "remark",
                      .label = "意见",
                      .value = std::string(request.form.Get("remark")),
                      .hint = "退回的写明要改什么；同意的可以不写。"},
                     2, errors),
      Url::Local(PathOfDecision(view.held.id) + "/send-back"));
}

Html SendPart(const View& view, const Request& request, const Visitor& visitor, Date today) {
  if (!view.IsSigned() || !visitor.May(Act::kHandleCases, view.held.handler)) return {};
  return Markup(
      "<section class=\"card item-part "
      "item-sign\"><h2>发出</h2><p>已经签完。发出时编字号，答复书的日期和答复的日期都是今天（{}），本件就此"
      "办结。申请人要求：{}。</p><form method=\"post\" action=\"{}\" class=\"gk-plain-form\" novalidate>{}<div "
      "class=\"gk-sends\"><button class=\"btn btn-primary\" type=\"submit\">发出答复</button></div></form></section>",
      ToChinese(today), NameOf(view.held.way), Url::Local(PathOfDecision(view.held.id) + "/send"),
      CaseFormKeys(request, view.held));
}

/// What screening found in it, with what may be done about each.
Html ScreenedPart(db::Session& session, const Desk& desk, const View& view, const Request& request,
                  const Visitor& visitor, const FieldErrors& errors) {
  const auto reply = ReplyAtHandOf(session, desk.keys, view.held);
  if (!reply || view.fold.is_imported) return {};
  const ReplyScreening screened = ReplyScreeningOf(session, desk.keys, *reply);
  const auto may = [&](Act act) { return visitor.May(act, view.held.handler); };
  const bool wrote = visitor.person == screened.writers.author || visitor.person == screened.writers.drafter;
  const bool examines = may(Act::kExamineSecrecy) || may(Act::kApproveItems);
  const bool has_word = view.IsOpenCase() && (examines || may(Act::kReviewItems) || may(Act::kHandleCases));
  return FindingsPart({.reply = *reply,
                       .screened = screened,
                       .may_screen = has_word,
                       .may_change = view.IsOpenCase() && may(Act::kHandleCases),
                       .may_overrule = has_word,
                       .may_examine = examines && !wrote,
                       .errors = errors},
                      request);
}

Html Said(const Request& request) {
  constexpr std::pair<std::string_view, std::string_view> kWords[] = {
      {"written", "已保存。"},
      {"handed_in", "已送审，要签的人会在“待办”里看到。"},
      {"signed", "已签署。"},
      {"sent_back", "已退回修改。"},
      {"sent", "已发出，本件办结。送达请在“文书”里登记。"},
      {"screened", "已检查，结果在下面。"},
      {"masked", "已改好：文件换成了遮盖以后的副本，答复另存一稿，要重新送审。"},
      {"masked_some", "改好了一部分；没有改成的还在下面，请自己修改、换文件，或者说明不改的理由。"},
      {"overruled", "已记下不改的理由，签署的人会看到。"},
      {"asked", "已请保密审查员看，他会在“待办”里看到。"},
      {"reopened", "已重新列为待处理。"}};
  for (const auto& [id, words] : kWords) {
    if (request.query.Get("done") == id) {
      return Markup("<div class=\"gk-said\" role=\"status\"><p>{}</p></div>", words);
    }
  }
  return {};
}

Response Show(Desk& desk, const Request& request, const Visitor& visitor, Sent sent, const FieldErrors& errors) {
  constexpr std::string_view kUndone[] = {"", "没有送审", "没有签署", "没有发出", "没有处理"};
  const Date today = BeijingDay(desk.now());
  const auto [seen, has_letter] = [&] {
    db::Reader reader = desk.database.Read();
    const Case held = CaseIn(reader, request, visitor);
    return std::pair(held, FoldOf(reader, held).draft || !LettersOf(reader, held.id).empty());
  }();
  // A letter names the applicant, as it does where letters are read.
  account::RecordTaken(desk, visitor, seen.handler, has_letter ? "case.letter_see" : "case.see", CaseObjectOf(seen.id));
  db::Reader reader = desk.database.Read();
  const View view = ViewOf(reader, desk, CaseIn(reader, request, visitor), today);
  const auto of = [&](Sent form) { return form == sent ? errors : FieldErrors(); };
  web::Page page = CaseFrame(visitor, "答复", view.held);
  page.body.Add(
      "{}{}<p>{} {}</p>{}{}{}{}{}{}{}", Said(request), web::FaultList(errors, kUndone[static_cast<std::size_t>(sent)]),
      StageBadge(view.held), DueBadge(view.held, today), SentBackNote(view), LetterPart(reader, desk, view),
      ScreenedPart(reader, desk, view, request, visitor, of(Sent::kFindings)),
      CaseSignatures(reader, view.fold, view.held.handler, today), SignPart(view, request, visitor, of(Sent::kSign)),
      SendPart(view, request, visitor, today), HandlerPart(view, request, visitor));
  return Response::Of(RenderPage(page, request), web::StatusOf(errors));
}

/// What this page has no field for stands above it.
FieldErrors AsOnPage(FieldErrors errors, std::initializer_list<std::string_view> fields) {
  for (FieldError& error : errors) {
    if (error.field != kVersionField && std::ranges::find(fields, std::string_view(error.field)) == fields.end()) {
      error.field.clear();
    }
  }
  return errors;
}

// ---- acts

Response Done(CaseId id, std::string_view what) {
  return Response::SeeOther(Url::Local(PathOfDecision(id)).With("done", what));
}

Response HandIn(Desk& desk, const screening::Tools& tools, const Request& request, const Visitor& visitor) {
  const SeenCase seen = SeenIn(desk, request, visitor);
  const auto done = HandInDecision(desk, CaseActor(visitor, Act::kHandleCases, seen.handler, request), seen, tools);
  if (!done) return Show(desk, request, visitor, Sent::kHandIn, AsOnPage(done.errors(), {}));
  return Done(seen.id, "handed_in");
}

SignDecisionForm SignFormIn(const Request& request) {
  SignDecisionForm form{.signer = disclosure::SignerFrom(request.form.Get("signer")).value_or(Signer::kDrafter),
                        .digest = std::string(request.form.Get("digest")),
                        .answers = {},
                        .remark = PersonalText(std::string(Trim(request.form.Get("remark"))))};
  if (form.signer != Signer::kSecrecy) return form;
  for (const disclosure::SecrecyQuestion& question : disclosure::SecrecyQuestions()) {
    const std::string_view answer = request.form.Get("q-" + std::string(question.name));
    form.answers += answer.size() == 1 ? answer.front() : '-';
  }
  return form;
}

Response Judge(Desk& desk, const screening::Tools& tools, const Request& request, const Visitor& visitor, bool agrees) {
  const SeenCase seen = SeenIn(desk, request, visitor);
  const SignDecisionForm form = SignFormIn(request);
  if (form.signer == Signer::kDrafter) {
    return Show(desk, request, visitor, Sent::kSign, {{"", "请从页面上的“签署”来签。"}});
  }
  const account::Actor actor = CaseActor(visitor, disclosure::ActOf(form.signer), seen.handler, request);
  const auto done = agrees ? SignDecision(desk, actor, seen, form, tools) : SendBackDecision(desk, actor, seen, form);
  if (!done) return Show(desk, request, visitor, Sent::kSign, AsOnPage(done.errors(), {"answers", "remark"}));
  return Done(seen.id, agrees ? "signed" : "sent_back");
}

Response Send(Desk& desk, const Request& request, const Visitor& visitor) {
  const SeenCase seen = SeenIn(desk, request, visitor);
  const account::Actor actor = CaseActor(visitor, Act::kHandleCases, seen.handler, request);
  const auto done = SendReply(desk, actor, seen, BeijingDay(desk.now()));
  if (!done) return Show(desk, request, visitor, Sent::kSend, AsOnPage(done.errors(), {}));
  return Done(seen.id, "sent");
}

}  // namespace

std::string PathOfDecision(CaseId id) { return PathOf(id) + "/decision"; }

Response ShowDecisionWith(Desk& desk, const Request& request, const Visitor& visitor, const FieldErrors& errors) {
  return Show(desk, request, visitor, Sent::kFindings, errors);
}

void AddDecisionPages(account::Office& office, const screening::Tools& given) {
  const screening::Tools tools = ToolsOr(office.desk(), given);
  const std::string path = "/office/requests/{case}/decision";
  office.Get(path, Act::kSeeCases, [&office](const Request& request, const Visitor& visitor) {
    return Show(office.desk(), request, visitor, Sent::kNone, {});
  });
  office.Post(path + "/hand-in", Act::kHandleCases, [&office, tools](const Request& request, const Visitor& visitor) {
    return HandIn(office.desk(), tools, request, visitor);
  });
  const auto judge = [&office, &tools](bool agrees) {
    return [&office, tools, agrees](const Request& request, const Visitor& visitor) {
      return Judge(office.desk(), tools, request, visitor, agrees);
    };
  };
  office.Post(path + "/sign", Act::kSeeCases, judge(true));
  office.Post(path + "/send-back", Act::kSeeCases, judge(false));
  office.Post(path + "/send", Act::kHandleCases, account::WithDesk(office, Send));
  AddDecisionWritePages(office, tools);
  AddReplyScreeningPages(office, tools);
}

}  // namespace gongkai::request
