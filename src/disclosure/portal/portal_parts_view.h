// The parts of the platform, the same for the county and for each organ, by the names that the notice gives them.
// Source: 国办公开办函〔2019〕61号 (指南、制度、法定主动公开内容、年报, under one name and in one layout);
// 条例第二十八条 (the way to apply), 第五十一条 (remedies).
#pragma once

#include <optional>

#include "account/guide.h"
#include "account/portal_view.h"
#include "disclosure/public_view.h"
#include "web/html.h"

namespace gongkai::disclosure {

enum class PortalPart { kGuide, kRules, kDisclosure, kReports, kRequests };
std::string_view NameOf(PortalPart part);

/// Whose parts they are.
struct PartsOf {
  std::optional<OrganId> organ{};  // none: the county's
  bool has_guide = true;           // else it is said that it is not there yet
  bool is_closed = false;          // nobody applies to an organ that is no more
};
PartsOf PartsOfOrgan(db::Session& session, std::optional<OrganId> organ, Date today);

web::Html PartLinks(const PartsOf& parts, std::optional<PortalPart> current = std::nullopt);

/// The columns of 法定主动公开内容 that hold something, each with the day of its newest.
web::Html ColumnCards(const std::vector<PublicColumn>& columns, std::optional<OrganId> organ);

/// What came last; with the organs where they differ.
web::Html LatestList(const std::vector<PublicLine>& latest, bool with_organ);

/// How information is applied for, in the words of the articles: to the working body and by the channels that the
/// organ's guide names; without a guide, of whichever organ it is.
web::Html HowToApply(const std::optional<account::PublicGuide>& guide);

/// Where one turns when one does not agree with an answer of `today`: in which order, until when, to whom.
web::Html RemediesPart(const account::PublicGuide& guide, Date today);

/// Lines of a guide below one another; those named in `labels` alone, where there are any.
web::Html GuideLines(const account::PublicGuide& guide, const std::vector<std::string_view>& labels = {});
/// How the working body is reached.
const std::vector<std::string_view>& ContactLabels();

}  // namespace gongkai::disclosure
