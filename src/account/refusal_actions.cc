#include "account/refusal_actions.h"

namespace gongkai::account {

Error Refused(Deed& deed, OrganId organ, std::string_view act, std::string object, Error error) {
  deed.RecordRefusal(organ, act, std::move(object));
  deed.Commit();
  return error;
}

}  // namespace gongkai::account
