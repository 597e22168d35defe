// The second factor: an authenticator app on one's own phone, bound once; and ten recovery codes for the day on which
// the phone is lost. A code opens once: the step it belongs to is kept.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "account/deed.h"
#include "account/sign_in_actions.h"
#include "crypto/qr.h"

namespace gongkai::account {

/// Errors of all that take a code: kForbidden when it is wrong or was used; kConflict when it must wait. `code` is that
/// of the app, or a recovery code.
Result<SignedIn> ConfirmCode(Desk& desk, const Entrant& entrant, std::string_view code);

bool HasDevice(Desk& desk, PersonId person);

/// What is shown to bind a device. Nothing is kept: `sealed` comes back with the form, and fits this session alone.
struct DeviceOffer {
  crypto::QrPath qr;
  std::string secret;  // to be typed where nothing can be scanned: "ABCD EFGH …"
  std::string sealed;
};
DeviceOffer OfferDevice(Desk& desk, const Entrant& entrant);
/// The same once more, after a code that was wrong. None when it is not of this session.
std::optional<DeviceOffer> OfferAgain(Desk& desk, const Entrant& entrant, std::string_view sealed);

struct BoundDevice {
  SignedIn signed_in;
  std::vector<std::string> recovery_codes;  // shown now and never again
};
/// Errors: kInvalidInput for a wrong code; kConflict when one is bound already, or the offer is of another session.
Result<BoundDevice> ConfirmDevice(Desk& desk, const Entrant& entrant, std::string_view sealed, std::string_view code);

/// In place of those there were.
Result<std::vector<std::string>> NewRecoveryCodes(Desk& desk, const Entrant& entrant, std::string_view code);
/// What is owed afterwards: another device, where one is needed.
Result<SignedIn> RemoveDevice(Desk& desk, const Entrant& entrant, std::string_view code);

/// By whoever runs the server, for an administrator who has lost telephone and recovery codes. Ends the sessions; gives
/// the person's name. Errors: kNotFound.
Result<std::string> UnbindByOperator(Desk& desk, std::string_view login);

}  // namespace gongkai::account
