#include "disclosure/archive/archive_paper_view.h"

#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>

#include "base/fold.h"
#include "base/percent.h"
#include "disclosure/content_body_view.h"
#include "web/html.h"
#include "web/rich_text_html.h"
#include "web/url.h"

namespace gongkai::disclosure {
namespace {

using web::Html;
using web::Markup;

constexpr std::string_view kImagePlace = "/gk-archive-image-";  // stands in a body until the page is written

std::string DayText(const std::optional<Date>& day) { return day && day->ok() ? ToString(*day) : std::string(); }

/// What stands in an href: the way from a page to a file of the package.
std::string LinkTo(std::string_view path) {
  std::string link;
  while (!path.empty()) {
    const std::size_t slash = std::min(path.find('/'), path.size());
    link += (link.empty() ? "" : "/") + PercentEncode(path.substr(0, slash));
    path.remove_prefix(std::min(slash + 1, path.size()));
  }
  return link;
}

/// Links within the package are relative, which no page of the site is; so the writer of pages does not make them.
std::string Anchor(std::string_view path, std::string_view words) {
  std::string html = "<a href=\"" + LinkTo(path) + "\">";
  web::WriteEscaped(html, words);
  return html + "</a>";
}

std::string WithinItem(const ArchivedItem& item, const std::string& path) {
  return path.substr(FolderOf(item.id).size() + 1);
}

std::string Page(std::string_view title, const std::string& body) {
  std::string html =
      "<!DOCTYPE html>\n<html lang=\"zh-CN\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" "
      "content=\"width=device-width, initial-scale=1\">\n<title>";
  web::WriteEscaped(html, title);
  return html + "</title>\n</head>\n<body>\n" + body + "\n</body>\n</html>\n";
}

Html Row(std::string_view label, std::string_view value) {
  if (value.empty()) return {};
  return Markup("<tr><th align=\"left\" valign=\"top\">{}</th><td>{}</td></tr>\n", label, value);
}

std::string StateOf(const PublicSpan& span) {
  std::string state(NameOf(span.end));
  if (span.ended_on) state += "（" + ToString(*span.ended_on) + "）";
  if (!span.words.empty()) state += "：" + span.words;
  return state;
}

Html FactsPart(const ArchivedItem& item, const ArchivedVersion& version) {
  const Content& c = version.content;
  Html rows;
  rows.Add("{}{}{}", Row("索引号", item.index_number), Row("公开机关", item.organ), Row("信息类别", NameOf(c.kind)));
  rows.Add("{}{}", Row("生成日期", DayText(c.formed_on)), Row("内容概述", c.summary));
  for (const KindField& field : FactsOf(c.kind).fields) rows.Add("{}", Row(field.label, c.Field(field.name)));
  // Of citizens and companies it is told that it came from them, never from whom, as on the site.
  const bool names_it = c.origin == Origin::kFromOrgan || c.origin == Origin::kJoint;
  rows.Add("{}", Row("信息来源", std::string(NameOf(c.origin)) + (names_it ? "：" + c.other_organ : std::string())));
  std::string channels;
  for (const Channel channel : c.channels) channels += (channels.empty() ? "" : "、") + std::string(NameOf(channel));
  return rows.Add("{}{}", Row("公开渠道", channels), Row("更正或者更新", CorrectionWords(c)));
}

std::string BodyPart(const ArchivedItem& item, const ArchivedVersion& version) {
  const std::string place = web::BasePath() + std::string(kImagePlace);
  // Of an image that is not here its description stands there.
  const Html body =
      web::OfRichText(disclosure::BodyOf(version.content), [&](const ImageDigest& image) -> std::optional<web::Url> {
        const bool is_here =
            std::ranges::find(version.images, image.text(), &ArchivedFile::digest) != version.images.end();
        if (!is_here) return std::nullopt;
        return web::Url::Local(std::string(kImagePlace) + image.text().substr(std::string_view("sm3:").size()));
      });
  std::string html = body.text();
  for (const ArchivedFile& image : version.images) {
    const std::string from = place + image.digest.substr(std::string_view("sm3:").size());
    const std::string to = LinkTo(WithinItem(item, image.path));
    for (std::size_t at = html.find(from); at != html.npos; at = html.find(from, at + to.size())) {
      html.replace(at, from.size(), to);
    }
  }
  return html;
}

std::string FilesPart(const ArchivedItem& item, std::string_view label, const std::vector<ArchivedFile>& files) {
  if (files.empty()) return {};
  std::string html = Markup("<h3>{}</h3>\n<ul>\n", label).text();
  for (const ArchivedFile& file : files) {
    html += "<li>" + Anchor(WithinItem(item, file.path), file.name) +
            Markup("（{} 字节，SM3 {}）</li>\n", file.size, file.digest.substr(std::string_view("sm3:").size())).text();
  }
  return html + "</ul>\n";
}

Html SignaturesPart(const ArchivedVersion& version) {
  Html rows;
  for (const Signature& s : version.signatures) {
    rows.Add("<tr><td>{}</td><td>{}</td><td>{}</td><td>{}</td></tr>\n", NameOf(s.signer), s.person_name,
             ToBeijingSecond(s.at), s.remark);
  }
  Html part = Markup(
      "<h3>签署和保密审查</h3>\n<p>签署的内容摘要：{}</p>\n<table border=\"1\" "
      "cellpadding=\"4\">\n<tr><th>环节</th><th>姓名"
      "</th><th>时间</th><th>意见</th></tr>\n{}</table>\n",
      version.digest, rows);
  for (const Signature& s : version.signatures) {
    if (s.answers.empty()) continue;
    part.Add("<p>保密审查逐项结论：</p>\n<ul>\n");
    const auto questions = SecrecyQuestions();
    for (std::size_t i = 0; i < std::min(s.answers.size(), questions.size()); ++i) {
      part.Add("<li>{}：{}</li>\n", questions[i].text, s.answers[i] == 'y' ? "是" : "否");
    }
    part.Add("</ul>\n");
  }
  return part;
}

Html ScreeningsPart(const ArchivedVersion& version) {
  if (version.screenings.empty()) return {};
  Html lines;
  for (const ArchivedScreening& s : version.screenings) {
    lines.Add("<li>{}，{}，词表第 {} 版，规则第 {} 版，检查了 {} 个部分，{} 个没有能够读出</li>\n",
              ToBeijingSecond(s.at), s.by.empty() ? std::string_view("系统") : std::string_view(s.by), s.lists, s.rules,
              s.parts, s.unread);
  }
  return Markup("<h3>公开前的检查（不记发现的内容）</h3>\n<ul>\n{}</ul>\n", lines);
}

std::string VersionPart(const ArchivedItem& item, const ArchivedVersion& version) {
  const PublicSpan& span = version.span;
  std::string html = Markup("<h2>第 {} 版</h2>\n<table border=\"1\" cellpadding=\"4\">\n{}{}{}</table>\n", span.version,
                            Row("签发", ToBeijingSecond(span.published_at)), Row("公开日期", ToString(span.from)),
                            Row("公开情况", StateOf(span)))
                         .text();
  if (!version.is_of_year) {
    return html + Markup("<p>这一版在 {} 年度的归档包里。</p>\n", static_cast<int>(span.from.year())).text();
  }
  if (!version.has_content()) {
    html += Markup("<p><b>{}</b></p>\n", WhyOf(version.held)).text();
  } else {
    html += Markup("<h3>{}</h3>\n<table border=\"1\" cellpadding=\"4\">\n{}</table>\n", version.content.title,
                   FactsPart(item, version))
                .text();
    html += BodyPart(item, version) + FilesPart(item, "附件", version.attachments);
  }
  return html + Markup("{}{}", SignaturesPart(version), ScreeningsPart(version)).text();
}

std::string PostingsPart(const ArchivedItem& item) {
  if (item.postings.empty()) return {};
  std::string html = "<h2>公开渠道的记录</h2>\n";
  for (const ArchivedPosting& each : item.postings) {
    const Posting& p = each.posting;
    html +=
        Markup("<h3>第 {} 条：{}</h3>\n<table border=\"1\" cellpadding=\"4\">\n{}{}{}{}{}{}{}{}</table>\n", p.number,
               NameOf(p.channel), Row("版本", fmt::format("第 {} 版", p.version)), Row("从", ToString(p.posted_on)),
               Row("到", DayText(p.posted_until)), Row("撤下", DayText(p.taken_down_on)),
               Row("地点", each.village + (each.village.empty() || p.place.empty() ? "" : "　") + p.place),
               Row("张贴人", p.posted_by), Row("凭据", p.receipt), Row("作废原因", p.annulled_words))
            .text();
    html += FilesPart(item, "照片", each.photos);
  }
  return html;
}

Html EndsPart(const std::vector<ArchiveEnd>& ends) {
  if (ends.empty()) return Markup("<p>这一年没有撤下、更正或者到期的。</p>\n");
  Html rows;
  for (const ArchiveEnd& end : ends) {
    rows.Add("<tr><td>{}</td><td>{}</td><td>第 {} 版</td><td>{}</td><td>{}</td><td>{}</td></tr>\n", end.index_number,
             end.title, end.version, end.on, end.how, end.words);
  }
  return Markup(
      "<table border=\"1\" cellpadding=\"4\">\n<tr><th>索引号</th><th>名称</th><th>版本</th><th>日期</th><th>情况</th>"
      "<th>原因</th></tr>\n{}</table>\n",
      rows);
}

std::string LinesPart(const std::vector<ArchiveLine>& lines) {
  std::string html =
      "<table border=\"1\" cellpadding=\"4\">\n<tr><th>序号</th><th>索引号</th><th>名称</th><th>类别</th><th>文号</th>"
      "<th>生成日期</th><th>公开日期</th><th>公开情况</th></tr>\n";
  std::size_t number = 0;
  for (const ArchiveLine& line : lines) {
    html +=
        Markup("<tr><td>{}</td><td>{}</td><td>", ++number, line.index_number).text() +
        Anchor(FolderOf(line.item) + "/index.html", line.title.empty() ? "（内容不在包里）" : line.title) +
        Markup("</td><td>{}</td><td>{}</td><td>{}</td><td>{}</td><td>{}</td></tr>\n", line.kind, line.document_number,
               line.formed_on, line.public_from, line.state + (line.held_back.empty() ? "" : "。") + line.held_back)
            .text();
  }
  return html + "</table>\n";
}

std::string HeadOf(const ArchiveManifest& manifest) {
  std::string head = fmt::format("{} {} 年度主动公开政府信息归档包", manifest.organ, manifest.year);
  const bool is_partial = manifest.until != Date(std::chrono::year(manifest.year) / 12 / 31);
  return is_partial ? head + "（截至" + ToChinese(manifest.until) + "）" : head;
}

void Describe(ArchiveLine& line, const Content& content) {
  line.title = content.title;
  line.kind = std::string(NameOf(content.kind));
  line.document_number = std::string(content.Field("document_number"));
  line.formed_on = DayText(content.formed_on);
}

}  // namespace

void AddTo(ArchiveIndex& index, const ArchivedItem& item) {
  const std::string title = item.title();
  for (const ArchivedVersion& version : item.versions) {
    const PublicSpan& span = version.span;
    const int year = index.manifest.year;
    if (version.is_of_year) {
      const Content& c = version.content;
      const bool has = version.has_content();
      ArchiveLine line;
      line.item = item.id;
      line.version = span.version;
      line.index_number = item.index_number;
      line.public_from = span.from;
      line.state = StateOf(span);
      line.held_back = std::string(WhyOf(version.held));
      line.digest = version.digest;
      if (has) Describe(line, c);
      line.files = static_cast<std::int64_t>(version.attachments.size() + version.images.size());
      line.postings = std::ranges::count_if(
          item.postings, [&](const ArchivedPosting& posting) { return posting.posting.version == span.version; });
      index.lines.push_back(std::move(line));
      if (!has) ++index.held_back;
    }
    if (EndedIn(span, year)) {
      index.ends.push_back({.id = item.id,
                            .index_number = item.index_number,
                            .title = version.held == HeldBack::kNo ? title : std::string(),
                            .how = std::string(NameOf(span.end)),
                            .on = DayText(span.ended_on),
                            .words = span.words,
                            .version = span.version});
    }
  }
}

std::string ItemPaper(const ArchivedItem& item) {
  const std::string title = item.title();
  std::string body = "<p><a href=\"../../index.html\">回到目录</a></p>\n" +
                     Markup("<h1>{}</h1>\n", title.empty() ? "索引号 " + item.index_number : title).text();
  for (const ArchivedVersion& version : item.versions) body += VersionPart(item, version);
  return Page(title.empty() ? item.index_number : title, body + PostingsPart(item));
}

std::string IndexPaper(const ArchiveIndex& index) {
  const ArchiveManifest& m = index.manifest;
  std::string body =
      Markup("<h1>{}</h1>\n<p>{} 制作于 {}，第 {} 号。先读 ", HeadOf(m), m.made_by, ToBeijingSecond(m.at), m.number)
          .text() +
      Anchor("说明.txt", "说明.txt") + "；目录也有 " + Anchor("目录.xlsx", "xlsx") + "、" + Anchor("目录.csv", "CSV") +
      "。</p>\n";
  if (!index.faults.empty()) {
    body += "<h2>没有能按签发时的样子放进来的</h2>\n<ul>\n";
    for (const std::string& fault : index.faults) body += Markup("<li>{}</li>\n", fault).text();
    body += "</ul>\n";
  }
  body += Markup("<h2>这一年公开的（{} 项）</h2>\n", index.lines.size()).text() + LinesPart(index.lines);
  body += Markup("<h2>这一年撤下、更正、到期的</h2>\n{}", EndsPart(index.ends)).text();
  return Page(HeadOf(m), body);
}

std::string ArchiveReadMe(const ArchiveIndex& index) {
  const ArchiveManifest& m = index.manifest;
  return fmt::format(
      R"({}

一、这是什么
  {}（机关代码 {}）在 {} 年主动公开过的政府信息，一共 {} 个版本。每个版本都是签发时的原样：正文、附件、
  图片，连同谁起草、谁审核、谁签发、保密审查的逐项结论、公开前检查的记录、在哪里张贴过（有照片）、什么时候
  因为什么更正或者撤下。由{}制作于 {}（北京时间），是该机关的第 {} 号归档包。
  依据：《中华人民共和国政府信息公开条例》第二十五条第三款；《中华人民共和国档案法实施条例》第三十条、第三十九条。

二、怎么看
  不用任何专门的软件。用浏览器打开 index.html，从目录进入每一件；目录也有 目录.xlsx（表格软件）和
  目录.csv（任何文字软件，UTF-8 编码）。附件是原来的文件，没有改过格式。

三、里面有什么
  说明.txt              本文件
  index.html            目录；目录.xlsx、目录.csv 是同一份目录
  package.json          目录，供程序读取
  items/号/index.html   一件信息：各个版本的内容、签署、检查、渠道记录
  items/号/item.json    同样的内容，供程序读取（见第五节）
  items/号/v2/files/    第 2 版的附件；v2/images/ 是正文里的图片
  items/号/postings/    张贴的照片
  audit-heads/          本系统审计记录的链首，带签名：每月最后一次
  manifest.json         清单：每个文件的大小和两种摘要（SM3，GB/T 32905；SHA-256，FIPS 180-4）
  manifest.json.sig     对清单的签名（SM2，GB/T 32918，DER 编码；签名者标识 1234567812345678）
  signing.pub.pem       签名的公钥

四、没有放进来的
  从来没有公开过的（草稿、依申请公开、不予公开的）不在这里。公开过、但内容不随包移出的有 {} 个版本，目录里
  写明原因，只留编号和摘要：因含有不应公开的内容撤下的；签发时只定在村（社区）张贴、没有上网的。
  “公开情况”一栏写明每个版本现在是还在公开、已被更正、已撤下，还是公示期满。已经撤下或者期满的，
  供查阅以前请先按档案开放的规定审核。

五、item.json 的字段
  format 格式名；index_number 索引号；organ 公开机关；versions 各版本，其中
    number 版本号；digest 签署的内容摘要；publicity 公开情况（published 签发时间，public_from 公开日期，
    end_name 怎样结束，ended_on 哪一天，reason 原因）；content 内容（title 名称，summary 内容概述，body 正文，
    body_plain 正文的纯文字，fields 本类信息的其他项目，formed_on 生成日期，channel_names 公开渠道，
    correction 更正说明，correction_why 为什么更正）；files 附件；images 图片；signatures 签署（as_name 环节，person_name 姓名，
    time 时间，secrecy_review 保密审查结论）；screenings 公开前检查；held_back_why 内容为什么不在这里；
    in_package_of 这一版在哪一年的包里。
  postings 渠道记录（channel 渠道，posted_on 从哪天，place 地点，posted_by 张贴人，photos 照片）。
  内容摘要 digest 这样算：SM3（各部分依次接在一起，文字写成“字节数:内容”，个数写成“个数#”），依次是
  gongkai-item-1、索引号、kind、title、summary、body、attribute、ground、ground_words、origin、other_organ、
  agreed（已确认的写 agreed，否则为空）、correction、formed_on、publish_on、项目个数及各项目的名和值、
  渠道个数及各渠道、附件个数及各附件的名称和 SM3，写了 correction_why 的再接 correction_why。kind 等用 item.json 里的英文代号。
  从公民、法人获取的信息，来源是谁不对外公开，也不在包里（other_organ_kept_back），这几件的摘要不能重算。

六、怎么核对有没有被改过
  1. 用本系统：gongkai verify-archive 文件夹或者压缩包 --public-key 公钥文件。不用数据库。
  2. 不用本系统：openssl dgst -sm3 -verify signing.pub.pem -sigopt distid:1234567812345678 \
       -signature manifest.json.sig manifest.json
     再对清单里的每个文件算 SHA-256 或者 SM3，和清单比较。
  包里自带的公钥只能说明包没有损坏。要知道是不是该机关签的，请用另外保存的公钥，或者核对移交清单上写的
  清单摘要（manifest.json 的 SM3）。
)",
      HeadOf(m), m.organ, m.organ_code, m.year, index.lines.size(), m.made_by, ToBeijingSecond(m.at), m.number,
      index.held_back);
}

std::string ArchiveFactsOf(const ArchiveIndex& index) {
  using Json = nlohmann::ordered_json;
  const ArchiveManifest& m = index.manifest;
  Json json = {{"format", "gongkai-archive-facts-1"},
               {"title", HeadOf(m)},
               {"organ", m.organ},
               {"organ_code", m.organ_code},
               {"year", m.year},
               {"until", ToString(m.until)},
               {"number", m.number},
               {"made_by", m.made_by},
               {"time", ToBeijingSecond(m.at)},
               {"lines", Json::array()},
               {"ends", Json::array()},
               {"audit_heads", index.heads},
               {"faults", index.faults}};
  std::size_t number = 0;
  for (const ArchiveLine& line : index.lines) {
    json["lines"].push_back({{"n", ++number},
                             {"item", ToString(line.item)},
                             {"index_number", line.index_number},
                             {"version", line.version},
                             {"title", line.title},
                             {"kind", line.kind},
                             {"public_from", ToString(line.public_from)},
                             {"state", line.state},
                             {"held_back", line.held_back},
                             {"digest", line.digest}});
  }
  for (const ArchiveEnd& end : index.ends) {
    json["ends"].push_back({{"item", ToString(end.id)},
                            {"index_number", end.index_number},
                            {"version", end.version},
                            {"how", end.how},
                            {"on", end.on},
                            {"reason", end.words}});
  }
  return json.dump(1, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace gongkai::disclosure
