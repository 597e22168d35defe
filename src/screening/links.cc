#include "screening/links.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>
#include <set>
#include <string>

#include "screening/rule_groups.h"
#include "screening/screen.h"

namespace gongkai::screening {
namespace {

constexpr std::size_t kNowhere = std::string_view::npos;
constexpr std::string_view kInspection = "国办秘函〔2019〕19号（错链）";

constexpr Rule kRules[] = {
    {"L-MALFORMED", Category::kLink, "写错的网址", "少了斜杠、写了两个开头、没有域名的网址", kInspection,
     "改正网址，点开核对。", "详见http:/www.chengyan.gov.cn/zwgk", "详见http://www.chengyan.gov.cn/zwgk。"},
    {"L-LOCAL", Category::kLink, "指向本机文件的链接",
     "file:// 和 C:\\、\\\\共享 一类的路径：读者打不开，还会露出姓名和目录", kInspection,
     "改成公开后的网址，或者去掉链接。", "[link]file:///C:/Users/wang/Desktop/名单.xlsx",
     "[link]http://www.chengyan.gov.cn/a.xlsx"},
    {"L-INTRANET", Category::kLink, "指向内网的链接", "10、172.16至31、192.168 开头的地址，本机地址，没有后缀的主机名",
     kInspection, "改成互联网上的网址；内网地址本身也不宜公开。", "[link]http://192.168.10.8/oa/view?id=3",
     "[link]http://218.28.10.8/index.html"},
    {"L-SCRIPT", Category::kLink, "执行脚本的链接", "javascript:、data: 一类的链接", kInspection, "去掉这个链接。",
     "[link]javascript:alert(1)", "[link]mailto:zwgk@chengyan.gov.cn"},
};

char Lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; }

std::string LowerCase(std::string_view text) {
  std::string out(text);
  std::ranges::transform(out, out.begin(), Lower);
  return out;
}

bool IsAddressCharacter(char c) {
  if (c <= ' ' || static_cast<unsigned char>(c) >= 0x7F) return false;
  return std::string_view("<>\"'`|{}^").find(c) == kNowhere;
}

/// "http://host/path" → "host"; with what logs in and the port left out.
std::string_view HostOf(std::string_view address) {
  const std::size_t scheme = address.find("://");
  std::string_view host = scheme == kNowhere ? address : address.substr(scheme + 3);
  host = host.substr(0, host.find_first_of("/?#\\"));
  if (const std::size_t at = host.rfind('@'); at != kNowhere) host.remove_prefix(at + 1);
  return host.substr(0, host.find(':'));
}

std::optional<std::array<int, 4>> Ipv4(std::string_view host) {
  std::array<int, 4> parts{};
  const char* at = host.data();
  const char* const end = at + host.size();
  for (std::size_t i = 0; i < 4; ++i) {
    const auto [next, error] = std::from_chars(at, end, parts[i]);
    if (error != std::errc() || parts[i] < 0 || parts[i] > 255) return std::nullopt;
    at = next;
    if (i < 3 && (at == end || *at++ != '.')) return std::nullopt;
  }
  return at == end ? std::optional(parts) : std::nullopt;
}

bool IsIntranet(std::string_view host) {
  if (const auto ip = Ipv4(host)) {
    const auto [a, b, c, d] = *ip;
    return a == 10 || a == 127 || a == 0 || (a == 192 && b == 168) || (a == 172 && b >= 16 && b <= 31) ||
           (a == 169 && b == 254);
  }
  if (host == "localhost" || host.ends_with(".local") || host.ends_with(".lan") || host.ends_with(".localdomain") ||
      host.ends_with(".intranet"))
    return true;
  return !host.empty() && host.find('.') == kNowhere && host.find('[') == kNowhere;
}

bool IsHostName(std::string_view host) {
  if (Ipv4(host)) return true;
  if (host.starts_with("[")) return true;
  if (host.empty() || host.starts_with(".") || host.ends_with(".") || host.find("..") != kNowhere ||
      host.find('.') == kNowhere)
    return false;
  const auto is_plain = [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '.' ||
           static_cast<unsigned char>(c) >= 0x80;
  };
  return std::ranges::all_of(host, is_plain);
}

struct Judged {
  std::string_view rule;
  std::string_view why;
};

bool IsPath(std::string_view address) {
  return address.starts_with("\\\\") ||
         (address.size() > 2 && address[1] == ':' && (address[2] == '\\' || address[2] == '/'));
}

std::optional<Judged> Judge(std::string_view address) {
  const std::string lower = LowerCase(address);
  if (lower.starts_with("javascript:") || lower.starts_with("vbscript:") || lower.starts_with("data:")) {
    return Judged{"L-SCRIPT", "点了会执行脚本，不是网址。"};
  }
  if (lower.starts_with("file:") || IsPath(lower))
    return Judged{"L-LOCAL", "指向本机或共享文件夹里的文件，读者打不开。"};
  const bool web = lower.starts_with("http://") || lower.starts_with("https://") || lower.starts_with("ftp://");
  if (!web) {
    const bool broken = lower.starts_with("http") || lower.starts_with("htp:") || lower.starts_with("hppt:") ||
                        lower.starts_with("htttp");
    if (broken && lower.find_first_of(":/") != kNowhere) return Judged{"L-MALFORMED", "网址的开头写错了。"};
    return std::nullopt;
  }
  if (lower.find("://", lower.find("://") + 3) != kNowhere && HostOf(lower).find("http") != kNowhere)
    return Judged{"L-MALFORMED", "网址写了两个开头。"};
  const std::string_view host = HostOf(lower);
  if (IsIntranet(host)) return Judged{"L-INTRANET", "指向内网或本机，读者打不开，也露出了内网地址。"};
  if (!IsHostName(host)) return Judged{"L-MALFORMED", "网址里的域名写错了。"};
  return std::nullopt;
}

struct Extent {
  std::size_t begin = 0, end = 0;
};

constexpr std::size_t kLongestAddress = 2'000;  // bytes: browsers and servers take no more

Extent AddressAround(std::string_view text, std::size_t at) {
  Extent extent{at, at};
  while (extent.begin > 0 && IsAddressCharacter(text[extent.begin - 1]) && at - extent.begin < 8) --extent.begin;
  // "见http://…": letters before it belong to the scheme; marks do not.
  while (extent.begin < at && std::string_view("(,.;:[").find(text[extent.begin]) != kNowhere) ++extent.begin;
  const std::size_t most = std::min(text.size(), at + kLongestAddress);
  while (extent.end < most && IsAddressCharacter(text[extent.end])) ++extent.end;
  while (extent.end > extent.begin && std::string_view(".,;:!?)]").find(text[extent.end - 1]) != kNowhere) --extent.end;
  return extent;
}

void AddJudged(const PieceView& view, Extent extent, HitSink& out) {
  const auto judged = Judge(view.text().substr(extent.begin, extent.end - extent.begin));
  if (!judged) return;
  out.Add(view, judged->rule, extent.begin, extent.end - extent.begin,
          {Sureness::kCertain, std::string(judged->why), {}});
}

bool LeadsSomewhere(std::string_view address) {
  const std::string lower = LowerCase(address);
  return (lower.starts_with("http://") || lower.starts_with("https://")) && !Judge(address);
}

void CollectLinks(std::span<const Part> parts, std::size_t part, std::size_t piece,
                  std::set<std::string, std::less<>>& seen, std::vector<LinkPlace>& out) {
  const docread::Piece& from = parts[part].pieces[piece];
  const std::string_view text = from.text;
  const auto put = [&](std::size_t offset, std::size_t length) {
    const std::string_view address = text.substr(offset, length);
    if (LeadsSomewhere(address) && seen.emplace(address).second)
      out.push_back({part, piece, offset, length, std::string(address)});
  };
  if (from.sight == docread::Sight::kLinkTarget) return put(0, text.size());
  for (std::size_t at = text.find("://"); at != kNowhere; at = text.find("://", at + 3)) {
    const Extent extent = AddressAround(text, at);
    put(extent.begin, extent.end - extent.begin);
  }
}

}  // namespace

std::span<const Rule> LinkRules() { return kRules; }

std::span<const std::string_view> LinkWords() {
  static constexpr std::string_view kWords[] = {"http:", "https:", "http//", "https//", "file:", "ftp:", ":\\", "\\\\"};
  return kWords;
}

void FindLink(const PieceView& view, std::size_t begin, LinksSeen& seen, HitSink& out) {
  if (view.piece().sight == docread::Sight::kLinkTarget) return;  // looked at as a whole
  const std::string_view text = view.text();
  // Addresses that are written one right behind the other; more than a few are none, and each would be read to the end.
  constexpr int kMostWithin = 20;
  if (begin >= seen.end) seen.within = 0;
  if (++seen.within > kMostWithin) return;
  Extent extent = AddressAround(text, begin);
  seen.end = std::max(seen.end, extent.end);
  if (begin > 0 && text.substr(begin).starts_with(":\\")) {
    extent.begin = begin - 1;
  } else {
    extent.begin = begin;
  }
  AddJudged(view, extent, out);
}

void FindLinkTarget(const PieceView& view, HitSink& out) { AddJudged(view, {0, view.text().size()}, out); }

std::vector<LinkPlace> LinksOf(std::span<const Part> parts) {
  std::vector<LinkPlace> links;
  for (std::size_t part = 0; part < parts.size(); ++part) {
    std::set<std::string, std::less<>> seen;
    for (std::size_t piece = 0; piece < parts[part].pieces.size(); ++piece)
      CollectLinks(parts, part, piece, seen, links);
  }
  return links;
}

}  // namespace gongkai::screening
