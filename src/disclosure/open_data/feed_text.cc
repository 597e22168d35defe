#include "disclosure/open_data/feed_text.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "disclosure/open_data/xml_text.h"

namespace gongkai::disclosure {
namespace {

constexpr std::string_view kXmlHead = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";

Instant UpdatedOf(const Feed& feed) {
  if (feed.entries.empty()) return feed.none_since;
  return std::ranges::max_element(feed.entries, {}, &PublicRecord::updated)->updated;
}

/// RFC 822, as RSS has it: "Tue, 10 Mar 2026 10:00:00 +0800". The names are English whatever the machine speaks.
std::string MailStamp(Instant instant) {
  static constexpr std::array<std::string_view, 7> kDays = {"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
  static constexpr std::array<std::string_view, 12> kMonths = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                                               "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
  const Date day = BeijingDay(instant);
  return fmt::format("{}, {:02} {} {} {} +0800", kDays[std::chrono::weekday(day).c_encoding()],
                     static_cast<unsigned>(day.day()), kMonths[static_cast<unsigned>(day.month()) - 1],
                     static_cast<int>(day.year()), ToBeijingSecond(instant).substr(11));
}

/// RFC 3339: "2026-03-10T10:00:00+08:00".
std::string Stamp(Instant instant) {
  std::string text = ToBeijingSecond(instant);
  text[10] = 'T';
  return text + "+08:00";
}

std::string RssEntry(const PublicRecord& record) {
  return "<item>\n" + XmlElement("title", record.title) + XmlElement("link", record.address) +
         "<guid isPermaLink=\"true\">" + XmlText(record.address) + "</guid>\n" +
         XmlElement("description", record.summary) + XmlElement("category", NameOf(record.column)) +
         XmlElement("dc:creator", record.organ) + XmlElement("pubDate", MailStamp(record.updated)) + "</item>\n";
}

std::string Rss(const Feed& feed) {
  std::string text(kXmlHead);
  text +=
      "<rss version=\"2.0\" xmlns:atom=\"http://www.w3.org/2005/Atom\" "
      "xmlns:dc=\"http://purl.org/dc/elements/1.1/\">\n<channel>\n";
  text += XmlElement("title", feed.title) + XmlElement("link", feed.page) + XmlElement("description", feed.title) +
          "<language>zh-CN</language>\n" + "<atom:link rel=\"self\" type=\"application/rss+xml\" href=\"" +
          XmlText(feed.address) + "\"/>\n" + XmlElement("lastBuildDate", MailStamp(UpdatedOf(feed)));
  for (const PublicRecord& record : feed.entries) text += RssEntry(record);
  return text += "</channel>\n</rss>\n";
}

std::string AtomEntry(const PublicRecord& record) {
  return "<entry>\n" + XmlElement("id", record.address) + XmlElement("title", record.title) +
         "<link rel=\"alternate\" type=\"text/html\" href=\"" + XmlText(record.address) + "\"/>\n" +
         XmlElement("updated", Stamp(record.updated)) + "<author>" + XmlElement("name", record.organ) + "</author>\n" +
         "<category term=\"" + XmlText(IdOf(record.column)) + "\" label=\"" + XmlText(NameOf(record.column)) +
         "\"/>\n" + XmlElement("summary", record.summary) + "</entry>\n";
}

std::string Atom(const Feed& feed) {
  std::string text(kXmlHead);
  text += "<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"zh-CN\">\n" + XmlElement("id", feed.address) +
          XmlElement("title", feed.title) + "<link rel=\"self\" type=\"application/atom+xml\" href=\"" +
          XmlText(feed.address) + "\"/>\n<link rel=\"alternate\" type=\"text/html\" href=\"" + XmlText(feed.page) +
          "\"/>\n" + XmlElement("updated", Stamp(UpdatedOf(feed))) + "<author>" + XmlElement("name", feed.author) +
          "</author>\n";
  for (const PublicRecord& record : feed.entries) text += AtomEntry(record);
  return text += "</feed>\n";
}

}  // namespace

std::string_view EndingOf(FeedForm form) { return form == FeedForm::kRss ? ".xml" : ".atom"; }

std::string_view ContentTypeOf(FeedForm form) {
  return form == FeedForm::kRss ? "application/rss+xml; charset=utf-8" : "application/atom+xml; charset=utf-8";
}

std::string FeedText(const Feed& feed, FeedForm form) { return form == FeedForm::kRss ? Rss(feed) : Atom(feed); }

}  // namespace gongkai::disclosure
