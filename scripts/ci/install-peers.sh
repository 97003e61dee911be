#!/usr/bin/env bash
# The real peers of the channels' tests, from Debian: Request Tracker 5 (each test run makes its own database and
# configuration, so none is set up here) and, with it, the mail server exim4.
set -euo pipefail
export DEBIAN_FRONTEND=noninteractive
debconf-set-selections <<'ANSWERS'
request-tracker5 request-tracker5/dbconfig-install boolean false
request-tracker5 request-tracker5/rtname string desk.test
request-tracker5 request-tracker5/organization string desk.test
request-tracker5 request-tracker5/webbaseurl string http://127.0.0.1
ANSWERS
apt-get install -y -qq --no-install-recommends request-tracker5 rt5-db-sqlite rt5-standalone exim4-daemon-light >/dev/null
