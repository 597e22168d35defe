// For tests: the part of the program `gongkai` that reads in isolation, and nothing else of it.
#include "docread/isolated.h"

int main() { return gongkai::docread::RunReadWorker(); }
