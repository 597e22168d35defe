// /office/requests/{case}/fee: the notice to pay with its computation, tried before it is sent; that it was paid, or
// lapsed. /office/request-fees: all of a year with their sum, for section six of the annual report.

#include "account/sight_actions.h"
#include "account/working_days_view.h"
#include "base/fold.h"
#include "request/fee_actions.h"
#include "request/fee_store.h"
#include "request/oversight_pages.h"

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

/// Its notice is a letter, dated on the day on which it is made.
FeeForm FormIn(const Request& request, Date today) {
  const auto typed = [&](std::string_view name) { return std::string(request.form.Get(name)); };
  return {.on = today,
          .basis = FeeBasisFrom(request.form.Get("basis")),
          .units = typed("units"),
          .already = typed("already"),
          .why = PersonalText(typed("why")),
          .payment = typed("payment"),
          .delivered = typed("delivered")};
}

/// What the form says before anybody typed.
struct Suggested {
  int counted = 0;
  std::string payment;
};

// ---- the notice that is not sent yet

Html Fields(const Request& request, const Suggested& suggested, const FieldErrors& errors) {
  const bool is_post = request.form.Has("units");
  const auto value = [&](std::string_view name, std::string otherwise) {
    return is_post ? std::string(request.form.Get(name)) : std::move(otherwise);
  };
  const std::vector<web::Choice> bases = {{"items", "按件：当月第几件申请"}, {"pages", "按量：要求提供多少页"}};
  return Markup(
      "{}{}{}{}{}{}",
      web::ChoiceField({.name = "basis",
                        .label = "怎么计收",
                        .value = value("basis", ""),
                        .hint = "每件申请选一种，不能两种都用（国办函〔2020〕109号第三条）",
                        .required = true},
                       bases, errors),
      web::TextField({.name = "units",
                      .label = "本件算几件，或者多少页",
                      .value = value("units", ""),
                      .hint = "按件：一份申请里有几项内容的，可以拆成几件。按量：只算要提供的信息本身的页数",
                      .required = true},
                     errors),
      web::TextField({.name = "already",
                      .label = "同一申请人当月在此之前的件数",
                      .value = value("already", std::to_string(suggested.counted)),
                      .hint = "系统按身份证件查到 " + std::to_string(suggested.counted) + " 件。只在按件时用"},
                     errors),
      web::TextField({.name = "why",
                      .label = "件数和系统查到的不一样，为什么",
                      .value = value("why", ""),
                      .hint = "例如：有一件没有登记证件号码"},
                     errors),
      web::AreaField({.name = "payment",
                      .label = "缴纳方式",
                      .value = value("payment", suggested.payment),
                      .hint = "到哪里、怎样缴，写在收费通知里",
                      .required = true},
                     3, errors),
      web::TextField(
          {.name = "delivered",
           .label = "申请人收到的日期",
           .value = value("delivered", ""),
           .hint = "当面交给申请人的现在就填；寄出的等送达后在文书里登记。缴费期限从这一天的第二天算 20 个工作日",
           .type = "date"},
          errors));
}

Html NoticeForm(const Request& request, const Case& held, const Suggested& suggested, const FieldErrors& errors,
                const Html& tried) {
  return Markup(
      "<p>"
      "申请的数量、频次明显超过合理范围的，才可以收信息处理费（条例第四十二条）。收费通知发出后，答复期限等申请人缴费，"
      "缴费"
      "的第二天重新起算。</p>{}<form method=\"post\" action=\"{}\" class=\"gk-form\" novalidate>{}{}<div "
      "class=\"gk-sends\"><button class=\"btn\" type=\"submit\" name=\"do\" value=\"try\">先算一算</button><button "
      "class=\"btn btn-primary\" type=\"submit\" name=\"do\" value=\"send\">制作收费通知</button></div></form>",
      tried, Url::Local(PathOf(held.id) + "/fee"), CaseFormKeys(request, held), Fields(request, suggested, errors));
}

Html TriedOf(const ReckonedFee& reckoned) {
  return Markup("<div class=\"gk-said\" role=\"status\"><p>{}还没有通知申请人。</p></div>", reckoned.computation);
}

// ---- the notice that was sent

/// Why a person counted otherwise than the program: sealed with the event.
PersonalText WhyOf(db::Session& session, const account::Keys& keys, CaseId id, const std::vector<CaseEvent>& events) {
  std::vector<PersonalText> words = EventWordsOf(session, keys, id);
  for (std::size_t i = 0; i < events.size() && i < words.size(); ++i) {
    const bool is_notice =
        events[i].kind == CaseEventKind::kClock && events[i].clock.type == law::ReplyEventType::kFeeNotified;
    if (is_notice) return std::move(words[i]);
  }
  return {};
}

Html Facts(db::Session& session, const FeeNotice& notice, const CaseFold& fold, const PersonalText& why) {
  Html html = Markup(
      "<dl class=\"gk-facts\"><dt>通知日期</dt><dd>{}</dd><dt>金额</dt><dd>{}元（{}计收）</dd>"
      "<dt>怎么算的</dt><dd>{}</dd><dt>缴纳方式</dt><dd>{}</dd>",
      notice.notified, ToString(notice.sum), NameOf(notice.basis), notice.computation, notice.payment);
  if (!why.empty()) html.Add("<dt>件数的说明</dt><dd>{}</dd>", why.Reveal());
  if (!notice.receipt.empty()) html.Add("<dt>财政票据号</dt><dd>{}</dd>", notice.receipt);
  for (const CaseLetter& letter : LettersOf(session, notice.id)) {
    if (letter.ref == notice.letter) html.Add("<dt>收费通知书</dt><dd>{}</dd>", letter.number);
  }
  if (fold.reply.fee == law::Once::kOpen) {
    if (fold.reply.fee_delivered) {
      html.Add("<dt>缴费期限</dt><dd>{}</dd>",
               PaymentEnds(notice.notified, *fold.reply.fee_delivered, account::WorkingDays()));
    } else {
      html.Add("<dt>缴费期限</dt><dd>收费通知还没有登记送达，期限没有起算</dd>");
    }
  }
  return html.Add("</dl>");
}

Html DayForm(const Request& request, const Case& held, std::string_view path, std::string_view button,
             const Html& fields) {
  return Markup(
      "<form method=\"post\" action=\"{}\" class=\"gk-plain-form\" novalidate>{}{}<div class=\"gk-sends\"><button "
      "class=\"btn btn-primary\" type=\"submit\">{}</button></div></form>",
      Url::Local(PathOf(held.id) + std::string(path)), CaseFormKeys(request, held), fields, button);
}

/// Faults stand in the form that was sent.
Html WhatBecameOfIt(const Request& request, const Case& held, const FieldErrors& errors, Date today) {
  const bool is_lapse = request.form.Has("lapse");
  const std::string day = gongkai::ToString(today);
  const auto typed = [&](std::string_view name, bool is_sent, std::string otherwise) {
    return is_sent && !errors.empty() ? std::string(request.form.Get(name)) : std::move(otherwise);
  };
  const FieldErrors none;
  const Html paid = Markup(
      "{}{}",
      web::TextField({.name = "on",
                      .label = "缴费的日期",
                      .value = typed("on", !is_lapse, day),
                      .hint = "缴清全部金额的那一天；答复期限从第二天重新起算",
                      .type = "date",
                      .required = true},
                     is_lapse ? none : errors),
      web::TextField(
          {.name = "receipt", .label = "财政票据号", .value = typed("receipt", !is_lapse, ""), .hint = "可以以后再填"},
          is_lapse ? none : errors));
  const Html lapsed = Markup(
      "<input type=\"hidden\" name=\"lapse\" value=\"1\"><p>收到收费通知的第二天起 20 个工作日没有缴的，视为放弃申请"
      "（国办函〔2020〕109号第六条）。不再处理的告知书今天制作，日期就是今天。</p>{}",
      web::TickField({.name = "sure", .label = "核对过，申请人没有在期限内缴费，本件就此办结", .value = ""},
                     is_lapse ? errors : none));
  return Markup("<h2 class=\"gk-section\">申请人缴费了</h2>{}<h2 class=\"gk-section\">逾期没有缴费</h2>{}",
                DayForm(request, held, "/fee/paid", "登记缴费", paid),
                DayForm(request, held, "/fee/lapsed", "不再处理", lapsed));
}

Response Show(Desk& desk, const Request& request, const Visitor& visitor, const FieldErrors& errors,
              const Html& tried) {
  const Date today = BeijingDay(desk.now());
  const Case seen = [&] {
    db::Reader reader = desk.database.Read();
    return CaseIn(reader, request, visitor);
  }();
  account::RecordTaken(desk, visitor, seen.handler, "case.see", CaseObjectOf(seen.id));
  db::Reader reader = desk.database.Read();
  const Case held = CaseIn(reader, request, visitor);
  const auto notice = FindFee(reader, held.id);
  const bool may = visitor.May(Act::kHandleCases, held.handler) && IsOpen(held.stage);
  web::Page page = CaseFrame(visitor, "信息处理费", held);
  page.body.Add("{}", web::FaultList(errors));
  if (request.query.Get("done") == "1" && errors.empty()) {
    page.body.Add("<div class=\"gk-said\" role=\"status\"><p>已保存。</p></div>");
  }
  if (notice) {
    const std::vector<CaseEvent> events = EventsOf(reader, held.id);
    const CaseFold fold = FoldCase(events, account::WorkingDays()).fold;
    page.body.Add("{}", Facts(reader, *notice, fold, WhyOf(reader, desk.keys, held.id, events)));
    if (may && fold.reply.fee == law::Once::kOpen) {
      page.body.Add("{}", WhatBecameOfIt(request, held, errors, today));
    }
  } else if (may && held.received) {
    const Suggested suggested{ItemsBefore(reader, held), LastPaymentWords(reader, held.handler)};
    page.body.Add("{}", NoticeForm(request, held, suggested, errors, tried));
  } else {
    page.body.Add("<p class=\"gk-empty\">本件没有收费。</p>");
  }
  return Response::Of(RenderPage(page, request), web::StatusOf(errors));
}

Response Get(Desk& desk, const Request& request, const Visitor& visitor) {
  return Show(desk, request, visitor, {}, {});
}

/// Reckoned and shown; nothing is kept.
Response Try(Desk& desk, const Request& request, const Visitor& visitor) {
  int counted = 0;
  Date received{};
  {
    db::Reader reader = desk.database.Read();
    const Case held = CaseIn(reader, request, visitor);
    if (!held.received) return Show(desk, request, visitor, {{"on", "还没有确认收到申请，不能通知缴费。"}}, {});
    counted = ItemsBefore(reader, held);
    received = *held.received;
  }
  FeeForm form = FormIn(request, BeijingDay(desk.now()));
  if (IsBlankText(form.payment)) form.payment = "—";  // it is not sent yet
  const auto reckoned = ReckonFee(form, counted, received);
  if (!reckoned) return Show(desk, request, visitor, reckoned.errors(), {});
  return Show(desk, request, visitor, {}, TriedOf(*reckoned));
}

template <class Do>
Response Done(Desk& desk, const Request& request, const Visitor& visitor, Do act) {
  const SeenCase seen = SeenIn(desk, request, visitor);
  const auto done = act(CaseActor(visitor, Act::kHandleCases, seen.handler, request), seen);
  if (!done) return Show(desk, request, visitor, done.errors(), {});
  return Response::SeeOther(Url::Local(PathOf(seen.id) + "/fee").With("done", "1"));
}

/// What is told of a day that has no field stands above the page.
FieldErrors WithoutDay(FieldErrors errors) {
  for (FieldError& error : errors) {
    if (error.field == "on") error.field.clear();
  }
  return errors;
}

Response PostNotice(Desk& desk, const Request& request, const Visitor& visitor) {
  if (request.form.Get("do") == "try") return Try(desk, request, visitor);
  return Done(desk, request, visitor, [&](const account::Actor& actor, const SeenCase& seen) -> FormResult<CaseId> {
    const auto noticed = NotifyFee(desk, actor, seen, FormIn(request, BeijingDay(desk.now())));
    return noticed ? noticed : FormResult<CaseId>(WithoutDay(noticed.errors()));
  });
}

Response PostPaid(Desk& desk, const Request& request, const Visitor& visitor) {
  return Done(desk, request, visitor, [&](const account::Actor& actor, const SeenCase& seen) {
    return TakePayment(desk, actor, seen, ParseDate(Trim(request.form.Get("on"))),
                       std::string(request.form.Get("receipt")));
  });
}

Response PostLapsed(Desk& desk, const Request& request, const Visitor& visitor) {
  return Done(desk, request, visitor, [&](const account::Actor& actor, const SeenCase& seen) -> FormResult<CaseId> {
    if (request.form.Get("sure") != "1") return FieldError{"sure", "请先核对，再勾选。"};
    const auto lapsed = LapseFee(desk, actor, seen, BeijingDay(desk.now()));
    return lapsed ? lapsed : FormResult<CaseId>(WithoutDay(lapsed.errors()));
  });
}

// ---- the sum of a year

struct YearSum {
  Money notified, paid;
  int lapsed = 0;
};

YearSum SumOf(const std::vector<FeeOfYear>& fees, int year) {
  YearSum sum;
  const auto is_in = [&](const std::optional<Date>& day) { return day && static_cast<int>(day->year()) == year; };
  for (const FeeOfYear& fee : fees) {
    if (is_in(fee.notice.notified)) sum.notified = sum.notified + fee.notice.sum;
    if (is_in(fee.paid)) sum.paid = sum.paid + fee.notice.sum;
    if (is_in(fee.lapsed)) ++sum.lapsed;
  }
  return sum;
}

Html FeeRows(db::Session& session, const std::vector<FeeOfYear>& fees) {
  Html rows;
  for (const FeeOfYear& fee : fees) {
    rows.Add(
        "<tr><th scope=\"row\"><a href=\"{}\">{}</a></th><td data-label=\"机关\">{}</td><td "
        "data-label=\"计收\">{}</td><td data-label=\"通知\">{}</td><td data-label=\"金额（元）\">{}</td><td "
        "data-label=\"缴费\">{}</td><td data-label=\"逾期不再处理\">{}</td><td data-label=\"票据号\">{}</td></tr>",
        Url::Local(PathOf(fee.notice.id) + "/fee"), fee.register_number, NameOfOrgan(session, fee.handler),
        NameOf(fee.notice.basis), fee.notice.notified, ToString(fee.notice.sum), fee.paid, fee.lapsed,
        fee.notice.receipt);
  }
  return rows;
}

Response ShowYear(Desk& desk, const Request& request, const Visitor& visitor) {
  constexpr int kFirstYear = 2021;  // of the tariff
  const int this_year = static_cast<int>(BeijingDay(desk.now()).year());
  const int year = static_cast<int>(std::clamp<std::int64_t>(request.query.Int("year").value_or(this_year), kFirstYear,
                                                             std::max(kFirstYear, this_year)));
  db::Reader reader = desk.database.Read();
  const std::vector<FeeOfYear> fees = FeesOfYear(reader, visitor.OrgansFor(Act::kSeeCases), year);
  const YearSum sum = SumOf(fees, year);
  std::vector<web::Choice> years;
  for (int each = this_year; each >= kFirstYear; --each) {
    years.push_back({std::to_string(each), std::to_string(each) + " 年"});
  }
  web::Page page = CaseFrame(visitor, "信息处理费", kFeesPath);
  page.body.Add(
      "<form class=\"gk-filters\" method=\"get\" action=\"{}\" role=\"search\"><div><label for=\"year\">年度</label>"
      "<select class=\"form-select\" id=\"year\" name=\"year\">{}</select></div><button class=\"btn btn-primary\" "
      "type=\"submit\">查看</button></form><p>{} 年通知缴费 {} 元，实际收取 {} 元，{} "
      "件逾期没有缴费。实际收取的总金额写进年度"
      "报告第六部分。</p>",
      Url::Local(kFeesPath), FilterOptions("", years, std::to_string(year)), year, ToString(sum.notified),
      ToString(sum.paid), sum.lapsed);
  if (fees.empty()) {
    page.body.Add("<p class=\"gk-empty\">这一年没有收取信息处理费。</p>");
    return Response::Of(RenderPage(page, request));
  }
  page.body.Add(
      "<div class=\"card\"><div class=\"table-responsive\" tabindex=\"0\" role=\"region\" "
      "aria-label=\"信息处理费\"><table class=\"table card-table gk-list\"><thead><tr><th "
      "scope=\"col\">登记编号</th><th "
      "scope=\"col\">机关</th><th scope=\"col\">计收</th><th scope=\"col\">通知</th><th "
      "scope=\"col\">金额（元）</th><th "
      "scope=\"col\">缴费</th><th scope=\"col\">逾期不再处理</th><th "
      "scope=\"col\">票据号</th></tr></thead><tbody>{}</tbody></table></div></div>",
      FeeRows(reader, fees));
  return Response::Of(RenderPage(page, request));
}

}  // namespace

void AddFeePages(account::Office& office) {
  office.Get("/office/requests/{case}/fee", Act::kSeeCases, WithDesk(office, Get));
  office.Post("/office/requests/{case}/fee", Act::kHandleCases, WithDesk(office, PostNotice));
  office.Post("/office/requests/{case}/fee/paid", Act::kHandleCases, WithDesk(office, PostPaid));
  office.Post("/office/requests/{case}/fee/lapsed", Act::kHandleCases, WithDesk(office, PostLapsed));
  office.Get("/office/request-fees", Act::kSeeCases, WithDesk(office, ShowYear));
}

}  // namespace gongkai::request
