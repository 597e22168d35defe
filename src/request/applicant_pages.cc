// The applicant's own page: where a case stands, its letters, and what can be done about it. Whoever asks gives the
// query code and the second fact; without both nothing is told, not even whether there is such a case. From then on the
// page carries a ticket (applicant_ticket.h); every address is the same for everybody and nothing of the case stands in
// one. On a copy of the site it says where to turn instead.

#include "account/database_away.h"
#include "base/fold.h"
#include "request/applicant_actions.h"
#include "request/applicant_case_view.h"
#include "request/applicant_ticket.h"
#include "request/apply_form_view.h"
#include "request/case_copy_export.h"
#include "request/letter_read_actions.h"
#include "request/letter_shown_view.h"
#include "request/pages.h"
#include "request/public_frame_view.h"
#include "request/viewing_actions.h"
#include "web/call_budget.h"
#include "web/fields.h"
#include "web/guard.h"
#include "web/page.h"
#include "web/peer.h"

#include <memory>

namespace gongkai::request {
namespace {

using account::Desk;
using web::Html;
using web::Markup;
using web::Request;
using web::Response;
using web::TextField;
using web::Url;

constexpr std::string_view kPath = "/apply/status";
constexpr web::BodyLimits kLimits{.total_bytes = 64 << 10, .text_bytes = 64 << 10};
constexpr web::BodyLimits kFileLimits{.file_bytes = kLargestCorrectionFile,
                                      .total_bytes = (kMostCorrectionFiles * kLargestCorrectionFile) + (1 << 20),
                                      .text_bytes = 64 << 10,
                                      .files = kMostCorrectionFiles,
                                      .is_personal = true};
constexpr int kTooMany = 429, kRefused = 422;
/// Of one case: a copy opens every file and letter of it, and each stands in the trail.
constexpr int kCopiesAnHour = 6, kSaidAnHour = 6, kViewingsAnHour = 6;

Response OnCopy(const Request& request) {
  return ShowOnCopy(request, "查申请的办理情况", std::string(kPath), "不能查询。请到",
                    "查，或者报查询码打答复机关的电话。");
}

Response ShowLookUp(const Request& request, std::string_view refusal, int status, const Html& kept = {},
                    const FieldErrors& errors = {}) {
  web::Page page = PublicFrame("查申请的办理情况");
  if (!refusal.empty()) page.body.Add("<div class=\"gk-faults\" role=\"alert\"><p>{}</p></div>", refusal);
  page.body.Add(
      "{}{}<form method=\"post\" action=\"{}\" class=\"gk-form\" novalidate>{}{}{}<div class=\"gk-sends\"><button "
      "class=\"btn btn-primary\" type=\"submit\">查询</button></div></form><p class=\"gk-soft\">查询码丢了的，请带身份"
      "证明到答复的机关，由工作人员核对后告知办理情况。</p>",
      web::FaultList(errors, "没有查"), kept, Url::Local(kPath), request.CsrfField(),
      TextField({.name = "code",
                 .label = "查询码",
                 .value = std::string(request.form.Get("code")),
                 .hint = "回执上的十二位字母和数字，大小写都可以。",
                 .required = true},
                errors),
      TextField({.name = "fact",
                 .label = "证件号码的最后四位",
                 .value = "",
                 .hint = "申请时填的身份证、信用代码等号码的最后四位。",
                 .required = true},
                errors));
  return Response::Of(RenderPage(page, request), status);
}

Sender SenderOf(const Request& request) {
  return {web::NetworkOf(request.address), request.form_token.cookie(), account::OnceKey(request)};
}

/// What came of a form, or nothing of it yet.
struct Shown {
  std::string_view act = {};
  FieldErrors errors = {};
  std::string done = {};
};

Html SelfHelp(const ApplicantCase& shown, const Request& request, std::string_view ticket) {
  if (shown.held.is_erased) return {};
  return Markup(
      "<section "
      "class=\"portal-part\"><h2>您的个人信息</h2><p>机关为这件申请保存的您的信息，可以全部下载（个人信息保护法"
      "第四十五条）。</p><form method=\"post\" action=\"/apply/status/copy\">{}<input type=\"hidden\" name=\"ticket\" "
      "value=\"{}\"><button class=\"btn\" "
      "type=\"submit\">下载我的全部信息</button></form><p>机关提供的信息里与您自身有关的记录不准确的，可以<a "
      "href=\"/apply/records\">要求更正</a>（条例第四十一条）。</p><p>得到的信息涉及公众利益"
      "调整、需要公众广泛知晓或者需要公众参与决策的，可以<a href=\"/take-part/send/suggestion\">建议机关主动公开</a>"
      "（条例第四十四条第二款）。</p></section>",
      request.CsrfField(), ticket);
}

Response ShowCase(Desk& desk, const Request& request, CaseId id, const Shown& what = {}) {
  const Date today = BeijingDay(desk.now());
  db::Reader reader = desk.database.Read();
  const auto shown = ApplicantCaseOf(reader, desk.keys, id, today);
  if (!shown) return ShowLookUp(request, "没有这件申请。", kRefused);
  const std::string ticket = TicketFor(desk.keys.cases, id, desk.now());
  web::Page page = PublicFrame("申请的办理情况");
  if (!what.done.empty()) page.body.Add("<div class=\"gk-said\" role=\"status\"><p>{}</p></div>", what.done);
  const FieldErrors none;
  page.body.Add("{}{}{}{}{}{}{}{}", web::FaultList(what.errors, "没有提交"), DrawStanding(*shown, today),
                DrawDays(*shown), DrawLetters(*shown, request, ticket),
                DrawViewings(*shown, request, ticket, what.act == "viewing" ? what.errors : none, today),
                DrawActs(*shown, request, ticket, what.act, what.errors), DrawAsked(*shown),
                SelfHelp(*shown, request, ticket));
  return Response::Of(RenderPage(page, request), web::StatusOf(what.errors));
}

Response LookUp(Desk& desk, const Request& request) {
  if (request.is_for_copy) return OnCopy(request);
  if (request.method != web::Method::kPost) return ShowLookUp(request, "", 200);
  const std::string_view code = Trim(request.form.Get("code")), fact = Trim(request.form.Get("fact"));
  if (const FieldErrors faults = FaultsOfLookUp(code, fact); !faults.empty()) {
    return ShowLookUp(request, "", kRefused, {}, faults);
  }
  const auto found = LookUpCase(desk, web::NetworkOf(request.address), code, fact);
  if (found) return ShowCase(desk, request, found->held.id);
  return ShowLookUp(request, found.error().message, found.error().kind == ErrorKind::kConflict ? kTooMany : kRefused);
}

/// What was typed into a page that lay open too long: to be copied, for nothing typed is lost.
Html KeptWords(const Request& request) {
  Html kept;
  for (const std::string_view name : {"title", "text", "file_number", "note", "words"}) {
    if (!Trim(request.form.Get(name)).empty()) kept.Add("<p class=\"item-lines\">{}</p>", request.form.Get(name));
  }
  return kept.empty() ? kept
                      : Markup(
                            "<section class=\"portal-part\"><h2>您刚才写的</h2><p>请先复制，查询以后再填。</p>{}"
                            "</section>",
                            kept);
}

/// Calls `go` for the case of the ticket.
template <class Go>
Response WithTicket(Desk& desk, const Request& request, Go go) {
  if (request.is_for_copy) return OnCopy(request);
  const auto id = CaseOfTicket(desk.keys.cases, request.form.Get("ticket"), desk.now());
  if (!id) return ShowLookUp(request, "页面放得太久了，请再填一次查询码。", kRefused, KeptWords(request));
  return go(*id);
}

/// As the page had it.
SeenCase SeenIn(Desk& desk, const Request& request, CaseId id) {
  db::Reader reader = desk.database.Read();
  const auto held = FindCase(reader, id);
  return {id, held ? held->handler : account::OrganId{0}, request.form.Int("version").value_or(0)};
}

template <class Act>
Response Do(Desk& desk, const Request& request, std::string_view name, std::string_view done, Act act) {
  return WithTicket(desk, request, [&](CaseId id) {
    const FormResult<CaseId> result = act(SenderOf(request), SeenIn(desk, request, id));
    return result ? ShowCase(desk, request, id, {.done = std::string(done)})
                  : ShowCase(desk, request, id, {.act = name, .errors = result.errors()});
  });
}

PersonalText TextIn(const Request& request, std::string_view name) {
  return PersonalText(std::string(request.form.Get(name)));
}

Response Correct(Desk& desk, const Request& request) {
  return Do(desk, request, "correct", "已经收到您的补正，答复期限从今天的次日起重新计算。",
            [&](const Sender& sender, const SeenCase& seen) -> FormResult<CaseId> {
              CorrectionForm form;
              {
                db::Reader reader = desk.database.Read();
                if (const auto words = OpenWords(reader, desk.keys, seen.id)) form.asked = words->asked;
              }
              form.asked.title = TextIn(request, "title");
              form.asked.text = TextIn(request, "text");
              form.asked.file_number = TextIn(request, "file_number");
              form.note = TextIn(request, "note");
              for (const web::Upload& file : request.files) {
                if (file.file_name.empty()) continue;
                form.files.push_back({FileKind::kCorrection, ApplyFileName(file.file_name), SentBytesOf(file)});
              }
              const auto sent = SendCorrection(desk, sender, seen, form);
              return sent ? sent : FormResult<CaseId>(web::WithFilesToChoose(request, "files", sent.errors()));
            });
}

using WordsAct = FormResult<CaseId> (*)(Desk&, const Sender&, const SeenCase&, PersonalText);

Response ShowLetterText(const Request& request, const OpenedLetter& opened, std::string_view ticket) {
  web::Page page = PublicFrame("文书");
  page.body.Add(
      "<article class=\"portal-part\">{}</article><form method=\"post\" action=\"/apply/status/letter\">{}<input "
      "type=\"hidden\" name=\"ticket\" value=\"{}\"><input type=\"hidden\" name=\"ref\" value=\"{}\"><button "
      "class=\"btn\" type=\"submit\" name=\"paper\" value=\"pdf\">下载PDF</button></form><form method=\"post\" "
      "action=\"/apply/status/back\">{}<input type=\"hidden\" name=\"ticket\" value=\"{}\"><button class=\"btn\" "
      "type=\"submit\">返回办理情况</button></form>",
      DrawLetterText(opened), request.CsrfField(), ticket, opened.letter.ref, request.CsrfField(), ticket);
  return Response::Of(RenderPage(page, request));
}

/// None where the case has no such letter of the applicant's.
std::optional<OpenedLetter> LetterOf(Desk& desk, CaseId id, std::string_view ref) {
  db::Reader reader = desk.database.Read();
  const auto shown = ApplicantCaseOf(reader, desk.keys, id, BeijingDay(desk.now()));
  for (const CaseLetter& letter : shown ? shown->letters : std::vector<CaseLetter>()) {
    if (letter.ref == ref) return OpenLetter(reader, desk.keys, id, letter.ref);
  }
  return std::nullopt;
}

Response ShowLetter(Desk& desk, const Request& request) {
  return WithTicket(desk, request, [&](CaseId id) {
    const auto opened = LetterOf(desk, id, request.form.Get("ref"));
    if (!opened) return ShowLookUp(request, "没有这份文书。", kRefused);
    PutLetterRead(desk, id, opened->letter.ref);
    if (request.form.Get("paper") == "pdf") {
      return Response::Download(FileNameOf(opened->text, LetterPaper::kPdf), std::string(TypeOf(LetterPaper::kPdf)),
                                PutOnPaper(opened->text, LetterPaper::kPdf));
    }
    return ShowLetterText(request, *opened, TicketFor(desk.keys.cases, id, desk.now()));
  });
}

Response SendFile(Desk& desk, const Request& request) {
  return WithTicket(desk, request, [&](CaseId id) {
    db::Reader reader = desk.database.Read();
    const auto shown = ApplicantCaseOf(reader, desk.keys, id, BeijingDay(desk.now()));
    const auto asked = request.form.Int("file");
    for (const CaseFile& file : shown ? shown->released : std::vector<CaseFile>()) {
      if (!asked || file.number != *asked) continue;
      const auto opened = OpenFile(reader, desk.keys, id, file.number);
      if (!opened) break;
      return Response::Download(opened->name.Reveal(), "application/octet-stream", opened->bytes.Reveal());
    }
    return ShowLookUp(request, "没有这份材料。", kRefused);
  });
}

Response SendCopy(Desk& desk, const Request& request, web::CallBudget& budget) {
  return WithTicket(desk, request, [&](CaseId id) {
    if (!budget.Spend(ToString(id), desk.now())) return ShowLookUp(request, "下载得太多了，请过一小时再试。", kTooMany);
    auto copy = ExportForApplicant(desk, id);
    if (!copy) return ShowLookUp(request, copy.error().message, kRefused);
    return Response::Download("我的申请" + ToString(id) + ".zip", "application/zip", std::move(*copy));
  });
}

Response Back(Desk& desk, const Request& request) {
  return WithTicket(desk, request, [&](CaseId id) { return ShowCase(desk, request, id); });
}

/// Taken and changed a few times an hour: each stands in the trail.
Response Take(Desk& desk, const Request& request, web::CallBudget& budget) {
  return Do(desk, request, "viewing", "时间已经选定，请带身份证明来。",
            [&](const Sender& sender, const SeenCase& seen) {
              if (!budget.Spend(ToString(seen.id), desk.now())) {
                return FormResult<CaseId>(FieldError{"viewing", "改得太多了，请过一小时再改。"});
              }
              return ChooseViewing(desk, sender, seen.id, static_cast<int>(request.form.Int("viewing").value_or(0)));
            });
}

Response Rate(Desk& desk, const Request& request, web::CallBudget& budget) {
  return Do(desk, request, "rate", "谢谢，评价记下了。", [&](const Sender& sender, const SeenCase& seen) {
    if (!budget.Spend(ToString(seen.id), desk.now())) {
      return FormResult<CaseId>(FieldError{"satisfaction", "改得太多了，请过一小时再改。"});
    }
    return SayHowHandled(desk, sender, seen, disclosure::SatisfactionFrom(request.form.Get("satisfaction")));
  });
}

}  // namespace

void AddApplicantPages(account::Office& office) {
  Desk& desk = office.desk();
  const auto post = [&](const std::string& path, auto answer, web::BodyLimits limits = kLimits) {
    office.router().Post(
        path,
        [&desk, answer](const Request& request) {
          return account::OrAway(request, [&] { return answer(desk, request); });
        },
        limits);
  };
  const auto words = [&](const std::string& name, const std::string& done, WordsAct act) {
    post(std::string(kPath) + "/" + name, [name, done, act](Desk& of, const Request& request) {
      return Do(of, request, name, done, [&](const Sender& sender, const SeenCase& seen) {
        return act(of, sender, seen, TextIn(request, "words"));
      });
    });
  };
  office.router().Get(kPath, [&desk](const Request& request) { return LookUp(desk, request); });
  post(std::string(kPath), LookUp);
  post(std::string(kPath) + "/back", Back);
  post(std::string(kPath) + "/correct", Correct, kFileLimits);
  words("explain", "机关收到了您的说明。", ExplainReasons);
  words("paid", "已经告诉机关，它核对到账后接着办。", TellPaid);
  words("withdraw", "申请已经撤回。", WithdrawByApplicant);
  const auto said = std::make_shared<web::CallBudget>(kSaidAnHour);
  const auto viewings = std::make_shared<web::CallBudget>(kViewingsAnHour);
  const auto copies = std::make_shared<web::CallBudget>(kCopiesAnHour);
  post(std::string(kPath) + "/rate", [said](Desk& of, const Request& request) { return Rate(of, request, *said); });
  post(std::string(kPath) + "/viewing",
       [viewings](Desk& of, const Request& request) { return Take(of, request, *viewings); });
  post(std::string(kPath) + "/letter", ShowLetter);
  post(std::string(kPath) + "/file", SendFile);
  post(std::string(kPath) + "/copy",
       [copies](Desk& of, const Request& request) { return SendCopy(of, request, *copies); });
}

}  // namespace gongkai::request
