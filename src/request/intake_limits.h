// How many applications are taken in by the page. To apply is a right (条例第二十七条), and who is turned away here is
// told the ways that are never closed: in person and by post (第二十八条; 国办公开办函〔2017〕19号). So the limits are
// those of a program that sends by itself, far from what a person, a lawyer or a reporter does in a day. Pure.
#pragma once

#include <cstdint>
#include <string>

#include "base/field_errors.h"
#include "request/sent_bytes.h"

namespace gongkai::request {

/// What came lately by the page: from one network (an address, an IPv6 /64), from the household around it (/56), from
/// the place around that (/48, or the 256 IPv4 addresses of a /24), and altogether.
struct IntakeLoad {
  int network_hour = 0, network_day = 0, household_hour = 0, household_day = 0, place_hour = 0, place_day = 0;
  int hour = 0, day = 0;
  int network_pieces = 0, place_pieces = 0, pieces = 0;  // of files, within a day
};

inline constexpr int kAppliedPerNetworkHour = 40, kAppliedPerNetworkDay = 100;
inline constexpr int kAppliedPerHouseholdHour = 60, kAppliedPerHouseholdDay = 150;
inline constexpr int kAppliedPerPlaceHour = 120, kAppliedPerPlaceDay = 400;
inline constexpr int kAppliedPerHour = 1'000, kAppliedPerDay = 5'000;
/// When all of it together is too much, a place that sent fewer than these in a day is taken all the same, up to twice
/// as much altogether: a flood out of a few places closes the page to nobody else.
inline constexpr int kSparedOfPlaceDay = 3;

enum class IntakeVerdict { kTake, kTooManyOfNetwork, kTooManyOfAll };
IntakeVerdict VerdictOf(const IntakeLoad& load);

/// Files are counted by pieces, those begun too. Who sent too many bytes still applies, without files: a disk that is
/// full takes in nobody's application.
inline constexpr std::uint64_t kFilePiece = std::uint64_t{5} << 20U;
inline constexpr int kPiecesPerNetworkDay = 120, kPiecesPerPlaceDay = 480, kPiecesPerDay = 4'000;
int FilePiecesOf(std::uint64_t bytes);
/// Whether files of so many bytes are taken besides.
bool TakesFiles(const IntakeLoad& load, std::uint64_t bytes);

/// Wrong pairs of query code and second fact within a quarter of an hour: of one network, and of one code from
/// wherever; and of one code within a day, from wherever. A second fact has four characters, and who knows a birthday
/// has a thousand of them left: with so few a day nobody who found a receipt goes through them.
inline constexpr int kWrongCasesOfNetwork = 20, kWrongCasesOfCode = 8, kWrongCasesOfCodeDay = 20;

/// What may come with one application.
inline constexpr std::size_t kMostApplyFiles = 5;
inline constexpr std::uint64_t kLargestApplyFile = std::uint64_t{50} << 20U, kLargestApply = std::uint64_t{60} << 20U;

/// "" for what an applicant or an office may send: text documents, sheets, images, none of which bears a program that
/// runs where it is opened; else a sentence.
std::string FaultOfFile(std::string_view name, const SentBytes& bytes);

}  // namespace gongkai::request
