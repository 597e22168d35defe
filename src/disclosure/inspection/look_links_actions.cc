#include "disclosure/inspection/look_links_actions.h"

#include <fmt/format.h>

#include <algorithm>
#include <cctype>
#include <map>
#include <set>
#include <variant>

#include "base/link_address.h"
#include "base/rich_text.h"
#include "db/blob_store.h"
#include "disclosure/content_body_view.h"
#include "disclosure/screen/screen_store.h"

namespace gongkai::disclosure {
namespace {

constexpr int kAtOnce = 200;
constexpr std::size_t kMostOwn = 20'000, kMostOuter = 500, kMostFaults = 2'000;
constexpr int kFound = 200, kGoneStatus = 410, kNotThere = 404;

void AddRuns(const RichRuns& runs, std::set<std::string>& links) {
  for (const RichRun& run : runs) {
    if (run.link) links.insert(run.link->text());
  }
}

void AddTable(const RichTable& table, std::set<std::string>& links) {
  for (const RichRow& row : table.rows) {
    for (const RichCell& cell : row.cells) {
      for (const RichParagraph& paragraph : cell.paragraphs) AddRuns(paragraph.runs, links);
    }
  }
}

std::set<std::string> LinksOf(const RichText& body) {
  std::set<std::string> links;
  for (const RichBlock& block : body.blocks()) {
    std::visit(
        [&](const auto& each) {
          using Block = std::decay_t<decltype(each)>;
          if constexpr (std::is_same_v<Block, RichTable>) AddTable(each, links);
          if constexpr (requires { each.runs; }) AddRuns(each.runs, links);
        },
        block);
  }
  return links;
}

/// Without what stands behind "?" and "#": a copy has neither.
std::string Bare(std::string_view address) { return std::string(address.substr(0, address.find_first_of("?#"))); }

bool IsOfOffice(std::string_view address) {
  const auto is_below = [&](std::string_view part) {
    return address == part || address.starts_with(std::string(part) + "/");
  };
  return is_below("/office") || is_below("/sign-in") || is_below("/tasks");
}

class Looking {
 public:
  Looking(account::Desk& desk, const Inspecting& inspecting)
      : desk_(desk), inspecting_(inspecting), today_(BeijingDay(desk.now())) {}

  LooksOfLinks Run() {
    ItemId after{OrganId{0}, 0};
    for (;;) {
      db::Reader reader = desk_.database.Read();
      const std::vector<Item> items = PublishedBehind(reader, after, today_, kAtOnce);
      for (const Item& item : items) {
        if (IsPublic(item.publicity, today_)) LookAt(reader, item);
      }
      if (std::cmp_less(items.size(), kAtOnce)) return std::move(looks_);
      after = items.back().id;
    }
  }

 private:
  void LookAt(db::Session& session, const Item& item) {
    const auto version = FindVersion(session, item.id, *item.publicity.published_version);
    if (!version) return;
    ++looks_.items;
    for (const Attachment& file : version->content.attachments) {
      if (db::BlobSize(session, file.digest) != file.size) {
        Tell(item, InspectionKind::kDeadFile, "file:" + file.digest, "附件“" + file.name + "”打不开");
      }
    }
    const RichText body = BodyOf(version->content);
    for (const ImageDigest& image : body.Images()) {
      if (!db::BlobSize(session, image.text())) {
        Tell(item, InspectionKind::kDeadFile, "image:" + image.text(), "正文的一张图片打不开");
      }
    }
    for (const std::string& link : LinksOf(body)) LookAtLink(session, item, link);
  }

  void LookAtLink(db::Session& session, const Item& item, const std::string& link) {
    if (link.starts_with('/')) return LookAtOwn(session, item, link, link);
    if (!inspecting_.site.empty() && link.starts_with(inspecting_.site + "/")) {
      return LookAtOwn(session, item, link, link.substr(inspecting_.site.size()));
    }
    if (inspecting_.fetch && MayAskOutside(link)) LookAtOuter(item, link);
  }

  void LookAtOwn(db::Session& session, const Item& item, const std::string& link, std::string_view address) {
    const std::string bare = Bare(address);
    auto known = own_.find(bare);
    if (known == own_.end()) {
      if (own_.size() >= kMostOwn) return void(++looks_.not_looked);
      known = own_.emplace(bare, WhatIsAt(session, bare)).first;
      ++looks_.links;
    }
    if (!known->second.empty()) {
      Tell(item, InspectionKind::kDeadLink, "link:" + link, fmt::format("链接 {} {}", link, known->second));
    }
  }

  /// Nothing where a visitor finds something; else what he finds.
  std::string WhatIsAt(db::Session& session, const std::string& address) {
    if (IsOfOffice(address)) return "指向办公区，读者打不开";
    constexpr std::string_view kItems = "/items/";
    if (address.starts_with(kItems)) {
      if (const auto id = ItemIdFrom(std::string_view(address).substr(kItems.size()))) return StateOf(session, *id);
    }
    if (!inspecting_.ask) return {};
    const int status = inspecting_.ask(address).status;
    return status == kFound ? "" : status == kGoneStatus ? "已经撤下" : "打不开";
  }

  std::string StateOf(db::Session& session, ItemId id) const {
    const auto item = FindItem(session, id);
    switch (item ? GateOf(item->publicity, today_) : Gate::kNever) {
      case Gate::kPublic:
        return {};
      case Gate::kExpired:
        return "公示期已满";
      case Gate::kWithdrawn:
        return "已经撤下";
      case Gate::kNever:
      case Gate::kNotYet:
        break;
    }
    return "打不开";
  }

  void LookAtOuter(const Item& item, const std::string& link) {
    auto known = outer_.find(link);
    if (known == outer_.end()) {
      if (outer_.size() >= kMostOuter) return void(++looks_.not_looked);
      known = outer_.emplace(link, WhatIsOutside(link)).first;
      ++looks_.outer_links;
    }
    if (!known->second.empty()) {
      Tell(item, InspectionKind::kDeadOuterLink, "link:" + link, fmt::format("链接 {} {}", link, known->second));
    }
  }

  /// What is there no more is told; one that does not answer today may answer tomorrow.
  std::string WhatIsOutside(const std::string& link) const {
    const auto answer = inspecting_.fetch({.address = link});
    if (!answer) return answer.error().kind == ErrorKind::kForbidden ? "指向单位内部的地址，读者打不开" : "";
    return answer->status == kNotThere || answer->status == kGoneStatus ? "对方答复没有这一页" : "";
  }

  void Tell(const Item& item, InspectionKind kind, const std::string& subject, std::string words) {
    if (looks_.faults.size() >= kMostFaults) return void(++looks_.not_looked);
    looks_.faults.push_back({.organ = item.id.organ,
                             .kind = kind,
                             .subject = ToString(item.id) + " " + subject,
                             .words = "“" + item.title + "”：" + std::move(words),
                             .path = "/office/items/" + ToString(item.id)});
  }

  account::Desk& desk_;
  const Inspecting& inspecting_;
  const Date today_;
  std::map<std::string, std::string> own_, outer_;  // what was found there
  LooksOfLinks looks_;
};

}  // namespace

LooksOfLinks LookAtLinks(account::Desk& desk, const Inspecting& inspecting) { return Looking(desk, inspecting).Run(); }

bool MayAskOutside(std::string_view address) {
  constexpr std::string_view kHttps = "https://";
  if (!address.starts_with(kHttps)) return false;
  std::string_view host = address.substr(kHttps.size());
  host = host.substr(0, host.find_first_of("/?#"));
  if (host.find_first_of("@[]:") != host.npos) return false;  // no other port, no number in brackets
  const std::size_t dot = host.rfind('.');
  if (dot == host.npos || dot == 0) return false;
  const std::string_view top = host.substr(dot + 1);
  return top.size() >= 2 &&
         std::ranges::all_of(top, [](char c) { return std::isalpha(static_cast<unsigned char>(c)) != 0; }) &&
         top != "local" && top != "localhost" && top != "internal" && top != "lan";
}

}  // namespace gongkai::disclosure
