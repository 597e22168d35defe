#include "disclosure/channel/channel_store.h"

#include <algorithm>

#include "account/sight.h"

namespace gongkai::disclosure {
namespace {

#define POSTING_COLUMNS(of)                                                                                       \
  of "organ_id, " of "item, " of "number, " of "version, " of "channel, " of "posted_on, " of "posted_until, " of \
     "village_id, " of "place, " of "posted_by, " of "receipt, " of "taken_down_on, " of "annulled_words, " of    \
     "recorded_by, " of "recorded_at"

constexpr std::string_view kNextNumber = "SELECT COALESCE(MAX(number), 0) + 1 FROM channel_posting WHERE organ_id = ?";
constexpr std::string_view kInsert =
    "INSERT INTO channel_posting (" POSTING_COLUMNS("") ") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
constexpr std::string_view kInsertPhoto =
    "INSERT INTO channel_photo (organ_id, posting, position, name, digest, size) VALUES (?, ?, ?, ?, ?, ?)";
constexpr std::string_view kSelect =
    "SELECT " POSTING_COLUMNS("") " FROM channel_posting WHERE organ_id = ? AND number = ?";
constexpr std::string_view kSelectOfItem =
    "SELECT " POSTING_COLUMNS("") " FROM channel_posting WHERE organ_id = ? AND item = ? ORDER BY number DESC";
constexpr std::string_view kSelectPhotos =
    "SELECT name, digest, size FROM channel_photo WHERE organ_id = ? AND posting = ? ORDER BY position";
constexpr std::string_view kTakeDown = "UPDATE channel_posting SET taken_down_on = ? WHERE organ_id = ? AND number = ?";
constexpr std::string_view kAnnul = "UPDATE channel_posting SET annulled_words = ? WHERE organ_id = ? AND number = ?";

// The twin of StateOf (channel_posting.h), as text. Parameters: today twice.
#define STATE                                                                                              \
  "CASE WHEN p.annulled_words <> '' THEN 'annulled' WHEN p.taken_down_on IS NOT NULL THEN 'taken_down' "   \
  "WHEN p.posted_until IS NULL AND p.channel NOT IN ('reading_place', 'service_hall', 'service_station', " \
  "'notice_board') THEN 'there' WHEN i.withdrawn_at IS NOT NULL OR i.public_until < ? OR "                 \
  "p.posted_until < ? THEN 'to_take_down' ELSE 'there' END"
// Parameters: organs in sight twice, organ twice, first day twice, first day of the next month, then those of STATE and
// the state twice.
#define WHERE_ASKED                                                                       \
  " FROM channel_posting p JOIN item i ON i.organ_id = p.organ_id AND i.number = p.item " \
  "WHERE (CAST(? AS TEXT) IS NULL OR CAST(? AS TEXT) LIKE '%,' || p.organ_id || ',%') "   \
  "AND (CAST(? AS BIGINT) IS NULL OR p.organ_id = ?) "                                    \
  "AND (CAST(? AS TEXT) IS NULL OR (p.posted_on >= ? AND p.posted_on < ?)) "              \
  "AND " STATE " LIKE CAST(? AS TEXT) AND (p.annulled_words = '' OR CAST(? AS TEXT) = 'annulled') "

constexpr std::string_view kList =
    "SELECT " POSTING_COLUMNS(
        "p.") ", i.title, i.withdrawn_at, i.public_until, i.published_version, (SELECT COUNT(*) FROM channel_photo f "
              "WHERE f.organ_id = p.organ_id AND f.posting = p.number), COUNT(*) OVER () AS total" WHERE_ASKED
              "AND (CAST(? AS TEXT) IS NULL OR p.channel = ?) ORDER BY p.posted_on DESC, p.organ_id, p.number DESC "
              "LIMIT ? OFFSET ?";
// What is of one's own is counted on every first page: by the index of what is still there
// (channel_posting_still_there).
constexpr std::string_view kToTakeDown =
    "SELECT p.posted_until, i.public_until, i.withdrawn_at, COUNT(*) FROM channel_posting p JOIN item i ON i.organ_id "
    "= p.organ_id AND i.number = p.item "
    "WHERE p.organ_id = ? AND p.taken_down_on IS NULL AND p.annulled_words = '' AND (p.posted_until < ? OR "
    "((p.posted_until IS NOT NULL OR p.channel IN ('reading_place', 'service_hall', 'service_station', "
    "'notice_board')) AND (i.withdrawn_at IS NOT NULL OR i.public_until < ?))) GROUP BY p.posted_until, "
    "i.public_until, "
    "i.withdrawn_at";
constexpr std::string_view kCount = "SELECT p.channel, COUNT(*)" WHERE_ASKED "GROUP BY p.channel";

Channel KnownChannel(std::string_view id) {
  const auto channel = ChannelFrom(id);
  if (!channel) throw db::DatabaseError(db::ErrorCode::kOther, "unknown channel of a posting");
  return *channel;
}

Posting PostingFromRow(const db::Row& row) {
  Posting posting{.item = {OrganId{row.Get<std::int64_t>(0)}, row.Get<std::int64_t>(1)},
                  .number = row.Get<std::int64_t>(2),
                  .version = row.Get<std::int64_t>(3),
                  .channel = KnownChannel(row.Get<std::string_view>(4)),
                  .posted_on = row.Get<Date>(5),
                  .posted_until = row.Get<std::optional<Date>>(6),
                  .place = row.Get<std::string>(8),
                  .posted_by = row.Get<std::string>(9),
                  .receipt = row.Get<std::string>(10),
                  .photos = {},
                  .taken_down_on = row.Get<std::optional<Date>>(11),
                  .annulled_words = row.Get<std::string>(12),
                  .recorded_by = account::PersonId{row.Get<std::int64_t>(13)},
                  .recorded_at = Instant(std::chrono::seconds(row.Get<std::int64_t>(14)))};
  if (const auto village = row.Get<std::optional<std::int64_t>>(7)) posting.village = OrganId{*village};
  return posting;
}

std::optional<std::int64_t> Plain(const std::optional<OrganId>& organ) {
  return organ ? std::optional(organ->value) : std::nullopt;
}

/// The query as its statements want it.
struct Asked {
  std::optional<std::string> sight, from, to, channel;
  std::optional<std::int64_t> organ;
  std::string state, annulled;

  explicit Asked(const PostingQuery& query) : sight(account::SightText(query.organs)), organ(Plain(query.organ)) {
    if (query.month) {
      from = ToString(Date(*query.month / 1));
      to = ToString(Date((*query.month + std::chrono::months(1)) / 1));
    }
    if (query.channel) channel = IdOf(*query.channel);
    state = query.state ? std::string(IdOf(*query.state)) : "%";
    annulled = query.state == PostingState::kAnnulled ? "annulled" : "";
  }
};

}  // namespace

std::int64_t AddPosting(db::Transaction& act, Posting posting) {
  const std::int64_t organ = posting.item.organ.value;
  act.Lock("postings of " + std::to_string(organ));
  posting.number = act.One<std::int64_t>(kNextNumber, organ);
  act.Execute(kInsert, organ, posting.item.number, posting.number, posting.version, IdOf(posting.channel),
              posting.posted_on, posting.posted_until, Plain(posting.village), posting.place, posting.posted_by,
              posting.receipt, posting.taken_down_on, posting.annulled_words, posting.recorded_by.value,
              posting.recorded_at.time_since_epoch().count());
  std::int64_t position = 0;
  for (const Attachment& photo : posting.photos) {
    act.Execute(kInsertPhoto, organ, posting.number, ++position, photo.name, photo.digest, photo.size);
  }
  return posting.number;
}

std::optional<Posting> FindPosting(db::Session& session, OrganId organ, std::int64_t number) {
  std::optional<Posting> posting;
  {
    db::Rows rows = session.Query(kSelect, organ.value, number);
    if (!rows.Next()) return std::nullopt;
    posting = PostingFromRow(rows.row());
  }
  ReadPhotos(session, *posting);
  return posting;
}

std::vector<Posting> PostingsOf(db::Session& session, ItemId item) {
  std::vector<Posting> postings;
  for (const db::Row& row : session.Query(kSelectOfItem, item.organ.value, item.number)) {
    postings.push_back(PostingFromRow(row));
  }
  return postings;
}

void ReadPhotos(db::Session& session, Posting& posting) {
  for (const db::Row& row : session.Query(kSelectPhotos, posting.item.organ.value, posting.number)) {
    posting.photos.push_back({row.Get<std::string>(0), row.Get<std::string>(1), row.Get<std::int64_t>(2)});
  }
}

std::vector<PublishedVersion> PublishedVersions(db::Session& session, const Item& item) {
  std::vector<PublishedVersion> versions;
  for (const ItemEvent& event : EventsOf(session, item.id)) {
    if (event.kind == kPublicationStopped) {
      std::erase_if(versions, [&](const PublishedVersion& each) { return each.number == event.version; });
    }
    if (event.kind != "published") continue;
    PublishedVersion version{event.version, BeijingDay(event.at)};
    if (version.number == item.publicity.published_version) {
      version.from = std::max(version.from, item.publicity.public_from.value_or(version.from));
    } else if (const auto kept = FindVersion(session, item.id, version.number)) {
      version.from = std::max(version.from, kept->content.publish_on.value_or(version.from));
    }
    versions.push_back(version);
  }
  return versions;
}

void TakeDown(db::Transaction& act, OrganId organ, std::int64_t number, Date on) {
  act.Execute(kTakeDown, on, organ.value, number);
}

void Annul(db::Transaction& act, OrganId organ, std::int64_t number, const std::string& words) {
  act.Execute(kAnnul, words, organ.value, number);
}

PostingPage ListPostings(db::Session& session, const PostingQuery& query) {
  const Asked asked(query);
  PostingPage page;
  db::Rows rows = session.Query(kList, asked.sight, asked.sight, asked.organ, asked.organ, asked.from, asked.from,
                                asked.to, query.today, query.today, asked.state, asked.annulled, asked.channel,
                                asked.channel, query.page_size, (query.page - 1) * query.page_size);
  while (rows.Next()) {
    const db::Row& row = rows.row();
    Publicity item{.public_until = row.Get<std::optional<Date>>(17)};
    item.is_withdrawn = row.Get<std::optional<std::int64_t>>(16).has_value();
    ListedPosting listed{.posting = PostingFromRow(row),
                         .photos = row.Get<int>(19),
                         .title = row.Get<std::string>(15),
                         .is_over = IsOver(item, query.today)};
    listed.is_old_version = row.Get<std::optional<std::int64_t>>(18).value_or(0) != listed.posting.version;
    page.postings.push_back(std::move(listed));
    page.total = row.Get<int>(20);
  }
  return page;
}

std::map<Channel, int> CountByChannel(db::Session& session, const PostingQuery& query) {
  const Asked asked(query);
  std::map<Channel, int> counts;
  db::Rows rows = session.Query(kCount, asked.sight, asked.sight, asked.organ, asked.organ, asked.from, asked.from,
                                asked.to, query.today, query.today, asked.state, asked.annulled);
  while (rows.Next()) counts[KnownChannel(rows.row().Get<std::string_view>(0))] = rows.row().Get<int>(1);
  return counts;
}

void HangingTooLong::Add(const HangingTooLong& more) {
  count += more.count;
  if (more.first) first = first ? std::min(*first, *more.first) : more.first;
  if (more.last) last = last ? std::max(*last, *more.last) : more.last;
}

HangingTooLong ToTakeDown(db::Session& session, OrganId organ, Date today) {
  HangingTooLong all;
  for (const db::Row& row : session.Query(kToTakeDown, organ.value, today, today)) {
    // Of the days on which it had to come down, the first one counts.
    std::optional<Date> day;
    const auto take = [&](std::optional<Date> other) {
      if (other && *other <= today) day = day ? std::min(*day, *other) : other;
    };
    take(row.Get<std::optional<Date>>(0));
    take(row.Get<std::optional<Date>>(1));
    if (const auto at = row.Get<std::optional<std::int64_t>>(2))
      take(std::min(BeijingDay(Instant(std::chrono::seconds(*at))), today));
    all.Add({.count = static_cast<int>(row.Get<std::int64_t>(3)), .first = day, .last = day});
  }
  return all;
}

}  // namespace gongkai::disclosure
