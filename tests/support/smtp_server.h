// A real mail server (Debian's python3-aiosmtpd) for one test: smtp_server.py as a child process, which ends with it.
//
//   const SmtpServer server({"--starttls", "--user", "zwgk", "--password", "sesame"});
//   … send to server.port() …
//   CHECK(server.Letter(1).find("recipient: linxi@chengyan.example\n") != std::string::npos);
#pragma once

#include <fcntl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <stdexcept>
#include <string>
#include <vector>

#include "support/temp_dir.h"

namespace gongkai::testing {

class SmtpServer {
 public:
  explicit SmtpServer(std::vector<std::string> words = {}) { Start(std::move(words)); }
  ~SmtpServer() { Stop(); }
  SmtpServer(const SmtpServer&) = delete;
  SmtpServer& operator=(const SmtpServer&) = delete;

  std::uint16_t port() const { return port_; }
  /// Of the server's own certificate.
  std::string ca_file() const { return dir_.File("ca.pem"); }

  /// What it took, decoded; empty when there are not so many.
  std::string Letter(int number) const { return Read(std::to_string(number) + ".txt"); }
  /// The same as it came over the line.
  std::string Raw(int number) const { return Read(std::to_string(number) + ".eml"); }
  /// The bytes of what went with it.
  std::string File(int number, int file) const {
    return Read(std::to_string(number) + "." + std::to_string(file) + ".bin");
  }
  int count() const {
    int letters = 0;
    while (!Letter(letters + 1).empty()) ++letters;
    return letters;
  }

  void Stop() {
    if (child_ <= 0) return;
    close(input_);
    waitpid(child_, nullptr, 0);
    child_ = 0;
  }
  /// The same port again, with what was taken before.
  void StartAgain() { Start({"--port", std::to_string(port_)}); }

 private:
  void Start(std::vector<std::string> words) {
    int in[2], out[2];
    if (pipe2(in, O_CLOEXEC) != 0 || pipe2(out, O_CLOEXEC) != 0) throw std::runtime_error("no pipe");
    // Debian's own, where its packages are.
    words.insert(words.begin(),
                 {"/usr/bin/python3", "-B", GONGKAI_SOURCE_DIR "/tests/support/smtp_server.py", dir_.path()});
    std::vector<char*> arguments;
    for (std::string& word : words) arguments.push_back(word.data());
    arguments.push_back(nullptr);
    child_ = fork();
    if (child_ == 0) {
      dup2(in[0], STDIN_FILENO);
      dup2(out[1], STDOUT_FILENO);
      execv(arguments[0], arguments.data());
      _exit(127);
    }
    close(in[0]);
    close(out[1]);
    input_ = in[1];
    std::string line;
    for (char c = 0; read(out[0], &c, 1) == 1 && c != '\n';) line += c;
    close(out[0]);
    if (line.empty()) throw std::runtime_error("the mail server did not start: is python3-aiosmtpd there?");
    port_ = static_cast<std::uint16_t>(std::stoi(line));
  }

  std::string Read(const std::string& name) const {
    std::ifstream in(dir_.File(name), std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
  }

  TempDir dir_;
  pid_t child_ = 0;
  int input_ = -1;
  std::uint16_t port_ = 0;
};

}  // namespace gongkai::testing
