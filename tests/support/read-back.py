# Reads a folder of letters back with Python's email and icalendar packages, which share nothing with ours.
#   mkdir -p /tmp/letters && KEEP_LETTERS=/tmp/letters npm test -- scenario && python3 tests/support/read-back.py /tmp/letters
import email, email.policy, glob, os, sys, time
from datetime import timedelta
from email.utils import parseaddr
import icalendar

for zone in ("UTC", "Asia/Tokyo", "America/New_York"):
    os.environ["TZ"] = zone
    time.tzset()
    for path in sorted(glob.glob(sys.argv[1] + "/*.eml")):
        with open(path, "rb") as file:
            message = email.message_from_binary_file(file, policy=email.policy.SMTP)
        parts = [part for part in message.walk() if part.get_content_type() == "text/calendar"]
        assert len(parts) == 1, (path, "calendar parts", len(parts))
        raw = parts[0].get_payload(decode=True)
        assert raw.endswith(b"\r\n") and max(map(len, raw.split(b"\r\n"))) <= 75, (path, "lines")
        calendar = icalendar.Calendar.from_ical(raw)
        assert parts[0].get_param("method") == calendar["METHOD"], (path, "method")
        [event] = [part for part in calendar.walk() if part.name == "VEVENT"]
        assert not event.errors, (path, event.errors)
        start, end = event["DTSTART"].dt, event["DTEND"].dt
        assert start.utcoffset() == timedelta(0) and end > start, (path, "times")
        attendee = str(event["ATTENDEE"])[len("mailto:"):]
        reader = parseaddr(message["To"])[1].replace('"', "")
        assert attendee.replace("%22", "").replace('"', "").lower() == reader.lower(), (path, attendee, reader)
        organizer = str(event["ORGANIZER"])[len("mailto:"):]
        assert organizer == parseaddr(message["From"])[1], (path, organizer)
        if zone == "Asia/Tokyo":
            name = event["ATTENDEE"].params.get("CN", "")
            print(os.path.basename(path), calendar["METHOD"], int(event["SEQUENCE"]), start.isoformat(), name, sep=" | ")
    print(zone, "read", len(glob.glob(sys.argv[1] + "/*.eml")), "letters")
