// 政府信息公开制度: the texts of the State that hold for every organ, and what the county and its organs have laid down
// themselves (items of that kind, which go out through the gate like all others).

#include <array>
#include <map>
#include <memory>

#include "crypto/sm3.h"
#include "disclosure/item_list_store.h"
#include "disclosure/pages.h"
#include "disclosure/portal/portal_organ_view.h"
#include "disclosure/portal/portal_pages.h"
#include "disclosure/portal/portal_parts_view.h"
#include "disclosure/public_frame_pages.h"
#include "web/page_cache.h"

namespace gongkai::disclosure {
namespace {

using account::Desk;
using web::Html;
using web::Markup;
using web::Request;
using web::Response;
using web::Url;

constexpr int kMostShown = 200;

/// Of the State; in force for every organ.
struct StateRule {
  std::string_view title, number;
};
constexpr std::array kStateRules = {
    StateRule{"中华人民共和国政府信息公开条例", "国务院令第711号，2019年5月15日起施行"},
    StateRule{"政府信息公开信息处理费管理办法", "国办函〔2020〕109号"},
    StateRule{"国务院办公厅关于全面推进基层政务公开标准化规范化工作的指导意见", "国办发〔2019〕54号"},
    StateRule{"政府网站发展指引", "国办发〔2017〕47号"},
    StateRule{"重大行政决策程序暂行条例", "国务院令第713号，2019年9月1日起施行"},
};

Html OfState() {
  Html lines;
  for (const StateRule& rule : kStateRules) {
    lines.Add("<li>{}<span class=\"gk-soft\">　{}</span></li>", rule.title, rule.number);
  }
  return Markup("<section class=\"portal-part\"><h2>国家的规定</h2><ul class=\"portal-rules\">{}</ul></section>",
                lines);
}

struct Rules {
  std::string of;  // "澄砚县枕溪镇人民政府"; empty: of the county
  std::vector<PublicLine> lines;
  std::string version;
};

Rules RulesOf(db::Session& session, std::optional<OrganId> organ, Date today) {
  Rules rules;
  std::map<OrganId, std::string> names;
  for (const Item& item :
       ListPublic(session, {.today = today, .organ = organ, .column = Column::kDisclosureRules, .count = kMostShown})) {
    const auto [name, is_new] = names.try_emplace(item.id.organ);
    if (is_new) name->second = NameOfOrgan(session, item.id.organ);
    rules.lines.push_back({item.id, item.title, *item.publicity.public_from, {}, name->second});
    rules.version += ToString(item.id) + item.title + name->second + "\n";
  }
  rules.version = crypto::Sm3Hex(rules.version);
  return rules;
}

Html OwnRules(const Rules& rules, std::optional<OrganId> organ) {
  Html list =
      rules.lines.empty() ? Markup("<p class=\"gk-soft\">还没有在这里公布。</p>") : LatestList(rules.lines, !organ);
  if (rules.lines.size() == kMostShown) {
    list.Add("<p><a href=\"{}\">更早的</a></p>", Url::Local(ListAddress(organ, Column::kDisclosureRules)));
  }
  return Markup("<section class=\"portal-part\"><h2>{}</h2>{}</section>", organ ? "本机关的制度" : "本县各机关的制度",
                list);
}

Html Render(const Rules& rules, const PartsOf& parts, const Request& same) {
  web::Page page = PublicFrame(rules.of + "政府信息公开制度", NameOf(PortalPart::kRules));
  if (parts.organ) page.breadcrumbs.push_back({rules.of, Url::Local("/organs/{}", parts.organ->value)});
  page.meta.push_back({"description", page.title});
  page.body.Add("{}{}{}", PartLinks(parts, PortalPart::kRules), OwnRules(rules, parts.organ), OfState());
  return RenderPage(page, same);
}

class RulesPages {
 public:
  explicit RulesPages(Desk& desk) : desk_(desk) {}

  Response OfCounty(const Request& request) {
    db::Reader reader = desk_.database.Read();
    return Show(reader, request, std::nullopt, "", "/rules");
  }
  Response OfOrgan(const Request& request) {
    db::Reader reader = desk_.database.Read();
    const PortalOrgan organ = PortalOrganIn(reader, request, BeijingDay(desk_.now()));
    return Show(reader, request, organ.id, organ.name, "/organs/" + std::to_string(organ.id.value) + "/rules");
  }

 private:
  Response Show(db::Session& session, const Request& request, std::optional<OrganId> organ, std::string name,
                const std::string& address) {
    const Date today = BeijingDay(desk_.now());
    Rules rules = RulesOf(session, organ, today);
    rules.of = std::move(name);
    return pages_.Answer(request, address, account::PublicVersionOf(session, today) + rules.version,
                         [&](const Request& same) { return Render(rules, PartsOfOrgan(session, organ, today), same); });
  }

  Desk& desk_;
  web::PageCache pages_;
};

}  // namespace

void AddRulesPages(account::Office& office) {
  const auto pages = std::make_shared<RulesPages>(office.desk());
  office.router().Get("/rules", [pages](const Request& request) { return pages->OfCounty(request); });
  office.router().Get("/organs/{id}/rules", [pages](const Request& request) { return pages->OfOrgan(request); });
}

}  // namespace gongkai::disclosure
