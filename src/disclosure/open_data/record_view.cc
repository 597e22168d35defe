#include "disclosure/open_data/record_view.h"

#include "account/organ_card_view.h"
#include "base/percent.h"
#include "disclosure/content_view.h"
#include "disclosure/public_version_view.h"
#include "disclosure/validity_view.h"
#include "web/response.h"

namespace gongkai::disclosure {

const Records::Organ& Records::OrganOf(OrganId id) {
  const auto [organ, is_new] = organs_.try_emplace(id);
  if (is_new) {
    if (const auto card = account::OrganCardOf(session_, id)) organ->second = {card->names.front().name, card->code};
  }
  return organ->second;
}

PublicRecord Records::Of(const OpenDataItem& open) {
  const Item& item = open.item;
  const Organ& organ = OrganOf(item.id.organ);
  PublicRecord record{.id = item.id,
                      .address = site_ + "/items/" + ToString(item.id),
                      .index_number = item.index_number,
                      .title = item.title,
                      .summary = item.summary,
                      .organ = organ.name,
                      .organ_code = organ.code,
                      .column = FactsOf(item.kind).column,
                      .kind = item.kind,
                      .formed_on = item.formed_on,
                      .public_from = *item.publicity.public_from,
                      .public_until = item.publicity.public_until,
                      .updated = UpdatedAt(open.published_at, *item.publicity.public_from)};
  if (const auto mark = ValidityMarkOf(session_, item, today_)) record.validity = mark->words;
  return record;
}

PublicText Records::TextOrProblem(const std::optional<Item>& item) {
  const Content content = PublicVersion(session_, item, today_).content;
  PublicText text{.fields = {}, .text = PlainBodyOf(content), .correction = CorrectionWords(content), .files = {}};
  for (const KindField& field : FactsOf(content.kind).fields) {
    const std::string_view words = content.Field(field.name);
    if (!words.empty()) text.fields.emplace_back(field.label, words);
  }
  for (std::size_t i = 0; i < content.attachments.size(); ++i) {
    const Attachment& file = content.attachments[i];
    text.files.push_back({file.name,
                          site_ + "/items/" + ToString(item->id) + "/files/" + std::to_string(i + 1) + "/" +
                              PercentEncode(NameInAddress(file.name)),
                          file.size});
  }
  return text;
}

std::optional<PublicText> Records::TextOf(const Item& item) {
  try {
    return TextOrProblem(item);
  } catch (const web::ProblemError&) {
    return std::nullopt;
  }
}

}  // namespace gongkai::disclosure
