// 移交清单: drawn up, printed, received; and what became of its items since.

#include <fmt/format.h>

#include "account/sight_actions.h"
#include "disclosure/archive/archive_pages.h"
#include "disclosure/archive/archive_store.h"
#include "disclosure/archive/transfer_actions.h"
#include "disclosure/archive/transfer_export.h"

namespace gongkai::disclosure {
namespace {

using account::Act;
using account::Desk;
using account::Visitor;
using web::FormKeys;
using web::Html;
using web::Markup;
using web::Request;
using web::Response;
using web::Url;

constexpr std::string_view kTakeAct = "transfer.take";
constexpr int kMostListed = 200, kMostPackagesOffered = 50;
constexpr std::size_t kMostShown = 200;
constexpr std::string_view kWorkbook = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

std::string PathOf(const Transfer& transfer) { return std::string(kTransferPath) + "/" + KeyOf(transfer); }

Html BadgeOf(const Transfer& transfer) {
  const std::string_view style = transfer.is_annulled() ? "gk-badge-quiet"
                                 : transfer.received_on ? "gk-badge-good"
                                                        : "gk-badge-warning";
  return Markup("<span class=\"badge {}\">{}</span>", style, StateOf(transfer));
}

web::Page TransferFrame(const Visitor& visitor, std::string title) {
  web::Page page = PartFrame(visitor, std::move(title), kArchivePath);
  page.breadcrumbs.push_back({"归档和移交", Url::Local(kArchivePath)});
  return page;
}

// ---- a new one

Transfer FormFrom(const Request& request, OrganId organ) {
  const web::Parameters& from = request.form.Has("receiver") ? request.form : request.query;
  Transfer form{.organ = organ,
                .receiver = ReceiverFrom(from.Get("receiver")).value_or(Receiver::kArchive),
                .receiver_name = std::string(from.Get("receiver_name")),
                .package = from.Int("package").value_or(0),
                .carrier = std::string(from.Get("carrier")),
                .remark = std::string(from.Get("remark"))};
  form.from = ParseDate(from.Get("from")).value_or(Date{});
  form.until = ParseDate(from.Get("until")).value_or(Date{});
  return form;
}

std::vector<web::Choice> DonePackages(db::Session& session, OrganId organ) {
  std::vector<web::Choice> choices;
  for (const ArchivePackage& package : ListPackages(session, std::vector<OrganId>{organ}, kMostPackagesOffered)) {
    if (package.state != PackageState::kDone) continue;
    choices.push_back(
        {std::to_string(package.number), fmt::format("{}，第 {} 号", YearInWords(package), package.number)});
  }
  return choices;
}

Html FieldsOf(db::Session& session, const Transfer& form, const Request& request, const FieldErrors& errors) {
  const auto text = [&](std::string_view name) {
    return std::string(request.form.Has("receiver") ? request.form.Get(name) : request.query.Get(name));
  };
  Html fields;
  fields.Add(
      "<input type=\"hidden\" name=\"organ\" value=\"{}\"><input type=\"hidden\" name=\"receiver\" value=\"{}\">{}",
      form.organ.value, IdOf(form.receiver),
      web::TextField({.name = "receiver_name",
                      .label = "接收单位",
                      .value = form.receiver_name,
                      .hint = form.receiver == Receiver::kArchive ? "全称，如：澄砚县档案馆" : "全称，如：澄砚县图书馆",
                      .required = true},
                     errors));
  if (form.receiver == Receiver::kArchive) {
    fields.Add("{}", web::ChoiceField({.name = "package",
                                       .label = "归档包",
                                       .value = std::to_string(form.package),
                                       .hint = "先在“归档和移交”里制作"},
                                      DonePackages(session, form.organ), errors));
  } else {
    fields.Add(
        "{}{}",
        web::TextField(
            {.name = "from", .label = "从哪一天公开的起", .value = text("from"), .type = "date", .required = true},
            errors),
        web::TextField({.name = "until",
                        .label = "到哪一天公开的止",
                        .value = text("until"),
                        .hint = "现在还在公开的才列入；已经撤下、期满的不列",
                        .type = "date",
                        .required = true},
                       errors));
  }
  return fields.Add(
      "{}{}",
      web::TextField(
          {.name = "carrier", .label = "载体和数量", .value = form.carrier, .hint = "如：移动硬盘 1 个；纸质 2 册"},
          errors),
      web::AreaField({.name = "remark", .label = "备注", .value = form.remark}, 2, errors));
}

Response ShowForm(Desk& desk, const Request& request, const Visitor& visitor, const FieldErrors& errors) {
  const OrganId organ = OrganFor(request, visitor, Act::kDraftItems);
  const Transfer form = FormFrom(request, organ);
  db::Reader reader = desk.database.Read();
  web::Page page = TransferFrame(visitor, "移交" + std::string(NameOf(form.receiver)));
  page.width = web::Width::kText;
  page.body.Add(
      "{}<p class=\"gk-soft\">{}</p><p class=\"gk-soft\">{}</p><form method=\"post\" action=\"{}\" "
      "class=\"gk-form\" novalidate>{}{}<div "
      "class=\"gk-sends\"><button class=\"btn btn-primary\" type=\"submit\">制作清单</button><a class=\"btn\" "
      "href=\"{}\">取消</a></div></form>",
      web::FaultList(errors), NameOfOrgan(reader, organ), kIsSupply, Url::Local(std::string(kTransferPath) + "/new"),
      FormKeys(request), FieldsOf(reader, form, request, errors), Url::Local(kArchivePath));
  return Response::Of(RenderPage(page, request), web::StatusOf(errors));
}

Response PostForm(Desk& desk, const Request& request, const Visitor& visitor) {
  const OrganId organ = OrganFor(request, visitor, Act::kDraftItems);
  Transfer form = FormFrom(request, organ);
  const auto saved = SaveTransfer(desk, ActorOn(visitor, Act::kDraftItems, organ, request), form);
  if (!saved) return ShowForm(desk, request, visitor, saved.errors());
  form.number = *saved;
  return Response::SeeOther(Url::Local(PathOf(form)).With("done", "1"));
}

// ---- one

Transfer TransferIn(db::Session& session, const Request& request, const Visitor& visitor, Date today) {
  const ArchiveKey key = KeyIn(request, visitor);
  auto transfer = FindTransfer(session, key.organ, key.number, today);
  if (!transfer) throw web::ProblemError({404, "没有这张清单", "没有这张移交清单，请从“归档和移交”进入。"});
  return std::move(*transfer);
}

std::optional<ArchivePackage> PackageOf(db::Session& session, const Transfer& transfer) {
  return transfer.package == 0 ? std::nullopt : FindPackage(session, transfer.organ, transfer.package);
}

Html Facts(const Transfer& transfer, const std::string& organ) {
  Html facts;
  const auto add = [&](std::string_view label, const std::string& value) {
    if (!value.empty()) facts.Add("<div><dt>{}</dt><dd>{}</dd></div>", label, value);
  };
  add("移交单位", organ);
  add("接收单位", transfer.receiver_name + "（" + std::string(NameOf(transfer.receiver)) + "）");
  add("公开日期", ToChinese(transfer.from) + "至" + ToChinese(transfer.until));
  add("数量", fmt::format("{} 项", transfer.entries.size()));
  add("载体", transfer.carrier);
  add("备注", transfer.remark);
  add("制表", transfer.made_name + "　" + ToBeijingMinute(transfer.made_at));
  if (transfer.received_on) {
    add("接收", transfer.received_by + "　" + ToChinese(*transfer.received_on));
    add("回执", transfer.receipt);
    add("登记回执", transfer.recorded_name);
  }
  if (transfer.is_annulled()) add("作废", transfer.annulled_name + "：" + transfer.annulled_words);
  return Markup("<p>{}</p><dl class=\"gk-facts\">{}</dl>", BadgeOf(transfer), facts);
}

Html ToTellPart(const Transfer& transfer, const Request& request, bool may) {
  Html lines;
  std::size_t count = 0;
  for (const TransferEntry& entry : transfer.entries) {
    if (!entry.must_be_told()) continue;
    if (++count <= kMostShown) lines.Add("<li>{}：{}</li>", entry.line.index_number, entry.change.words);
  }
  if (count == 0 || transfer.is_annulled()) return {};
  Html form;
  if (may) {
    form = Markup(
        "<form method=\"post\" action=\"{}\">{}<button class=\"btn btn-primary\" "
        "type=\"submit\">已经通知接收单位</button></form>",
        Url::Local(PathOf(transfer) + "/told"), FormKeys(request));
  }
  return Markup(
      "<div class=\"gk-warned\"><p>移交以后有 {} 项变了，请通知{}更换或者停止提供查阅：</p><ul>{}</ul>{}</div>", count,
      transfer.receiver_name, lines, form);
}

Html ReceiptForm(const Transfer& transfer, const Request& request, const FieldErrors& errors) {
  if (transfer.received_on || transfer.is_annulled()) return {};
  const auto typed = [&](std::string_view name) { return std::string(request.form.Get(name)); };
  return Markup(
      "<section class=\"card item-part\"><h2>登记回执</h2><form method=\"post\" action=\"{}\" class=\"gk-form\" "
      "novalidate>{}<input type=\"hidden\" name=\"version\" value=\"{}\">{}{}{}<div class=\"gk-sends\"><button "
      "class=\"btn "
      "btn-primary\" type=\"submit\">登记回执</button></div></form></section>",
      Url::Local(PathOf(transfer) + "/receipt"), FormKeys(request), transfer.version,
      web::TextField(
          {.name = "received_on", .label = "接收日期", .value = typed("received_on"), .type = "date", .required = true},
          errors),
      web::TextField({.name = "received_by", .label = "接收人", .value = typed("received_by"), .required = true},
                     errors),
      web::TextField(
          {.name = "receipt", .label = "回执", .value = typed("receipt"), .hint = "回执编号，或者接收单位核对的结果"},
          errors));
}

Html AnnulForm(const Transfer& transfer, const Request& request, const FieldErrors& errors) {
  if (transfer.is_annulled()) return {};
  return Markup(
      "<details class=\"card item-part\" {}><summary>做错了，作废</summary><form method=\"post\" action=\"{}\" "
      "class=\"gk-plain-form\" novalidate>{}<input type=\"hidden\" name=\"version\" value=\"{}\">{}<div "
      "class=\"gk-sends\"><button class=\"btn btn-danger\" "
      "type=\"submit\">作废这张清单</button></div></form></details>",
      web::AttributeIf(ErrorOf(errors, "words") != nullptr, "open"), Url::Local(PathOf(transfer) + "/annul"),
      FormKeys(request), transfer.version,
      web::AreaField(
          {.name = "words", .label = "为什么作废", .value = std::string(request.form.Get("words")), .required = true},
          2, errors));
}

Html EntriesTable(const Transfer& transfer) {
  Html rows;
  for (std::size_t i = 0; i < std::min(transfer.entries.size(), kMostShown); ++i) {
    const TransferEntry& entry = transfer.entries[i];
    const std::string title = TitleOnList(entry);
    rows.Add(
        "<tr><th scope=\"row\"><a href=\"/office/items/{}\">{}</a><div class=\"gk-soft\">{}　第 {} 版</div></th><td "
        "data-label=\"公开日期\" class=\"gk-nowrap\">{}</td><td data-label=\"公开情况\">{}</td></tr>",
        ToString(entry.line.item), title.empty() ? std::string("（不列名称）") : title, entry.line.index_number,
        entry.line.version, entry.line.public_from, StateOnList(entry));
  }
  Html more;
  if (transfer.entries.size() > kMostShown) {
    more = Markup("<p class=\"gk-soft\">这里列出前 {} 项，全部 {} 项在导出的清单里。</p>", kMostShown,
                  transfer.entries.size());
  }
  return Markup(
      "<h2>移交明细</h2>{}<div class=\"card\"><table class=\"table card-table gk-list\"><thead><tr><th "
      "scope=\"col\">信息</th><th scope=\"col\">公开日期</th><th "
      "scope=\"col\">公开情况</th></tr></thead><tbody>{}</tbody></table></div>",
      more, rows);
}

Response ShowOne(Desk& desk, const Request& request, const Visitor& visitor, const FieldErrors& errors) {
  db::Reader reader = desk.database.Read();
  const Transfer transfer = TransferIn(reader, request, visitor, BeijingDay(desk.now()));
  const bool may = visitor.May(Act::kDraftItems, transfer.organ);
  web::Page page = TransferFrame(visitor, fmt::format("移交清单第 {} 号", transfer.number));
  page.actions = Markup("<a class=\"btn\" href=\"{}\">导出 Excel</a><a class=\"btn\" href=\"{}\">打印（PDF）</a>",
                        Url::Local(PathOf(transfer) + "/xlsx"), Url::Local(PathOf(transfer) + "/pdf"));
  if (!request.query.Get("done").empty()) {
    page.body.Add("<div class=\"gk-said\" role=\"status\"><p>已保存。</p></div>");
  }
  page.body.Add("{}{}{}", web::FaultList(errors), Facts(transfer, NameOfOrgan(reader, transfer.organ)),
                ToTellPart(transfer, request, may));
  if (may) page.body.Add("{}", ReceiptForm(transfer, request, errors));
  page.body.Add("{}", EntriesTable(transfer));
  if (may) page.body.Add("{}", AnnulForm(transfer, request, errors));
  return Response::Of(RenderPage(page, request), web::StatusOf(errors));
}

ArchiveKey Seen(Desk& desk, const Request& request, const Visitor& visitor) {
  db::Reader reader = desk.database.Read();
  const Transfer transfer = TransferIn(reader, request, visitor, BeijingDay(desk.now()));
  return {transfer.organ, transfer.number};
}

template <class Write>
Response Send(Desk& desk, const Request& request, const Visitor& visitor, std::string_view ending,
              std::string_view type, const Write& write) {
  const ArchiveKey taken = Seen(desk, request, visitor);
  account::RecordTaken(desk, visitor, taken.organ, kTakeAct, "transfer:" + ToString(ItemId{taken.organ, taken.number}));
  db::Reader reader = desk.database.Read();
  const Transfer transfer = TransferIn(reader, request, visitor, BeijingDay(desk.now()));
  return Response::Download(fmt::format("移交清单{}{}", KeyOf(transfer), ending), std::string(type),
                            write(transfer, NameOfOrgan(reader, transfer.organ), PackageOf(reader, transfer)));
}

Response After(Desk& desk, const Request& request, const Visitor& visitor, ArchiveKey key,
               const FormResult<std::int64_t>& done) {
  if (!done) return ShowOne(desk, request, visitor, done.errors());
  return Response::SeeOther(Url::Local(PathOf(Transfer{.organ = key.organ, .number = key.number})).With("done", "1"));
}

Response PostReceipt(Desk& desk, const Request& request, const Visitor& visitor) {
  const ArchiveKey key = Seen(desk, request, visitor);
  const Receipt receipt{.received_on = ParseDate(request.form.Get("received_on")),
                        .received_by = std::string(request.form.Get("received_by")),
                        .receipt = std::string(request.form.Get("receipt"))};
  return After(desk, request, visitor, key,
               RecordReceipt(desk, ActorOn(visitor, Act::kDraftItems, key.organ, request), key.organ, key.number,
                             request.form.Int("version").value_or(0), receipt));
}

Response PostTold(Desk& desk, const Request& request, const Visitor& visitor) {
  const ArchiveKey key = Seen(desk, request, visitor);
  return After(desk, request, visitor, key,
               RecordTold(desk, ActorOn(visitor, Act::kDraftItems, key.organ, request), key.organ, key.number));
}

Response PostAnnul(Desk& desk, const Request& request, const Visitor& visitor) {
  const ArchiveKey key = Seen(desk, request, visitor);
  return After(desk, request, visitor, key,
               AnnulTransfer(desk, ActorOn(visitor, Act::kDraftItems, key.organ, request), key.organ, key.number,
                             request.form.Int("version").value_or(0), std::string(request.form.Get("words"))));
}

}  // namespace

Html TransfersPart(db::Session& session, const Visitor& visitor) {
  Html part;
  if (!OrgansToHandOver(visitor).empty()) {
    part.Add(
        "<p class=\"gk-sends\"><a class=\"btn\" href=\"{}\">移交国家档案馆</a><a class=\"btn\" "
        "href=\"{}\">移交公共图书馆</a></p>",
        Url::Local(std::string(kTransferPath) + "/new").With("receiver", "archive"),
        Url::Local(std::string(kTransferPath) + "/new").With("receiver", "library"));
  }
  Html rows;
  for (const Transfer& transfer : ListTransfers(session, visitor.OrgansFor(Act::kSeeItems), kMostListed)) {
    rows.Add(
        "<tr><th scope=\"row\"><a href=\"{}\">{}</a><div class=\"gk-soft\">{}　第 {} 号</div></th><td "
        "data-label=\"数量\">{} 项</td><td data-label=\"情况\">{}</td><td data-label=\"制表\">{}<div "
        "class=\"gk-soft\">{}</div></td></tr>",
        Url::Local(PathOf(transfer)), transfer.receiver_name, NameOfOrgan(session, transfer.organ), transfer.number,
        transfer.count, BadgeOf(transfer), transfer.made_name, ToBeijingMinute(transfer.made_at));
  }
  if (rows.empty()) return part.Add("<p class=\"gk-empty\">还没有移交清单。</p>");
  return part.Add(
      "<div class=\"card\"><table class=\"table card-table gk-list\"><thead><tr><th scope=\"col\">接收单位</th><th "
      "scope=\"col\">数量</th><th scope=\"col\">情况</th><th "
      "scope=\"col\">制表</th></tr></thead><tbody>{}</tbody></table></div>",
      rows);
}

void AddTransferPages(account::Office& office) {
  Desk& desk = office.desk();
  const auto with_desk = [&desk](auto handler) {
    return [&desk, handler](const Request& request, const Visitor& visitor) { return handler(desk, request, visitor); };
  };
  // "new" before "{id}".
  office.Get("/office/transfers/new", Act::kDraftItems,
             [&desk](const Request& request, const Visitor& visitor) { return ShowForm(desk, request, visitor, {}); });
  office.Post("/office/transfers/new", Act::kDraftItems, with_desk(PostForm));
  office.Get("/office/transfers/{id}", Act::kSeeItems,
             [&desk](const Request& request, const Visitor& visitor) { return ShowOne(desk, request, visitor, {}); });
  office.Get("/office/transfers/{id}/xlsx", Act::kSeeItems, [&desk](const Request& request, const Visitor& visitor) {
    return Send(desk, request, visitor, ".xlsx", kWorkbook, TransferWorkbook);
  });
  office.Get("/office/transfers/{id}/pdf", Act::kSeeItems, [&desk](const Request& request, const Visitor& visitor) {
    return Send(desk, request, visitor, ".pdf", "application/pdf", TransferPdf);
  });
  office.Post("/office/transfers/{id}/receipt", Act::kDraftItems, with_desk(PostReceipt));
  office.Post("/office/transfers/{id}/told", Act::kDraftItems, with_desk(PostTold));
  office.Post("/office/transfers/{id}/annul", Act::kDraftItems, with_desk(PostAnnul));
}

}  // namespace gongkai::disclosure
