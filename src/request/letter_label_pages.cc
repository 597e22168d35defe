// /office/request-labels: letters that are to go by post, of which labels are printed for many at once. The list names
// nobody; who takes the labels is put down for each case.

#include <algorithm>
#include <set>

#include "account/sight_actions.h"
#include "request/case_due_view.h"
#include "request/case_pages.h"
#include "request/letter_element.h"
#include "request/letter_label_store.h"
#include "request/letter_label_view.h"
#include "request/letter_pages.h"

namespace gongkai::request {
namespace {

using account::Act;
using account::Desk;
using account::Visitor;
using web::Html;
using web::Markup;
using web::Request;
using web::Response;
using web::Url;

constexpr std::string_view kPath = "/office/request-labels";
constexpr int kMostListed = 300;

/// Of a form: the case and its letter in one value.
std::string ValueOf(const LetterToPost& each) { return ToString(each.id) + "|" + each.letter.ref; }

std::vector<LetterToPost> Waiting(db::Session& session, const Visitor& visitor) {
  const auto organs = visitor.OrgansFor(Act::kHandleCases);
  if (!organs) return {};  // letters are sent by the organs that answer
  std::vector<LetterToPost> letters = LettersToPost(session, *organs, kMostListed);
  std::erase_if(letters, [](const LetterToPost& each) {
    const auto kind = LetterKindFrom(each.letter.kind);
    return !kind || !IsToApplicant(*kind);
  });
  return letters;
}

Html RowOf(db::Session& session, const LetterToPost& each, bool is_chosen) {
  const auto held = FindCase(session, each.id);
  const auto kind = LetterKindFrom(each.letter.kind);
  return Markup(
      "<li><label class=\"form-check\"><input class=\"form-check-input\" type=\"checkbox\" name=\"letter\" "
      "value=\"{}\" "
      "{}><span class=\"form-check-label\">{}　{}　{}</span></label> <a href=\"{}\">{}</a></li>",
      ValueOf(each), web::AttributeIf(is_chosen, "checked"), each.letter.number,
      kind ? NameOf(*kind) : std::string_view(), each.letter.dated, UrlOfLetter(each.id, each.letter.ref),
      held ? NumberWords(*held) : ToString(each.id));
}

Response Show(Desk& desk, const Request& request, const Visitor& visitor, const FieldErrors& errors) {
  db::Reader reader = desk.database.Read();
  web::Page page = CaseFrame(visitor, "邮寄标签", kPath);
  const auto chosen = request.form.All("letter");
  const bool is_back = request.method == web::Method::kPost;
  Html rows;
  for (const LetterToPost& each : Waiting(reader, visitor)) {
    const bool is_chosen = std::ranges::find(chosen, ValueOf(each)) != chosen.end();
    rows.Add("{}", RowOf(reader, each, !is_back || is_chosen));
  }
  page.body.Add("{}<p>要邮寄、还没有记送达的文书。选好以后下载一个 Word 文件，一页两列，打印后裁开贴上。</p>",
                web::FaultList(errors, "没有生成"));
  if (rows.empty()) {
    page.body.Add("<section class=\"card item-part\"><p class=\"gk-empty\">现在没有要邮寄的文书。</p></section>");
    return Response::Of(RenderPage(page, request), web::StatusOf(errors));
  }
  page.body.Add(
      "<section class=\"card item-part\"><form method=\"post\" action=\"{}\">{}<fieldset id=\"letter\" "
      "tabindex=\"-1\"><legend>哪些文书</legend><ul class=\"item-kept\">{}</ul></fieldset><div "
      "class=\"gk-sends\"><button "
      "class=\"btn btn-primary\" type=\"submit\">下载标签</button></div><p "
      "class=\"gk-soft\">标签上有申请人的姓名和地址，下载"
      "会记入审计。</p></form></section>",
      Url::Local(kPath), request.CsrfField(), rows);
  return Response::Of(RenderPage(page, request), web::StatusOf(errors));
}

struct Taken {
  std::vector<AddressLabel> labels;
  std::set<std::pair<account::OrganId, CaseId>> cases;
  std::vector<std::string> without;  // numbers of letters whose applicant left no address
};

Taken Take(Desk& desk, const Request& request, const Visitor& visitor) {
  db::Reader reader = desk.database.Read();
  const auto chosen = request.form.All("letter");
  Taken taken;
  for (const LetterToPost& each : Waiting(reader, visitor)) {
    if (std::ranges::find(chosen, ValueOf(each)) == chosen.end()) continue;
    const auto held = FindCase(reader, each.id);
    const auto envelope = held ? EnvelopeOf(reader, desk.keys, *held) : std::nullopt;
    if (!envelope) {
      taken.without.push_back(each.letter.number);
      continue;
    }
    taken.labels.push_back({*envelope, each.letter.number});
    taken.cases.emplace(each.handler, each.id);
  }
  return taken;
}

Response Sheet(Desk& desk, const Request& request, const Visitor& visitor) {
  const Taken taken = Take(desk, request, visitor);
  if (!taken.without.empty()) {
    return Show(desk, request, visitor,
                {{"letter", "申请人没有留地址，请不选这一份，或者另外送达：" + taken.without.front() + "。"}});
  }
  if (taken.labels.empty()) return Show(desk, request, visitor, {{"letter", "请至少选一份。"}});
  if (taken.labels.size() > kMostLabels) {
    return Show(desk, request, visitor, {{"letter", "一次最多" + std::to_string(kMostLabels) + "份，请分几次。"}});
  }
  for (const auto& [organ, id] : taken.cases) {
    account::RecordTaken(desk, visitor, organ, "case.labels", CaseObjectOf(id));
  }
  return Response::Download("邮寄标签.docx", std::string(TypeOf(LetterPaper::kWord)),
                            LabelSheetDocx(taken.labels, BeijingDay(desk.now())));
}

}  // namespace

void AddLetterLabelPages(account::Office& office) {
  office.Get(kPath, Act::kHandleCases, [&office](const Request& request, const Visitor& visitor) {
    return Show(office.desk(), request, visitor, {});
  });
  office.Post(kPath, Act::kHandleCases, account::WithDesk(office, Sheet));
}

}  // namespace gongkai::request
