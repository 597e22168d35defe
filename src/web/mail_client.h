// Sending mail through one server that the operator named (SMTP: RFC 5321, 5322, 2045 to 2047, 2183, 2231). What goes
// into a letter may be hostile: nothing in it can end a header or name another recipient. One letter at a time over one
// connection, which is kept for the next.
//
//   const web::SendMail send = web::SendMailOverNet({.host = "mail.example", .port = 587, .tls =
//   web::MailTls::kStartTls, …}); const web::MailOutcome outcome = send({.to = "a@b.example", .subject = "…", .text =
//   "…", .id = "9f3c", .date = now});
#pragma once

#include <chrono>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace gongkai::web {

enum class MailTls {
  kNone,      // an open line; to this very machine, or without a password
  kStartTls,  // begins open, and is encrypted before anything is said; a server that cannot is not spoken to
  kTls,       // encrypted from the first byte
};

struct MailServer {
  std::string host;
  std::uint16_t port = 465;
  MailTls tls = MailTls::kTls;
  std::string user, password;  // empty: without signing in
  std::string from;            // the sender's address
  std::string from_name{};     // beside it; may be Chinese
  std::string ca_file{};       // whose certificates are trusted; empty: the machine's own list
  std::chrono::milliseconds connect{10'000};
  std::chrono::milliseconds total{30'000};  // of a letter without files; what goes with it has its time on top
};

/// A file that goes with a letter.
struct MailFile {
  std::string name;  // may be Chinese
  std::string type;  // "application/pdf"
  std::string bytes;
};

struct Mail {
  std::string to;
  std::string subject;
  std::string text;  // UTF-8, lines ended by \n
  std::string id;    // the same each time the same letter is sent: letters and digits
  std::chrono::sys_seconds date{};
  // Where one POST ends what the letter comes from (RFC 8058); empty: there is no such address. Never of a letter to
  // people who work here.
  std::string unsubscribe{};
  std::vector<MailFile> files{};
};

enum class MailFate {
  kSent,       // the server took it
  kRefused,    // the server will not have this letter, or it has no sound address
  kNoServer,   // not sent: the server is away, is not trusted, or does not let us in
  kUncertain,  // handed over, but no word came back
};

struct MailOutcome {
  MailFate fate = MailFate::kSent;
  std::string sentence{};  // what went wrong, without anything of the letter; empty when it was sent
};

/// May be called by several threads; they wait for one another.
using SendMail = std::function<MailOutcome(const Mail&)>;
SendMail SendMailOverNet(MailServer server);

/// name@host in ASCII, without anything that means something to SMTP or to a header.
bool IsMailAddress(std::string_view address);

/// The host is this very machine, which no line leaves.
bool NamesThisMachine(std::string_view host);

/// The letter as it goes over the line, but for the dots that SMTP doubles.
std::string LetterText(const MailServer& server, const Mail& mail);

}  // namespace gongkai::web
