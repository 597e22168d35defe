// The public applies: chooses the organ, fills in the form with what helps beside it, gets the receipt with the query
// code. The form is tied to its browser: copies of the site have none of these pages, and lead here.

#include "account/database_away.h"
#include "account/office.h"
#include "account/organ_card_view.h"
#include "account/portal_view.h"
#include "disclosure/search/search_pace.h"
#include "request/apply_form_view.h"
#include "request/apply_help_view.h"
#include "request/disposal.h"
#include "request/intake_limits.h"
#include "request/pages.h"
#include "request/public_frame_view.h"
#include "web/page.h"
#include "web/peer.h"

#include <algorithm>
#include <memory>

namespace gongkai::request {
namespace {

using account::Desk;
using account::OrganId;
using web::Html;
using web::Markup;
using web::Request;
using web::Response;
using web::Url;

constexpr web::BodyLimits kApplyLimits{.file_bytes = kLargestApplyFile,
                                       .total_bytes = kLargestApply + (1 << 20),
                                       .text_bytes = 64 << 10,
                                       .files = kMostApplyFiles + 2,
                                       .is_personal = true};
constexpr web::BodyLimits kHelpLimits{.total_bytes = 8 << 10, .text_bytes = 8 << 10};
constexpr web::BodyLimits kTextLimits{.total_bytes = 64 << 10, .text_bytes = 64 << 10};
constexpr int kTooManyStatus = 429;

web::Page ApplyFormFrame(std::string title) {
  web::Page page = PublicFrame(std::move(title));
  page.scripts = {"js/apply.js"};
  return page;
}

/// Source: 条例第二十九条第一款 (told by word of mouth), 第四十三条 (who cannot read well, see or hear).
Html OtherWays(OrganId organ) {
  return Markup(
      "<p "
      "class=\"gk-soft\">"
      "写字、看字、听话有困难的，可以请机关帮忙：当面口头提出，由机关的工作人员代为填写（条例第二十九条、"
      "第四十三条）。当面提交、邮寄也都可以，<a "
      "href=\"{}\">地址和电话在这里</a>。申请不收费；数量、频次明显超过合理范围的，"
      "才可能收取信息处理费（条例第四十二条）。</p>",
      organ.value == 0 ? Url::Local("/guides") : Url::Local("/organs/{}/requests", organ.value));
}

/// Source: 个人信息保护法第十七条 (what has to be told), 第三十五条 (also by organs of the state); 档案法第二十一条.
Html PrivacyNotice() {
  return Markup(
      "<section class=\"gk-soft\" "
      "aria-label=\"个人信息怎样处理\"><p>个人信息怎样处理（个人信息保护法第十七条、第三十五条）："
      "</p><ul><li>由您申请的机关处理，只用来办理和答复这份申请；申请转给别的机关的，由那个机关处理。</li>"
      "<li>姓名、证件号码、联系方式和您写的内容都加密保存，办理的人查看都有记录，不公开。</"
      "li><li>办完以后作为档案保管，保管期至少{}年；"
      "保管期满，经鉴定、批准以后销毁（档案法第二十一条）。</li><li>要查阅，凭查询码看；要更正，联系机关。</li></ul></"
      "section>",
      kShortestArchiveTerm);
}

// ---- which organ

Html OrganList(const std::optional<account::PublicCounty>& county) {
  Html organs;
  if (!county) return Markup("<p>还没有可以申请的机关。</p>");
  for (const account::PublicOrgan& organ : county->organs) {
    organs.Add("<li><a href=\"/apply/{}\">{}</a></li>", organ.id.value, organ.name);
  }
  return Markup("<ul class=\"portal-organs\">{}</ul>", organs);
}

Html LookBox(const Request& request) {
  return Markup(
      "<form class=\"portal-search\" role=\"search\" aria-label=\"找要申请的信息\" action=\"/apply\"><label "
      "for=\"words\">您要什么信息</label><input class=\"form-control\" id=\"words\" name=\"words\" type=\"search\" "
      "value=\"{}\" maxlength=\"100\"><button class=\"btn\" type=\"submit\">找一找</button></form>",
      request.query.Get("words"));
}

class ApplyPages {
 public:
  ApplyPages(Desk& desk, bool can_mail) : desk_(desk), can_mail_(can_mail) {}

  Response Choose(const Request& request) {
    web::Page page = ApplyFormFrame("在线申请公开");
    db::Reader reader = desk_.database.Read();
    page.body.Add(
        "<section class=\"portal-part\"><h2>先找一找</h2><p>已经公开的，不用申请就能看到。</p>{}<div "
        "aria-live=\"polite\">{}"
        "</div></section><section "
        "class=\"portal-part\"><h2>向哪个机关申请</h2><p>信息是哪个机关制作的，就向它申请；机关从"
        "个人、组织那里得到的，向保存它的机关申请。选错了不要紧：机关会告诉您应当向谁申请（条例第十条、第三十六条第五项"
        "）。"
        "</p>{}</section>{}<p><a class=\"btn\" href=\"/apply/status\">查办理情况</a></p>",
        LookBox(request), HelpFor(reader, request, request.query.Get("words"), OrganId{0}),
        OrganList(account::PublicCountyOf(reader, today())), OtherWays(OrganId{0}));
    return Response::Of(RenderPage(page, request));
  }

  /// The piece of the form that apply.js asks for while something is typed. What is typed stands in no address: it goes
  /// through the logs of others.
  Response Help(const Request& request) {
    db::Reader reader = desk_.database.Read();
    const OrganId organ{request.form.Int("organ").value_or(0)};
    return Response::Of(HelpFor(reader, request, request.form.Get("words"), organ));
  }

  Response Form(const Request& request) {
    if (request.method != web::Method::kPost) return ShowForm(request, ApplyWordsIn(request), {});
    const CaseWords words = ApplyWordsIn(request);
    // Looked for first, or filled in by another page: shown, and nothing is sent.
    if (request.form.Get("what") == "look") {
      return ShowForm(request, words, WithApplyFilesToChoose(request, {}));
    }
    const ApplyFilesIn sent(request, FileKind::kOther);
    const Sender sender{web::NetworkOf(request.address), request.form_token.cookie(), account::OnceKey(request)};
    const auto receipt = SendApplication(desk_, sender,
                                         {.organ = OrganIn(request).id,
                                          .words = words,
                                          .files = sent.files,
                                          .wants_mail = can_mail_ && request.form.Get("wants_mail") == "1"});
    if (receipt) return ShowReceipt(request, words, *receipt);
    return ShowForm(request, words, WithApplyFilesToChoose(request, receipt.errors()));
  }

  /// The same for another organ: chosen first, then the form as it was filled in.
  Response Again(const Request& request) {
    const CaseWords words = ApplyWordsIn(request);
    if (request.form.Int("organ")) return ShowForm(request, words, {});
    web::Page page = ApplyFormFrame("向别的机关申请");
    page.breadcrumbs.push_back({"在线申请", Url::Local("/apply")});
    std::vector<web::Choice> organs;
    db::Reader reader = desk_.database.Read();
    const auto county = account::PublicCountyOf(reader, today());
    for (const account::PublicOrgan& organ : county ? county->organs : std::vector<account::PublicOrgan>()) {
      organs.push_back({std::to_string(organ.id.value), organ.name});
    }
    page.body.Add(
        "<form method=\"post\" action=\"/apply/again\" class=\"gk-form\">{}{}{}<div class=\"gk-sends\"><button "
        "class=\"btn btn-primary\" type=\"submit\">下一步</button></div></form>",
        request.CsrfField(), ApplyHiddenFields(words),
        web::ChoiceField({.name = "organ",
                          .label = "向哪个机关申请",
                          .value = "",
                          .hint = "答复里告诉了负责公开的机关的，选那一个。",
                          .required = true},
                         organs, {}));
    return Response::Of(RenderPage(page, request));
  }

 private:
  Date today() const { return BeijingDay(desk_.now()); }

  Html HelpFor(db::Session& session, const Request& request, std::string_view words, OrganId organ) {
    if (words.empty()) return {};
    if (!pace_.May(web::NetworkOf(request.address), desk_.now())) {
      return Markup("<p>找得太快了，请过一分钟再找；申请可以照常提交。</p>");
    }
    return ApplyHelp(session, words, organ, today());
  }

  account::PublicOrgan OrganIn(const Request& request) {
    db::Reader reader = desk_.database.Read();
    const auto id = request.params.Has("organ") ? request.params.Int("organ") : request.form.Int("organ");
    if (const auto county = account::PublicCountyOf(reader, today()); county && id) {
      const auto found = std::ranges::find(county->organs, OrganId{*id}, &account::PublicOrgan::id);
      if (found != county->organs.end()) return *found;
    }
    throw web::ProblemError({404, "没有这个机关", "没有这个机关，或者它已经撤并，请从依申请公开重新选择。"});
  }

  Response ShowForm(const Request& request, const CaseWords& words, const FieldErrors& errors) {
    const account::PublicOrgan organ = OrganIn(request);
    web::Page page = ApplyFormFrame("向" + organ.name + "申请公开政府信息");
    page.breadcrumbs.push_back({"在线申请", Url::Local("/apply")});
    const std::string advice = AdviceOf(words.asked);
    db::Reader reader = desk_.database.Read();
    page.body.Add(
        "{}{}<form method=\"post\" action=\"/apply/{}\" class=\"gk-form\" enctype=\"multipart/form-data\" "
        "novalidate>{}{}<div id=\"apply-help\" aria-live=\"polite\" data-apply-help=\"{}\">{}</div><p "
        "class=\"apply-look\"><button class=\"btn\" type=\"submit\" name=\"what\" "
        "value=\"look\">先查一查有没有已经公开的</button></p>{}{}{}{}{}<div class=\"gk-sends\"><button class=\"btn "
        "btn-primary\" type=\"submit\" name=\"what\" value=\"send\">提交申请</button></div></form>{}",
        web::FaultList(errors, "没有提交"), TooManyPart(errors), organ.id.value, web::FormKeys(request),
        ApplyAskedFields(words.asked, errors), organ.id.value,
        HelpFor(reader, request, words.asked.title.Reveal(), organ.id),
        advice.empty() ? Html() : Markup("<p class=\"gk-warned\">{}</p>", advice), ApplyWayFields(words.asked, errors),
        Markup("{}{}", ApplyWhoFields(words.applicant, errors, false), MailField(request, errors)),
        ApplyFileFields("与申请有关的材料", "可以不传。最多五个文件，合起来不超过60兆。", errors), PrivacyNotice(),
        OtherWays(organ.id));
    const bool is_too_many = ErrorOf(errors, kTooManyField) != nullptr;
    return Response::Of(RenderPage(page, request), is_too_many ? kTooManyStatus : web::StatusOf(errors));
  }

  /// The list of faults leads here.
  static Html TooManyPart(const FieldErrors& errors) {
    const FieldError* const error = ErrorOf(errors, kTooManyField);
    return error == nullptr ? Html() : Markup("<p class=\"gk-warned\" id=\"{}\">{}</p>", kTooManyField, error->message);
  }

  Response ShowReceipt(const Request& request, const CaseWords& words, const ApplyReceipt& receipt) {
    const account::PublicOrgan organ = OrganIn(request);
    web::Page page = ApplyFormFrame("申请已经提交");
    page.breadcrumbs.push_back({"在线申请", Url::Local("/apply")});
    page.body.Add(
        "<section class=\"portal-part apply-receipt\"><h2>政府信息公开申请回执</h2><p>您的查询码：</p><p><strong "
        "class=\"query-code\">{}</strong></p><p>请现在抄下来、打印或者截图，<b>它只显示这一次</"
        "b>。凭它和证件号码的最后四位，"
        "在<a href=\"/apply/status\">查办理情况</a>里看办到哪一步、怎样答复。</p><dl "
        "class=\"portal-guide\"><div><dt>申请的"
        "机关</dt><dd>{}</dd></div><div><dt>要的信息</dt><dd>{}</dd></div><div><dt>提交的时间</dt><dd>{}</dd></"
        "div><div>"
        "<dt>提供的形式</dt><dd>{}，{}</dd></div></dl><h3>接下来</"
        "h3><ol><li>机关与您确认收到。网上提交的，双方确认的那一天是"
        "收到申请之日（条例第三十一条），请留意电话和邮件。</"
        "li><li>能当场答复的当场答复；不能的，收到之日起二十个工作日内"
        "答复，需要延长的会告诉您，征求别人和别的机关意见的时间不算（条例第三十三条）。</"
        "li><li>内容不清楚的，机关会请您补正（条例第三十条）。</li></"
        "ol></section>",
        receipt.code, organ.name, Tidied(words.asked).title.Reveal(), ToBeijingMinute(desk_.now()),
        NameOf(words.asked.carrier), NameOf(words.asked.way));
    return Response::Of(RenderPage(page, request));
  }

  Html MailField(const Request& request, const FieldErrors& errors) const {
    if (!can_mail_) return {};
    return web::TickField({.name = "wants_mail",
                           .label = "回执也发到我的电子邮件",
                           .value = std::string(request.form.Get("wants_mail")),
                           .hint = "邮件里有查询码，没有您的姓名和您要的信息。"},
                          errors);
  }

  Desk& desk_;
  const bool can_mail_;
  disclosure::SearchPace pace_;
};

}  // namespace

void AddApplyPages(account::Office& office, bool can_mail) {
  const auto pages = std::make_shared<ApplyPages>(office.desk(), can_mail);
  office.router().Get("/apply", [pages](const Request& request) { return pages->Choose(request); });
  office.router().Post(
      "/apply/help",
      [pages](const Request& request) { return account::OrAway(request, [&] { return pages->Help(request); }); },
      kHelpLimits);
  office.router().Get("/apply/{organ}", [pages](const Request& request) { return pages->Form(request); });
  office.router().Post(
      "/apply/again", [pages](const Request& request) { return pages->Again(request); }, kTextLimits);
  office.router().Post(
      "/apply/{organ}",
      [pages](const Request& request) { return account::OrAway(request, [&] { return pages->Form(request); }); },
      kApplyLimits);
}

}  // namespace gongkai::request
