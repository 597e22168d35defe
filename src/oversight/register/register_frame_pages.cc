#include <algorithm>

#include "account/organ_card_view.h"
#include "oversight/pages.h"
#include "oversight/register/register_pages.h"

namespace gongkai::oversight {

using account::Act;
using account::Visitor;
using web::Html;
using web::Markup;
using web::Request;
using web::Url;

namespace {

constexpr std::string_view kAllOrgans = "all";

[[noreturn]] void NoOrgan() {
  throw web::ProblemError({404, "没有这个机关", "没有这个机关的登记，或者您的岗位看不到它。"});
}

/// Where somebody writes, before where he only looks.
OrganId OwnOrgan(const Visitor& visitor) {
  for (const Act act : {Act::kDraftItems, Act::kSeeItems}) {
    for (const account::HeldPost& post : visitor.posts) {
      if (account::ReachOf(post.kind, act) != account::Reach::kNone) return post.organ;
    }
  }
  NoOrgan();
}

}  // namespace

RegisterAsked RegisterAskedIn(db::Session& session, const Request& request, const Visitor& visitor, Date today) {
  const int now = static_cast<int>(today.year());
  const auto typed = request.query.Int("year");
  RegisterAsked asked{.organ = OrganId{request.query.Int("organ").value_or(0)}};
  asked.year = typed && *typed >= kFirstRegisterYear && *typed <= now ? static_cast<int>(*typed) : now;
  asked.is_all = request.query.Get("organ") == kAllOrgans && !visitor.OrgansFor(Act::kSeeItems);
  if (asked.organ.value == 0) asked.organ = OwnOrgan(visitor);
  const auto card = account::OrganCardOf(session, asked.organ);
  if (!card || !KeepsRegisters(card->kind) || !visitor.May(Act::kSeeItems, asked.organ)) NoOrgan();
  asked.organ_kind = card->kind;
  asked.organ_name = card->names.front().name;
  return asked;
}

const RegisterKind& RegisterKindIn(const Request& request) {
  const RegisterKind* const kind = FindRegisterKind(request.params.Get("kind"));
  if (kind == nullptr) throw web::ProblemError({404, "没有这种登记", "没有这种登记，请从工作登记的总览进入。"});
  return *kind;
}

RegisterEntry RegisterEntryIn(db::Session& session, const Request& request, const Visitor& visitor) {
  const auto id = RegisterEntryIdFrom(request.params.Get("id"));
  auto entry = id ? FindRegisterEntry(session, *id) : std::nullopt;
  if (!entry || !MaySeeEntry(visitor, *entry)) {
    throw web::ProblemError({404, "没有这一条登记", "没有这一条登记，或者不是您的机关的。请从列表进入。"});
  }
  return std::move(*entry);
}

web::Page RegisterFrame(const Visitor& visitor, std::string title) {
  web::Page page = OversightFrame(visitor, std::move(title), kRegistersPath);
  page.breadcrumbs.push_back({"工作登记", Url::Local(kRegistersPath)});
  return page;
}

Url RegisterUrl(std::string_view kind, OrganId organ, int year) {
  Url url = kind.empty() ? Url::Local(kRegistersPath) : Url::Local("/office/registers/{}", kind);
  return url.With("organ", std::to_string(organ.value)).With("year", std::to_string(year));
}

std::string PathOf(RegisterEntryId id) { return "/office/register-entries/" + ToString(id); }

Html RegisterFilters(db::Session& session, const Visitor& visitor, const RegisterAsked& asked, Date today,
                     std::string_view path, const Html& more) {
  constexpr int kYearsBack = 6;
  const int now = static_cast<int>(today.year());
  std::vector<web::Choice> years;
  for (int year = now; year > now - kYearsBack; --year) {
    years.push_back({std::to_string(year), std::to_string(year) + "年"});
  }
  if (asked.year <= now - kYearsBack) years.push_back({std::to_string(asked.year), std::to_string(asked.year) + "年"});
  std::vector<web::Choice> organs = OrgansInSight(session, visitor, today);
  const std::string own = std::to_string(asked.organ.value);
  if (std::ranges::find(organs, own, &web::Choice::value) == organs.end()) organs.push_back({own, asked.organ_name});
  if (path != kRegistersPath && !visitor.OrgansFor(Act::kSeeItems)) {
    organs.insert(organs.begin(), {std::string(kAllOrgans), "全部机关"});
  }
  return Markup(
      "<form class=\"gk-filters\" method=\"get\" action=\"{}\" role=\"search\"><div><label "
      "for=\"organ\">机关</label><select class=\"form-select\" id=\"organ\" "
      "name=\"organ\">{}</select></div><div><label "
      "for=\"year\">年份</label><select class=\"form-select\" id=\"year\" name=\"year\">{}</select></div>{}<button "
      "class=\"btn btn-primary\" type=\"submit\">筛选</button></form>",
      Url::Local(path), FilterOptions("", organs, asked.is_all ? kAllOrgans : std::string_view(own)),
      FilterOptions("", years, std::to_string(asked.year)), more);
}

Html EntryBadge(const RegisterEntry& entry) {
  if (entry.state == EntryState::kStruck) return Markup("<span class=\"badge gk-badge-quiet\">已划去</span>");
  if (entry.kind->close.empty()) return {};
  const bool lasts = entry.kind->span == EntrySpan::kLasting;
  if (entry.state == EntryState::kOpen) {
    return Markup("<span class=\"badge {}\">{}</span>", lasts ? "gk-badge-good" : "gk-badge-warning",
                  lasts ? "现行" : "未办结");
  }
  return Markup("<span class=\"badge {}\">{}</span>", lasts ? "gk-badge-quiet" : "gk-badge-good",
                lasts ? "已结束" : "已办结");
}

std::string ShownIn(db::Session& session, const RegisterField& field, const RegisterValues& values) {
  const auto found = values.find(field.id);
  if (found == values.end()) return {};
  const auto organ = field.type == FieldType::kOrgan ? RegisterEntryIdFrom(found->second + "-1") : std::nullopt;
  const std::string name = organ ? NameOfOrgan(session, organ->organ) : std::string();
  return name.empty() ? ShownValue(field, found->second) : name;
}

Html ProofField(std::string_view label, const FieldErrors& errors) {
  Html says;
  if (const FieldError* error = ErrorOf(errors, "files")) says.Add("<p class=\"gk-fault\">{}</p>", error->message);
  return Markup(
      "<div class=\"gk-field\"><label class=\"form-label\" for=\"files\">{}</label><input class=\"form-control\" "
      "type=\"file\" id=\"files\" name=\"files\" multiple aria-describedby=\"files-says\"><div class=\"gk-says\" "
      "id=\"files-says\">{}<p class=\"form-hint\">PDF、照片、Word（docx）或者 Excel（xlsx），一次最多 6 个，一个不超过 "
      "15 "
      "MB。</p></div></div>",
      label, says);
}

SentProofs ProofsIn(const Request& request) {
  SentProofs proofs;
  for (const web::Upload& upload : request.files) {
    if (upload.field != "files" || upload.file_name.empty()) continue;
    proofs.push_back({upload.file_name, upload.Read(0, kLargestProof + 1)});  // one byte more: it is too large
  }
  return proofs;
}

// A file that is too large, and one too many, are told in the form, which keeps what was typed: so they are let in.
web::BodyLimits ProofLimits() {
  constexpr std::size_t kTotal = (kMostProofsAtOnce + 1) * kLargestProof, kMostChosen = 100;
  return {.file_bytes = kTotal, .total_bytes = kTotal, .text_bytes = 1 << 20, .files = kMostChosen};
}

}  // namespace gongkai::oversight
