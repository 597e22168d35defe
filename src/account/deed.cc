#include "account/deed.h"

#include <cstdlib>
#include <nlohmann/json.hpp>

namespace gongkai::account {

std::string ObjectOf(std::string_view kind, std::int64_t id) { return std::string(kind) + ":" + std::to_string(id); }

Deed::Deed(Desk& desk, Actor actor)
    : desk_(desk), actor_(std::move(actor)), now_(desk.now()), transaction_(desk.database.Begin()) {
  if (actor_.once_key.empty()) return;
  once_.emplace(transaction_, std::to_string(actor_.person.value) + "|" + actor_.once_key, now_);
}

void Deed::Record(OrganId organ, std::string_view act, std::string object, std::initializer_list<Detail> details) {
  Append(organ, act, std::move(object), Outcome::kDone, details);
}

void Deed::RecordRefusal(OrganId organ, std::string_view act, std::string object,
                         std::initializer_list<Detail> details) {
  Append(organ, act, std::move(object), Outcome::kRefused, details);
}

void Deed::Append(OrganId organ, std::string_view act, std::string object, Outcome outcome,
                  std::initializer_list<Detail> details) {
  nlohmann::json detail = nlohmann::json::object();
  for (const auto& [name, value] : details) detail[std::string(name)] = value;
  account::Record(transaction_, desk_.keys.audit,
                  {.organ = organ,
                   .at = now_,
                   .person = actor_.person,
                   .post = actor_.post ? std::string(IdOf(*actor_.post)) : "",
                   .act = std::string(act),
                   .object = std::move(object),
                   .outcome = outcome,
                   // What is no UTF-8 was not written by us, and must not keep an entry out of the trail.
                   .detail = detail.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace),
                   .address = actor_.address});
  recorded_ = true;
  refused_ = refused_ && outcome == Outcome::kRefused;
}

void Deed::Commit(std::string_view result) {
  if (!recorded_) std::abort();
  if (once_ && refused_) once_->Release();
  if (once_ && !refused_) once_->Finish(result);
  transaction_.Commit();
}

}  // namespace gongkai::account
